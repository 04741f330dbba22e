import { html, LitElement, nothing, PropertyValues } from 'lit';
import type ApexCharts from 'apexcharts';
import { resolved } from './colors';
import { csvLine, download } from './download';

const WIDTH_OF_A_NUMBER = 42;
const WIDTH_OF_A_LETTER = 8;
const TICKS = 8;
const WIDTH_OF_A_LABEL = 16;
const MOST_LABELS = 32;
const LONGEST_SHORT_LABEL = 8;
const MOST_MARKERS = 48;
const FIGURE_SPACE = '\u2007';

interface Series {
  name: string;
  data: (number | null)[];
}

type Point = [x: number, y: number];

/**
 * A chart of ApexCharts, which arrives with the first chart of a page. New data goes into the chart in place; another structure builds it
 * anew. The drawing is in the page itself, since the library looks for its styles there.
 */
export class ApexChartElement extends LitElement {
  static properties = {
    name: {}, caption: {}, fileName: {}, type: {}, unit: {}, categories: { attribute: false }, series: { attribute: false }, strings: { attribute: false },
    greatest: { type: Number }, stacked: { type: Boolean }, horizontal: { type: Boolean }, logarithmic: { type: Boolean }, compact: { type: Boolean }, signed: { type: Boolean }, version: { type: Number }, palette: { attribute: false }, dashes: { attribute: false },
    table: { state: true },
  };

  declare name: string;
  declare caption: string;
  declare fileName: string;
  declare type: 'bar' | 'line' | 'scatter';
  declare unit: string;
  declare categories: string[];
  declare series: Series[];
  declare strings: Record<string, string>;
  declare greatest: number;
  declare stacked: boolean;
  declare horizontal: boolean;
  declare logarithmic: boolean;
  declare compact: boolean;
  declare signed: boolean;
  declare version: number;
  declare palette: string[];
  declare dashes: number[];
  declare table: boolean;

  private chart: ApexCharts | null = null;
  private building: Promise<void> = Promise.resolve();
  private dark = window.matchMedia('(prefers-color-scheme: dark)');
  private cursor = -1;
  private inView = false;
  private outdated = false;
  private readonly watcher = new IntersectionObserver((entries) => { this.inView = entries[entries.length - 1].isIntersecting; this.ask(); }, { rootMargin: '100px' });
  private readonly rebuild = () => this.requestUpdate('type');

  constructor() {
    super();
    this.categories = [];
    this.series = [];
    this.strings = {};
    this.type = 'bar';
    this.palette = ['--key', '--query', '--value'];
    this.dashes = [];
    this.table = false;
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watcher.disconnect();
    this.chart?.destroy();
    this.chart = null;
    this.dark.removeEventListener('change', this.rebuild);
    window.removeEventListener('theme-change', this.rebuild);
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.rebuild();
    this.watcher.observe(this);
    this.dark.addEventListener('change', this.rebuild);
    window.addEventListener('theme-change', this.rebuild);
  }

  render() {
    const text = (key: string) => this.strings?.[key] ?? '';
    return html`
      ${this.scatter
        ? html`<div class="apex-plot" role="application" tabindex="0" aria-label=${this.name} @keydown=${this.onKey}></div>`
        : html`<div class="apex-plot" role="img" aria-label=${this.name}></div>`}
      <div class="apex-actions">
        <button @click=${() => { this.table = !this.table; }} aria-expanded=${this.table}>${this.table ? text('hideTable') : text('showTable')}</button>
        <button @click=${this.saveCsv}>${text('csv')}</button>
        <button @click=${this.saveJson}>${text('json')}</button>
        <button @click=${this.savePng}>${text('png')}</button>
        <button @click=${this.saveSvg}>${text('svg')}</button>
      </div>
      ${this.table ? html`<div class="apex-table" tabindex="0" role="region" aria-label=${this.name}><table>
        ${this.scatter ? this.pointTable() : html`<thead><tr><th></th>${this.series.map((s) => html`<th scope="col">${s.name}</th>`)}</tr></thead>
        <tbody>${this.categories.map((c, i) => html`<tr><th scope="row">${c}</th>${this.series.map((s) => html`<td>${s.data[i]}</td>`)}</tr>`)}</tbody>`}
      </table></div>` : nothing}
      ${this.caption ? html`<p class="apex-caption">${this.caption}</p>` : nothing}`;
  }

  /** Points that have changed are asked for only while the plot is in view. */
  private ask() {
    if (this.inView && this.outdated) {
      this.outdated = false;
      this.dispatchEvent(new CustomEvent('points-wanted'));
    }
  }

