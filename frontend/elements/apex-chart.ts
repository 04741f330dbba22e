import { html, PropertyValues } from 'lit';
import { resolved } from './colors';
import { escapeXml } from './download';
import { pixels, rem, written } from './element';
import { Cell, Figure, Table } from './figure';

const LABEL = 0.875;
const WIDTH_OF_A_NUMBER = 3;
const WIDTH_OF_A_LETTER = 0.5;
const TICKS = 8;
const WIDTH_OF_A_LABEL = 1.2;
const MOST_LABELS = 32;
const LONGEST_SHORT_LABEL = 8;
const MOST_MARKERS = 48;
const FIGURE_SPACE = '\u2007';
const PLAIN = { useGrouping: false };

const fixed = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });

interface Series {
  name: string;
  data: (number | null)[];
}

type Point = [x: number, y: number];

// An "import type" at the top would be one more import to Vaadin, which would load the library with every page.
type Chart = import('apexcharts');

/**
 * A chart of ApexCharts, which arrives with the first chart of a page. New data goes into the chart in place; another structure builds it
 * anew. The drawing is in the page itself, since the library looks for its styles there.
 */
export class ApexChartElement extends Figure {
  static properties = {
    type: {}, unit: {}, categories: { attribute: false }, series: { attribute: false },
    greatest: { type: Number }, stacked: { type: Boolean }, horizontal: { type: Boolean }, logarithmic: { type: Boolean }, compact: { type: Boolean }, signed: { type: Boolean }, version: { type: Number }, points: { attribute: false }, palette: { attribute: false }, dashes: { attribute: false }, marks: { attribute: false }, marked: { type: Number },
    dead: { state: true },
  };

  declare type: 'bar' | 'line' | 'scatter';
  declare unit: string;
  declare categories: string[];
  declare series: Series[];
  declare greatest: number;
  declare stacked: boolean;
  declare horizontal: boolean;
  declare logarithmic: boolean;
  declare compact: boolean;
  declare signed: boolean;
  declare version: number;
  declare points: { version: number; series: Series[] };
  declare palette: string[];
  declare dashes: number[];
  declare marks: number[];
  declare marked: number;
  declare dead: boolean;

  private chart: Chart | null = null;
  private building: Promise<void> = Promise.resolve();
  private cursor = -1;
  private inView = false;
  private asked = 0;
  private drawn = 0;
  private crossed = false;
  private hiddenWhenDrawn = false;
  private readonly watcher = new IntersectionObserver((entries) => this.seen(entries[entries.length - 1].isIntersecting), { rootMargin: '100px' });

  constructor() {
    super();
    this.categories = [];
    this.series = [];
    this.type = 'bar';
    this.palette = ['--key', '--query', '--value'];
    this.dashes = [];
    this.marks = [4, 7, 9];
    this.marked = -1;
    this.dead = false;
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watcher.disconnect();
    this.chart?.destroy();
    this.chart = null;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.restyled();
    this.watcher.observe(this);
  }

  /** The library takes its colours and sizes when it builds. */
  protected restyled() {
    this.requestUpdate('type');
  }

  render() {
    const room = `min-height: ${this.height()}px`;
    return this.framed(html`
      ${this.scatter
        ? html`<div class="apex-plot" style=${room} role="application" tabindex="0" aria-label=${this.name} @keydown=${this.onKey}></div>`
        : html`<div class="apex-plot" style=${room} role="img" aria-label=${this.name}></div>`}
      ${this.dead ? html`<p role="status">${this.text('undrawn')}</p>` : ''}`);
  }

  private seen(inView: boolean) {
    this.inView = inView;
    this.ask();
    if (inView && this.hiddenWhenDrawn) this.requestUpdate('type');
  }

  /** Points that have changed are asked for only while the plot is in view. */
  private ask() {
    if (this.inView && this.version && this.asked !== this.version) {
      this.asked = this.version;
      this.dispatchEvent(new CustomEvent('points-wanted'));
    }
  }

  willUpdate(changed: PropertyValues) {
    if (changed.has('points') && this.points) this.series = this.points.series;
  }

  updated(changed: PropertyValues) {
    this.ask();
    const structural = ['type', 'categories', 'greatest', 'unit', 'palette', 'dashes'].some((key) => changed.has(key)) || ((this.logarithmic || this.horizontal) && changed.has('series'));
    if (structural || changed.has('series')) this.building = this.building.then(() => this.draw(structural));
    if (structural || changed.has('series') || changed.has('marked')) this.building = this.building.then(() => this.mark());
    if (changed.has('series')) this.numbersChanged();
  }

  /** A build may fail, where the library did not arrive for instance; the next data then build the chart anew. What is hidden is drawn when it comes into sight. */
  private async draw(structural: boolean) {
    this.hiddenWhenDrawn = !this.checkVisibility();
    if (this.hiddenWhenDrawn) return;
    const version = this.points?.version;
    try {
      await (structural || !this.chart ? this.build() : this.chart.updateSeries(this.series as never, false));
      this.drawn = version;
      this.dead = false;
    } catch (error) {
      console.warn(error);
      this.chart = null;
      this.dead = true;
    }
  }

