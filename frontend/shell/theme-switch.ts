import { css, html, LitElement } from 'lit';

const KEY = 'language-playground.color-scheme';

function apply(scheme: string) {
  document.documentElement.style.colorScheme = scheme === 'light' || scheme === 'dark' ? scheme : '';
  window.dispatchEvent(new Event('theme-change'));
}

/** A browser may forbid its storage, in a frame of another site for instance; then nothing is remembered. */
function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? 'system';
  } catch {
    return 'system';
  }
}

function remember(scheme: string) {
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // The choice holds for this page only.
  }
}

apply(remembered());

/** Light, dark, or as the system has it. */
class ThemeSwitch extends LitElement {
  static properties = { strings: { attribute: false } };

  declare strings: Record<string, string>;

  static styles = css`
    select { font: inherit; font-size: 0.875rem; color: inherit; background: var(--paper-raised); border: 1px solid var(--line); border-radius: 6px; padding: 0.3rem 0.5rem; }
    select:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  `;

  render() {
    const now = remembered();
    return html`<select aria-label=${this.strings?.name ?? ''} @change=${this.choose}>
      ${['system', 'light', 'dark'].map((scheme) => html`<option value=${scheme} ?selected=${scheme === now}>${this.strings?.[scheme] ?? ''}</option>`)}
    </select>`;
  }

  private choose(event: Event) {
    const scheme = (event.target as HTMLSelectElement).value;
    remember(scheme);
    apply(scheme);
  }
}

customElements.define('theme-switch', ThemeSwitch);
