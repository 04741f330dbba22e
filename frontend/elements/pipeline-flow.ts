import { html, LitElement, nothing, svg } from 'lit';
import './marked-text';
import type { Marks } from './marked-text';

const CELL = 5;
const CELLS_HIGH = 6;
const BAR = 3;
const BARS_HIGH = 28;

interface Step {
  name: string;
  time: string;
  note: string;
  state: '' | 'running' | 'done';
  words: string;
  marks: Marks;
  terms: string[];
  vector: number[];
  cells: number[];
  answer: string;
}

/** The stages of a question, left to right, and what really passes from each to the next: words, terms and numbers, chunks, an answer. */
export class PipelineFlow extends LitElement {
  static properties = { name: {}, steps: { attribute: false } };

  declare name: string;
  declare steps: Step[];

  constructor() {
    super();
    this.name = '';
    this.steps = [];
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`<ol class="stages" aria-label=${this.name}>${this.steps.map((step) => html`
      <li class=${step.state} aria-current=${step.state === 'running' ? 'step' : nothing}>
        <span class="stage-head"><span class="stage-name">${step.name}</span><span class="stage-time">${step.time}</span></span>
        <span class="stage-passes">${this.passes(step)}</span>
        <span class="stage-note">${step.note}</span>
      </li>`)}</ol>`;
  }

  private passes(step: Step) {
    return html`
      ${step.words ? html`<marked-text class="stage-words" .text=${step.words} .marks=${step.marks}></marked-text>` : nothing}
      ${step.terms.length ? html`<span class="stage-terms">${step.terms.map((term) => html`<span>${term}</span>`)}</span>` : nothing}
      ${step.vector.length ? this.bars(step.vector) : nothing}
      ${step.cells.length ? this.chunks(step.cells) : nothing}
      ${step.answer ? html`<span class="stage-answer">${step.answer}</span>` : nothing}`;
  }

  /** The numbers of a vector as bars above and below zero. */
  private bars(vector: number[]) {
    const greatest = Math.max(...vector.map(Math.abs)) || 1;
    const middle = BARS_HIGH / 2;
    return html`<svg class="stage-vector" viewBox="0 0 ${vector.length * BAR} ${BARS_HIGH}" preserveAspectRatio="none" aria-hidden="true">
      ${vector.map((value, i) => {
        const high = (Math.abs(value) / greatest) * middle;
        return svg`<rect x=${i * BAR} y=${value < 0 ? middle : middle - high} width=${BAR - 1} height=${high}></rect>`;
      })}</svg>`;
  }

  /** The base as cells, those with a retrieved chunk lit. */
  private chunks([count, ...lit]: number[]) {
    const high = Math.min(CELLS_HIGH, count);
    const wide = Math.ceil(count / high);
    return html`<svg class="stage-cells" viewBox="0 0 ${wide * CELL} ${high * CELL}" style="--wide: ${wide}; --high: ${high}" aria-hidden="true">
      ${Array.from({ length: count }, (_, i) => svg`<rect x=${Math.floor(i / high) * CELL} y=${(i % high) * CELL} width=${CELL - 1} height=${CELL - 1}
        class=${lit.includes(i) ? 'lit' : ''}></rect>`)}</svg>`;
  }
}

customElements.define('pipeline-flow', PipelineFlow);
