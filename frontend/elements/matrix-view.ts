import { css, html, LitElement, nothing, PropertyValues } from 'lit';
import { css as rgb, gradient, resolved, signedColor, weightColor } from './colors';
import { csvLine, download, escapeXml } from './download';

interface Exact {
  rows: string[];
  columns: string[];
  values: number[][];
}

/**
 * A matrix as coloured cells on a canvas: row = query, column = key. The server sends 16-bit values for the drawing; the exact ones are
 * asked for when a cell is read, a table shown or a file saved.
 */
export class MatrixView extends LitElement {
  static properties = {
    name: {}, caption: {}, fileName: {}, rowTitle: {}, columnTitle: {},
    rowLabels: { attribute: false }, columnLabels: { attribute: false }, data: {}, rows: { type: Number }, columns: { type: Number },
    pool: { type: Number }, signed: { type: Boolean }, greatest: { type: Number }, causal: { type: Boolean },
    selected: { attribute: false }, strings: { attribute: false },
    cursor: { state: true }, readout: { state: true }, table: { state: true }, menu: { state: true },
  };

  declare name: string;
  declare caption: string;
  declare fileName: string;
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
  declare causal: boolean;
  declare selected: number[];
  declare strings: Record<string, string>;
  declare cursor: [number, number] | null;
  declare readout: string;
  declare table: Exact | null;
  declare $server: { exact(row: number, column: number): Promise<number>; all(): Promise<string> };

  private values = new Float32Array(0);
  private asked = 0;
  private geometry = { left: 0, top: 0, cell: 1, tall: 1, width: 0, height: 0 };
  private observer = new ResizeObserver(() => this.draw());
  private dark = window.matchMedia('(prefers-color-scheme: dark)');
  private readonly redraw = () => this.draw();

  static styles = css`
    :host { display: block; min-width: 0; }
    .stage { position: relative; outline-offset: 4px; }
    .stage:focus-visible { outline: 2px solid var(--accent); }
    canvas { display: block; width: 100%; touch-action: pan-y; }
    .under { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: center; justify-content: space-between; margin-top: 0.5rem; }
    .legend { display: flex; gap: 0.5rem; align-items: center; font-size: 0.8125rem; color: var(--ink-soft); }
    .legend i { width: 7rem; height: 0.6rem; border-radius: 2px; }
    output { display: block; min-height: 1.5em; font-size: 0.875rem; font-variant-numeric: tabular-nums; margin-top: 0.25rem; }
    .actions { display: flex; flex-wrap: wrap; gap: 0.25rem; }
    button { font: inherit; font-size: 0.8125rem; color: var(--ink-soft); background: none; border: 0; padding: 0.25rem 0.4rem;
      border-radius: 4px; cursor: pointer; text-decoration: underline; text-underline-offset: 3px; text-decoration-color: var(--line); }
    button:hover { color: var(--accent); }
    button:focus-visible { outline: 2px solid var(--accent); }
    .scroll { overflow: auto; max-height: 24rem; margin-top: 0.5rem; border: 1px solid var(--line); border-radius: 6px; }
    table { border-collapse: collapse; font-size: 0.75rem; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.2rem 0.5rem; text-align: right; white-space: nowrap; }
    thead th { position: sticky; top: 0; background: var(--paper); }
    tbody th { text-align: left; position: sticky; left: 0; background: var(--paper); }
    p { margin: 0.5rem 0 0; font-size: 0.875rem; color: var(--ink-soft); max-width: 68ch; }
  `;

