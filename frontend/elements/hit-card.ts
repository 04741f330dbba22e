import { html, LitElement } from 'lit';
import './marked-text';
import type { Marks } from './marked-text';

type Hit = [rank: string, title: string, score: string, share: number, origin: string, text: string, marks: Marks];

/** One line of a ranking: rank, title and score of a chunk, its share of the best score as a bar, what it says, and where it stands. */
export class HitCard extends LitElement {
  static properties = { hit: { attribute: false } };

  declare hit: Hit;

  constructor() {
    super();
    this.hit = ['', '', '', 0, '', '', {}];
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const [rank, title, score, share, origin, text, marks] = this.hit;
    return html`<div class="hit-head"><span class="hit-rank">${rank}</span><span class="hit-title">${title}</span><span class="hit-score">${score}</span></div>
      <div class="hit-bar" style="--share: ${share}"></div>
      <marked-text .text=${text} .marks=${marks}></marked-text>
      <div class="hit-origin">${origin}</div>`;
  }
}

customElements.define('hit-card', HitCard);
