import { css, html, LitElement } from 'lit';
import { attempt } from './attempt';

const VISIT = 'visit';
const PROBE = 2000;
const BACK = 8000;
const LOST = ['reconnecting', 'connection-lost'];
const DOWN = ['closed', 'error', 'reconnecting', 're-connecting'];

interface ConnectionState {
  state: string;
  addStateChangeListener(listener: () => void): void;
}

interface Vaadin {
  connectionState: ConnectionState;
  Flow: { clients: Record<string, { isActive(): boolean }> };
}

declare const window: Window & { Vaadin: Vaadin; vaadinPush?: { atmosphere: { addCallback(callback: (response: { state: string }) => void): void } } };

/**
 * Says that the server cannot be reached, that it can be again, and that it has let go of this tab's visit. Vaadin's own line shows the first in small
 * letters for two seconds, not at all while nobody presses anything, tells it to no screen reader, and may keep saying it when all is well again: the line
 * asks the server itself.
 */
class ConnectionLine extends LitElement {
  static properties = { strings: { attribute: false }, visit: {}, said: { state: true } };

  declare strings: Record<string, string>;
  declare visit: string;
  declare said: '' | 'lost' | 'back' | 'ended';

  private asking = 0;
  private quiet = 0;

  static styles = css`
    :host { position: fixed; inset: 0 0 auto 0; z-index: 1000; pointer-events: none; }
    div { display: flex; justify-content: center; align-items: center; gap: 1rem; padding: 0.5rem 1rem; background: var(--paper-raised); color: var(--ink); border-bottom: 3px solid var(--accent); pointer-events: auto; }
    div:empty { display: none; }
    button { font: inherit; color: inherit; background: var(--paper-raised); border: 1px solid var(--line); border-radius: 6px; padding: 0.2rem 0.8rem; min-height: 2.25rem; cursor: pointer; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  `;

  constructor() {
    super();
    this.said = '';
    this.strings = {};
  }

  firstUpdated() {
    window.Vaadin.connectionState.addStateChangeListener(() => this.stateChanged());
    window.vaadinPush?.atmosphere.addCallback(({ state }) => { if (DOWN.includes(state)) this.doubt(); });
    attempt(() => {
      const before = sessionStorage.getItem(VISIT);
      if (before && before !== this.visit) this.said = 'ended';
      sessionStorage.setItem(VISIT, this.visit);
    });
  }

  render() {
    return html`<div role="alert">${this.said ? html`<span>${this.strings[this.said]}</span>${this.said === 'lost' ? '' : html`<button @click=${() => this.say('')}>${this.strings.close}</button>`}` : ''}</div>`;
  }

  private say(sentence: ConnectionLine['said']) {
    clearTimeout(this.quiet);
    this.said = sentence;
    if (sentence === 'back') this.quiet = window.setTimeout(() => this.say(''), BACK);
  }

  private stateChanged() {
    if (!LOST.includes(window.Vaadin.connectionState.state)) return;
    this.say('lost');
    this.doubt();
  }

  /** Asks the server until it answers, and until nothing of what was pressed meanwhile is under way. */
  private doubt() {
    if (!this.asking) this.asking = window.setTimeout(() => this.ask(), 0);
  }

  private async ask() {
    const reached = await this.reached();
    if (!reached) this.say('lost');
    const settled = reached && !Object.values(window.Vaadin.Flow.clients).some((client) => client.isActive());
    this.asking = settled ? 0 : window.setTimeout(() => this.ask(), PROBE);
    if (!settled) return;
    if (LOST.includes(window.Vaadin.connectionState.state)) window.Vaadin.connectionState.state = 'connected';
    if (this.said === 'lost') this.say('back');
  }

  private async reached(): Promise<boolean> {
    try {
      await fetch('icon.svg', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(5 * PROBE) });
      return true;
    } catch {
      return false;
    }
  }
}

customElements.define('connection-line', ConnectionLine);
