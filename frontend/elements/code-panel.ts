import { css, html, nothing } from 'lit';
import { copy } from './clipboard';
import { download } from './download';
import { common, PageElement } from './element';

interface Snippet {
  label: string;
  code: string;
}

const REST_MILLISECONDS = 400;

/** A chapter's code with the current values in it, asked for while the panel is open and the controls are at rest. */
export class CodePanel extends PageElement {
  static properties = { opened: { type: Boolean }, name: {}, snippets: { state: true }, source: {}, written: {}, fileName: {}, change: {}, at: { state: true }, copied: { state: true }, refused: { state: true } };

  declare name: string;
  declare snippets: Snippet[];
  declare source: string;
  declare written: number;
  declare fileName: string;
  declare change: number;
  declare opened: boolean;
  declare at: number;
  declare copied: boolean;
  declare refused: boolean;

  static styles = [common, css`
    :host { display: block; }
    details { border: 1px solid var(--line); border-radius: 8px; background: var(--paper-raised); }
    summary { padding: 0.7rem 1rem; cursor: pointer; font-weight: 600; }
    :focus-visible { outline-offset: -2px; }
    p { margin: 0.5rem 1rem 0; font-size: 0.875rem; }
    p:empty { margin: 0; }
    .bar { display: flex; flex-wrap: wrap; gap: 0.25rem; padding: 0 0.75rem; border-bottom: 1px solid var(--line); }
    button { font-size: 0.9375rem; color: var(--ink-soft); background: none; border: 0; border-bottom: 2px solid transparent; border-radius: 0; padding: 0.5rem 0.6rem; }
    button[aria-selected='true'] { color: var(--ink); border-color: var(--accent); }
    button:hover { color: var(--accent); }
    .space { flex: 1; }
    .files { display: flex; gap: 1rem; padding: 0 1rem; }
    ::slotted(a) { margin-top: 0.6rem; color: var(--accent); font-size: 0.9375rem; }
    pre { margin: 0; padding: 1rem; overflow: auto; max-height: 28rem; font: 0.9375rem/1.5 ui-monospace, 'SF Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace; tab-size: 4; }
  `];

  constructor() {
    super();
    this.snippets = [];
    this.opened = false;
    this.at = 0;
    this.copied = false;
    this.refused = false;
  }

  render() {
    return html`<details ?open=${this.opened} @toggle=${this.onToggle}>
      <summary>${this.name}</summary>
      <div class="bar">
        <span role="tablist">${this.snippets.map((snippet, i) => html`<button role="tab" id="tab${i}" aria-controls="panel" aria-selected=${i === this.at}
          @click=${() => { this.at = i; }}>${snippet.label}</button>`)}</span>
        <span class="space"></span>
        <button ?disabled=${this.snippets.length === 0} @click=${this.copy}>${this.copied ? this.text('copied') : this.text('copy')}</button>
        <button ?disabled=${this.snippets.length === 0} @click=${this.notebook}>${this.text('notebook')}</button>
      </div>
      <div class="files"><slot name="files-${this.at}"></slot></div>
      <p role="status">${this.refused ? this.text('refused') : ''}</p>
      <pre id="panel" role="tabpanel" tabindex="0" aria-labelledby="tab${this.at}"><code>${this.snippets[this.at]?.code ?? ''}</code></pre>
    </details>`;
  }

  private waiting = 0;

  updated(changed: Map<string, unknown>) {
    if (changed.has('change') && this.shadowRoot?.querySelector('details')?.open) {
      clearTimeout(this.waiting);
      this.waiting = window.setTimeout(this.ask, REST_MILLISECONDS);
    }
    if (changed.has('written') && this.written) this.fetchPrograms(this.written);
  }

  /** Of several answers on their way the latest counts. */
  private async fetchPrograms(version: number) {
    const answer = await fetch(this.source);
    if (answer.ok && version === this.written) this.snippets = await answer.json();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
  }

  private onToggle(event: Event) {
    if ((event.target as HTMLDetailsElement).open) {
      this.ask();
    }
  }

  private ask = () => this.dispatchEvent(new CustomEvent('code-wanted'));

  private async copy() {
    this.copied = await copy(this.snippets[this.at]?.code ?? '');
    this.refused = !this.copied;
    setTimeout(() => { this.copied = false; }, 2000);
    if (this.refused) getSelection()?.selectAllChildren(this.renderRoot.querySelector('pre')!);
  }

  /** A notebook runs as it is, so its first cells write the files that the code reads. */
  private async notebook() {
    const files = await Promise.all([...this.querySelectorAll<HTMLAnchorElement>('a[slot="files-0"]')].map(async (link) => {
      const content = JSON.stringify(await (await fetch(link.href)).text());
      return `open(${JSON.stringify(link.dataset.file)}, "w", encoding="utf-8").write(${content})\n`;
    }));
    const codes = [...files, ...this.snippets.filter((snippet) => snippet.label !== 'Java').map((snippet) => snippet.code)];
    const cells = codes.map((code, i) => (
      { cell_type: 'code', id: `code${i}`, metadata: {}, execution_count: null, outputs: [], source: code.split(/(?<=\n)/) }));
    const notebook = {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' }, language_info: { name: 'python' } },
      cells,
    };
    download(`${this.fileName}.ipynb`, JSON.stringify(notebook, null, 1), 'application/x-ipynb+json');
  }
}

customElements.define('code-panel', CodePanel);
