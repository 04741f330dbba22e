import { html, LitElement } from 'lit';

type Mark = [start: number, end: number, kind: string];

/** A text in which stretches are marked; where marks of several kinds lie upon each other, the stretch has all of them. */
export class MarkedText extends LitElement {
  static properties = { text: {}, marks: { attribute: false } };

  declare text: string;
  declare marks: Mark[];

  constructor() {
    super();
    this.text = '';
    this.marks = [];
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const borders = [...new Set([0, this.text.length, ...this.marks.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
    return html`${borders.slice(0, -1).map((start, i) => this.stretch(start, borders[i + 1]))}`;
  }

  private stretch(start: number, end: number) {
    const part = this.text.slice(start, end);
    const kinds = this.marks.filter((mark) => mark[0] <= start && end <= mark[1]).map((mark) => mark[2]);
    if (kinds.length === 0) return part;
    return kinds.includes('match') ? html`<mark class=${kinds.join(' ')}>${part}</mark>` : html`<span class=${kinds.join(' ')}>${part}</span>`;
  }
}

customElements.define('marked-text', MarkedText);
