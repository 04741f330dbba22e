import { css, html, PropertyValues } from 'lit';
import { css as rgb, gradient, resolved, signedColor, weightColor } from './colors';
import { escapeXml } from './download';
import { common, marked, pixels, power, rem, written } from './element';
import { MatrixFigure } from './matrix-figure';

const TOP_KEYS = 3;
const LABEL = 0.875;

/**
 * A matrix as coloured cells on a canvas: row = query, column = key. The server sends 16-bit values for the drawing; the exact ones are
 * asked for when a cell is read, a table shown or a file saved.
 */
export class MatrixView extends MatrixFigure {
  static properties = {
    rowTitle: {}, columnTitle: {},
    rowLabels: { attribute: false }, columnLabels: { attribute: false }, data: {}, rows: { type: Number }, columns: { type: Number },
    pool: { type: Number }, signed: { type: Boolean }, greatest: { type: Number }, causal: { type: Boolean },
    selected: { attribute: false },
    cursor: { state: true }, readout: { state: true }, exact: { state: true },
  };

  declare rowTitle: string;
  declare columnTitle: string;
  declare rowLabels: string[];
  declare columnLabels: string[];
  declare data: string;
  declare rows: number;
  declare columns: number;
  declare pool: number;
  declare signed: boolean;
  declare greatest: number;
  declare cursor: [number, number] | null;
  declare readout: string;
  /** Whether the readout is no drawn value in place of an exact one: so each cell is read out once. */
  declare exact: boolean;
  declare $server: { exact(version: number, row: number, column: number): Promise<string>; all(): Promise<string> };

  private values = new Float32Array(0);
  private asked = 0;
  private geometry = { left: 0, top: 0, cell: 1, tall: 1, width: 0, height: 0 };

  static styles = [common, css`
    :host { display: block; min-width: 0; }
    .stage { position: relative; outline-offset: 4px; }
    canvas { display: block; width: 100%; touch-action: pan-y; }
    .legend { display: flex; gap: 0.5rem; align-items: center; font-size: 0.875rem; color: var(--ink-soft); }
    .legend i { width: 7rem; height: 0.6rem; border-radius: 2px; forced-color-adjust: none; }
    output { display: block; min-height: 1.5em; font-variant-numeric: tabular-nums; margin-top: 0.25rem; }
  `];

  constructor() {
    super();
    this.rowLabels = [];
    this.columnLabels = [];
    this.selected = [];
    this.pool = 1;
    this.greatest = 1;
    this.cursor = null;
    this.readout = '';
    this.exact = true;
  }

  protected resized() {
    this.draw();
  }

  willUpdate(changed: PropertyValues) {
    if (changed.has('data') && this.data) {
      const bytes = Uint8Array.from(atob(this.data), (c) => c.charCodeAt(0));
      const whole = new DataView(bytes.buffer);
      this.values = Float32Array.from({ length: bytes.length / 2 }, (_, i) =>
        this.signed ? whole.getInt16(2 * i, true) / 32767 : whole.getUint16(2 * i, true) / 65535);
      if (this.cursor && (this.cursor[0] >= this.rows || this.cursor[1] >= this.columns)) {
        this.cursor = null;
        this.readout = '';
        this.asked++;
      }
      if (this.cursor) void this.read();
    }
  }

  updated(changed: PropertyValues) {
    this.draw();
    if (changed.has('data')) this.numbersChanged();
  }

  render() {
    return this.framed(html`
      <div class="stage" tabindex="0" role="application" aria-label=${this.name} aria-describedby="readout" @keydown=${this.onKey}
        @pointermove=${this.onPointer} @pointerdown=${this.onPointer} @click=${this.onClick}>
        <canvas></canvas>
      </div>
      <output id="readout" aria-live=${this.exact && this.shadowRoot?.activeElement ? 'polite' : 'off'}>${this.readout || this.text('hint')}</output>`,
    html`<span class="legend" aria-hidden="true">${this.signed ? this.format(-this.greatest) : '0'}
      <i style="background:${gradient(this.signed)}"></i>${this.signed ? this.format(this.greatest) : '1'}</span>`);
  }

  private format(value: number): string {
    if (value !== 0 && Math.abs(value) < 1e-4) return power(value, 2);
    return written(value, { minimumFractionDigits: 3, maximumFractionDigits: 4 });
  }

  private color(value: number): string {
    return rgb(this.signed ? signedColor(value) : weightColor(value));
  }

  private drawn(row: number, column: number): number {
    return this.values[row * this.columns + column];
  }

  private unseen(row: number, column: number): boolean {
    return this.causal && column > row;
  }

