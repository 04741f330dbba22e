import { css, html, LitElement } from 'lit';
import { weightColor } from './colors';

/** All heads of a layer as small maps; the chosen one is pressed. */
export class HeadMaps extends LitElement {
  static properties = {
    name: {}, labels: { attribute: false }, maps: { attribute: false }, size: { type: Number }, causal: { type: Boolean },
    pressed: { type: Number },
  };

  declare name: string;
  declare labels: string[];
  declare maps: string[];
  declare size: number;
  declare causal: boolean;
  declare pressed: number;

  static styles = css`
    :host { display: block; margin-top: 1rem; }
    div { display: grid; grid-template-columns: repeat(auto-fill, minmax(5.5rem, 1fr)); gap: 0.75rem; }
    button { font: inherit; font-size: 0.8125rem; color: inherit; background: none; border: 1px solid var(--line); border-radius: 8px; padding: 0.4rem; cursor: pointer; }
    button[aria-pressed='true'] { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
    button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    canvas { display: block; width: 100%; aspect-ratio: 1; image-rendering: pixelated; margin-bottom: 0.25rem; }
  `;

  constructor() {
    super();
    this.labels = [];
    this.maps = [];
  }

  render() {
    return html`<div role="group" aria-label=${this.name}>
      ${this.maps.map((_, i) => html`<button aria-pressed=${i === this.pressed} @click=${() => this.choose(i)}><canvas></canvas>${this.labels[i]}</button>`)}
    </div>`;
  }

  updated() {
    this.renderRoot.querySelectorAll('canvas').forEach((canvas, i) => this.draw(canvas, this.maps[i]));
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

  private choose(index: number) {
    this.dispatchEvent(new CustomEvent('map-click', { detail: { index } }));
  }
}

customElements.define('head-maps', HeadMaps);
