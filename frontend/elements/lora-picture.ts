import { css, html, LitElement, svg } from 'lit';
import { resolved } from './colors';
import { download } from './download';

const SIDE = 108;
const LEFT = 4;
const GAP = 54;
const THINNEST = 2;

/**
 * LoRA beside one weight matrix: W as it was, and B beside A on top of the change that they make together. All sides are to scale. The
 * picture is as narrow as a phone, so that its letters stay readable there.
 */
export class LoraPicture extends LitElement {
  static properties = {
    name: {}, description: {}, matrix: {}, outputs: { type: Number }, inputs: { type: Number }, rank: { type: Number }, scale: {}, strings: { attribute: false },
  };

  declare name: string;
  declare description: string;
  declare matrix: string;
  declare outputs: number;
  declare inputs: number;
  declare rank: number;
  declare scale: string;
  declare strings: Record<string, string>;

  static styles = css`
    :host { display: block; }
    svg { display: block; width: 100%; max-width: 30rem; height: auto; font-family: inherit; font-variant-numeric: tabular-nums; }
    button { font: inherit; font-size: 0.8125rem; color: var(--ink-soft); background: none; border: 0; padding: 0.25rem 0.4rem; border-radius: 4px; cursor: pointer;
      text-decoration: underline; text-underline-offset: 3px; text-decoration-color: var(--line); }
    button:hover { color: var(--accent); }
    button:focus-visible { outline: 2px solid var(--accent); }
  `;

  constructor() {
    super();
    this.strings = {};
  }

  private text(key: string): string {
    return this.strings?.[key] ?? '';
  }

  private size(rows: number, columns: number): string {
    const whole = (number: number) => number.toLocaleString(document.documentElement.lang || undefined);
    return `${whole(rows)} × ${whole(columns)}`;
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
    return html`
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
      </svg>
      <button @click=${this.save}>${this.text('svg')}</button>`;
  }

  private save() {
    const drawing = this.renderRoot.querySelector('svg')!.cloneNode(true) as SVGSVGElement;
    drawing.setAttribute('font-family', 'sans-serif');
    const text = new XMLSerializer().serializeToString(drawing).replace(/var\((--[\w-]+)\)/g, (_, property: string) => resolved(this, property));
    download('lora-architecture.svg', text.replaceAll(/<!--.*?-->/g, ''), 'image/svg+xml');
  }
}

customElements.define('lora-picture', LoraPicture);