  /** Which labels have room: those that must stand there, then the others in even steps. */
  private labelled(count: number, size: number, must: number[]): number[] {
    const apart = Math.max(1, Math.ceil(rem(LABEL) / size));
    const chosen: number[] = [];
    const even = Array.from({ length: Math.ceil(count / apart) }, (_, i) => i * apart);
    for (const at of [...must, ...even]) {
      if (at < count && chosen.every((other) => Math.abs(other - at) >= apart)) chosen.push(at);
    }
    return chosen;
  }

  /** The columns to which the selected rows give most. */
  private topKeys(): number[] {
    const sums = Array.from({ length: this.columns }, (_, column) => this.selected.reduce((sum, row) => sum + (row < this.rows ? this.drawn(row, column) : 0), 0));
    const order = sums.map((_, column) => column).sort((a, b) => sums[b] - sums[a]);
    return this.selected.length ? order.slice(0, TOP_KEYS) : [];
  }

  private draw() {
    const canvas = this.renderRoot.querySelector('canvas');
    const width = canvas?.parentElement?.clientWidth;
    if (!canvas || !this.rows || !width) return;
    const ratio = window.devicePixelRatio || 1;
    const pen = canvas.getContext('2d')!;
    const font = `${rem(LABEL)}px ${getComputedStyle(this).fontFamily}`;
    const line = rem(1.1);
    pen.font = font;
    const longest = (labels: string[], most: number) =>
      Math.min(most, Math.max(0, ...labels.map((label) => pen.measureText(label).width)) + rem(0.5));
    const left = longest(this.rowLabels, width * 0.3) + line;
    const across = this.columnLabels.length <= 8 && this.columnLabels.every((l) => pen.measureText(l).width < (width - left) / this.columns - 4);
    const top = (this.columnLabels.length === 0 ? 0 : across ? line : longest(this.columnLabels, rem(6.5))) + line;
    const tallest = pixels(this, 'var(--figure-height, 72vh)') - top;
    const room = Math.min(width - left - 2, tallest);
    const cell = Math.max(2, Math.min(rem(3), room / this.columns));
    const tall = this.rows === this.columns ? cell : Math.max(3, Math.min(cell, tallest / this.rows));
    const height = top + tall * this.rows + 2;
    this.geometry = { left, top, cell, tall, width: cell * this.columns, height: tall * this.rows };
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.height = `${height}px`;
    pen.scale(ratio, ratio);
    pen.font = font;
    const [ink, soft, accent] = ['--ink', '--ink-soft', '--accent'].map((property) => resolved(this, property));
    const gap = Math.min(cell, tall) > 9 ? 1 : 0;
    for (let row = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++) {
        if (this.unseen(row, column)) continue;
        pen.fillStyle = this.color(this.drawn(row, column));
        pen.fillRect(left + column * cell, top + row * tall, cell - gap + (gap ? 0 : 0.5), tall - gap + (gap ? 0 : 0.5));
      }
    }
    pen.fillStyle = soft;
    pen.textBaseline = 'middle';
    pen.fillText(`${this.columnTitle ?? ''} →`, left, line / 2);
    pen.save();
    pen.translate(line / 2, top);
    pen.rotate(Math.PI / 2);
    pen.fillText(`${this.rowTitle ?? ''} →`, 0, 0);
    pen.restore();
    pen.textAlign = 'right';
    for (const row of this.labelled(this.rowLabels.length, tall, [...(this.cursor ? [this.cursor[0]] : []), ...this.selected])) {
      pen.fillStyle = this.selected.includes(row) ? accent : ink;
      pen.fillText(this.fit(pen, this.rowLabels[row], left - line - 6), left - 6, top + (row + 0.5) * tall);
    }
    pen.textAlign = across ? 'center' : 'left';
    pen.fillStyle = ink;
    for (const column of this.labelled(this.columnLabels.length, cell, [...(this.cursor ? [this.cursor[1]] : []), ...this.topKeys()])) {
      pen.save();
      pen.translate(left + (column + 0.5) * cell, top - 6);
      if (!across) pen.rotate(-Math.PI / 2);
      else pen.translate(0, -6);
      pen.fillText(this.fit(pen, this.columnLabels[column], across ? cell : top - line - 6), 0, 0);
      pen.restore();
    }
    pen.textAlign = 'left';
    pen.lineWidth = 2;
    pen.strokeStyle = accent;
    for (const row of this.selected) {
      if (row < this.rows) pen.strokeRect(left - 1, top + row * tall - 1, (this.causal ? row + 1 : this.columns) * cell + 1, tall + 1);
    }
    if (this.cursor) {
      pen.strokeStyle = ink;
      pen.strokeRect(left + this.cursor[1] * cell - 1, top + this.cursor[0] * tall - 1, cell + 1, tall + 1);
    }
  }

  private fit(pen: CanvasRenderingContext2D, label: string, room: number): string {
    if (pen.measureText(label).width <= room) return label;
    let cut = label;
    while (cut.length > 1 && pen.measureText(`${cut}…`).width > room) cut = cut.slice(0, -1);
    return `${cut}…`;
  }

  private cellAt(event: PointerEvent | MouseEvent): [number, number] | null {
    const box = this.renderRoot.querySelector('canvas')!.getBoundingClientRect();
    const { left, top, cell, tall } = this.geometry;
    const column = Math.floor((event.clientX - box.left - left) / cell);
    const row = Math.floor((event.clientY - box.top - top) / tall);
    return row >= 0 && column >= 0 && row < this.rows && column < this.columns ? [row, column] : null;
  }

  private onPointer(event: PointerEvent) {
    const at = this.cellAt(event);
    if (at && (at[0] !== this.cursor?.[0] || at[1] !== this.cursor?.[1])) this.moveTo(at);
  }

  private onClick(event: MouseEvent) {
    const at = this.cellAt(event);
    if (at && this.pool === 1) this.tell('cell-click', { row: at[0], column: at[1] });
  }

  private onKey(event: KeyboardEvent) {
    const [row, column] = this.cursor ?? [0, 0];
    const moves: Record<string, [number, number]> = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      Home: [row, 0], End: [row, this.columns - 1], PageUp: [0, column], PageDown: [this.rows - 1, column],
    };
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (this.pool === 1) this.tell('cell-click', { row, column });
      return;
    }
    const to = this.cursor ? moves[event.key] : moves[event.key] && [0, 0];
    if (!to) return;
    event.preventDefault();
    this.moveTo([Math.min(this.rows - 1, Math.max(0, to[0])), Math.min(this.columns - 1, Math.max(0, to[1]))]);
  }

  private moveTo(at: [number, number]) {
    this.cursor = at;
    void this.read();
  }

  /** Shows the drawn value at once and the exact one when the server has answered. */
  private async read() {
    const [row, column] = this.cursor!;
    const where = `${this.label(this.rowLabels, row)} → ${this.label(this.columnLabels, column)}`;
    if (this.unseen(row, column)) {
      this.readout = `${where}: ${this.text('masked')}`;
      this.exact = true;
      return;
    }
    const asked = ++this.asked;
    if (this.pool > 1) {
      const most = this.format(Math.abs(this.drawn(row, column) * this.greatest));
      this.readout = `${where}: ${this.signed ? '|…| ' : ''}≤ ${most}`;
      this.exact = true;
      return;
    }
    this.readout = `${where}: ${this.format(this.drawn(row, column) * this.greatest)}`;
    this.exact = false;
    await new Promise((resolve) => setTimeout(resolve, 120));
    if (asked !== this.asked || !this.$server) return;
    const exact = await this.$server.exact(this.version, row, column).catch(() => '');
    if (exact && asked === this.asked) this.readout = `${where}: ${marked(exact)}`;
    this.exact = asked === this.asked;
  }

  private label(labels: string[], at: number): string {
    if (this.pool === 1) return labels[at] ?? String(at + 1);
    return `${labels[at] ?? ''}…`;
  }

  drawing(): string {
    const { left, top, cell, tall, width, height } = this.geometry;
    const parts: string[] = [];
    for (let row = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++) {
        if (!this.unseen(row, column)) {
          parts.push(`<rect x="${left + column * cell}" y="${top + row * tall}" width="${cell}" height="${tall}" fill="${this.color(this.drawn(row, column))}"/>`);
        }
      }
    }
    parts.push(`<g font-size="${rem(LABEL)}" fill="var(--ink)">`);
    this.labelled(this.rowLabels.length, tall, this.selected).forEach((row) =>
      parts.push(`<text x="${left - 6}" y="${top + (row + 0.65) * tall}" text-anchor="end">${escapeXml(this.rowLabels[row])}</text>`));
    this.labelled(this.columnLabels.length, cell, this.topKeys()).forEach((column) =>
      parts.push(`<text transform="translate(${left + (column + 0.65) * cell},${top - 6}) rotate(-90)">${escapeXml(this.columnLabels[column])}</text>`));
    parts.push('</g>');
    return this.svgFile(left + width + 4, top + height + 4, parts.join('\n'));
  }
}

customElements.define('matrix-view', MatrixView);
