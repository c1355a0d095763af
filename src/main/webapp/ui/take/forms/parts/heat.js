// @ts-check
/**
 * Maps over pictures. The colours are part of the stimulus: the same in the light and in the dark. Blue is towards, orange
 * away; where there is no sign, one hue is more or less of it.
 */
import { h } from '../../../shared/dom.js';
import { s } from './svg.js';

const PLUS = [23, 98, 176];
const MINUS = [214, 84, 12];
const ONE = [196, 20, 86];
/** The same hues, lighter: they have to be seen on dark pictures as on light ones. */
const OVER = { plus: [38, 139, 236], minus: [247, 118, 24], one: [240, 36, 112] };
const COVER = [205, 205, 205];
const GROUND = 255;

/** @typedef {{values: ArrayLike<number>, lines: number, columns: number, most: number, signed: boolean, smooth?: boolean}} Map */

/** What the strongest colour stands for. @param {ArrayLike<number>} values @param {string} [how] max, robust or none */
export function strongest(values, how = 'max') {
  if (how === 'none') return 1;
  const sizes = Array.from(values, Math.abs).sort((a, b) => a - b);
  const top = sizes[sizes.length - 1] || 1;
  return how === 'robust' ? sizes[Math.floor((sizes.length - 1) * 0.995)] || top : top;
}

/** @param {number} value @param {Map} map 0..1 */
const share = (value, { most, signed }) => Math.min(1, Math.max(0, (signed ? Math.abs(value) : value) / most));

/** @param {number} value @param {boolean} signed */
const hue = (value, signed) => (signed ? (value >= 0 ? PLUS : MINUS) : ONE);

/** @param {Map} map @param {(value: number, share: number) => number[]} pixel red, green, blue, opacity 0..1 */
function painted(map, pixel) {
  const { values, lines, columns, smooth } = map;
  const canvas = /** @type {HTMLCanvasElement} */ (h('canvas', { class: smooth ? 'fig-heat' : 'fig-heat fig-pixels', width: columns, height: lines, 'aria-hidden': 'true' }));
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  const pixels = context.createImageData(columns, lines);
  for (let at = 0; at < values.length; at++) {
    const [red, green, blue, opacity] = pixel(values[at], share(values[at], map));
    pixels.data.set([red, green, blue, Math.round(255 * opacity)], at * 4);
  }
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/** To lie over a picture: the more, the less of it shines through. @param {Map} map @param {number} threshold */
export const overlay = (map, threshold = 0) =>
  painted(map, (value, strength) => [...(map.signed ? (value >= 0 ? OVER.plus : OVER.minus) : OVER.one), strength < threshold ? 0 : strength ** 0.8]);

/** To stand alone: on white. @param {Map} map @param {number} threshold */
export const alone = (map, threshold = 0) => painted(map, (value, strength) => {
  const shown = strength < threshold ? 0 : strength;
  return [...hue(value, map.signed).map((part) => GROUND + (part - GROUND) * shown), 1];
});

/** What counted little is covered. @param {Map} map @param {number | null} threshold null: more and more covered @param {number[]} [cover] its colour */
export const mask = (map, threshold, cover = COVER) =>
  painted(map, (_, strength) => [...cover, threshold === null ? 1 - strength : strength >= threshold ? 0 : 1]);

/** A picture from light to dark for a single hue, or from one sign to the other. @param {boolean} signed */
export const scaleBar = (signed) => h('span', { class: signed ? 'fig-heat-scale fig-signed' : 'fig-heat-scale', 'aria-hidden': 'true' });

/**
 * Lines around what is stronger than a share of the strongest; what is negative has dashed ones.
 * @param {Map} map @param {number[]} levels 0..1
 */
export function contours(map, levels) {
  const { lines, columns, values, most, signed } = map;
  /** @type {SVGElement[]} */
  const paths = [];
  for (const sign of signed ? [1, -1] : [1]) {
    const at = (/** @type {number} */ line, /** @type {number} */ column) => // a border of nothing closes every line
      line < 0 || column < 0 || line >= lines || column >= columns ? 0 : Math.max(0, (sign * values[line * columns + column]) / most);
    levels.forEach((level, i) => {
      const d = around(at, lines, columns, level);
      if (!d) return;
      const colour = `rgb(${(signed ? (sign > 0 ? PLUS : MINUS) : ONE).join(' ')})`;
      paths.push(s('path', { d, class: 'fig-contour-halo' }), s('path', { d, class: sign < 0 ? 'fig-contour fig-away' : 'fig-contour', style: { stroke: colour, 'stroke-width': 1.25 + i * 0.75 } }));
    });
  }
  return s('svg', { class: 'fig-contours', viewBox: `0 0 ${columns} ${lines}`, preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' }, paths);
}

/** Marching squares between the middles of the places. @param {(line: number, column: number) => number} at @param {number} lines @param {number} columns @param {number} level */
function around(at, lines, columns, level) {
  let d = '';
  for (let y = -1; y < lines; y++) {
    for (let x = -1; x < columns; x++) {
      const corner = [at(y, x), at(y, x + 1), at(y + 1, x + 1), at(y + 1, x)];
      const kind = corner.reduce((bits, value, i) => bits | (value >= level ? 1 << i : 0), 0);
      for (const [from, to] of CUTS[kind]) d += `M${cut(from, x, y, corner, level)}L${cut(to, x, y, corner, level)}`;
    }
  }
  return d;
}

/** Sides: 0 top, 1 right, 2 bottom, 3 left. @type {[number, number][][]} */
const CUTS = [[], [[3, 0]], [[0, 1]], [[3, 1]], [[1, 2]], [[3, 0], [1, 2]], [[0, 2]], [[3, 2]], [[2, 3]], [[2, 0]], [[0, 1], [2, 3]], [[2, 1]], [[1, 3]], [[1, 0]], [[0, 3]], []];

/** @param {number} side @param {number} x @param {number} y @param {number[]} corner @param {number} level */
function cut(side, x, y, corner, level) {
  const [from, to] = [corner[side], corner[(side + 1) % 4]];
  const part = from === to ? 0.5 : (level - from) / (to - from);
  const [left, top] = [x + 0.5, y + 0.5];
  const [px, py] = [[left + part, top], [left + 1, top + part], [left + 1 - part, top + 1], [left, top + 1 - part]][side];
  return `${px.toFixed(2)} ${py.toFixed(2)}`;
}
