/** Colours as [red, green, blue], 0 to 255. */
export type Color = [number, number, number];

/**
 * Weights from 0 to 1: anchors of viridis (Smith and van der Walt 2015, CC0), which is even to the eye and readable without red or green.
 */
const SEQUENTIAL: Color[] = [
  [68, 1, 84], [72, 40, 120], [62, 73, 137], [49, 104, 142], [38, 130, 142],
  [31, 158, 137], [53, 183, 121], [110, 206, 88], [181, 222, 43], [253, 231, 37],
];

/** Signed values from -1 to 1: blue, a neutral zero, orange. */
const DIVERGING: Color[] = [[24, 78, 140], [122, 170, 213], [240, 240, 238], [232, 164, 100], [176, 84, 8]];

function between(anchors: Color[], at: number): Color {
  const place = Math.min(1, Math.max(0, at)) * (anchors.length - 1);
  const low = Math.min(anchors.length - 2, Math.floor(place));
  const share = place - low;
  return anchors[low].map((part, i) => Math.round(part + (anchors[low + 1][i] - part) * share)) as Color;
}

export const weightColor = (weight: number): Color => between(SEQUENTIAL, weight);
export const signedColor = (value: number): Color => between(DIVERGING, (value + 1) / 2);
export const css = ([r, g, b]: Color): string => `rgb(${r},${g},${b})`;

/** How bright a colour is to the eye, 0 to 1, as WCAG 2.2 defines it. */
const luminance = (color: Color): number => {
  const [r, g, b] = color.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** Black or white, whichever stands out more on a colour: at least 4.5 to 1. */
export const inkOn = (color: Color): string => (luminance(color) > 0.179 ? '#000' : '#fff');

/** The map from low to high as a CSS gradient. */
export function gradient(signed: boolean): string {
  const steps = Array.from({ length: 9 }, (_, i) => css(signed ? signedColor(i / 4 - 1) : weightColor(i / 8)));
  return `linear-gradient(to right, ${steps.join(',')})`;
}

/** What a custom property of the page's style comes to here and now, in light or in dark. */
export function resolved(element: HTMLElement, property: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${property})`;
  (element.shadowRoot ?? element).append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}
