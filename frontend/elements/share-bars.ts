import { css, html } from 'lit';
import { escapeXml } from './download';
import { common, rem, written } from './element';
import { Figure, Table } from './figure';
import { Scrolling } from './scrolling';

const [LABEL, BAR, LINE, GAP] = [8, 7, 1.75, 0.75];
const DIGITS = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

type Row = [label: string, ...shares: (number | '')[]];

const shares = ([, ...all]: Row): (number | '')[] => all;

/** Measures of the same things side by side, a row a thing: bars on one scale, with the share written on each. The greatest of a column stands out. */
export class ShareBars extends Figure {
  static properties = { corner: {}, columns: { attribute: false }, rows: { attribute: false } };

  declare corner: string;
  declare columns: string[];
  declare rows: Row[];
  declare $server: { all(): Promise<string> };

  static styles = [common, css`
    :host { display: block; }
    .room { overflow-x: auto; }
    table { border-collapse: separate; border-spacing: 0.5rem 2px; width: 100%; table-layout: fixed; font-variant-numeric: tabular-nums; }
    th { font-weight: 400; font-size: 0.9375rem; text-align: left; padding: 0; overflow-wrap: break-word; hyphens: auto; vertical-align: bottom; }
    thead th { color: var(--ink-soft); line-height: 1.2; padding-bottom: 0.25rem; }
    thead th.yardstick { color: var(--ink); font-weight: 600; }
    tr > :first-child { width: 6.5rem; }
    tbody th { unicode-bidi: isolate; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    td { padding: 0 0.3rem; height: 1.5rem; font-size: 0.875rem; border-radius: 2px; background: linear-gradient(var(--bar), var(--bar)) no-repeat left / calc(100% * var(--part)) 100%, color-mix(in srgb, var(--line) 35%, transparent); --bar: color-mix(in srgb, var(--query) 40%, transparent); }
    td.yardstick { --bar: color-mix(in srgb, var(--accent) 45%, transparent); }
    td.greatest { font-weight: 700; outline: 1px solid var(--ink-soft); }
    @media (max-width: 40rem) { table { border-spacing: 0.25rem 2px; min-width: 30rem; } th, thead th { font-size: 0.875rem; } tr > :first-child { width: 5.5rem; position: sticky; left: 0; background: var(--paper); } }
    @media (forced-colors: active) { td { forced-color-adjust: none; color: CanvasText; border: 1px solid CanvasText; background: linear-gradient(CanvasText, CanvasText) no-repeat left bottom / calc(100% * var(--part)) 4px, Canvas; } td.greatest { outline: 2px solid Highlight; } }
  `];

  constructor() {
    super();
    this.columns = [];
    this.rows = [];
    new Scrolling(this, () => this.renderRoot.querySelector<HTMLElement>('.room'), () => this.name);
  }

  private get greatest(): number {
    return Math.max(1e-9, ...this.rows.flatMap((row) => shares(row).map(Number)));
  }

  /** The greatest of a column among the rows that can be compared. */
  private most(column: number): number {
    return Math.max(0, ...this.rows.filter((row) => row[1] !== '').map((row) => Number(row[column + 1])));
  }

  private kind(row: Row, column: number): string {
    const framed = row[1] !== '' && Number(row[column + 1]) > 0 && row[column + 1] === this.most(column);
    return `${column === 0 ? 'yardstick' : ''} ${framed ? 'greatest' : ''}`;
  }

  render() {
    return this.framed(html`<div class="room"><table aria-label=${this.name}>
      <thead><tr><th scope="col">${this.corner}</th>${this.columns.map((name, i) => html`<th scope="col" class=${i === 0 ? 'yardstick' : ''}>${name}</th>`)}</tr></thead>
      <tbody>${this.rows.map((row) => html`<tr><th scope="row" title=${row[0]}>${row[0]}</th>${shares(row).map((share, i) => html`<td class=${this.kind(row, i)} style="--part: ${Number(share) / this.greatest}">${share === '' ? '–' : written(share, DIGITS)}</td>`)}</tr>`)}</tbody>
    </table></div>`);
  }

  updated(changed: Map<string, unknown>) {
    if (changed.has('rows')) this.numbersChanged();
  }

  async numbers(): Promise<Table> {
    return JSON.parse(await this.$server.all()) as Table;
  }

  drawing(): string {
    const [label, bar, line, gap] = [rem(LABEL), rem(BAR), rem(LINE), rem(GAP)];
    const left = (column: number) => label + column * (bar + gap);
    const heads = this.columns.map((name, i) => `<text x="${left(i)}" y="${0.65 * line}" font-weight="${i === 0 ? 700 : 400}">${escapeXml(name)}</text>`);
    const rows = this.rows.map((own, row) => {
      const y = (row + 1) * line;
      const cells = shares(own).map((share, i) => `<rect x="${left(i)}" y="${y}" width="${(bar * Number(share)) / this.greatest}" height="${0.85 * line}" fill="var(${i === 0 ? '--accent' : '--query'})" fill-opacity="0.4"/>
<text x="${left(i) + rem(0.3)}" y="${y + 0.6 * line}">${share === '' ? '–' : escapeXml(written(share, DIGITS))}</text>`);
      return `<text x="0" y="${y + 0.6 * line}">${escapeXml(own[0])}</text>${cells.join('')}`;
    });
    return this.svgFile(left(this.columns.length), (this.rows.length + 1.25) * line, `<g font-size="${rem(0.875)}" fill="var(--ink)">${heads.join('')}${rows.join('\n')}</g>`);
  }
}

customElements.define('share-bars', ShareBars);
