import { css, html, LitElement } from 'lit';
import { Scrolling } from './scrolling';

/** A small table of numbers; one row stands out. Where a row has no number yet, there is a dash. */
export class NumberTable extends LitElement {
  static properties = { name: {}, heads: { attribute: false }, cells: { attribute: false }, texts: { attribute: false }, marked: { type: Number } };

  declare name: string;
  declare heads: string[];
  declare cells: string[][];
  declare texts: number[];
  declare marked: number;

  static styles = css`
    :host { display: block; overflow-x: auto; }
    :host(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
    table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.25rem 0.6rem; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); }
    th:first-child, td:first-child { text-align: left; padding-left: 0.25rem; }
    th { font-weight: 600; color: var(--ink-soft); }
    .text { text-align: left; white-space: normal; min-width: 8.5rem; }
    @media (max-width: 40rem) { th, td { padding: 0.25rem 0.45rem; } .text { white-space: nowrap; } }
    tr.marked td { background: var(--accent-soft); }
  `;

  constructor() {
    super();
    this.heads = [];
    this.cells = [];
    this.texts = [];
    this.marked = -1;
    new Scrolling(this, () => this, () => this.name);
  }

  private kind(column: number): string {
    return this.texts.includes(column) ? 'text' : '';
  }

  render() {
    return html`<table aria-label=${this.name}>
      <thead><tr>${this.heads.map((head, column) => html`<th scope="col" class=${this.kind(column)}>${head}</th>`)}</tr></thead>
      <tbody>${this.cells.map((row, i) => html`<tr class=${i === this.marked ? 'marked' : ''}>${this.heads.map((_, column) => html`<td class=${this.kind(column)}>${row[column] ?? '–'}</td>`)}</tr>`)}</tbody>
    </table>`;
  }
}

customElements.define('number-table', NumberTable);
