import { html, LitElement } from 'lit';
import './marked-text';
import type { Marks } from './marked-text';

type Hit = [rank: string, title: string, score: string, share: number, origin: string, text: string, marks: Marks, whole: string];

/** One line of a ranking: rank, title and score of a chunk, its share of the best score as a bar, what it says, and where it stands. */
export class HitCard extends LitElement {
  static properties = { hit: { attribute: false }, explain: {}, open: { type: Boolean }, version: { type: Number } };

  declare hit: Hit;
  declare explain: string;
  declare open: boolean;
  declare version: number;

  constructor() {
    super();
    this.hit = ['', '', '', 0, '', '', {}, ''];
    this.explain = '';
    this.open = false;
    this.version = 0;
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const [rank, title, score, share, origin, text, marks, whole] = this.hit;
    return html`<div class="hit-head"><span class="hit-rank">${rank}</span><span class="hit-title">${title}</span><span class="hit-score" title=${whole}>${score}</span></div>
      <div class="hit-bar" style="--share: ${share}"></div>
      <marked-text .text=${text} .marks=${marks}></marked-text>
      <div class="hit-foot"><span class="hit-origin">${origin}</span><button aria-expanded=${this.open} @click=${this.toggle}>${this.explain}</button></div>`;
  }

  /** The server opens the card, unless it shows another chunk by then. */
  private toggle() {
    this.dispatchEvent(new CustomEvent('hit-toggle', { detail: { version: this.version } }));
  }
}

customElements.define('hit-card', HitCard);
