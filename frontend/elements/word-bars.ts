import { css, html } from 'lit';
import { escapeXml } from './download';
import { common, rem, written } from './element';
import { Figure, Table } from './figure';

const LEAST_SAID = 0.001;
const [WORD, BAR, LINE] = [10, 14, 2];

type Word = [text: string, probability: number];

/** Words with their probabilities as bars; the one that the model says stands out in large letters. */
export class WordBars extends Figure {
  static properties = { words: { attribute: false }, chosen: { type: Number } };

  declare words: Word[];
  declare chosen: number;

  static styles = [common, css`
    :host { display: block; }
    ol { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: var(--word-columns, fit-content(55%) minmax(2rem, 1fr) auto); gap: 0.3rem 0.75rem; align-items: center; }
    li { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; align-items: center; }
    .word { overflow-wrap: anywhere; unicode-bidi: isolate; }
    .bar { display: var(--word-bar, block); height: 0.75rem; border-radius: 2px; background: linear-gradient(var(--ink-soft), var(--ink-soft)) no-repeat left / calc(100% * var(--share)) 100%, var(--line); }
    .share { grid-column: -2 / -1; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .chosen .word { font-size: var(--said-size, 1.75rem); line-height: 1.2; font-weight: 600; color: var(--accent); }
    .chosen .share { font-size: 1.25rem; font-weight: 600; }
    .chosen .bar { height: 1rem; background: linear-gradient(var(--accent), var(--accent)) no-repeat left / calc(100% * var(--share)) 100%, var(--line); }
    li:nth-child(n + 3) { display: var(--words-from-third, grid); }
    li:nth-child(n + 4) { display: var(--words-from-fourth, var(--words-from-third, grid)); }
    @media (forced-colors: active) { .bar { forced-color-adjust: none; background: linear-gradient(CanvasText, CanvasText) no-repeat left / calc(100% * var(--share)) 100%, Canvas !important; border: 1px solid CanvasText; } }
  `];

  constructor() {
    super();
    this.words = [];
    this.chosen = 0;
  }

  render() {
    return this.framed(html`<ol aria-label=${this.name}>${this.words.map(([text, probability], i) => html`<li class=${i === this.chosen ? 'chosen' : ''}>
      <span class="word">${text}</span><span class="bar" style="--share: ${probability}"></span>
      <span class="share" title=${written(probability, { maximumFractionDigits: 20 })}>${this.percent(probability)}</span></li>`)}</ol>`);
  }

  /** A share as percent with one digit; what that would round to nothing or to all is told as less or more. */
  private percent(share: number): string {
    const percent = (own: number) => this.text('percent', written(100 * own, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
    if (share > 0 && share < LEAST_SAID) return `< ${percent(LEAST_SAID)}`;
    if (share < 1 && share > 1 - LEAST_SAID) return `> ${percent(1 - LEAST_SAID)}`;
    return percent(share);
  }

  updated(changed: Map<string, unknown>) {
    if (changed.has('words')) this.numbersChanged();
  }

  numbers(): Table {
    return { columns: [this.text('word'), this.text('probability')], rows: this.words };
  }

  drawing(): string {
    const [word, bar, line] = [rem(WORD), rem(BAR), rem(LINE)];
    const rows = this.words.map(([text, probability], i) => {
      const y = i * line;
      const middle = y + 0.65 * line;
      return `<text x="${word - rem(0.5)}" y="${middle}" text-anchor="end" font-weight="${i === this.chosen ? 700 : 400}">${escapeXml(text)}</text>
<rect x="${word}" y="${y + 0.25 * line}" width="${bar * probability}" height="${0.5 * line}" fill="var(${i === this.chosen ? '--accent' : '--ink-soft'})"/>
<text x="${word + bar + rem(0.5)}" y="${middle}">${escapeXml(this.percent(probability))}</text>`;
    });
    return this.svgFile(word + bar + rem(5), Math.max(1, this.words.length) * line, `<g font-size="${rem(1)}" fill="var(--ink)">${rows.join('\n')}</g>`);
  }
}

customElements.define('word-bars', WordBars);
