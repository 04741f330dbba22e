import { html, PropertyDeclarations, TemplateResult } from 'lit';
import { resolved } from './colors';
import { escapeXml } from './download';
import { PageElement } from './element';
import './figure-frame';
import { melodies, Melody } from './tones';

export type Cell = string | number | null;

/** The numbers behind a picture: names of the columns, and rows of which the first cell says what the row is. */
export interface Table {
  columns: string[];
  rows: Cell[][];
}

/** A picture: it has a name, perhaps a caption, a table behind it, and a menu that shows the table and saves numbers and image. */
export abstract class Figure extends PageElement {
  static properties: PropertyDeclarations = { name: {}, caption: {}, fileName: {} };

  declare name: string;
  declare caption: string;
  declare fileName: string;

  private readonly room = new ResizeObserver(() => this.resized());

  connectedCallback() {
    super.connectedCallback();
    this.room.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.room.disconnect();
  }

  /** The picture has more room than before, or less. */
  protected resized() {}

  /** All numbers of the picture as they are, not as they are drawn. */
  abstract numbers(): Table | Promise<Table>;

  /** What is saved as JSON. */
  json(): unknown {
    return this.numbers();
  }

  /** Whether its numbers can be heard one after the other. */
  get audible(): boolean {
    return true;
  }

  /** Whether each tone stands for a power of ten. */
  get logarithmicTones(): boolean {
    return false;
  }

  /** The melody that is heard unless another one is chosen. */
  protected get firstMelody(): number {
    return 0;
  }

  /** The numbers of its table as melodies. */
  melodies(table: Table): Melody[] {
    return melodies(table);
  }

  /** The picture as the text of an SVG file. */
  abstract drawing(): string;

  /** Around the picture: its menu, its table and its caption; beside the menu what stands in the foot. */
  protected framed(picture: TemplateResult, foot?: TemplateResult): TemplateResult {
    return html`<figure-frame .of=${this} .firstMelody=${this.firstMelody} .strings=${this.strings} .name=${this.name} .caption=${this.caption}>${picture}${foot ? html`<div slot="foot">${foot}</div>` : ''}</figure-frame>`;
  }

  /** The numbers have changed, so a table that is open gets the new ones. */
  protected numbersChanged() {
    void this.renderRoot.querySelector('figure-frame')?.refresh();
  }

  /** A file of such a size, on the page's paper, with the page's colours in place of their names. */
  protected svgFile(width: number, height: number, content: string): string {
    const box = `width="${Math.ceil(width)}" height="${Math.ceil(height)}"`;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" ${box} viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" font-family="sans-serif">`,
      `<title>${escapeXml(this.name)}</title><rect ${box} fill="var(--paper)"/>`,
      content.replaceAll(/<!--.*?-->/g, ''),
      '</svg>\n',
    ].join('\n').replace(/var\((--[\w-]+)\)/g, (_, property: string) => resolved(this, property));
  }
}
