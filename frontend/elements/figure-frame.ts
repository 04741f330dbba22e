import { css, html, nothing } from 'lit';
import { csv, download, png } from './download';
import { common, PageElement, power, written } from './element';
import type { Cell, Figure, Table } from './figure';
import './tone-player';
import type { Melody } from './tones';

const MOST_CELLS = 20_000;
const LEAST_WRITTEN_OUT = 1e-6;

/** What all pictures have around them: a menu, the table, and the caption. The table takes the picture's place, so that nothing on the page moves. */
export class FigureFrame extends PageElement {
  static properties = { of: { attribute: false }, name: {}, caption: {}, firstMelody: { type: Number }, table: { state: true }, melodies: { state: true }, failed: { state: true } };

  declare of: Figure;
  declare name: string;
  declare caption: string;
  declare firstMelody: number;
  declare table: Table | null;
  declare melodies: Melody[] | null;
  declare failed: boolean;

  static styles = [common, css`
    :host { display: block; position: relative; }
    .box { display: grid; grid-template-columns: minmax(0, 1fr); }
    .box > * { grid-area: 1 / 1; min-width: 0; }
    .box.covered { min-height: 14rem; }
    .box.covered > .picture { visibility: hidden; }
    .table { contain: size; overflow: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); font-size: 0.875rem; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.2rem 0.5rem; text-align: right; white-space: nowrap; }
    thead th { position: sticky; top: 0; background: var(--paper); }
    tbody th { text-align: left; position: sticky; left: 0; background: var(--paper); }
    .under { display: flex; gap: 1rem; align-items: flex-start; position: var(--menu-position, static); right: 0; top: var(--menu-top, auto); }
    .words { flex: 1; min-width: 0; align-self: center; }
    slot[name='foot'] { display: block; }
    #more { display: var(--more-display, inline-block); border-color: transparent; background: none; color: var(--ink-soft); font-weight: 700; line-height: 1; min-width: 2.25rem; padding: 0; margin-left: auto; }
    #more:hover { border-color: var(--line); color: var(--accent); }
    #menu { position: fixed; inset: auto; margin: 0; padding: 0.25rem; border: 1px solid var(--line); border-radius: 8px; background: var(--paper-raised); color: var(--ink); box-shadow: 0 0.25rem 1.25rem rgb(0 0 0 / 0.2); }
    #menu button { display: block; width: 100%; text-align: left; border: 0; font-size: 1rem; white-space: nowrap; }
    #menu button:hover, #menu button:focus-visible { background: var(--accent-soft); outline-offset: -2px; }
    #menu button::before { content: '✓'; content: '✓' / ''; margin-right: 0.4rem; visibility: hidden; }
    #menu [aria-checked='true']::before { visibility: visible; }
    p { margin: 0.25rem 0 0; font-size: 0.875rem; color: var(--ink-soft); max-width: 68ch; }
    p:empty { margin: 0; }
  `];

  constructor() {
    super();
    this.firstMelody = 0;
    this.table = null;
    this.melodies = null;
    this.failed = false;
  }

  private get menu(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('#menu')!;
  }

  private get button(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('#more')!;
  }

  render() {
    const item = (key: string, act: () => void | Promise<void>) => html`<button role="menuitem" tabindex="-1" @click=${() => this.choose(act)}>${this.text(key)}</button>`;
    return html`
      <div class="box ${this.table ? 'covered' : ''}">
        <div class="picture"><slot></slot></div>
        ${this.table ? this.renderTable(this.table) : nothing}
      </div>
      <div class="under">
        <div class="words"><slot name="foot"></slot>${this.caption ? html`<p>${this.caption}</p>` : nothing}</div>
        <button id="more" popovertarget="menu" aria-haspopup="menu" aria-label=${this.text('more', this.name)} title=${this.text('more', this.name)}>⋯</button>
      </div>
      ${this.melodies ? html`<tone-player role="group" aria-label=${this.text('tones.name', this.name)} .strings=${this.strings} .melodies=${this.melodies} .first=${this.firstMelody} .logarithmic=${this.of.logarithmicTones}></tone-player>` : nothing}
      <div id="menu" popover role="menu" aria-labelledby="more" @beforetoggle=${this.onBeforeToggle} @toggle=${this.onToggle} @keydown=${this.onKey}>
        <button role="menuitemcheckbox" tabindex="-1" aria-checked=${this.table !== null} @click=${() => this.choose(() => this.toggleTable())}>${this.text('showTable')}</button>
        ${this.of.audible ? html`<button role="menuitemcheckbox" tabindex="-1" aria-checked=${this.melodies !== null} @click=${() => this.choose(() => this.toggleTones())}>${this.text('tones.listen')}</button>` : nothing}
        ${item('csv', () => this.saveCsv())}
        ${item('json', () => this.saveJson())}
        ${item('png', async () => download(this.file('png'), await png(this.of.drawing())))}
        ${item('svg', () => download(this.file('svg'), this.of.drawing(), 'image/svg+xml'))}
      </div>
      <p role="status">${this.failed ? this.text('failed') : ''}</p>`;
  }

