import { html, LitElement } from 'lit';

/** By kind, where each stretch starts and ends, one after the other. */
export type Marks = Record<string, number[]>;

type Mark = [start: number, end: number, kind: string];

/** A text in which stretches are marked; where marks of several kinds lie upon each other, the stretch has all of them. */
export class MarkedText extends LitElement {
  static properties = { text: {}, marks: { attribute: false } };

  declare text: string;
  declare marks: Marks;

  constructor() {
    super();
    this.text = '';
    this.marks = {};
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const marks = Object.entries(this.marks).flatMap(([kind, at]) => at.flatMap((start, i): Mark[] => (i % 2 ? [] : [[start, at[i + 1], kind]])));
    const borders = [...new Set([0, this.text.length, ...marks.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
    return html`${borders.slice(0, -1).map((start, i) => this.stretch(marks, start, borders[i + 1]))}`;
  }

  private stretch(marks: Mark[], start: number, end: number) {
    const part = this.text.slice(start, end);
    const kinds = marks.filter((mark) => mark[0] <= start && end <= mark[1]).map((mark) => mark[2]);
    if (kinds.length === 0) return part;
    return kinds.includes('match') ? html`<mark class=${kinds.join(' ')}>${part}</mark>` : html`<span class=${kinds.join(' ')}>${part}</span>`;
  }
}

customElements.define('marked-text', MarkedText);
