import { css, html, nothing, PropertyValues, render, svg, SVGTemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { escapeXml } from './download';
import { common, rem, written } from './element';
import { MatrixFigure } from './matrix-figure';

const LEAST_DRAWN = 0.01;
const MOST_ARCS = 24;
const MOST_NUMBERS = 5;
const MOST_READ = 3;
const THINNEST = 0.06;
const THICKEST = 0.7;
const BYTES_A_WEIGHT = 4;
const EVEN = 2 / 65_535;
const RIGHT_TO_LEFT_LETTER = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const SPECIAL = /^\[[A-Z]+\]$/;

/** How much of a token's attention goes to a key. */
interface Weight {
  key: number;
  weight: number;
}

interface Place {
  x: number;
  top: number;
  bottom: number;
  width: number;
}

interface Arc {
  id: string;
  path: string;
  weight: number;
  from: { x: number; y: number };
  to: { x: number; y: number };
}

/** A token within a sentence of the page, the order of whose words it must not turn. */
const apart = (token: string) => (RIGHT_TO_LEFT_LETTER.test(token) ? `\u2068${token}\u2069` : token);
const two = (value: number) => written(value, value > 0 && value < 0.01 ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/**
 * The tokens of a text as buttons, and arcs from the selected ones to what they attend to, as thick as the weight. The weights of all tokens
 * are there, of each its strongest keys, so that pointing at one shows its arcs at once. Above stand the layers as stations.
 */
export class AttentionArcs extends MatrixFigure {
  static properties = {
    tokens: { attribute: false }, selected: { attribute: false }, data: {}, keys: { type: Number }, causal: { type: Boolean },
    layers: { type: Number }, layer: { type: Number },
    preview: { state: true }, at: { state: true },
  };

  declare tokens: string[];
  /** For each token its strongest keys, the strongest first: key and weight in 16 bits each. */
  declare data: string;
  /** How many keys of each token are there. */
  declare keys: number;
  declare layers: number;
  declare layer: number;
  declare preview: number | null;
  declare at: number;

  private rows: Weight[][] = [];

  static styles = [common, css`
    :host { display: block; min-width: 0; container-type: inline-size; }
    .track { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0; margin-bottom: 0.25rem; }
    .track span { margin-right: 0.75rem; color: var(--ink-soft); }
    .track button { position: relative; width: 2.25rem; padding: 0; border-radius: 50%; font-variant-numeric: tabular-nums; }
    .track button + button { margin-left: 1rem; }
    .track button + button::before { content: ''; position: absolute; right: 100%; top: 50%; width: 1rem; border-top: 2px solid var(--line); margin-right: 1px; }
    .track button[aria-pressed='true'] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
    .scroll { position: relative; max-height: var(--arcs-height, min(70vh, 34rem)); overflow: auto; }
    .row { position: relative; display: flex; flex-wrap: wrap; gap: calc(var(--room) + 1.4rem) 0.25rem; padding: calc(var(--room) + 2px) 2px 1.5rem; --room: var(--arcs-room, 9rem); }
    .row.two { --room: 4.5rem; }
    .row.many { --room: 2rem; }
    svg { position: absolute; left: 0; top: 0; pointer-events: none; overflow: visible; }
    path { fill: none; stroke-linecap: round; transition: opacity 150ms, stroke-width 150ms; }
    @starting-style { path { opacity: 0; } }
    text { font: 0.875rem/1 inherit; font-variant-numeric: tabular-nums; fill: var(--ink); text-anchor: middle; }
    .row button { font-size: var(--token-size, 1rem); position: relative; padding: 0.25rem var(--token-padding, 0.45rem); min-width: 2.25rem; background: color-mix(in srgb, var(--key) calc(var(--weight, 0) * 40%), var(--paper-raised)); transition: background-color 150ms; unicode-bidi: isolate; white-space: pre; max-width: 100%; overflow: hidden; text-overflow: ellipsis; }
    .row button.piece { margin-inline-start: -0.25rem; border-inline-start-style: dashed; border-start-start-radius: 0; border-end-start-radius: 0; }
    .row button.special, .row button.unseen { color: var(--ink-soft); }
    .row button.unseen { border-style: dotted; }
    .row button:hover, .row button.preview { border-color: var(--query); box-shadow: 0 0 0 1px var(--query); }
    .row button[aria-pressed='true'] { background: var(--query); border-color: var(--query); color: var(--on-accent); }
    .foot { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; justify-content: space-between; }
    output { flex: 1 1 18rem; min-height: 1.5em; line-height: 1.5; font-variant-numeric: tabular-nums; }
    .legend { display: flex; align-items: center; gap: 0.75rem; height: 1.5em; font-size: 0.875rem; color: var(--ink-soft); font-variant-numeric: tabular-nums; white-space: nowrap; }
    .legend i { display: inline-block; width: 1.5rem; margin-right: 0.35rem; vertical-align: middle; border-radius: 1rem; background: var(--key); }
    @container (max-width: 34rem) { .foot { display: none; } .row.two { --room: 3rem; } .row.many { --room: 1.4rem; } }
    @media (forced-colors: active) {
      path { stroke: CanvasText !important; }
      text { fill: CanvasText; }
      .legend i { background: CanvasText; forced-color-adjust: none; }
      button[aria-pressed='true'] { background: Highlight !important; color: HighlightText !important; forced-color-adjust: none; }
      .row button.preview { outline: 2px solid Highlight; }
    }
  `];

  constructor() {
    super();
    this.tokens = [];
    this.selected = [];
    this.keys = 0;
    this.layers = 0;
    this.layer = 0;
    this.preview = null;
    this.at = -1;
  }

  protected resized() {
    this.draw();
  }

  willUpdate(changed: PropertyValues) {
    if (changed.has('data') || changed.has('keys')) this.rows = this.read();
    if (changed.has('tokens')) this.at = -1;
    if (changed.has('tokens') || changed.has('selected')) this.preview = null;
  }

  private read(): Weight[][] {
    if (!this.data || !this.keys) return [];
    const bytes = new DataView(Uint8Array.from(atob(this.data), (c) => c.charCodeAt(0)).buffer);
    const row = this.keys * BYTES_A_WEIGHT;
    return Array.from({ length: bytes.byteLength / row }, (_, query) => Array.from({ length: this.keys }, (__, i) => {
      const at = query * row + i * BYTES_A_WEIGHT;
      return { key: bytes.getUint16(at, true), weight: bytes.getUint16(at + 2, true) / 65_535 };
    }).filter(({ weight }) => weight > 0));
  }

  /** Whose attention is drawn. */
  private get queries(): number[] {
    return [...new Set(this.preview === null ? this.selected : [this.preview])].filter((query) => this.rows[query]);
  }

  /** What the drawn tokens give to each key together, the most first. */
  private sums(): Weight[] {
    const sums = new Map<number, number>();
    for (const { key, weight } of this.queries.flatMap((query) => this.rows[query])) sums.set(key, (sums.get(key) ?? 0) + weight);
    return [...sums].map(([key, weight]) => ({ key, weight })).sort((a, b) => b.weight - a.weight);
  }

  render() {
    const queries = this.queries;
    const sums = new Map(this.sums().map(({ key, weight }) => [key, weight / queries.length]));
    const stop = this.at >= 0 ? this.at : Math.max(0, this.selected.at(-1) ?? 0);
    const kind = (token: string, i: number) => [
      token.startsWith('##') && token.length > 2 ? 'piece' : SPECIAL.test(token) ? 'special' : '',
      this.causal && queries.length === 1 && i > queries[0] ? 'unseen' : '',
      i === this.preview ? 'preview' : '',
    ].join(' ');
    const first = this.tokens.filter((token) => !SPECIAL.test(token)).join(' ');
    return this.framed(html`
      ${this.layers > 1 ? this.renderTrack() : nothing}
      <div class="scroll">
        <div class="row" role="group" aria-label=${this.text('tokens')} dir=${RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr'} @keydown=${this.onKey} @pointerleave=${() => this.point(null)}>
          <svg aria-hidden="true"></svg>
          ${this.tokens.map((token, i) => html`<button class=${kind(token, i)} tabindex=${i === stop ? 0 : -1} aria-pressed=${this.selected.includes(i)}
            style="--weight: ${sums.get(i) ?? 0}" @click=${(event: MouseEvent) => this.select(i, event)}
            @pointerenter=${(event: PointerEvent) => { if (event.pointerType !== 'touch') this.point(i); }}
            @focus=${(event: FocusEvent) => { this.at = i; if ((event.target as HTMLElement).matches(':focus-visible')) this.point(i); }}
            @blur=${() => this.point(null)}>${token}</button>`)}
        </div>
      </div>`,
    html`<div class="foot"><output aria-live=${this.preview === null ? 'off' : 'polite'}>${this.reading()}</output>
      <span class="legend" aria-hidden="true">${[0.1, 0.5, 1].map((weight) => html`<span><i style="height: ${thickness(weight)}rem; opacity: ${opacity(weight)}"></i>${written(weight)}</span>`)}</span></div>`);
  }

  private renderTrack() {
    return html`<div class="track" role="group" aria-label=${this.text('layers')} @keydown=${this.onTrackKey}>
      <span aria-hidden="true">${this.text('layers')}</span>
      ${Array.from({ length: this.layers }, (_, i) => html`<button aria-label=${this.text('layer', written(i + 1))} aria-pressed=${i === this.layer} tabindex=${i === this.layer ? 0 : -1}
        @click=${() => this.tell('layer', { layer: i })}>${written(i + 1)}</button>`)}
    </div>`;
  }

  /** What the arcs say, in words. It is read out for the token that is pointed at; what else changes them has a sentence of its own. */
  private reading(): string {
    const queries = this.queries;
    if (queries.length === 0) return this.text('none');
    const names = queries.map((query) => this.text('quoted', apart(this.tokens[query]))).join(' + ');
    const sums = this.sums();
    const visible = this.causal ? Math.max(...queries) + 1 : this.tokens.length;
    if (queries.length === 1 && visible > 1 && sums.length === Math.min(visible, this.keys) && sums[0].weight - sums.at(-1)!.weight <= EVEN && Math.abs(sums[0].weight * visible - 1) < 0.01) {
      return this.text('even', names, written(visible), two(sums[0].weight));
    }
    const read = sums.slice(0, MOST_READ).filter(({ weight }, i) => i === 0 || weight >= LEAST_DRAWN);
    const others = Math.max(0, queries.length - read.reduce((sum, { weight }) => sum + weight, 0));
    const list = this.joined('list', read.map(({ key, weight }) => `${apart(this.tokens[key])} ${two(weight)}`));
    const sentence = this.text(queries.length > 1 ? 'together' : 'reads', names, list);
    return this.joined('sentences', others >= LEAST_DRAWN ? [sentence, this.text('others', two(others))] : [sentence]);
  }

  private point(token: number | null) {
    this.preview = token;
  }

  private select(token: number, event: MouseEvent) {
    this.at = token;
    this.tell('select', { token, add: event.shiftKey || event.ctrlKey || event.metaKey });
  }

  updated(changed: PropertyValues) {
    this.draw();
    if (changed.has('data')) this.numbersChanged();
    if (changed.has('selected') || changed.has('tokens')) this.bringIntoView(this.selected.at(-1));
  }

  /** A long text scrolls to what is selected; the page stays where it is. */
  private bringIntoView(token = 0) {
    const button = this.buttons[token];
    const scroll = this.renderRoot.querySelector('.scroll');
    if (!button || !scroll) return;
    const hidden = button.offsetTop < scroll.scrollTop || button.offsetTop + button.offsetHeight > scroll.scrollTop + scroll.clientHeight;
    if (hidden) scroll.scrollTop = button.offsetTop - scroll.clientHeight / 2;
  }

  private get buttons(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.row button')];
  }

  private places(): Place[] {
    return this.buttons.map((button) => ({ x: button.offsetLeft + button.offsetWidth / 2, top: button.offsetTop, bottom: button.offsetTop + button.offsetHeight, width: button.offsetWidth }));
  }

  private draw() {
    const row = this.renderRoot.querySelector<HTMLElement>('.row');
    if (!row?.clientWidth) return;
    const lines = new Set(this.places().map((place) => place.top)).size;
    row.classList.toggle('two', lines === 2);
    row.classList.toggle('many', lines > 2);
    const picture = row.querySelector('svg')!;
    picture.setAttribute('width', String(row.clientWidth));
    picture.setAttribute('height', String(row.clientHeight));
    render(this.picture(this.places(), row.clientWidth), picture as unknown as HTMLElement);
  }

  private picture(places: Place[], width: number): SVGTemplateResult {
    return svg`${repeat(this.arcs(places, width), (arc) => arc.id, (arc) => svg`<g>
      <linearGradient id=${arc.id} gradientUnits="userSpaceOnUse" x1=${arc.from.x} y1=${arc.from.y} x2=${arc.to.x} y2=${arc.to.y}>
        <stop offset="0" stop-color="var(--query)"/><stop offset="1" stop-color="var(--key)"/></linearGradient>
      <path d=${arc.path} stroke="url(#${arc.id})" stroke-width=${rem(thickness(arc.weight))} opacity=${opacity(arc.weight)} /></g>`)}
      ${this.keyNumbers(places)}`;
  }

  /** The numbers of the strongest keys, below their tokens. */
  private keyNumbers(places: Place[]) {
    return this.sums().filter(({ weight }) => weight >= LEAST_DRAWN).slice(0, MOST_NUMBERS)
      .map(({ key, weight }) => svg`<text x=${places[key].x} y=${places[key].bottom + rem(1)}>${two(weight)}</text>`);
  }

  /** Within a line an arc is as high as it is wide, up to the room above; to another line it rises and comes down from above. */
  private arcs(places: Place[], width: number): Arc[] {
    const room = Math.min(...places.map((place) => place.top)) - rem(THICKEST) / 2;
    return this.queries.flatMap((query) => this.rows[query].filter(({ weight }) => weight >= LEAST_DRAWN).slice(0, MOST_ARCS).map(({ key, weight }): Arc => {
      const [from, to] = [places[query], places[key]];
      const side = key === query ? Math.min(from.width / 2 - 2, rem(0.6)) : 0;
      const far = Math.abs(to.x - from.x);
      const height = key === query ? Math.min(room, rem(1.6)) : from.top === to.top ? Math.min(room, Math.max(rem(0.9), room * Math.sqrt(far / width))) : room;
      const control = height / 0.75;
      const [start, end] = [from.x - side, to.x + side];
      const lean = key === query ? rem(0.8) : 0;
      return {
        id: `a${query}-${key}`, weight, from: { x: start, y: from.top }, to: { x: end + 0.1, y: to.top },
        path: `M ${start} ${from.top} C ${start - lean} ${from.top - control}, ${end + lean} ${to.top - control}, ${end} ${to.top}`,
      };
    })).sort((a, b) => a.weight - b.weight);
  }

  private onKey(event: KeyboardEvent) {
    const buttons = this.buttons;
    const at = buttons.indexOf(this.shadowRoot!.activeElement as HTMLElement);
    const forward = buttons[0] && getComputedStyle(buttons[0].parentElement!).direction === 'rtl' ? -1 : 1;
    const to = { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: buttons.length - 1, ArrowDown: this.beside(at, 1), ArrowUp: this.beside(at, -1) }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus();
  }

  /** The token on the next or the previous line that stands nearest. */
  private beside(at: number, step: number): number {
    const places = this.places();
    if (!places[at]) return at;
    const tops = [...new Set(places.map((place) => place.top))];
    const line = tops[tops.indexOf(places[at].top) + step];
    const there = places.map((_, i) => i).filter((i) => places[i].top === line);
    return there.sort((a, b) => Math.abs(places[a].x - places[at].x) - Math.abs(places[b].x - places[at].x))[0] ?? at;
  }

  private onTrackKey(event: KeyboardEvent) {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('.track button')];
    const at = buttons.indexOf(this.shadowRoot!.activeElement as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus();
  }

  drawing(): string {
    const row = this.renderRoot.querySelector<HTMLElement>('.row')!;
    const places = this.places();
    const letter = rem(1);
    const tokens = places.map(({ x, top, bottom, width }, i) => `<rect x="${x - width / 2}" y="${top}" width="${width}" height="${bottom - top}" rx="6" fill="var(--paper-raised)" stroke="var(${this.queries.includes(i) ? '--query' : '--line'})"/>
<text x="${x}" y="${(top + bottom) / 2 + 0.35 * letter}" text-anchor="middle" font-size="${letter}" fill="var(--ink)">${escapeXml(this.tokens[i])}</text>`);
    const arcs = row.querySelector('svg')!.innerHTML.replaceAll('<path ', '<path fill="none" stroke-linecap="round" ').replaceAll('<text ', `<text text-anchor="middle" font-size="${rem(0.875)}" fill="var(--ink)" `);
    return this.svgFile(row.clientWidth, row.clientHeight, arcs + tokens.join('\n'));
  }
}

function thickness(weight: number): number {
  return THINNEST + (THICKEST - THINNEST) * Math.min(1, weight);
}

function opacity(weight: number): number {
  return 0.4 + 0.6 * Math.min(1, weight);
}

customElements.define('attention-arcs', AttentionArcs);
