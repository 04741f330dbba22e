import { css, LitElement, PropertyDeclarations } from 'lit';

/** What a reader may change of the colours while the page is open. */
const COLORS = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].map((query) => window.matchMedia(query));
const STILL = window.matchMedia('(prefers-reduced-motion: reduce)');

/** The elements that stand on the page, and the look that it has had since it was last asked. To ask makes the browser style the page, so one question serves all. */
const standing = new Set<PageElement>();
let look = '';

function looked(): string {
  const { colorScheme, fontSize } = getComputedStyle(document.documentElement);
  return `${COLORS.map(({ matches }) => matches).join()} ${colorScheme} ${fontSize}`;
}

function lookAgain() {
  look = looked();
  standing.forEach((element) => element.looks(look));
}

function watch() {
  look = looked();
  new MutationObserver(lookAgain).observe(document.documentElement, { attributes: true });
  COLORS.forEach((query) => query.addEventListener('change', lookAgain));
}

/** Whether the reader wants nothing to move. */
export const still = (): boolean => STILL.matches;

/** So many times the root's letter size, in pixels: what is drawn by number grows with the page's letters. */
export const rem = (times: number): number => times * parseFloat(getComputedStyle(document.documentElement).fontSize);

/** What a length of CSS, such as 72vh, comes to at the element, in pixels. */
export function pixels(element: HTMLElement, length: string): number {
  const probe = document.createElement('span');
  probe.style.cssText = `position: absolute; visibility: hidden; height: ${length}`;
  (element.shadowRoot ?? element).append(probe);
  const height = probe.offsetHeight;
  probe.remove();
  return height;
}

/** A number as the reader's language writes it. */
export const written = (value: number, options?: Intl.NumberFormatOptions): string => value.toLocaleString(document.documentElement.lang || undefined, options);

/** The digits of a program with the decimal mark of the reader's language. */
export const marked = (digits: string): string => digits.replace('.', written(1.5).charAt(1));

/** A number with a power of ten, for what is close to nothing. */
export const power = (value: number, digits?: number): string => marked(value.toExponential(digits));

declare global {
  interface HTMLElement {
    /** At the body: what every picture writes by itself, in the reader's language (Figure.java). */
    figureWords?: Record<string, string>;
  }
}

/** What all elements have in common: the server's words in the reader's language, and a new drawing when the page changes its look. */
export class PageElement extends LitElement {
  static properties: PropertyDeclarations = { strings: { attribute: false } };

  declare strings: Record<string, string>;
  declare version: number;

  private look = '';

  constructor() {
    super();
    this.strings = {};
  }

  connectedCallback() {
    super.connectedCallback();
    if (!look) watch();
    standing.add(this);
    this.looks(look);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    standing.delete(this);
  }

  /** Draws anew where the page does not look as it did when this element last asked. */
  looks(present: string) {
    if (this.look && present !== this.look) this.restyled();
    this.look = present;
  }

  /** The server's words for a key, with {0}, {1} and so on filled in; nothing where it has sent none. */
  protected text(key: string, ...values: string[]): string {
    return (this.strings?.[key] ?? document.body.figureWords?.[key] ?? '').replace(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? '');
  }

  /** Words or sentences one after the other, as the server's words for a key join two. */
  protected joined(key: string, parts: string[]): string {
    return parts.length ? parts.reduce((before, next) => this.text(key, before, next)) : '';
  }

  /** Tells the server what was done, and on which version of the picture; it forgets what was done on another one than the present (Versioned.java). */
  protected tell(event: string, detail: object = {}, version = this.version) {
    this.dispatchEvent(new CustomEvent(event, { detail: { ...detail, version } }));
  }

  /** Light has turned dark, or the letters have grown. */
  protected restyled() {
    this.requestUpdate();
  }
}

/** Buttons and lists of choices, and no motion for those who want none. */
export const common = css`
  button, select { font: inherit; color: inherit; background: var(--paper-raised); border: 1px solid var(--line); border-radius: 6px; padding: 0.35rem 0.8rem; min-height: 2.25rem; }
  button { cursor: pointer; }
  button:hover { border-color: var(--accent); }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  @media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
`;