  /** A line across the chart at one of its categories. */
  private mark() {
    if (this.hiddenWhenDrawn) return;
    if (this.crossed) this.chart?.clearAnnotations();
    this.crossed = this.marked >= 0;
    if (this.crossed) this.chart?.addXaxisAnnotation({ x: this.categories[this.marked], strokeDashArray: 0, borderColor: resolved(this, '--accent') });
  }

  private get scatter(): boolean {
    return this.type === 'scatter';
  }

  /** Every point with its series, one series after the other. */
  private places(): { series: number; point: number; at: Point }[] {
    return this.series.flatMap((s, series) => (s.data as unknown as Point[]).map((at, point) => ({ series, point, at })));
  }

  private onKey(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const places = this.places();
    if (!step || places.length === 0) return;
    const from = this.cursor < 0 && step < 0 ? 0 : this.cursor;
    this.cursor = (from + step + places.length) % places.length;
    this.point(places[this.cursor].series, places[this.cursor].point);
    event.preventDefault();
  }

  private point(series: number, point: number) {
    this.querySelectorAll('.apexcharts-marker.current').forEach((marker) => marker.classList.remove('current'));
    this.querySelectorAll(`.apexcharts-series[rel="${series + 1}"] .apexcharts-marker`)[point]?.classList.add('current');
    this.tell('point', { series, point }, this.drawn);
  }

  /** What a scatter plot has other than bars and lines. */
  private scatterOptions(color: (name: string) => string) {
    const axis = { labels: { show: false }, axisTicks: { show: false }, tickAmount: 4, tooltip: { enabled: false } };
    return {
      xaxis: { ...axis, type: 'numeric' as const, crosshairs: { show: false } },
      yaxis: axis,
      markers: { size: this.marks, shape: this.marks.map((_, i) => (i < this.marks.length - 1 ? 'circle' : 'star')) as never, strokeWidth: 1, strokeColors: color('--paper') },
      tooltip: { enabled: false },
    };
  }

  private async build() {
    const { default: Apex } = await import('apexcharts');
    const plot = this.querySelector<HTMLElement>('.apex-plot');
    if (!this.isConnected || !plot) return;
    this.chart?.destroy();
    plot.replaceChildren();
    const style = getComputedStyle(this);
    const color = (name: string) => resolved(this, name);
    const greatest = Math.max(...this.series.flatMap((s) => s.data.map((v) => v ?? 0)));
    const decades = Math.ceil(Math.log10(Math.max(10, greatest) + 1));
    const bars = this.categories.length * this.series.length;
    const numbers = this.compact && (this.horizontal || this.clientWidth / bars > rem(WIDTH_OF_A_NUMBER));
    this.chart = new Apex(plot, {
      ...this.commonOptions(style, color, greatest, decades, numbers),
      ...(this.scatter ? this.scatterOptions(color) : {}),
    });
    await this.chart.render();
  }

  /** How high the drawing becomes; its room is kept from the beginning, so that nothing below it moves. */
  private height(): number {
    if (this.horizontal) return rem(5.5 + (this.stacked ? 2.3 : 1.4 * this.series.length) * this.categories.length);
    const high = this.scatter ? 22 : this.logarithmic ? 19 : this.type === 'line' || this.stacked ? 16.5 : 13;
    return Math.min(rem(high), pixels(this, 'var(--figure-height, 100vh)'));
  }

