import { css, html, nothing } from 'lit';
import { copy } from './clipboard';
import { common, PageElement } from './element';

/** Copies the page's address, which holds the whole scenario, or the text that it is given; where the browser does not let it, shows it selected. */
export class CopyLink extends PageElement {
  static properties = { copied: {}, done: { state: true }, refused: { state: true } };

  declare copied?: string;
  declare done: boolean;
  declare refused: string;

  static styles = [common, css`
    button { padding: 0.4rem 0.9rem; }
    label { display: block; margin-top: 0.5rem; font-size: 0.875rem; color: var(--ink-soft); }
    input { display: block; box-sizing: border-box; width: 100%; font: inherit; color: var(--ink); background: var(--paper-raised); border: 1px solid var(--line); border-radius: 6px; padding: 0.35rem 0.5rem; }
  `];

  constructor() {
    super();
    this.done = false;
    this.refused = '';
  }

  render() {
    return html`<button @click=${this.copy}>${this.text(this.done ? 'copied' : 'copy')}</button>
      ${this.refused ? html`<label>${this.text('refused')}<input readonly .value=${this.refused}></label>` : nothing}`;
  }

  private async copy() {
    const text = this.copied ?? location.href;
    this.done = await copy(text);
    this.refused = this.done ? '' : text;
    setTimeout(() => { this.done = false; }, 2000);
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.select();
  }
}

customElements.define('copy-link', CopyLink);
