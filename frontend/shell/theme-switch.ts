import { svg } from 'lit';
import { FrameSwitch } from './frame-switch';

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
class ThemeSwitch extends FrameSwitch {
  protected icon() {
    return svg`<circle cx="12" cy="12" r="8" /><path d="M12 4a8 8 0 0 1 0 16z" fill="var(--ink)" />`;
  }

  protected options() {
    return ['system', 'light', 'dark'].map((scheme): [string, string] => [scheme, this.text(scheme)]);
  }

  protected now() {
    return remembered();
  }

  protected choose(scheme: string) {
    remember(scheme);
    apply(scheme);
  }
}

customElements.define('theme-switch', ThemeSwitch);
