// @ts-check
/** Drawing in SVG: `s('circle', { cx: 3, cy: 4, r: 2 })`. A picture keeps its coordinates in every writing direction. */
import { svg } from '../../../shared/dom.js';

export const s = svg;

/**
 * A picture that fits its place and keeps its proportions.
 * @param {{width: number, height: number, label?: string, role?: string, class?: string}} size `role`: img for a picture to look at,
 *   group for one with marks that take the focus; without a label it is hidden from screen readers (its table tells)
 * @param {...import('../../../shared/dom.js').Children} children
 * @returns {SVGSVGElement}
 */
export function picture({ width, height, label, role = 'img', class: name = '' }, ...children) {
  return /** @type {SVGSVGElement} */ (s('svg', {
    class: `fig-svg ${name}`.trim(), viewBox: `0 0 ${width} ${height}`, width, height, preserveAspectRatio: 'xMidYMid meet', focusable: 'false',
    ...(label ? { role, 'aria-label': label } : { 'aria-hidden': 'true' }),
  }, ...children));
}

/** Coordinates need no more than a hundredth of a pixel, and no picture is endless. @param {number} value */
export const round = (value) => Math.round(Math.min(1e6, Math.max(-1e6, value || 0)) * 100) / 100;

/** @param {number} x @param {number} y */
export const move = (x, y) => `translate(${round(x)} ${round(y)})`;

/** A line through points; a null breaks it. @param {([number, number] | null)[]} points */
export function through(points) {
  let pen = 'M';
  let d = '';
  for (const point of points) {
    if (!point) {
      pen = 'M';
      continue;
    }
    d += `${pen}${round(point[0])} ${round(point[1])}`;
    pen = 'L';
  }
  return d;
}

/** The area between two lines of the same length. @param {[number, number][]} upper @param {[number, number][]} lower */
export const between = (upper, lower) => (upper.length && lower.length ? `${through(upper)}L${through([...lower].reverse()).slice(1)}Z` : '');
