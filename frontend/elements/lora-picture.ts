import { css, html, svg } from 'lit';
import { written } from './element';
import { Figure, Table } from './figure';

const SIDE = 108;
const LEFT = 4;
const GAP = 54;
const THINNEST = 2;

/**
 * LoRA beside one weight matrix: W as it was, and B beside A on top of the change that they make together. All sides are to scale. The
 * picture is as narrow as a phone, so that its letters stay readable there.
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
    svg { display: block; width: 100%; max-width: 30rem; height: auto; font-family: inherit; font-variant-numeric: tabular-nums; }
  `;

  private size(rows: number, columns: number): string {
    return `${written(rows)} × ${written(columns)}`;
  }

  render() {
    if (!this.outputs) return html``;
    const unit = SIDE / Math.max(this.outputs, this.inputs);
    const [tall, wide] = [this.outputs * unit, this.inputs * unit];
    const thick = Math.max(THINNEST, this.rank * unit);
    const change = LEFT + wide + GAP + thick + 12;
    const top = 50 + thick;
    const below = top + tall;
    const width = Math.max(376, change + wide + 8);
    const line = (x: number, y: number, text: unknown, kind = 'soft', anchor = 'middle') => svg`<text x=${x} y=${y} text-anchor=${anchor} font-size=${kind === 'name' ? 15 : 12}
      font-weight=${kind === 'name' ? 600 : 400} fill=${kind === 'trained' ? 'var(--accent)' : kind === 'name' ? 'var(--ink)' : 'var(--ink-soft)'}>${text}</text>`;
    const block = (x: number, y: number, w: number, h: number, fill: string, stroke: string, dash = 'none') => svg`<rect x=${x} y=${y} width=${w} height=${h} rx="2"
      fill=${fill} stroke=${stroke} stroke-dasharray=${dash} />`;
    return this.framed(html`
      <svg viewBox="0 0 ${width} ${below + 92}" role="img" aria-label=${this.name} aria-describedby="about">
        <desc id="about">${this.description}</desc>
        ${block(LEFT, top, wide, tall, 'var(--line)', 'var(--ink-soft)')}
        ${line(LEFT, top - 10, this.matrix, 'name', 'start')}
        ${line(LEFT, below + 18, this.size(this.outputs, this.inputs), 'soft', 'start')}
        ${line(LEFT, below + 34, this.text('frozen'), 'soft', 'start')}
        ${line(LEFT + wide + GAP / 2, top + tall / 2 - 2, '+', 'name')}
        ${line(LEFT + wide + GAP / 2, top + tall / 2 + 15, `${this.scale} ·`)}
        ${block(change - thick - 6, top, thick, tall, 'var(--accent)', 'var(--accent)')}
        ${block(change, top - thick - 6, wide, thick, 'var(--accent)', 'var(--accent)')}
        ${block(change, top, wide, tall, 'var(--accent-soft)', 'var(--accent)', '3 3')}
        ${line(change + wide / 2, top + tall / 2 + 5, 'ΔW = B A', 'name')}
        ${line(change, 16, svg`<tspan font-weight="600" font-size="15" fill="var(--ink)">A</tspan> ${this.size(this.rank, this.inputs)}`, 'trained', 'start')}
        ${line(change, 32, this.text('random'), 'soft', 'start')}
        ${line(change - thick - 6, below + 18, svg`<tspan font-weight="600" font-size="15" fill="var(--ink)">B</tspan> ${this.size(this.outputs, this.rank)}`, 'trained', 'start')}
        ${line(change - thick - 6, below + 34, this.text('zero'), 'soft', 'start')}
        ${line(LEFT, below + 74, svg`h = W x + ${this.scale} · B (A x)`, 'name', 'start')}
      </svg>`);
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
