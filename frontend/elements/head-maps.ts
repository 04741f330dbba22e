import { css, html } from 'lit';
import { weightColor } from './colors';
import { escapeXml } from './download';
import { common, rem } from './element';
import { Figure, Table } from './figure';
import type { Exact } from './matrix-figure';

const ACROSS = 6;
const SIDE = 7;
const GAP = 0.75;

/** All heads of a layer as small maps; the chosen one is pressed. */
export class HeadMaps extends Figure {
  static properties = {
    labels: { attribute: false }, maps: { attribute: false }, size: { type: Number }, causal: { type: Boolean },
    pressed: { type: Number },
  };

  declare labels: string[];
  declare maps: string[];
  declare size: number;
  declare causal: boolean;
  declare pressed: number;
  declare $server: { all(): Promise<string> };

  static styles = [common, css`
    :host { display: block; margin-top: 1rem; }
    .maps { display: grid; grid-template-columns: var(--map-columns, repeat(auto-fill, minmax(5.5rem, 1fr))); gap: var(--map-gap, 0.75rem); }
    button { font-size: 0.875rem; background: none; border-radius: 8px; padding: var(--map-padding, 0.4rem); min-width: 0; overflow-wrap: anywhere; }
    button[aria-pressed='true'] { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
    canvas { display: block; width: 100%; aspect-ratio: 1; image-rendering: pixelated; margin-bottom: 0.25rem; }
    @media (forced-colors: active) { button[aria-pressed='true'] { outline: 3px solid Highlight; } }
  `];

  constructor() {
    super();
    this.labels = [];
    this.maps = [];
  }

  render() {
    return this.framed(html`<div class="maps" role="group" aria-label=${this.name}>
      ${this.maps.map((_, i) => html`<button aria-pressed=${i === this.pressed} @click=${() => this.tell('map-click', { index: i })}><canvas></canvas>${this.labels[i]}</button>`)}
    </div>`);
  }

  updated(changed: Map<string, unknown>) {
    this.renderRoot.querySelectorAll('canvas').forEach((canvas, i) => this.draw(canvas, this.maps[i]));
    if (changed.has('maps')) this.numbersChanged();
  }

  private draw(canvas: HTMLCanvasElement, data: string) {
    canvas.width = this.size;
    canvas.height = this.size;
    const pen = canvas.getContext('2d')!;
    const image = pen.createImageData(this.size, this.size);
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    bytes.forEach((value, i) => {
      const hidden = this.causal && i % this.size > Math.floor(i / this.size);
      const [r, g, b] = weightColor(value / 255);
      image.data.set(hidden ? [0, 0, 0, 0] : [r, g, b, 255], 4 * i);
    });
    pen.putImageData(image, 0, 0);
  }

  async json(): Promise<{ heads: string[]; matrices: Exact[] }> {
    return { heads: this.labels, matrices: JSON.parse(await this.$server.all()) as Exact[] };
  }

  get audible(): boolean {
    return false;
  }

  async numbers(): Promise<Table> {
    const { heads, matrices } = await this.json();
    return {
      columns: [this.text('head'), this.text('token'), ...matrices[0].columns],
      rows: matrices.flatMap(({ rows, values }, head) => values.map((row, i) => [heads[head], rows[i], ...row])),
    };
  }

  drawing(): string {
    const [side, gap, letter] = [rem(SIDE), rem(GAP), rem(0.875)];
    const tall = side + 2 * letter + gap;
    const maps = [...this.renderRoot.querySelectorAll('canvas')].map((canvas, i) => {
      const [x, y] = [(i % ACROSS) * (side + gap), Math.floor(i / ACROSS) * tall];
      return `<image x="${x}" y="${y}" width="${side}" height="${side}" href="${canvas.toDataURL()}" style="image-rendering:pixelated"/>
<text x="${x + side / 2}" y="${y + side + 1.2 * letter}" text-anchor="middle" font-size="${letter}" fill="var(--ink)">${escapeXml(this.labels[i])}</text>`;
    });
    return this.svgFile(Math.min(ACROSS, maps.length) * (side + gap), Math.ceil(maps.length / ACROSS) * tall, maps.join('\n'));
  }
}

customElements.define('head-maps', HeadMaps);
