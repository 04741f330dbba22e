import { css, html, LitElement, nothing, svg } from 'lit';

const ROW = 26;
const TOP = 30;
const DOT = 10;
const SHOWN = 10;

interface Line {
  label: string;
  ranks: number[];
  kind: string;
}

/** How several methods rank the same things: a column a method, a line a thing, in the order of the first method. What another ranks beyond the tenth ends below the others. */
export class BumpChart extends LitElement {
  static properties = { name: {}, caption: {}, columns: { attribute: false }, lines: { attribute: false }, over: { state: true } };

  declare name: string;
  declare caption: string;
  declare columns: string[];
  declare lines: Line[];
  declare over: number;

  static styles = css`
    :host { display: block; }
    svg { display: block; width: 100%; height: auto; font-size: 13px; font-variant-numeric: tabular-nums; overflow: visible; }
    path { fill: none; stroke: var(--ink-soft); stroke-width: 2; opacity: 0.45; }
    circle { fill: var(--paper); stroke: var(--ink-soft); stroke-width: 1.5; }
    text { fill: var(--ink-soft); }
    .retrieved path { stroke: var(--accent); opacity: 1; stroke-width: 3; }
    .retrieved circle { fill: var(--accent); stroke: var(--accent); }
    .retrieved .rank { fill: var(--on-accent); }
    .retrieved .label, .column.now { fill: var(--ink); font-weight: 600; }
    .right .label { fill: var(--value); font-weight: 600; }
    g.faint { opacity: 0.25; }
    p { margin: 0.25rem 0 0; font-size: 0.875rem; color: var(--ink-soft); }
  `;

  constructor() {
    super();
    this.columns = [];
    this.lines = [];
    this.over = -1;
  }

  render() {
    const names = 150;
    const step = 92;
    const width = names + step * this.columns.length;
    const height = TOP + ROW * (SHOWN + 1.6);
    const x = (column: number) => names + step * (column + 0.5);
    const y = (rank: number) => TOP + ROW * (rank > 0 && rank <= SHOWN ? rank - 0.5 : SHOWN + 0.9);
    return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${this.name}>
      ${this.columns.map((column, i) => svg`<text class="column ${i === 0 ? 'now' : ''}" x=${x(i)} y="14" text-anchor="middle">${column}</text>`)}
      ${this.lines.map((line, i) => svg`<g class="${line.kind} ${this.over >= 0 && this.over !== i ? 'faint' : ''}"
        @pointerenter=${() => { this.over = i; }} @pointerleave=${() => { this.over = -1; }}>
        <path d=${this.path(line.ranks, x, y)}></path>
        <text class="label" x=${names - 22} y=${y(line.ranks[0]) + 4} text-anchor="end">${line.kind.includes('right') ? '★ ' : ''}${line.label}</text>
        ${line.ranks.map((rank, column) => (rank > 0 && rank <= SHOWN ? svg`<circle cx=${x(column)} cy=${y(rank)} r=${DOT}></circle>
          <text class="rank" x=${x(column)} y=${y(rank) + 4} text-anchor="middle">${rank}</text>` : svg`<circle cx=${x(column)} cy=${y(rank)} r=${DOT / 2}></circle>`))}
      </g>`)}
    </svg>${this.caption ? html`<p>${this.caption}</p>` : nothing}`;
  }

  private path(ranks: number[], x: (column: number) => number, y: (rank: number) => number): string {
    return ranks.map((rank, i) => {
      if (i === 0) return `M${x(0) - DOT},${y(rank)}H${x(0)}`;
      const middle = (x(i - 1) + x(i)) / 2;
      return `C${middle},${y(ranks[i - 1])} ${middle},${y(rank)} ${x(i)},${y(rank)}`;
    }).join('');
  }
}

customElements.define('bump-chart', BumpChart);
