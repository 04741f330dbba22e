import { css, html } from 'lit';
import { common, PageElement } from '../elements/element';

const KEY = 'language-playground.color-scheme';

function apply(scheme: string) {
  document.documentElement.style.colorScheme = scheme === 'light' || scheme === 'dark' ? scheme : '';
}

/** A browser may forbid its storage, in a frame of another site for instance; then nothing is remembered. */
function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? 'system';
  } catch {
    return 'system';
  }
}

function remember(scheme: string) {
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // The choice holds for this page only.
  }
}

apply(remembered());

/** Light, dark, or as the system has it. */
class ThemeSwitch extends PageElement {
  static styles = [common, css`select { padding: 0.3rem 0.5rem; }`];

  render() {
    const now = remembered();
    return html`<select aria-label=${this.text('name')} @change=${this.choose}>
      ${['system', 'light', 'dark'].map((scheme) => html`<option value=${scheme} ?selected=${scheme === now}>${this.text(scheme)}</option>`)}
    </select>`;
  }

  private choose(event: Event) {
    const scheme = (event.target as HTMLSelectElement).value;
    remember(scheme);
    apply(scheme);
  }
}

customElements.define('theme-switch', ThemeSwitch);
