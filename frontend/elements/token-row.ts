import { css, html } from 'lit';
import { common, PageElement } from './element';

/** The tokens of a text as buttons; a bar under each shows how much the selected ones attend to it. */
export class TokenRow extends PageElement {
  static properties = {
    name: {}, tokens: { attribute: false }, pressed: { attribute: false }, weights: { attribute: false },
  };

  declare name: string;
  declare tokens: string[];
  declare pressed: number[];
  declare weights: number[];

  static styles = [common, css`
    :host { display: block; }
    div { display: flex; flex-wrap: wrap; gap: 0.3rem; max-height: 13rem; overflow: auto; padding: 2px; }
    button { position: relative; padding: 0.3rem 0.55rem 0.5rem; min-width: 2.25rem; overflow: hidden; }
    button.piece { margin-left: -0.3rem; border-left-style: dashed; border-top-left-radius: 0; border-bottom-left-radius: 0; }
    button.special { color: var(--ink-soft); font-size: 0.875rem; }
    button[aria-pressed='true'] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
    i { position: absolute; left: 0; bottom: 0; height: 4px; background: var(--key); }
    button[aria-pressed='true'] i { background: var(--on-accent); }
    @media (forced-colors: active) {
      button[aria-pressed='true'] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
      i, button[aria-pressed='true'] i { forced-color-adjust: none; background: currentColor; }
    }
  `];

  constructor() {
    super();
    this.tokens = [];
    this.pressed = [];
    this.weights = [];
  }

  render() {
    return html`<div role="group" aria-label=${this.name} @keydown=${this.onKey}>
      ${this.tokens.map((token, i) => html`<button
        class=${token.startsWith('##') && token.length > 2 ? 'piece' : /^\[[A-Z]+\]$/.test(token) ? 'special' : ''}
        aria-pressed=${this.pressed.includes(i)} @click=${() => this.tell('token-click', { index: i })}>${token}<i style="width:${100 * (this.weights[i] ?? 0)}%"></i></button>`)}
    </div>`;
  }

  private onKey(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const buttons = [...this.renderRoot.querySelectorAll('button')];
    const at = buttons.indexOf(this.shadowRoot!.activeElement as HTMLButtonElement);
    buttons[at + step]?.focus();
    event.preventDefault();
  }
}

customElements.define('token-row', TokenRow);
