import { css, html, nothing, PropertyValues } from 'lit';
import { common, PageElement, written } from './element';
import { hertz, Melody, Note, Tones } from './tones';

const LOOKS_A_SECOND = 20;
/** What is closer to nothing is heard as nothing; its digits stand in the table. */
const LEAST_WRITTEN_OUT = 1e-4;

const shown = (value: number) => (value !== 0 && Math.abs(value) < LEAST_WRITTEN_OUT ? `≈ ${written(0)}` : written(value, { maximumSignificantDigits: 3 }));
const numbers = (notes: Note[]) => notes.map(({ value }) => value).filter((value) => value !== null);

/**
 * The numbers of a picture as tones: the greater, the higher. One after the other, or each by itself with its label and its number; all
 * melodies of a picture share one scale, so that they can be compared. A number that has just come in sounds at once; what is written is not
 * read out by itself, since it would cover the tones.
 */
export class TonePlayer extends PageElement {
  static properties = {
    melodies: { attribute: false }, first: { type: Number }, logarithmic: { type: Boolean },
    chosen: { state: true }, at: { state: true }, playing: { state: true },
  };

  declare melodies: Melody[];
  /** The melody that is heard unless another one is chosen. */
  declare first: number;
  declare logarithmic: boolean;
  declare chosen: number;
  declare at: number;
  declare playing: boolean;

  private tones: Tones | null = null;
  private timer = 0;

  static styles = [common, css`
    :host { display: block; margin-top: 0.5rem; padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 6px; }
    .bar { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; }
    #play { font-weight: 600; }
    label { display: flex; gap: 0.5rem; align-items: center; min-width: 0; font-size: 0.875rem; color: var(--ink-soft); }
    label:has(input) { flex: 1 1 12rem; }
    select { max-width: 14rem; }
    input { flex: 1; min-width: 0; min-height: 1.5rem; accent-color: var(--accent); }
    .bar > span { font-variant-numeric: tabular-nums; }
    p { margin: 0.25rem 0 0; font-size: 0.875rem; color: var(--ink-soft); max-width: 68ch; }
  `];

  constructor() {
    super();
    this.melodies = [];
    this.first = 0;
    this.chosen = 0;
    this.at = 0;
    this.playing = false;
  }

  connectedCallback() {
    super.connectedCallback();
    if (window.AudioContext) this.tones = new Tones();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
    this.tones?.close();
    this.tones = null;
  }

  private get notes(): Note[] {
    return this.melodies[this.chosen]?.notes ?? [];
  }

  willUpdate(changed: PropertyValues) {
    if (changed.has('first')) this.chosen = this.first;
    if (this.chosen >= this.melodies.length) this.chosen = 0;
    if (changed.has('first') || this.at >= this.notes.length) this.at = 0;
    if (changed.has('melodies')) this.hearWhatIsNew(changed.get('melodies') as Melody[] | undefined);
  }

  /** Where a run has gone on, its newest number sounds. */
  private hearWhatIsNew(before?: Melody[]) {
    const had = before?.[this.chosen];
    const known = had ? numbers(had.notes).length : Infinity;
    if (this.playing || numbers(this.notes).length <= known) return;
    this.at = this.notes.findLastIndex(({ value }) => value !== null);
    this.hear(this.at);
  }

  render() {
    const now = this.notes[this.at];
    return html`<div class="bar">
      <button id="play" aria-describedby="summary" ?disabled=${!this.tones || numbers(this.notes).length === 0} @click=${this.playing ? this.stop : this.play}>${this.text(this.playing ? 'tones.stop' : 'tones.play')}</button>
      ${this.melodies.length > 1 ? html`<label>${this.text('tones.which')} <select aria-describedby="summary" @change=${this.choose}>
        ${this.melodies.map(({ name }, i) => html`<option .selected=${i === this.chosen} value=${i}>${name}</option>`)}</select></label>` : nothing}
      ${now ? html`<label>${this.text('tones.tone')} <input type="range" min="0" max=${this.notes.length - 1} .value=${String(this.at)} aria-valuetext=${this.said(now)} @input=${this.move}></label>
        <span aria-hidden="true">${this.said(now)}</span>` : nothing}
    </div>
    <p id="summary">${this.summary()}</p>
    ${this.tones ? nothing : html`<p>${this.text('tones.silent')}</p>`}`;
  }

  private said({ label, value }: Note): string {
    return this.text('tones.note', label, value === null ? this.text('tones.none') : shown(value));
  }

  private placed({ label, value }: Note): string {
    return this.text('tones.at', shown(value!), label);
  }

  /** Least and greatest of what is heard, in words, and how the tones stand for numbers. */
  private summary(): string {
    const notes = this.notes.filter(({ value }) => value !== null).sort((a, b) => a.value! - b.value!);
    if (notes.length === 0) return this.text('tones.empty');
    const [least, greatest] = this.scale();
    return this.joined('sentences', [
      this.text('tones.range', written(notes.length), this.placed(notes[0]), this.placed(notes.at(-1)!)),
      this.text('tones.scale', shown(least), written(hertz(0)), shown(greatest), written(hertz(1))),
    ]);
  }

  /** The least and the greatest number of all melodies; 0 is the least where none is below it. */
  private scale(): [least: number, greatest: number] {
    const all = this.melodies.flatMap(({ notes }) => numbers(notes));
    const greatest = all.reduce((a, b) => Math.max(a, b), -Infinity);
    const least = all.reduce((a, b) => Math.min(a, b), this.logarithmic ? greatest : 0);
    return [least, greatest];
  }

  private frequencies(notes: Note[]): (number | null)[] {
    const height = (value: number) => (this.logarithmic ? Math.log10(Math.max(1, value)) : value);
    const [least, greatest] = this.scale().map(height);
    return notes.map(({ value }) => (value === null ? null : hertz(greatest > least ? (height(value) - least) / (greatest - least) : 0)));
  }

  private hear(at: number) {
    this.tones?.play(this.frequencies([this.notes[at]]));
  }

  private readonly play = () => {
    this.tones!.play(this.frequencies(this.notes));
    this.playing = true;
    const length = this.notes.length;
    this.timer = window.setInterval(() => {
      const at = this.tones!.at();
      this.at = Math.min(at, length - 1);
      if (at >= length) this.stop();
    }, 1000 / LOOKS_A_SECOND);
  };

  private readonly stop = () => {
    window.clearInterval(this.timer);
    this.tones?.stop();
    this.playing = false;
  };

  private choose(event: Event) {
    this.stop();
    this.chosen = Number((event.target as HTMLSelectElement).value);
    this.at = 0;
  }

  private move(event: Event) {
    this.stop();
    this.at = Number((event.target as HTMLInputElement).value);
    this.hear(this.at);
  }
}

customElements.define('tone-player', TonePlayer);

declare global {
  interface HTMLElementTagNameMap {
    'tone-player': TonePlayer;
  }
}
