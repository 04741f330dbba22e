import { css, html, LitElement, nothing } from 'lit';

const READING_WORDS_A_MINUTE = 180;

/**
 * Speaks a chapter's introduction sentence by sentence with a voice of this computer; without one, the captions run at reading speed.
 * Voices that send the text elsewhere are offered only in the list, never chosen by themselves.
 */
export class NarrationPlayer extends LitElement {
  static properties = {
    sentences: { attribute: false }, strings: { attribute: false }, language: {},
    playing: { state: true }, at: { state: true }, speed: { state: true }, voices: { state: true }, voice: { state: true },
  };

  declare sentences: string[];
  declare strings: Record<string, string>;
  declare language: string;
  declare playing: boolean;
  declare at: number;
  declare speed: number;
  declare voices: SpeechSynthesisVoice[];
  declare voice: SpeechSynthesisVoice | null;
  private timer = 0;
  private run = 0;
  private readonly loadVoices = () => {
    this.voices = (window.speechSynthesis?.getVoices() ?? []).filter((v) => v.lang.startsWith(this.language ?? 'en'));
    this.voice ??= this.voices.find((v) => v.localService) ?? null;
  };

  static styles = css`
    :host { display: block; border-left: 3px solid var(--accent); padding: 0.25rem 0 0.25rem 1rem; max-width: 68ch; }
    .bar { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; }
    button, select { font: inherit; color: inherit; background: var(--paper-raised); border: 1px solid var(--line); border-radius: 6px; padding: 0.35rem 0.8rem; min-height: 2.25rem; }
    button { cursor: pointer; font-weight: 600; }
    button:hover { border-color: var(--accent); }
    button:focus-visible, select:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    label { font-size: 0.875rem; color: var(--ink-soft); }
    p { margin: 0.6rem 0 0; line-height: 1.55; }
    mark { background: none; color: inherit; box-shadow: inset 0 -0.5em 0 var(--accent-soft); }
    small { display: block; margin-top: 0.4rem; color: var(--ink-soft); }
  `;

  constructor() {
    super();
    this.sentences = [];
    this.strings = {};
    this.playing = false;
    this.at = 0;
    this.speed = 1;
    this.voices = [];
    this.voice = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.loadVoices();
    window.speechSynthesis?.addEventListener?.('voiceschanged', this.loadVoices);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.speechSynthesis?.removeEventListener?.('voiceschanged', this.loadVoices);
    this.pause();
  }

  render() {
    const text = (key: string) => this.strings?.[key] ?? '';
    return html`
      <div class="bar">
        <button @click=${this.toggle}>${this.playing ? text('pause') : text('play')}</button>
        <label>${text('speed')} <select @change=${this.onSpeed}>
          ${[0.75, 1, 1.25, 1.5].map((s) => html`<option value=${s} ?selected=${s === this.speed}>${s.toLocaleString(this.language)} ×</option>`)}
        </select></label>
        ${this.voices.length > 0 ? html`<label>${text('voice')} <select @change=${this.onVoice}>
          ${this.voices.map((v, i) => html`<option value=${i} ?selected=${v === this.voice}>${v.name}${v.localService ? '' : ` (${text('network')})`}</option>`)}
        </select></label>` : nothing}
      </div>
      <p>${this.sentences.map((sentence, i) => (this.playing && i === this.at ? html`<mark aria-current="true">${sentence}</mark> ` : `${sentence} `))}</p>
      ${this.playing && !this.voice ? html`<small role="status">${text('silent')}</small>` : nothing}`;
  }

  private toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  private play() {
    this.playing = true;
    if (this.at >= this.sentences.length) this.at = 0;
    this.say();
  }

  private pause() {
    this.run++;
    this.playing = false;
    clearTimeout(this.timer);
    window.speechSynthesis?.cancel();
  }

  private say() {
    const run = ++this.run;
    const sentence = this.sentences[this.at];
    const next = () => {
      if (run !== this.run) return;
      this.at++;
      if (this.at < this.sentences.length) this.say();
      else {
        this.playing = false;
        this.at = 0;
      }
    };
    if (this.voice) {
      const speech = new SpeechSynthesisUtterance(sentence);
      speech.voice = this.voice;
      speech.lang = this.voice.lang;
      speech.rate = this.speed;
      speech.onend = next;
      speech.onerror = next;
      window.speechSynthesis.speak(speech);
    } else {
      const words = sentence.split(/\s+/).length;
      this.timer = window.setTimeout(next, (60_000 * words) / READING_WORDS_A_MINUTE / this.speed);
    }
  }

  private onSpeed(event: Event) {
    this.speed = Number((event.target as HTMLSelectElement).value);
    this.restart();
  }

  private onVoice(event: Event) {
    this.voice = this.voices[Number((event.target as HTMLSelectElement).value)];
    this.restart();
  }

  private restart() {
    if (!this.playing) return;
    this.pause();
    this.play();
  }
}

customElements.define('narration-player', NarrationPlayer);