  constructor() {
    super();
    this.rowLabels = [];
    this.columnLabels = [];
    this.selected = [];
    this.strings = {};
    this.pool = 1;
    this.greatest = 1;
    this.cursor = null;
    this.readout = '';
    this.table = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.observer.observe(this);
    this.dark.addEventListener('change', this.redraw);
    window.addEventListener('theme-change', this.redraw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
    this.dark.removeEventListener('change', this.redraw);
    window.removeEventListener('theme-change', this.redraw);
  }

  willUpdate(changed: PropertyValues) {
    if (changed.has('data') && this.data) {
      const bytes = Uint8Array.from(atob(this.data), (c) => c.charCodeAt(0));
      const whole = new DataView(bytes.buffer);
      this.values = Float32Array.from({ length: bytes.length / 2 }, (_, i) =>
        this.signed ? whole.getInt16(2 * i, true) / 32767 : whole.getUint16(2 * i, true) / 65535);
      if (this.table) void this.showTable();
      if (this.cursor && (this.cursor[0] >= this.rows || this.cursor[1] >= this.columns)) {
        this.cursor = null;
        this.readout = '';
        this.asked++;
      }
      if (this.cursor) void this.read();
    }
  }

  updated() {
    this.draw();
  }

  private text(key: string): string {
    return this.strings?.[key] ?? '';
  }

  render() {
    return html`
      <div class="stage" tabindex="0" role="application" aria-label=${this.name} aria-describedby="readout" @keydown=${this.onKey}
        @pointermove=${this.onPointer} @pointerdown=${this.onPointer} @click=${this.onClick}>
        <canvas></canvas>
      </div>
      <output id="readout" aria-live="polite">${this.readout || this.text('hint')}</output>
      <div class="under">
        <span class="legend" aria-hidden="true">${this.signed ? this.format(-this.greatest) : this.text('low')}
          <i style="background:${gradient(this.signed)}"></i>${this.signed ? this.format(this.greatest) : this.text('high')}</span>
        <span class="actions">
          <button @click=${this.toggleTable} aria-expanded=${this.table !== null}>${this.table ? this.text('hideTable') : this.text('showTable')}</button>
          <button @click=${this.saveCsv}>${this.text('csv')}</button>
          <button @click=${this.saveJson}>${this.text('json')}</button>
          <button @click=${this.savePng}>${this.text('png')}</button>
          <button @click=${this.saveSvg}>${this.text('svg')}</button>
        </span>
      </div>
      ${this.table ? this.renderTable(this.table) : nothing}
      ${this.caption ? html`<p>${this.caption}</p>` : nothing}`;
  }

  private renderTable(table: Exact) {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.name}><table>
      <thead><tr><th scope="col"></th>${table.columns.map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
      <tbody>${table.values.map((row, i) => html`<tr><th scope="row">${table.rows[i]}</th>
        ${row.map((value) => html`<td>${this.format(value)}</td>`)}</tr>`)}</tbody>
    </table></div>`;
  }

  private format(value: number): string {
    const locale = document.documentElement.lang || undefined;
    if (value !== 0 && Math.abs(value) < 1e-4) return value.toExponential(2);
    return value.toLocaleString(locale, { minimumFractionDigits: 3, maximumFractionDigits: 4 });
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

  private draw() {
    const canvas = this.renderRoot.querySelector('canvas');
    const width = this.clientWidth;
    if (!canvas || !this.rows || !width) return;
    const ratio = window.devicePixelRatio || 1;
    const font = 13;
    const pen = canvas.getContext('2d')!;
    pen.font = `${font}px ${getComputedStyle(this).fontFamily}`;
    const longest = (labels: string[], most: number) =>
      Math.min(most, Math.max(0, ...labels.map((label) => pen.measureText(label).width)) + 8);
    const left = longest(this.rowLabels, width * 0.28) + 18;
    const across = this.columnLabels.length <= 8 && this.columnLabels.every((l) => pen.measureText(l).width < (width - left) / this.columns - 4);
    const top = (this.columnLabels.length === 0 ? 0 : across ? 20 : longest(this.columnLabels, 110)) + 20;
    const room = Math.min(width - left - 2, window.innerHeight * 0.72);
    const cell = Math.max(2, Math.min(52, room / this.columns));
    const tall = this.rows === this.columns ? cell : Math.max(3, Math.min(cell, (window.innerHeight * 0.72) / this.rows));
    const height = top + tall * this.rows + 2;
    this.geometry = { left, top, cell, tall, width: cell * this.columns, height: tall * this.rows };
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.height = `${height}px`;
    pen.scale(ratio, ratio);
    pen.font = `${font}px ${getComputedStyle(this).fontFamily}`;
    const style = getComputedStyle(this);
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
    pen.font = `11px ${style.fontFamily}`;
    pen.textBaseline = 'middle';
    pen.fillText(`${this.columnTitle ?? ''} →`, left, 8);
    pen.save();
    pen.translate(8, top);
    pen.rotate(Math.PI / 2);
    pen.fillText(`${this.rowTitle ?? ''} →`, 0, 0);
    pen.restore();
    pen.font = `${Math.min(font, Math.max(9, Math.min(cell, tall) + 1))}px ${style.fontFamily}`;
    const every = Math.max(1, Math.ceil(11 / cell));
    const everyRow = Math.max(1, Math.ceil(11 / tall));
    pen.textAlign = 'right';
    this.rowLabels.forEach((label, row) => {
      if (row % everyRow) return;
      pen.fillStyle = this.selected.includes(row) ? accent : ink;
      pen.fillText(this.fit(pen, label, left - 24), left - 6, top + (row + 0.5) * tall);
    });
    pen.textAlign = across ? 'center' : 'left';
    this.columnLabels.forEach((label, column) => {
      if (column % every) return;
      pen.fillStyle = ink;
      pen.save();
      pen.translate(left + (column + 0.5) * cell, top - 6);
      if (!across) pen.rotate(-Math.PI / 2);
      else pen.translate(0, -6);
      pen.fillText(this.fit(pen, label, across ? cell : top - 24), 0, 0);
      pen.restore();
    });
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
    if (at && this.pool === 1) this.dispatchEvent(new CustomEvent('cell-click', { detail: { row: at[0], column: at[1] } }));
  }

  private onKey(event: KeyboardEvent) {
    const [row, column] = this.cursor ?? [0, 0];
    const moves: Record<string, [number, number]> = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      Home: [row, 0], End: [row, this.columns - 1], PageUp: [0, column], PageDown: [this.rows - 1, column],
    };
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (this.pool === 1) this.dispatchEvent(new CustomEvent('cell-click', { detail: { row, column } }));
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
      return;
    }
    const asked = ++this.asked;
    if (this.pool > 1) {
      const most = this.format(Math.abs(this.drawn(row, column) * this.greatest));
      this.readout = `${where}: ${this.signed ? '|…| ' : ''}≤ ${most}`;
      return;
    }
    this.readout = `${where}: ${this.format(this.drawn(row, column) * this.greatest)}`;
    await new Promise((resolve) => setTimeout(resolve, 120));
    if (asked !== this.asked || !this.$server) return;
    const exact = await this.$server.exact(row, column);
    if (asked === this.asked) this.readout = `${where}: ${exact}`;
  }

  private label(labels: string[], at: number): string {
    if (this.pool === 1) return labels[at] ?? String(at + 1);
    return `${labels[at] ?? ''}…`;
  }

  private async exact(): Promise<Exact> {
    return JSON.parse(await this.$server.all()) as Exact;
  }

  private async showTable() {
    this.table = await this.exact();
  }

  private toggleTable() {
    if (this.table) this.table = null;
    else void this.showTable();
  }

  private async saveCsv() {
    const { rows, columns, values } = await this.exact();
    const lines = [csvLine(['', ...columns]), ...values.map((row, i) => csvLine([rows[i], ...row]))];
    download(`${this.fileName}.csv`, lines.join('\n') + '\n', 'text/csv');
  }

  private async saveJson() {
    download(`${this.fileName}.json`, JSON.stringify(await this.exact(), null, 1) + '\n', 'application/json');
  }

  private savePng() {
    const canvas = this.renderRoot.querySelector('canvas')!;
    const copy = document.createElement('canvas');
    copy.width = canvas.width;
    copy.height = canvas.height;
    const pen = copy.getContext('2d')!;
    pen.fillStyle = getComputedStyle(document.body).backgroundColor;
    pen.fillRect(0, 0, copy.width, copy.height);
    pen.drawImage(canvas, 0, 0);
    copy.toBlob((blob) => blob && download(`${this.fileName}.png`, blob));
  }

  private saveSvg() {
    const { left, top, cell, tall, width, height } = this.geometry;
    const ink = getComputedStyle(this).color;
    const parts = [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 4}" height="${top + height + 4}" font-family="sans-serif" font-size="12" fill="${ink}">`,
      `<title>${escapeXml(this.name)}</title>`,
    ];
    for (let row = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++) {
        if (!this.unseen(row, column)) {
          parts.push(`<rect x="${left + column * cell}" y="${top + row * tall}" width="${cell}" height="${tall}" fill="${this.color(this.drawn(row, column))}"/>`);
        }
      }
    }
    this.rowLabels.forEach((label, row) =>
      parts.push(`<text x="${left - 6}" y="${top + (row + 0.65) * tall}" text-anchor="end">${escapeXml(label)}</text>`));
    this.columnLabels.forEach((label, column) =>
      parts.push(`<text transform="translate(${left + (column + 0.65) * cell},${top - 6}) rotate(-90)">${escapeXml(label)}</text>`));
    parts.push('</svg>');
    download(`${this.fileName}.svg`, parts.join('\n'), 'image/svg+xml');
  }
}

customElements.define('matrix-view', MatrixView);
