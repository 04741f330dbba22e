import { svg } from 'lit';
import { FrameSwitch } from './frame-switch';

/** The languages, each by its own name. Another one opens the same address in it. */
class LanguageSwitch extends FrameSwitch {
  static properties = { languages: { attribute: false }, language: {} };

  declare languages: Record<string, string>;
  declare language: string;

  protected icon() {
    return svg`<circle cx="12" cy="12" r="9" /><path d="M3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18" />`;
  }

  protected options() {
    return Object.entries(this.languages ?? {});
  }

  protected now() {
    return this.language;
  }

  protected choose(language: string) {
    const address = new URL(location.href);
    address.searchParams.set('lang', language);
    location.assign(address);
  }
}

customElements.define('language-switch', LanguageSwitch);
