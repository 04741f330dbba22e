import { css, html, svg, SVGTemplateResult } from 'lit';
import { rem } from './element';
import { Figure, Table } from './figure';

const ROW = 1.7;
const HEAD = 2.2;
const NAMES = 9;
const DOT = 0.72;
const LETTER = 0.875;
const LETTER_WIDTH = 0.54;
const BOLD_WIDTH = 0.62;
const FEWEST_LETTERS = 4;
const SHOWN = 10;

interface Line {
  label: string;
  ranks: number[];
  retrieved: boolean;
  right: boolean;
}

/** How several methods rank the same things: a column a method, a line a thing, in the order of the first method. What another ranks beyond the tenth ends below the others. */
export class BumpChart extends Figure {
  static properties = { columns: { attribute: false }, lines: { attribute: false }, wide: { state: true }, over: { state: true } };

  declare columns: string[];
  declare lines: Line[];
  declare wide: number;
  declare over: number;

  static styles = css`
    :host { display: block; min-width: 0; }
    svg { display: block; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
    .faint { opacity: 0.25; }
  `;

  constructor() {
    super();
    this.columns = [];
    this.lines = [];
    this.wide = 0;
    this.over = -1;
  }

  protected resized() {
    this.wide = this.clientWidth;
  }

  render() {
    return this.framed(html`<svg width=${this.wide} height=${this.high} role="img" aria-label=${this.name}>
      ${this.columns.map((column, i) => this.letters(column, this.x(i), HEAD * 0.4, 'middle', this.step, i === 0 ? 'var(--ink)' : 'var(--ink-soft)', i === 0))}
      ${this.lines.map((line, i) => this.line(line, i))}
    </svg>`);
  }

  updated(changed: Map<string, unknown>) {
    if (changed.has('lines')) this.numbersChanged();
  }

  private get high(): number {
    return rem(HEAD + ROW * (SHOWN + 1));
  }

  private get names(): number {
    return Math.min(rem(NAMES), this.wide * 0.32);
  }

  private get step(): number {
    return Math.max(0, this.wide - this.names) / Math.max(1, this.columns.length);
  }

  private x(column: number): number {
    return this.names + this.step * (column + 0.5);
  }

  /** Where a rank stands, in letter sizes. */
  private row(rank: number): number {
    return HEAD + ROW * ((this.isShown(rank) ? rank : SHOWN + 1) - 0.5);
  }

  private isShown(rank: number): boolean {
    return rank > 0 && rank <= SHOWN;
  }

  private letters(text: string, x: number, row: number, anchor: string, room: number, color: string, bold: boolean): SVGTemplateResult {
    const most = Math.max(FEWEST_LETTERS, Math.floor(room / rem(LETTER * (bold ? BOLD_WIDTH : LETTER_WIDTH))));
    return svg`<text x=${x} y=${rem(row)} text-anchor=${anchor} dominant-baseline="central" font-size=${rem(LETTER)} font-weight=${bold ? 600 : 400} fill=${color}>
      <title>${text}</title>${text.length > most ? `${text.slice(0, most - 1)}…` : text}</text>`;
  }

  private line({ label, ranks, retrieved, right }: Line, i: number): SVGTemplateResult {
    const color = retrieved ? 'var(--accent)' : 'var(--ink-soft)';
    const name = right ? 'var(--value)' : retrieved ? 'var(--ink)' : 'var(--ink-soft)';
    const dot = Math.min(rem(DOT), this.step / 3);
    return svg`<g class=${this.over >= 0 && this.over !== i ? 'faint' : ''} @pointerenter=${() => { this.over = i; }} @pointerleave=${() => { this.over = -1; }}>
      <path d=${this.path(ranks)} fill="none" stroke=${color} stroke-width=${retrieved ? 3 : 2} stroke-opacity=${retrieved ? 1 : 0.45}></path>
      ${this.letters(right ? `★ ${label}` : label, this.names - rem(0.3), this.row(ranks[0]), 'end', this.names, name, right || retrieved)}
      ${ranks.map((rank, column) => svg`<circle cx=${this.x(column)} cy=${rem(this.row(rank))} r=${this.isShown(rank) ? dot : dot / 2} fill=${retrieved ? color : 'var(--paper)'} stroke=${color} stroke-width="1.5"></circle>
        ${this.isShown(rank) ? this.letters(String(rank), this.x(column), this.row(rank), 'middle', this.step, retrieved ? 'var(--on-accent)' : 'var(--ink-soft)', false) : svg``}`)}
    </g>`;
  }

  private path(ranks: number[]): string {
    return ranks.map((rank, i) => {
      const y = rem(this.row(rank));
      if (i === 0) return `M${this.x(0)},${y}`;
      const middle = (this.x(i - 1) + this.x(i)) / 2;
      return `C${middle},${rem(this.row(ranks[i - 1]))} ${middle},${y} ${this.x(i)},${y}`;
    }).join('');
  }

  numbers(): Table {
    return { columns: [this.text('chunk'), ...this.columns], rows: this.lines.map(({ label, ranks }) => [label, ...ranks.map((rank) => rank || null)]) };
  }

  drawing(): string {
    return this.svgFile(this.wide, this.high, this.renderRoot.querySelector('svg')!.innerHTML);
  }
}

customElements.define('bump-chart', BumpChart);
