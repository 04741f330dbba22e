import { css, html } from 'lit';
import { css as rgb, gradient, inkOn, weightColor } from './colors';
import { escapeXml } from './download';
import { common, rem, written } from './element';
import { Figure, Table } from './figure';

const [STATION, CELL, LINE] = [9, 5, 2];

type Cell = [word: string, share: number];

/** Words in a table, stations down and tokens across; the colour says how sure the model is. A cell is a button that opens what it stands for. */
export class LensGrid extends Figure {
  static properties = {
    corner: {}, stations: { attribute: false }, tokens: { attribute: false }, cells: { attribute: false },
    selected: { type: Number }, opened: { type: Number }, version: { type: Number },
  };

  declare corner: string;
  declare stations: string[];
  declare tokens: string[];
  declare cells: Cell[][];
  declare selected: number;
  declare opened: number;

  static styles = [common, css`
    :host { display: block; }
    .room { overflow-x: auto; }
    table { border-collapse: separate; border-spacing: 2px; width: 100%; }
    th { font-weight: 400; font-size: 0.9375rem; color: var(--ink-soft); text-align: left; white-space: nowrap; padding: 0 0.4rem 0 0; }
    tbody th { position: sticky; left: 0; background: var(--paper); }
    thead th { text-align: center; padding: 0 0.2rem; color: var(--ink); }
    thead th.selected { color: var(--accent); font-weight: 600; }
    td { padding: 0; }
    button { width: 100%; min-width: 3.2rem; min-height: 1.9rem; padding: 0.1rem 0.25rem; border: 2px solid transparent; border-radius: 4px; font-size: 0.9375rem; white-space: nowrap; unicode-bidi: isolate; }
    button[aria-pressed='true'] { border-color: var(--accent); outline: 1px solid var(--paper); outline-offset: -3px; }
    .legend { display: inline-flex; gap: 0.5rem; align-items: center; font-size: 0.875rem; color: var(--ink-soft); }
    .ramp { width: 8rem; height: 0.75rem; border-radius: 2px; forced-color-adjust: none; }
    @media (forced-colors: active) { button { forced-color-adjust: none; } button[aria-pressed='true'] { border-color: Highlight; outline-color: Canvas; } }
  `];

  constructor() {
    super();
    this.stations = [];
    this.tokens = [];
    this.cells = [];
    this.selected = -1;
    this.opened = -1;
  }

  private share(share: number): string {
    return written(share, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }

  private cell([word, share]: Cell, station: number, token: number) {
    const name = `${this.stations[station]}, ${this.tokens[token]}: ${word} ${this.share(share)}`;
    return html`<td><button aria-label=${name} title=${`${word} ${written(share, { maximumSignificantDigits: 6 })}`} aria-pressed=${token === this.selected && station === this.opened}
      style="background: ${rgb(weightColor(share))}; color: ${inkOn(weightColor(share))}"
      @click=${() => this.tell('cell', { station, token })}>${word}</button></td>`;
  }

  render() {
    const legend = html`<span class="legend">0 <span class="ramp" style="background: ${gradient(false)}"></span> 1</span>`;
    return this.framed(html`<div class="room"><table aria-label=${this.name}>
      <thead><tr><th scope="col">${this.corner}</th>${this.tokens.map((token, i) => html`<th scope="col" class=${i === this.selected ? 'selected' : ''}>${token}</th>`)}</tr></thead>
      <tbody>${this.cells.map((row, station) => html`<tr><th scope="row">${this.stations[station]}</th>${row.map((cell, token) => this.cell(cell, station, token))}</tr>`)}</tbody>
    </table></div>`, legend);
  }

  updated(changed: Map<string, unknown>) {
    if (changed.has('cells')) this.numbersChanged();
    if (changed.has('selected') || changed.has('tokens')) this.bringIntoSight();
  }

  protected resized() {
    this.bringIntoSight();
  }

  /** On a narrow screen the chosen token's column may lie outside. */
  private bringIntoSight() {
    const room = this.renderRoot.querySelector('.room');
    const head = room?.querySelector<HTMLElement>('th.selected');
    if (room && head && room.scrollWidth > room.clientWidth) room.scrollLeft = head.offsetLeft + head.offsetWidth - room.clientWidth;
  }

  numbers(): Table {
    const columns = this.tokens.flatMap((token) => [token, this.text('share')]);
    return { columns: [this.corner, ...columns], rows: this.cells.map((row, i) => [this.stations[i], ...row.flat()]) };
  }

  drawing(): string {
    const [left, wide, line] = [rem(STATION), rem(CELL), rem(LINE)];
    const text = (x: number, y: number, word: string, fill = 'var(--ink)') => `<text x="${x}" y="${y}" fill="${fill}">${escapeXml(word)}</text>`;
    const heads = this.tokens.map((token, i) => text(left + i * wide + 4, 0.7 * line, token));
    const rows = this.cells.flatMap((row, i) => [
      text(0, (i + 1.65) * line, this.stations[i]),
      ...row.map(([word, share], j) => `<rect x="${left + j * wide}" y="${(i + 1) * line}" width="${wide - 2}" height="${line - 2}" fill="${rgb(weightColor(share))}"/>${text(left + j * wide + 4, (i + 1.65) * line, word, inkOn(weightColor(share)))}`),
    ]);
    return this.svgFile(left + this.tokens.length * wide, (this.cells.length + 1) * line, `<g font-size="${rem(0.875)}">${[...heads, ...rows].join('\n')}</g>`);
  }
}

customElements.define('lens-grid', LensGrid);
