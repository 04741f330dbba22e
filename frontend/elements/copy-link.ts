import { css, html, LitElement } from 'lit';

/** Copies the page's address, which holds the whole scenario. */
export class CopyLink extends LitElement {
  static properties = { strings: { attribute: false }, done: { state: true } };

  declare strings: Record<string, string>;
  declare done: boolean;

  static styles = css`
    button { font: inherit; color: inherit; background: var(--paper-raised); border: 1px solid var(--line); border-radius: 6px; padding: 0.4rem 0.9rem; min-height: 2.25rem; cursor: pointer; }
    button:hover { border-color: var(--accent); }
    button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  `;

  render() {
    return html`<button @click=${this.copy}>${this.strings?.[this.done ? 'copied' : 'copy'] ?? ''}</button>`;
  }

  private async copy() {
    await navigator.clipboard.writeText(location.href);
    this.done = true;
    setTimeout(() => { this.done = false; }, 2000);
  }
}

customElements.define('copy-link', CopyLink);
