import { css, html, LitElement, nothing, svg } from 'lit';

const ROW = 1.7;
const HEAD = 2.2;
const NAMES = 8.5;
const DOT = 0.72;
const LETTER = 0.875;
const SHOWN = 10;

interface Line {
  label: string;
  ranks: number[];
  kind: string;
}

/** How several methods rank the same things: a column a method, a line a thing, in the order of the first method. What another ranks beyond the tenth ends below the others. */
export class BumpChart extends LitElement {
  static properties = { name: {}, caption: {}, columns: { attribute: false }, lines: { attribute: false }, wide: { state: true }, over: { state: true } };

  declare name: string;
  declare caption: string;
  declare columns: string[];
  declare lines: Line[];
  declare wide: number;
  declare over: number;

  private readonly watcher = new ResizeObserver(() => { this.wide = this.clientWidth; });

  static styles = css`
    :host { display: block; min-width: 0; }
    svg { display: block; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
    path { fill: none; stroke: var(--ink-soft); stroke-width: 2; opacity: 0.45; }
    circle { fill: var(--paper); stroke: var(--ink-soft); stroke-width: 1.5; }
    text { fill: var(--ink-soft); dominant-baseline: central; }
    .retrieved path { stroke: var(--accent); opacity: 1; stroke-width: 3; }
    .retrieved circle { fill: var(--accent); stroke: var(--accent); }
    .retrieved .rank { fill: var(--on-accent); }
    .retrieved .label, .now { fill: var(--ink); font-weight: 600; }
    .right .label { fill: var(--value); font-weight: 600; }
    g.faint { opacity: 0.25; }
    p { margin: 0.25rem 0 0; font-size: 0.875rem; color: var(--ink-soft); }
  `;

  constructor() {
    super();
    this.columns = [];
    this.lines = [];
    this.wide = 0;
    this.over = -1;
  }

  connectedCallback() {
    super.connectedCallback();
    this.watcher.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watcher.disconnect();
  }

  render() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const names = Math.min(NAMES * rem, this.wide * 0.32);
    const step = (this.wide - names) / Math.max(1, this.columns.length);
    const high = rem * (HEAD + ROW * (SHOWN + 1));
    const dot = Math.min(DOT * rem, step / 3);
    const x = (column: number) => names + step * (column + 0.5);
    const y = (rank: number) => rem * (HEAD + ROW * ((rank > 0 && rank <= SHOWN ? rank : SHOWN + 1) - 0.5));
    const fits = (text: string, room: number) => {
      const most = Math.max(3, Math.floor(room / (LETTER * rem * 0.55)));
      return text.length > most ? `${text.slice(0, most - 1)}…` : text;
    };
    return html`<svg width=${this.wide} height=${high} role="img" aria-label=${this.name}>
      ${this.columns.map((column, i) => svg`<text class=${i === 0 ? 'now' : ''} x=${x(i)} y=${rem * HEAD * 0.4} text-anchor="middle"><title>${column}</title>${fits(column, step)}</text>`)}
      ${this.lines.map((line, i) => svg`<g class="${line.kind} ${this.over >= 0 && this.over !== i ? 'faint' : ''}"
        @pointerenter=${() => { this.over = i; }} @pointerleave=${() => { this.over = -1; }}>
        <path d=${this.path(line.ranks, x, y)}></path>
        <text class="label" x=${names - rem * 0.2} y=${y(line.ranks[0])} text-anchor="end"><title>${line.label}</title>${line.kind.includes('right') ? '★ ' : ''}${fits(line.label, names)}</text>
        ${line.ranks.map((rank, column) => (rank > 0 && rank <= SHOWN ? svg`<circle cx=${x(column)} cy=${y(rank)} r=${dot}></circle>
          <text class="rank" x=${x(column)} y=${y(rank)} text-anchor="middle">${rank}</text>` : svg`<circle cx=${x(column)} cy=${y(rank)} r=${dot / 2}></circle>`))}
      </g>`)}
    </svg>${this.caption ? html`<p>${this.caption}</p>` : nothing}`;
  }

  private path(ranks: number[], x: (column: number) => number, y: (rank: number) => number): string {
    return ranks.map((rank, i) => {
      if (i === 0) return `M${x(0)},${y(rank)}`;
      const middle = (x(i - 1) + x(i)) / 2;
      return `C${middle},${y(ranks[i - 1])} ${middle},${y(rank)} ${x(i)},${y(rank)}`;
    }).join('');
  }
}

customElements.define('bump-chart', BumpChart);
