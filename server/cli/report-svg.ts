import type { ScaleLinear } from 'd3-scale';

/** Colours of the look: roles, and the three teams that everything is compared with. All are told apart by words and shapes as well. */
export const ink = '#16202b';
export const quiet = '#5b6b7b';
export const faint = '#dde3ea';
export const seatColours = { sales: '#b86e00', logistics: '#0068a8', procurement: '#00795a', operations: '#a8457a' } as const;
export const teamColours = { silo: '#b86e00', coordinated: '#00795a', doNothing: '#5b6b7b' } as const;

/** Width of every chart, in its own units: text of 12 is read well on screen and on paper. */
export const chartWidth = 760;

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

/** A coordinate with no more digits than matter. */
export const at = (value: number): string => String(Math.round(value * 10) / 10);

type TextLook = { readonly anchor?: 'start' | 'middle' | 'end'; readonly fill?: string; readonly size?: number; readonly weight?: number };

export const text = (
  x: number,
  y: number,
  words: string,
  { anchor = 'start', fill = ink, size = 12, weight = 400 }: TextLook = {},
): string =>
  `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}" fill="${fill}" font-size="${size}"${weight === 400 ? '' : ` font-weight="${weight}"`}>${escaped(words)}</text>`;

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1, dash?: string): string =>
  `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${stroke}" stroke-width="${width}"${dash === undefined ? '' : ` stroke-dasharray="${dash}"`}/>`;

export const rect = (x: number, y: number, width: number, height: number, fill: string, opacity = 1): string =>
  `<rect x="${at(x)}" y="${at(y)}" width="${at(Math.max(0, width))}" height="${at(Math.max(0, height))}" fill="${fill}"${opacity === 1 ? '' : ` fill-opacity="${opacity}"`}/>`;

export const circle = (x: number, y: number, radius: number, fill: string, opacity = 1): string =>
  `<circle cx="${at(x)}" cy="${at(y)}" r="${radius}" fill="${fill}"${opacity === 1 ? '' : ` fill-opacity="${opacity}"`}/>`;

/** A filled triangle that points left (-1) or right (1). */
export const pointer = (x: number, y: number, towards: -1 | 1, fill: string): string =>
  `<path d="M${at(x + 5 * towards)} ${at(y)}L${at(x - 4 * towards)} ${at(y - 5)}V${at(y + 5)}Z" fill="${fill}"/>`;

/** Lines and numbers of a horizontal axis along the bottom, its name below. */
export const bottomAxis = (scale: ScaleLinear<number, number>, top: number, bottom: number, name: string, ticks = 8): string => {
  const format = scale.tickFormat(ticks);
  const [from = 0, to = 0] = scale.range();
  return [
    ...scale
      .ticks(ticks)
      .flatMap((tick) => [
        line(scale(tick), top, scale(tick), bottom, faint),
        text(scale(tick), bottom + 16, format(tick), { anchor: 'middle', fill: quiet, size: 11 }),
      ]),
    text((from + to) / 2, bottom + 34, name, { anchor: 'middle', fill: quiet }),
  ].join('');
};

/** Marks with their meaning, one after the other. `mark` draws at a place. */
export const legend = (
  x: number,
  y: number,
  entries: readonly { readonly mark: (x: number, y: number) => string; readonly words: string }[],
): string => {
  let left = x;
  return entries
    .map(({ mark, words }) => {
      const drawn = mark(left + 6, y - 4) + text(left + 17, y, words, { fill: quiet });
      left += 34 + words.length * 6.4;
      return drawn;
    })
    .join('');
};

/** A whole picture with its name and description for who does not see it. */
export const picture = (id: string, title: string, description: string, height: number, body: string): string =>
  `<svg viewBox="0 0 ${chartWidth} ${at(height)}" role="img" aria-labelledby="${id}-title ${id}-description" xmlns="http://www.w3.org/2000/svg">` +
  `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-description">${escaped(description)}</desc>${body}</svg>`;
