import { css, html, LitElement } from 'lit';

/** A small table of numbers; one row stands out. */
export class NumberTable extends LitElement {
  static properties = { name: {}, heads: { attribute: false }, cells: { attribute: false }, marked: { type: Number } };

  declare name: string;
  declare heads: string[];
  declare cells: string[][];
  declare marked: number;

  static styles = css`
    :host { display: block; overflow-x: auto; }
    table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.25rem 0.75rem; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); }
    th:first-child, td:first-child { text-align: left; padding-left: 0.25rem; }
    th { font-weight: 600; color: var(--ink-soft); }
    tr.marked td { background: var(--accent-soft); }
  `;

  constructor() {
    super();
    this.heads = [];
    this.cells = [];
    this.marked = -1;
  }

  render() {
    return html`<table aria-label=${this.name}>
      <thead><tr>${this.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${this.cells.map((row, i) => html`<tr class=${i === this.marked ? 'marked' : ''}>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table>`;
  }
}

customElements.define('number-table', NumberTable);