  updated(changed: PropertyValues) {
    if (changed.has('version') && this.version) {
      this.outdated = true;
      this.ask();
    }
    const structural = ['type', 'categories', 'greatest', 'unit', 'palette', 'dashes'].some((key) => changed.has(key)) || ((this.logarithmic || this.horizontal) && changed.has('series'));
    if (structural || changed.has('series')) {
      this.building = this.building.then(() => (structural || !this.chart ? this.build() : this.chart.updateSeries(this.series as never, false))).then(() => undefined);
    }
  }

  private get scatter(): boolean {
    return this.type === 'scatter';
  }

  /** Every point with its series, one series after the other. */
  private points(): { series: number; point: number; at: Point }[] {
    return this.series.flatMap((s, series) => (s.data as unknown as Point[]).map((at, point) => ({ series, point, at })));
  }

  private pointTable() {
    return html`<thead><tr><th></th><th scope="col">x</th><th scope="col">y</th></tr></thead>
      <tbody>${this.points().map((p) => html`<tr><th scope="row">${this.series[p.series].name}</th><td>${p.at[0]}</td><td>${p.at[1]}</td></tr>`)}</tbody>`;
  }

  private onKey(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const points = this.points();
    if (!step || points.length === 0) return;
    const from = this.cursor < 0 && step < 0 ? 0 : this.cursor;
    this.cursor = (from + step + points.length) % points.length;
    this.tell(points[this.cursor].series, points[this.cursor].point);
    event.preventDefault();
  }

  private tell(series: number, point: number) {
    this.querySelectorAll('.apexcharts-marker.current').forEach((marker) => marker.classList.remove('current'));
    this.querySelectorAll(`.apexcharts-series[rel="${series + 1}"] .apexcharts-marker`)[point]?.classList.add('current');
    this.dispatchEvent(new CustomEvent('point', { detail: { series, point } }));
  }

  /** What a scatter plot has other than bars and lines. */
  private scatterOptions(color: (name: string) => string) {
    const axis = { labels: { show: false }, axisTicks: { show: false }, tickAmount: 4, tooltip: { enabled: false } };
    return {
      xaxis: { ...axis, type: 'numeric' as const, crosshairs: { show: false } },
      yaxis: axis,
      markers: { size: [4, 7, 9], shape: ['circle', 'circle', 'star'] as never, strokeWidth: 1, strokeColors: color('--paper') },
      tooltip: { enabled: false },
    };
  }

  private async build() {
    const { default: Apex } = await import('apexcharts');
    const plot = this.querySelector<HTMLElement>('.apex-plot');
    if (!this.isConnected || !plot) return;
    this.chart?.destroy();
    const style = getComputedStyle(this);
    const color = (name: string) => resolved(this, name);
    const greatest = Math.max(...this.series.flatMap((s) => s.data.map((v) => v ?? 0)));
    const decades = Math.ceil(Math.log10(Math.max(10, greatest) + 1));
    const bars = this.categories.length * this.series.length;
    const lying = this.stacked ? 44 * this.categories.length : 22 * bars;
    const height = this.scatter ? 380 : this.horizontal ? 90 + lying : this.logarithmic ? 320 : this.type === 'line' || this.stacked ? 280 : 220;
    const numbers = this.compact && (this.horizontal || this.clientWidth / bars > WIDTH_OF_A_NUMBER);
    this.chart = new Apex(plot, {
      ...this.commonOptions(style, color, greatest, decades, height, numbers),
      ...(this.scatter ? this.scatterOptions(color) : {}),
    });
    await this.chart.render();
  }