  private commonOptions(style: CSSStyleDeclaration, color: (name: string) => string, greatest: number, decades: number, numbers: boolean) {
    const labels = Math.min(MOST_LABELS, Math.max(1, Math.floor(this.clientWidth / rem(WIDTH_OF_A_LABEL))));
    const every = this.type === 'bar' ? Math.ceil(this.categories.length / labels) : 1;
    const long = this.categories.some((name) => name.length > LONGEST_SHORT_LABEL);
    return {
      chart: { type: this.type, stacked: this.stacked, height: this.height(), fontFamily: style.fontFamily, foreColor: color('--ink-soft'), background: 'transparent',
        animations: { enabled: false }, events: { dataPointMouseEnter: (_event: unknown, _chart: unknown, at: { seriesIndex: number; dataPointIndex: number }) => { if (this.scatter) this.point(at.seriesIndex, at.dataPointIndex); } },
        toolbar: { show: false }, zoom: { enabled: false }, parentHeightOffset: 0 },
      series: this.series as never,
      colors: this.palette.map(color),
      xaxis: { categories: this.categories, ...(this.horizontal ? { min: 0, max: greatest * (1 + rem(4) / Math.max(rem(4), this.clientWidth - rem(12))) } : {}), axisTicks: { show: !this.horizontal }, axisBorder: { show: !this.horizontal },
        labels: { show: !this.horizontal, rotate: this.type === 'line' ? 0 : -60, trim: this.type !== 'line' && every === 1 && long, hideOverlappingLabels: this.type === 'line', style: { fontSize: `${rem(LABEL)}px` },
          ...(every > 1 ? { formatter: (v: string) => (this.categories.indexOf(v) % every ? '' : v) } : {}) },
        tickAmount: this.type === 'line' ? this.ticks() : undefined, tooltip: { enabled: false } },
      yaxis: { ...(this.horizontal ? {} : { min: this.logarithmic ? 1 : this.signed ? undefined : 0, max: this.logarithmic ? 10 ** decades : this.greatest || undefined }),
        tickAmount: this.logarithmic ? decades : 4, logarithmic: this.logarithmic, logBase: 10,
        labels: { formatter: (v: number | string) => (this.horizontal ? String(v) : this.short(Number(v))), maxWidth: rem(9), style: { fontSize: `${rem(LABEL)}px` } }, title: { text: this.horizontal ? undefined : this.unit, style: { fontWeight: 400, fontSize: `${rem(LABEL)}px` } } },
      grid: { show: !this.horizontal, borderColor: color('--line') },
      dataLabels: { enabled: numbers, ...(this.horizontal ? this.behind() : { formatter: (v: number) => this.short(v), offsetY: -rem(1.2) }),
        style: { fontSize: `${rem(LABEL)}px`, fontWeight: 400, colors: [color('--ink')] } },
      markers: { size: this.type === 'line' && this.categories.length <= MOST_MARKERS ? 3 : 0, strokeWidth: 0 },
      stroke: { width: this.type === 'line' ? 2 : 0, dashArray: this.dashes.length ? this.dashes : 0 },
      plotOptions: { bar: { horizontal: this.horizontal, columnWidth: '70%', barHeight: '80%', borderRadius: 2, dataLabels: { position: 'top', hideOverflowingLabels: false } } },
      legend: { show: this.scatter || this.series.length > 1, fontSize: `${rem(LABEL)}px` },
      tooltip: { theme: 'none', y: { formatter: (v: number) => (typeof v === 'number' ? written(v, { ...PLAIN, maximumFractionDigits: 20 }) : String(v)) } },
    };
  }

  /** As many steps along the axis as have room for their labels. */
  private ticks(): number {
    const longest = Math.max(1, ...this.categories.map((category) => category.length));
    return Math.max(1, Math.min(TICKS, Math.floor(this.clientWidth / ((longest + 2) * rem(WIDTH_OF_A_LETTER)))));
  }

  /** Labels behind lying bars. The library pushes a label that starts at its bar onto a short one; one that ends in some distance stays there. */
  private behind() {
    const letters = 6;
    return { formatter: (v: number) => this.short(v).padEnd(letters, FIGURE_SPACE), textAnchor: 'end' as const, offsetX: rem(WIDTH_OF_A_NUMBER) + 4, offsetY: 0 };
  }

  private short(value: number | null): string {
    if (value === null || value === undefined) return '';
    if (!this.compact) return value === 0 ? '0' : written(value, { ...PLAIN, ...fixed(Math.abs(value) < 10 ? 2 : 0) });
    return written(value, { notation: 'compact', maximumSignificantDigits: 3 });
  }

  get audible(): boolean {
    return !this.scatter;
  }

  get logarithmicTones(): boolean {
    return this.logarithmic;
  }

  numbers(): Table {
    if (this.scatter) return { columns: ['', 'x', 'y'], rows: this.places().map((p): Cell[] => [this.series[p.series].name, ...p.at]) };
    return { columns: ['', ...this.series.map((s) => s.name)], rows: this.categories.map((c, i) => [c, ...this.series.map((s) => s.data[i] ?? null)]) };
  }

  json(): unknown {
    return this.scatter ? { series: this.series } : { categories: this.categories, series: this.series };
  }

  /** The library's drawing; its legend, which is no SVG, stands below in words. */
  drawing(): string {
    const svg = this.querySelector<SVGSVGElement>('.apex-plot svg');
    if (!svg) throw new Error('There is no chart.');
    const copy = svg.cloneNode(true) as SVGSVGElement;
    copy.querySelectorAll('foreignObject').forEach((legend) => legend.remove());
    const { width, height } = svg.getBoundingClientRect();
    const line = rem(1.4);
    const legend = this.series.length < 2 ? [] : this.series.map((s, i) => {
      const y = height + (i + 0.5) * line;
      return `<circle cx="${line / 2}" cy="${y}" r="${line / 4}" fill="var(${this.palette[i % this.palette.length]})"/><text x="${line}" y="${y}" dominant-baseline="central" fill="var(--ink)" font-size="${rem(LABEL)}">${escapeXml(s.name)}</text>`;
    });
    return this.svgFile(width, height + legend.length * line, new XMLSerializer().serializeToString(copy) + legend.join(''));
  }
}

customElements.define('apex-chart', ApexChartElement);
