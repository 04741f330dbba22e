import { html } from 'lit';
import { PageElement } from './element';
import './marked-text';
import type { Marks } from './marked-text';

const REST_MILLISECONDS = 350;

/**
 * A passage that can be written in. A text field lies upon the same text with its marks, so that words are marked while one writes. The server
 * says what is marked; what it says of an older text than the one that stands there is not shown.
 */
export class PassageEditor extends PageElement {
  static properties = { name: {}, passage: {}, marks: { attribute: false }, version: { type: Number }, written: { state: true } };

  declare name: string;
  declare passage: string;
  declare marks: Marks;
  declare written: string;

  private sent: string | null = null;
  private waiting = 0;

  constructor() {
    super();
    this.name = '';
    this.passage = '';
    this.marks = {};
    this.version = 0;
    this.written = '';
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
  }

  willUpdate(changed: Map<string, unknown>) {
    if (changed.has('version') || (changed.has('passage') && this.passage !== this.sent)) {
      clearTimeout(this.waiting);
      this.sent = null;
      this.written = this.passage;
    }
  }

  render() {
    return html`<div class="passage">
      <marked-text aria-hidden="true" .text=${this.written + '\n'} .marks=${this.written === this.passage ? this.marks : {}}></marked-text>
      <textarea aria-label=${this.name} spellcheck="false" .value=${this.written} @input=${this.onInput}></textarea>
    </div>`;
  }

  private onInput(event: Event) {
    this.written = (event.target as HTMLTextAreaElement).value;
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.send(), REST_MILLISECONDS);
  }

  private send() {
    this.sent = this.written;
    this.tell('edit', { text: this.written });
  }
}

customElements.define('passage-editor', PassageEditor);
