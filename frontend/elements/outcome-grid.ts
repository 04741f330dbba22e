import { css, html } from 'lit';
import { PageElement } from './element';
import { Scrolling } from './scrolling';

interface Cell {
  word: string;
  kind: 'right' | 'unknown' | 'wrong' | 'none';
}

interface Row {
  name: string;
  cells: Cell[];
}

const SIGNS = { right: '✓', unknown: '?', wrong: '✗', none: '' };

/** Answers as chips, a question a row and a model a column; below them what each model came to. The sign and the word say what the colour says. */
export class OutcomeGrid extends PageElement {
  static properties = { name: {}, heads: { attribute: false }, rows: { attribute: false }, sums: { attribute: false } };

  declare name: string;
  declare heads: string[];
  declare rows: Row[];
  declare sums: string[][];

  static styles = css`
    :host { display: block; overflow-x: auto; container-type: inline-size; }
    :host(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
    caption { text-align: left; font-weight: 600; padding: 0 0 0.3rem; }
    th { text-align: left; font-weight: 400; color: var(--ink-soft); font-size: 0.9375rem; white-space: nowrap; }
    thead th { font-weight: 600; color: var(--ink); }
    th, td { padding: 0.16rem 0.6rem 0.16rem 0; vertical-align: baseline; }
    tfoot th, tfoot td { border-top: 1px solid var(--line); font-size: 0.9375rem; }
    tfoot tr + tr > * { border-top: 0; }
    span { display: inline-flex; gap: 0.35rem; padding: 0.05rem 0.6rem; border-radius: 999px; border: 1.5px solid; }
    .right { color: var(--value); }
    .unknown { color: var(--query); }
    .wrong { color: var(--accent); }
    .none { border-color: transparent; color: var(--ink-soft); }
    @container (max-width: 42rem) {
      th, td { padding-right: 0.3rem; }
      span { padding: 0.05rem 0.4rem; gap: 0.25rem; border-radius: 0.8rem; }
    }
    @container (max-width: 32rem) {
      caption { padding: 0; }
      th, td, thead th, tfoot th, tfoot td { font-size: 0.875rem; padding: 0.05rem 0.3rem 0.05rem 0; }
      thead th, tfoot th { white-space: normal; line-height: 1.25; }
      span { padding: 0; gap: 0.2rem; border: 0; }
    }
    @container (max-width: 27rem) {
      th, td, thead th, tfoot th, tfoot td { font-size: max(14px, 0.825rem); line-height: 1.35; padding: 0 0.15rem 0 0; }
    }
    @container (max-width: 22.99rem) {
      span { flex-direction: column; gap: 0; line-height: 1.15; }
      th, td { vertical-align: top; }
    }
    @container (min-width: 23rem) and (max-width: 27rem) {
      thead th, tfoot th { white-space: nowrap; }
    }
    b { font-weight: 700; }
    i { color: var(--ink); font-style: normal; }
  `;

  constructor() {
    super();
    this.heads = [];
    this.rows = [];
    this.sums = [];
    new Scrolling(this, () => this, () => this.name);
  }

  private chip(cell: Cell) {
    const said = this.text(cell.kind);
    return html`<span class=${cell.kind} title=${said}><b role="img" aria-label=${said}>${SIGNS[cell.kind]}</b><i>${cell.word}</i></span>`;
  }

  render() {
    return html`<table>
      <caption>${this.name}</caption>
      <thead><tr>${this.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${this.rows.map((row) => html`<tr><th scope="row">${row.name}</th>${row.cells.map((cell) => html`<td>${this.chip(cell)}</td>`)}</tr>`)}</tbody>
      <tfoot>${this.sums.map(([name, ...numbers]) => html`<tr><th scope="row">${name}</th>${numbers.map((number) => html`<td>${number}</td>`)}</tr>`)}</tfoot>
    </table>`;
  }
}

customElements.define('outcome-grid', OutcomeGrid);
