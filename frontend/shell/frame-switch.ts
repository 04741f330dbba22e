import { css, html, SVGTemplateResult } from 'lit';
import { common, PageElement } from '../elements/element';

/** A choice in the frame; on a small screen it shows its icon alone. */
export abstract class FrameSwitch extends PageElement {
  static styles = [common, css`
    :host { position: relative; display: inline-block; }
    select { padding: 0.3rem 0.5rem; max-width: 8rem; }
    svg { display: none; }
    @media (max-width: 48rem) {
      svg { display: block; position: absolute; inset: 0; margin: auto; width: 1.25rem; height: 1.25rem; pointer-events: none; fill: none; stroke: var(--ink); stroke-width: 1.6; }
      select { width: 2.5rem; appearance: none; color: transparent; }
      option { color: var(--ink); background: var(--paper-raised); }
    }
  `];

  /** Lines of a square of 24 by 24. */
  protected abstract icon(): SVGTemplateResult;

  /** Each value with its name. */
  protected abstract options(): [string, string][];

  protected abstract now(): string;

  protected abstract choose(value: string): void;

  render() {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true">${this.icon()}</svg>
      <select aria-label=${this.text('name')} @change=${(event: Event) => this.choose((event.target as HTMLSelectElement).value)}>
        ${this.options().map(([value, name]) => html`<option value=${value} ?selected=${value === this.now()}>${name}</option>`)}
      </select>`;
  }
}
