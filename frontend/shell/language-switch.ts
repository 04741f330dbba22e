import { css, html } from 'lit';
import { common, PageElement } from '../elements/element';

/** The languages, each by its own name. Another one opens the same address in it. */
class LanguageSwitch extends PageElement {
  static properties = { languages: { attribute: false }, language: {} };

  declare languages: Record<string, string>;
  declare language: string;

  static styles = [common, css`select { padding: 0.3rem 0.5rem; max-width: 8rem; }`];

  render() {
    return html`<select aria-label=${this.text('name')} @change=${this.choose}>
      ${Object.entries(this.languages ?? {}).map(
        ([code, name]) => html`<option value=${code} lang=${code} ?selected=${code === this.language}>${name}</option>`)}
    </select>`;
  }

  private choose(event: Event) {
    const address = new URL(location.href);
    address.searchParams.set('lang', (event.target as HTMLSelectElement).value);
    location.assign(address);
  }
}

customElements.define('language-switch', LanguageSwitch);
