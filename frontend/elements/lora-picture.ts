import { css, html, svg } from 'lit';
import { pixels, rem, written } from './element';
import { Figure, Table } from './figure';

/* Lengths in letter sizes. */
const WIDEST = 27;
const LEFT = 0.25;
const GAP = 2.6;
const BETWEEN = 0.35;
const HIGHEST = 9.5;
const AROUND = 7;
const THINNEST = 0.12;
const MENU = 2.2;

/**
 * LoRA beside one weight matrix: W as it was, and B beside A on top of the change that they make together. All sides are to scale. The
 * drawing takes the room that there is; its letters are as large as those of the page.
 */
export class LoraPicture extends Figure {
  static properties = {
    description: {}, matrix: {}, outputs: { type: Number }, inputs: { type: Number }, rank: { type: Number }, scale: {},
  };

  declare description: string;
  declare matrix: string;
  declare outputs: number;
  declare inputs: number;
  declare rank: number;
  declare scale: string;

  static styles = css`
    :host { display: block; }
    svg { display: block; font-family: inherit; font-variant-numeric: tabular-nums; }
  `;

  protected resized() {
    this.requestUpdate();
  }

  private size(rows: number, columns: number): string {
    return `${written(rows)} × ${written(columns)}`;
  }

  render() {
    if (!this.outputs || !this.clientWidth) return html``;
    const em = rem(1);
    const width = Math.min(this.clientWidth, WIDEST * em);
    const high = pixels(this, 'var(--figure-height, 100vh)') - AROUND * em;
    const across = width - (LEFT + GAP + BETWEEN) * em;
    const unit = Math.min(
      (HIGHEST * em) / Math.max(this.outputs, this.inputs), across / (2 * this.inputs + this.rank), high / (this.outputs + this.rank));
    const [tall, wide] = [this.outputs * unit, this.inputs * unit];
    const thick = Math.max(THINNEST * em, this.rank * unit);
    const change = LEFT * em + wide + GAP * em + thick + BETWEEN * em;
    const top = 2.5 * em + thick + BETWEEN * em;
    const below = top + tall;
    const line = (x: number, y: number, text: unknown, kind = 'soft', anchor = 'middle') => svg`<text x=${x} y=${y} text-anchor=${anchor} font-size=${(kind === 'name' ? 1.1 : 0.875) * em}
      font-weight=${kind === 'name' ? 600 : 400} fill=${kind === 'trained' ? 'var(--accent)' : kind === 'name' ? 'var(--ink)' : 'var(--ink-soft)'}>${text}</text>`;
    const named = (name: string, rows: number, columns: number) => svg`<tspan font-weight="600" font-size=${1.1 * em} fill="var(--ink)">${name}</tspan> ${this.size(rows, columns)}`;
    const block = (x: number, y: number, w: number, h: number, fill: string, stroke: string, dash = 'none') => svg`<rect x=${x} y=${y} width=${w} height=${h} rx="2"
      fill=${fill} stroke=${stroke} stroke-dasharray=${dash} />`;
    const right = Math.min(change + wide, width - MENU * em);
    const beside = change - thick - BETWEEN * em;
    return this.framed(html`
      <svg width=${width} height=${below + 3.9 * em} viewBox="0 0 ${width} ${below + 3.9 * em}" role="img" aria-label=${this.name} aria-describedby="about">
        <desc id="about">${this.description}</desc>
        ${block(LEFT * em, top, wide, tall, 'var(--line)', 'var(--ink-soft)')}
        ${line(LEFT * em, top - 0.5 * em, this.matrix, 'name', 'start')}
        ${line(LEFT * em, below + 1.1 * em, this.size(this.outputs, this.inputs), 'soft', 'start')}
        ${line(LEFT * em, below + 2.1 * em, this.text('frozen'), 'soft', 'start')}
        ${line(LEFT * em + wide + (GAP / 2) * em, top + tall / 2, '+', 'name')}
        ${line(LEFT * em + wide + (GAP / 2) * em, top + tall / 2 + em, `${this.scale} ·`)}
        ${block(beside, top, thick, tall, 'var(--accent)', 'var(--accent)')}
        ${block(change, top - thick - BETWEEN * em, wide, thick, 'var(--accent)', 'var(--accent)')}
        ${block(change, top, wide, tall, 'var(--accent-soft)', 'var(--accent)', '3 3')}
        ${line(change + wide / 2, top + tall / 2 + 0.35 * em, 'ΔW = B A', 'name')}
        ${line(right, 0.95 * em, named('A', this.rank, this.inputs), 'trained', 'end')}
        ${line(right, 2 * em, this.text('random'), 'soft', 'end')}
        ${line(beside, below + 1.1 * em, named('B', this.outputs, this.rank), 'trained', 'start')}
        ${line(beside, below + 2.1 * em, this.text('zero'), 'soft', 'start')}
        ${line(LEFT * em, below + 3.6 * em, svg`h = W x + ${this.scale} · B (A x)`, 'name', 'start')}
      </svg>`);
  }

  get audible(): boolean {
    return false;
  }

  numbers(): Table {
    const line = (name: string, rows: number, columns: number) => [name, rows, columns, rows * columns];
    return {
      columns: ['', this.text('rows'), this.text('columns'), this.text('parameters')],
      rows: [line(this.matrix, this.outputs, this.inputs), line('A', this.rank, this.inputs), line('B', this.outputs, this.rank)],
    };
  }

  drawing(): string {
    const svg = this.renderRoot.querySelector('svg')!;
    const { width, height } = svg.viewBox.baseVal;
    return this.svgFile(width, height, svg.innerHTML);
  }
}

customElements.define('lora-picture', LoraPicture);
