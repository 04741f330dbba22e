import { html } from 'lit';
import { PageElement } from './element';
import './marked-text';
import type { Marks } from './marked-text';

type Hit = [rank: string, title: string, score: string, share: number, origin: string, text: string, marks: Marks];

/** One line of a ranking: rank, title and score of a chunk, its share of the best score as a bar, what it says, where it stands, and a button that opens more. */
export class HitCard extends PageElement {
  static properties = { hit: { attribute: false }, more: {}, open: { type: Boolean } };

  declare hit: Hit;
  declare more: string;
  declare open: boolean;

  constructor() {
    super();
    this.hit = ['', '', '', 0, '', '', {}];
    this.open = false;
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const [rank, title, score, share, origin, text, marks] = this.hit;
    return html`<div class="hit-head"><span class="hit-rank">${rank}</span><span class="hit-title">${title}</span><span class="hit-score">${score}</span></div>
      <div class="hit-bar" style="--share: ${share}"></div>
      <marked-text .text=${text} .marks=${marks}></marked-text>
      <div class="hit-origin">${origin}</div>
      <button class="hit-more" aria-expanded=${this.open} @click=${() => this.tell('open', { open: !this.open })}>${this.more}</button>`;
  }
}

customElements.define('hit-card', HitCard);
