import { css, html, LitElement } from 'lit';

/** Takes the keyboard past the frame to the content of the page. Its address is of no use: it would resolve against the base, the home page. */
class SkipLink extends LitElement {
  static properties = { text: {} };

  declare text: string;

  static styles = css`
    :host { position: absolute; }
    button { position: absolute; left: -100vw; top: 0.5rem; white-space: nowrap; z-index: 10; font: inherit; background: var(--paper-raised); color: var(--ink); border: 1px solid var(--line); border-radius: 6px; padding: 0.5rem 1rem; }
    button:focus { left: 1rem; }
    button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  `;

  render() {
    return html`<button @click=${this.skip}>${this.text}</button>`;
  }

  private skip() {
    document.getElementById('content')?.focus();
  }
}

customElements.define('skip-link', SkipLink);
