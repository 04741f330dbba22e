import { css, html } from 'lit';
import { escapeXml } from './download';
import { common, rem, written } from './element';
import { Figure, Table } from './figure';

const DIGITS = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const [TOKEN, BAR, TEXT, LINE] = [8, 8, 24, 1.75];

interface Match {
  query: string;
  before: string;
  found: string;
  after: string;
  cosine: number;
}

/** For each token of a question the word of a passage that it is most like, in its place, with their cosine as a bar. */
export class TokenMatches extends Figure {
  static properties = { pairs: { attribute: false } };

  declare pairs: Match[];

  static styles = [common, css`
    :host { display: block; }
    ol { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: fit-content(30%) minmax(3rem, 9rem) auto minmax(0, 1fr); gap: 0.25rem 0.75rem; align-items: baseline; }
    li { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; align-items: baseline; }
    .query { text-align: end; font-weight: 600; color: var(--query); overflow-wrap: anywhere; unicode-bidi: isolate; }
    .bar { height: 0.75rem; border-radius: 2px; background: linear-gradient(var(--key), var(--key)) no-repeat left / calc(100% * var(--share)) 100%, var(--line); }
    .cosine { font-variant-numeric: tabular-nums; }
    .place { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; color: var(--ink-soft); unicode-bidi: isolate; }
    .found { font-weight: 600; color: var(--key); }
    @media (max-width: 40rem) { ol { grid-template-columns: fit-content(30%) minmax(2rem, 5rem) auto; } .place { grid-column: 1 / -1; white-space: normal; padding-inline-start: 1rem; } }
    @media (forced-colors: active) { .bar { forced-color-adjust: none; background: linear-gradient(CanvasText, CanvasText) no-repeat left / calc(100% * var(--share)) 100%, Canvas; border: 1px solid CanvasText; } }
  `];

  constructor() {
    super();
    this.pairs = [];
  }

  render() {
    return this.framed(html`<ol aria-label=${this.name}>${this.pairs.map(({ query, before, found, after, cosine }) => html`<li>
      <span class="query">${query}</span><span class="bar" style="--share: ${Math.max(0, cosine)}"></span>
      <span class="cosine" title=${written(cosine, { maximumFractionDigits: 20 })}>${written(cosine, DIGITS)}</span>
      <span class="place">${before}<span class="found">${found}</span>${after}</span></li>`)}</ol>`);
  }

  updated(changed: Map<string, unknown>) {
    if (changed.has('pairs')) this.numbersChanged();
  }

  numbers(): Table {
    return { columns: [this.text('query'), this.text('found'), this.text('cosine')], rows: this.pairs.map(({ query, found, cosine }) => [query, found, cosine]) };
  }

  drawing(): string {
    const [token, bar, line] = [rem(TOKEN), rem(BAR), rem(LINE)];
    const rows = this.pairs.map(({ query, before, found, after, cosine }, i) => {
      const middle = (i + 0.65) * line;
      return `<text x="${token - rem(0.5)}" y="${middle}" text-anchor="end" font-weight="600" fill="var(--query)">${escapeXml(query)}</text>
<rect x="${token}" y="${(i + 0.25) * line}" width="${bar * Math.max(0, cosine)}" height="${0.5 * line}" fill="var(--key)"/>
<text x="${token + bar + rem(0.5)}" y="${middle}" fill="var(--ink)">${escapeXml(written(cosine, DIGITS))}</text>
<text x="${token + bar + rem(4)}" y="${middle}" fill="var(--ink-soft)">${escapeXml(before)}<tspan font-weight="600" fill="var(--key)">${escapeXml(found)}</tspan>${escapeXml(after)}</text>`;
    });
    return this.svgFile(token + bar + rem(4 + TEXT), Math.max(1, this.pairs.length) * line, `<g font-size="${rem(1)}">${rows.join('\n')}</g>`);
  }
}

customElements.define('token-matches', TokenMatches);
