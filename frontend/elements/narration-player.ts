import { css, html, nothing } from 'lit';
import { common, PageElement, still, written } from './element';

const READING_WORDS_A_MINUTE = 180;
/** Chinese has no blanks between words; as many of its characters are read in the time of an English word (Trauzettel-Klosinski and Dietz 2012). */
const CHARACTERS_A_WORD = 1.1;
const LONGEST_UTTERANCE = 160;
const PATIENCE = 2.5;
const LEAST_PATIENCE_MILLISECONDS = 4000;
const SPEEDS = [0.75, 1, 1.25, 1.5];

/** A sentence, and the key of the part of the page that it speaks of, if any. */
interface Step {
  text: string;
  part?: string;
}

/** A sentence in pieces that are short enough for browsers that stop speaking after some fifteen seconds: at its commas and the like, else between words. */
function pieces(sentence: string): string[] {
  const found: string[] = [];
  let rest = sentence.trim();
  while (rest.length > LONGEST_UTTERANCE) {
    const head = rest.slice(0, LONGEST_UTTERANCE);
    const at = Math.max(...[', ', '; ', ': ', ' – ', '，', '；', '：', '、', '——'].map((mark) => head.lastIndexOf(mark))) + 1;
    const cut = at > LONGEST_UTTERANCE / 3 ? at : head.lastIndexOf(' ') > 0 ? head.lastIndexOf(' ') : LONGEST_UTTERANCE;
    found.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest ? [...found, rest] : found;
}

/**
 * Speaks a text sentence by sentence with a voice of this computer, marks on the page what each speaks of, and tells the server which one it
 * is. Without a voice, or where the voice falls silent, the captions run at reading speed. Voices that send the text elsewhere are offered
 * only in the list, never chosen by themselves.
 */
export class NarrationPlayer extends PageElement {
  static properties = {
    steps: { attribute: false }, language: {},
    playing: { state: true }, shown: { state: true }, at: { state: true }, speed: { state: true }, voices: { state: true }, voice: { state: true }, mute: { state: true },
  };

  declare steps: Step[];
  declare language: string;
  declare playing: boolean;
  declare shown: boolean;
  declare at: number;
  declare speed: number;
  declare voices: SpeechSynthesisVoice[];
  declare voice: SpeechSynthesisVoice | null;
  declare mute: boolean;
  private timer = 0;
  private run = 0;
  private marked: Element[] = [];
  // A browser may forget an utterance that nothing else holds, and its end with it.
  protected utterance: SpeechSynthesisUtterance | null = null;
  private readonly loadVoices = () => {
    this.voices = (window.speechSynthesis?.getVoices() ?? []).filter((v) => v.lang.startsWith(this.language ?? 'en'));
    this.voice ??= this.voices.find((v) => v.localService) ?? null;
  };

  static styles = [common, css`
    :host { display: block; max-width: 68ch; }
    .bar { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; }
    #play { font-weight: 600; }
    label { font-size: 0.875rem; color: var(--ink-soft); }
    p { margin: 0.5rem 0 0; line-height: 1.5; }
    .caption { min-height: 3em; border-left: 3px solid var(--accent); padding-left: 0.75rem; }
    mark { background: none; color: inherit; box-shadow: inset 0 -0.5em 0 var(--accent-soft); }
    small { display: block; margin-top: 0.25rem; font-size: 0.875rem; color: var(--ink-soft); }
    small:empty { margin: 0; }
  `];

  constructor() {
    super();
    this.steps = [];
    this.playing = false;
    this.shown = false;
    this.at = 0;
    this.speed = 1;
    this.voices = [];
    this.voice = null;
    this.mute = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.loadVoices();
    window.speechSynthesis?.addEventListener?.('voiceschanged', this.loadVoices);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.speechSynthesis?.removeEventListener?.('voiceschanged', this.loadVoices);
    this.stop();
  }

  willUpdate(changed: Map<string, unknown>) {
    if (changed.has('steps') && this.at >= this.steps.length) this.at = 0;
  }

  render() {
    return html`
      <div class="bar">
        <button id="play" @click=${this.toggle}>${this.text(this.playing ? 'pause' : 'play')}</button>
        <button aria-expanded=${this.shown} aria-controls="text" @click=${() => { this.shown = !this.shown; }}>${this.text(this.shown ? 'hide' : 'show')}</button>
        ${this.playing || this.shown ? html`
          <label>${this.text('speed')} <select @change=${this.onSpeed}>
            ${SPEEDS.map((s) => html`<option value=${s} ?selected=${s === this.speed}>${written(s)} ×</option>`)}
          </select></label>
          ${this.voices.length > 0 ? html`<label>${this.text('voice')} <select @change=${this.onVoice}>
            ${this.voices.map((v, i) => html`<option value=${i} ?selected=${v === this.voice}>${v.name}${v.localService ? '' : ` (${this.text('network')})`}</option>`)}
          </select></label>` : nothing}` : nothing}
      </div>
      <div part="words">${this.shown
        ? html`<p id="text">${this.steps.map(({ text }, i) => (this.playing && i === this.at ? html`<mark aria-current="true">${text}</mark> ` : `${text} `))}</p>`
        : this.playing ? html`<p class="caption">${this.steps[this.at]?.text}</p>` : nothing}
      <small role="status">${this.playing && this.silent ? this.text('silent') : ''}</small></div>`;
  }

  private get silent(): boolean {
    return this.mute || !this.voice;
  }

  private toggle() {
    if (this.playing) this.stop();
    else this.play();
  }

  private play() {
    this.playing = true;
    if (this.at >= this.steps.length) this.at = 0;
    this.say();
  }

  private stop() {
    this.run++;
    this.hush();
    if (!this.playing) return;
    this.playing = false;
    this.mark();
    this.tell('step', { step: -1 });
  }

  private hush() {
    clearTimeout(this.timer);
    this.utterance = null;
    window.speechSynthesis?.cancel();
  }

  private say() {
    const run = ++this.run;
    const step = this.steps[this.at];
    if (!step) return;
    this.mark(step.part);
    this.tell('step', { step: this.at });
    const next = () => {
      if (run !== this.run) return;
      this.at++;
      if (this.at < this.steps.length) this.say();
      else {
        this.at = 0;
        this.stop();
      }
    };
    if (this.silent) this.timer = window.setTimeout(next, this.reading(step.text));
    else this.speak(run, pieces(step.text), next);
  }

  private reading(text: string): number {
    const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
    return (60_000 * (text.split(/\s+/).length + characters / CHARACTERS_A_WORD)) / READING_WORDS_A_MINUTE / this.speed;
  }

  /**
   * Speaks piece after piece. Browsers are known to stop in the middle without a word of it, so the next piece does not wait for the end of
   * this one for ever; where a voice does not even begin, the captions go on without it.
   */
  private speak(run: number, [piece, ...rest]: string[], done: () => void) {
    if (run !== this.run) return;
    if (piece === undefined) {
      done();
      return;
    }
    const speech = new SpeechSynthesisUtterance(piece);
    this.utterance = speech;
    let begun = false;
    let over = false;
    const goOn = () => {
      if (over || run !== this.run) return;
      over = true;
      clearTimeout(this.timer);
      this.speak(run, rest, done);
    };
    const watch = () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => {
        if (run !== this.run) return;
        window.speechSynthesis.cancel();
        if (begun) goOn();
        else this.goOnMute();
      }, Math.max(LEAST_PATIENCE_MILLISECONDS, PATIENCE * this.reading(piece)));
    };
    speech.voice = this.voice;
    speech.lang = this.voice!.lang;
    speech.rate = this.speed;
    speech.onstart = () => { begun = true; };
    speech.onboundary = () => { if (!over && run === this.run) watch(); };
    speech.onend = goOn;
    speech.onerror = () => { if (begun) goOn(); else if (run === this.run) this.goOnMute(); };
    watch();
    window.speechSynthesis.speak(speech);
  }

  private goOnMute() {
    this.mute = true;
    this.hush();
    this.say();
  }

  /** Marks the part of the chapter that is spoken of, and no other. */
  private mark(part?: string) {
    this.marked.forEach((element) => element.classList.remove('narrated'));
    const chapter = this.closest('.chapter') ?? document;
    this.marked = part ? [...chapter.querySelectorAll(`[data-part~="${CSS.escape(part)}"]`)] : [];
    this.marked.forEach((element) => element.classList.add('narrated'));
    this.marked[0]?.scrollIntoView({ block: 'nearest', behavior: still() ? 'auto' : 'smooth' });
  }

  private onSpeed(event: Event) {
    this.speed = Number((event.target as HTMLSelectElement).value);
    this.restart();
  }

  private onVoice(event: Event) {
    this.voice = this.voices[Number((event.target as HTMLSelectElement).value)];
    this.mute = false;
    this.restart();
  }

  private restart() {
    if (!this.playing) return;
    this.hush();
    this.say();
  }
}

customElements.define('narration-player', NarrationPlayer);