  private commonOptions(style: CSSStyleDeclaration, color: (name: string) => string, greatest: number, decades: number, height: number, numbers: boolean) {
    const labels = Math.min(MOST_LABELS, Math.max(1, Math.floor(this.clientWidth / WIDTH_OF_A_LABEL)));
    const every = this.type === 'bar' ? Math.ceil(this.categories.length / labels) : 1;
    const long = this.categories.some((name) => name.length > LONGEST_SHORT_LABEL);
    return {
      chart: { type: this.type, stacked: this.stacked, height, fontFamily: style.fontFamily, foreColor: color('--ink-soft'), background: 'transparent',
        animations: { enabled: false }, events: { dataPointMouseEnter: (_event: unknown, _chart: unknown, at: { seriesIndex: number; dataPointIndex: number }) => { if (this.scatter) this.tell(at.seriesIndex, at.dataPointIndex); } },
        toolbar: { show: false }, zoom: { enabled: false }, parentHeightOffset: 0 },
      series: this.series as never,
      colors: this.palette.map(color),
      xaxis: { categories: this.categories, ...(this.horizontal ? { min: 0, max: greatest * (1 + 60 / Math.max(60, this.clientWidth - 200)) } : {}), axisTicks: { show: !this.horizontal }, axisBorder: { show: !this.horizontal },
        labels: { show: !this.horizontal, rotate: this.type === 'line' ? 0 : -60, trim: this.type !== 'line' && every === 1 && long, hideOverlappingLabels: this.type === 'line', style: { fontSize: '12px' },
          ...(every > 1 ? { formatter: (v: string) => (this.categories.indexOf(v) % every ? '' : v) } : {}) },
        tickAmount: this.type === 'line' ? this.ticks() : undefined, tooltip: { enabled: false } },
      yaxis: { ...(this.horizontal ? {} : { min: this.logarithmic ? 1 : this.signed ? undefined : 0, max: this.logarithmic ? 10 ** decades : this.greatest || undefined }),
        tickAmount: this.logarithmic ? decades : 4, logarithmic: this.logarithmic, logBase: 10,
        labels: { formatter: (v: number | string) => (this.horizontal ? String(v) : this.short(Number(v))), maxWidth: 130 }, title: { text: this.horizontal ? undefined : this.unit, style: { fontWeight: 400 } } },
      grid: { show: !this.horizontal, borderColor: color('--line') },
      dataLabels: { enabled: numbers, ...(this.horizontal ? this.behind() : { formatter: (v: number) => this.short(v), offsetY: -18 }),
        style: { fontSize: '11px', fontWeight: 400, colors: [color('--ink')] } },
      markers: { size: this.type === 'line' && this.categories.length <= MOST_MARKERS ? 3 : 0, strokeWidth: 0 },
      stroke: { width: this.type === 'line' ? 2 : 0, dashArray: this.dashes.length ? this.dashes : 0 },
      plotOptions: { bar: { horizontal: this.horizontal, columnWidth: '70%', barHeight: '80%', borderRadius: 2, dataLabels: { position: 'top', hideOverflowingLabels: false } } },
      legend: { show: this.scatter || this.series.length > 1 },
      tooltip: { theme: 'none', y: { formatter: (v: number) => String(v) } },
    };
  }

  /** As many steps along the axis as have room for their labels. */
  private ticks(): number {
    const longest = Math.max(1, ...this.categories.map((category) => category.length));
    return Math.max(1, Math.min(TICKS, Math.floor(this.clientWidth / ((longest + 2) * WIDTH_OF_A_LETTER))));
  }

  /** Labels behind lying bars. The library pushes a label that starts at its bar onto a short one; one that ends in some distance stays there. */
  private behind() {
    const letters = 6;
    return { formatter: (v: number) => this.short(v).padEnd(letters, FIGURE_SPACE), textAnchor: 'end' as const, offsetX: WIDTH_OF_A_NUMBER + 4, offsetY: 0 };
  }

  private short(value: number): string {
    if (!this.compact) return value === 0 ? '0' : value?.toFixed(Math.abs(value) < 10 ? 2 : 0);
    return value?.toLocaleString(document.documentElement.lang || undefined, { notation: 'compact', maximumSignificantDigits: 3 });
  }

  private saveCsv() {
    if (this.scatter) {
      const rows = this.points().map((p) => csvLine([this.series[p.series].name, ...p.at]));
      download(`${this.fileName}.csv`, [csvLine(['', 'x', 'y']), ...rows].join('\n') + '\n', 'text/csv');
      return;
    }
    const lines = [csvLine(['', ...this.series.map((s) => s.name)]), ...this.categories.map((c, i) => csvLine([c, ...this.series.map((s) => s.data[i] ?? '')]))];
    download(`${this.fileName}.csv`, lines.join('\n') + '\n', 'text/csv');
  }

  private saveJson() {
    download(`${this.fileName}.json`, JSON.stringify(this.scatter ? { series: this.series } : { categories: this.categories, series: this.series }, null, 1) + '\n', 'application/json');
  }

  private async savePng() {
    const image = await this.chart?.dataURI({ scale: 2 });
    if (image && 'imgURI' in image) download(`${this.fileName}.png`, await (await fetch(image.imgURI)).blob());
  }

  private saveSvg() {
    const svg = this.querySelector('.apex-plot svg');
    if (svg) download(`${this.fileName}.svg`, new XMLSerializer().serializeToString(svg), 'image/svg+xml');
  }
}

customElements.define('apex-chart', ApexChartElement);