  private renderTable({ columns, rows }: Table) {
    const wide = Math.min(columns.length, MOST_CELLS);
    const shown = rows.slice(0, Math.max(1, Math.floor(MOST_CELLS / wide)));
    return html`<div class="table" tabindex="0" role="region" aria-label=${this.name}><table>
      <thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${shown.map(([head, ...cells]) => html`<tr><th scope="row">${head}</th>${cells.map((cell) => html`<td>${cellText(cell)}</td>`)}</tr>`)}</tbody>
    </table>${shown.length < rows.length ? html`<p>${this.text('cut', written(shown.length), written(rows.length))}</p>` : nothing}</div>`;
  }

  /** Fetches the numbers anew where the table or the tones are open. */
  async refresh() {
    if (!this.table && !this.melodies) return;
    await this.attempt(async () => {
      const table = await this.of.numbers();
      if (this.table) this.table = table;
      if (this.melodies) this.melodies = this.of.melodies(table);
    });
  }

  private async toggleTable() {
    this.table = this.table ? null : await this.of.numbers();
    await this.updateComplete;
    (this.renderRoot.querySelector<HTMLElement>('.table') ?? this.button).focus({ preventScroll: true });
  }

  private async toggleTones() {
    this.melodies = this.melodies ? null : this.of.melodies(await this.of.numbers());
    await this.updateComplete;
    const player = this.renderRoot.querySelector('tone-player');
    await player?.updateComplete;
    (player?.renderRoot.querySelector<HTMLElement>('#play') ?? this.button).focus({ preventScroll: true });
  }

  private async saveCsv() {
    const { columns, rows } = await this.of.numbers();
    download(this.file('csv'), csv([columns, ...rows]), 'text/csv');
  }

  private async saveJson() {
    download(this.file('json'), JSON.stringify(await this.of.json(), null, 1) + '\n', 'application/json');
  }

  private file(ending: string): string {
    return `${this.of.fileName}.${ending}`;
  }

  private async choose(act: () => void | Promise<void>) {
    this.menu.hidePopover();
    this.button.focus({ preventScroll: true });
    await this.attempt(act);
  }

  /** What fails, since the server is gone for instance, is said below the picture. */
  private async attempt(act: () => void | Promise<void>) {
    try {
      await act();
      this.failed = false;
    } catch (error) {
      console.warn(error);
      this.failed = true;
    }
  }

  private onBeforeToggle(event: ToggleEvent) {
    if (event.newState !== 'open') return;
    const { right, top, bottom } = this.button.getBoundingClientRect();
    const below = bottom < window.innerHeight / 2;
    Object.assign(this.menu.style, {
      right: `${document.documentElement.clientWidth - right}px`, top: below ? `${bottom}px` : 'auto', bottom: below ? 'auto' : `${window.innerHeight - top}px`,
    });
  }

  private readonly close = () => this.menu.hidePopover();

  private onToggle(event: ToggleEvent) {
    window.removeEventListener('scroll', this.close, true);
    if (event.newState !== 'open') return;
    this.items()[0].focus({ preventScroll: true });
    window.addEventListener('scroll', this.close, true);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('scroll', this.close, true);
  }

  private items(): HTMLElement[] {
    return [...this.menu.querySelectorAll<HTMLElement>('button')];
  }

  private onKey(event: KeyboardEvent) {
    const items = this.items();
    const at = items.indexOf(this.shadowRoot!.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) {
      items.at(to % items.length)!.focus({ preventScroll: true });
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Tab' || event.key === 'Escape') {
      this.menu.hidePopover();
      this.button.focus({ preventScroll: true });
    }
  }
}

function cellText(cell: Cell): string {
  if (typeof cell !== 'number') return cell ?? '';
  if (cell !== 0 && Math.abs(cell) < LEAST_WRITTEN_OUT) return power(cell);
  return written(cell, { maximumFractionDigits: 20 });
}

customElements.define('figure-frame', FigureFrame);

declare global {
  interface HTMLElementTagNameMap {
    'figure-frame': FigureFrame;
  }
}
