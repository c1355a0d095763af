// @ts-check
/** How a run, a moment and a band are drawn. */
import { list } from '../parts/list.js';
import { between, round, s, through } from '../parts/svg.js';

/** @typedef {import('./data.js').Series} Series */

/**
 * @param {Series} one @param {{x: import('../parts/scale.js').Scale, y: import('../parts/scale.js').Scale}} to
 * @param {{colour: string, dash: string, smooth: ((values: (number | null)[]) => (number | null)[]) | null, above: boolean}} how `above`: only what is above zero can be drawn
 */
export function lineMark(one, to, { colour, dash, smooth, above }) {
  const points = (/** @type {(number | null)[]} */ ys) => one.x.map((x, i) => {
    const y = ys[i];
    return y === null || y === undefined || (above && y <= 0) ? null : /** @type {[number, number]} */ ([to.x(x), to.y(y)]);
  });
  const whole = (/** @type {(number | null)[]} */ ys) => /** @type {[number, number][]} */ (points(ys).filter((point) => point !== null));
  return s('g', { style: { color: colour } },
    one.lo && one.hi ? s('path', { class: 'fig-ln-band', d: between(whole(one.hi), whole(one.lo)) }) : null,
    smooth ? s('path', { class: 'fig-ln-raw', d: through(points(one.y)) }) : null,
    s('path', { class: 'fig-ln-line', d: through(points(smooth ? smooth(one.y) : one.y)), 'stroke-dasharray': dash }),
    one.x.length === 1 ? s('circle', { cx: to.x(one.x[0]), cy: to.y(one.y[0] ?? 0), r: 3, fill: 'currentColor' }) : null);
}

/** Moments that the figure names. @param {any} marks @param {import('../parts/scale.js').Scale} to @param {{left: number, top: number, width: number, height: number}} box */
export const moments = (marks, to, { left, top, width, height }) => list(marks).filter((mark) => Number.isFinite(mark.x)).map((mark) => {
  const x = to(mark.x);
  if (x < left - 1 || x > left + width + 1) return null;
  const late = x > left + width * 0.6;
  return s('g', { class: 'fig-ln-mark', 'aria-hidden': 'true' }, s('path', { d: `M${round(x)} ${top}V${top + height}` }),
    mark.label ? s('text', { class: 'fig-ln-mark-label', x: late ? x - 5 : x + 5, y: top + 12, 'text-anchor': late ? 'end' : 'start' }, mark.label) : null);
});

/** What has not happened yet. @param {number} from @param {{left: number, top: number, width: number, height: number}} box @param {string} text */
export const veil = (from, { left, top, width, height }, text) => (from < left + width - 1
  ? [s('rect', { class: 'fig-ln-veil', x: from, y: top, width: left + width - from, height }), s('text', { class: 'fig-ln-mark-label', 'aria-hidden': 'true', x: Math.min(from + 4, left + width - 60), y: top + 14 }, text)] : null);

/** A line as it stands in running text. @param {string} colour @param {string} dash */
export const sample = (colour, dash) => s('svg', { class: 'fig-swatch', viewBox: '0 0 28 10', width: 28, height: 10, 'aria-hidden': 'true' }, s('path', { class: 'fig-ln-line', d: 'M1 5H27', 'stroke-dasharray': dash, style: { color: colour } }));
