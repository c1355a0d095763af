// @ts-check
/**
 * Colours by their meaning; the values are in parts.css, for light and for dark. Categories have a colour and a shape,
 * numbers a depth, signed numbers a depth and a sign: nothing is told by colour alone.
 */
import { h } from '../../../shared/dom.js';
import { move, round, s } from './svg.js';

const HUES = 10;

/** The colour of the n-th category. @param {number} n −1: unknown, grey */
export const hue = (n) => (n < 0 ? 'var(--fig-unknown)' : `var(--fig-hue-${n % HUES})`);

/** How deep the colour of a share 0..1 is; zero stays visible as the bare ground. @param {number} share */
const depth = (share) => round(Math.min(1, Math.max(0, share)));

/** Unsigned: the ground up to the darkest (in the dark: the lightest). @param {number} share 0..1 */
export const sequential = (share) => `rgb(var(--fig-deep) / ${depth(share)})`;

/** Signed, zero in the middle. @param {number} share −1..1 */
export const diverging = (share) => `rgb(var(${share < 0 ? '--fig-minus' : '--fig-plus'}) / ${depth(Math.abs(share))})`;

/**
 * Text on `sequential`, or on `diverging`, of a share: 4.5:1 at every depth, in the light and in the dark. Between both
 * ends black does in either; the places where one gives way to the next are reckoned from the colours in parts.css.
 * @param {number} share @param {boolean} [signed] on `diverging`
 */
export function inkOn(share, signed = false) {
  const [middle, deep] = signed ? [0.578, share < 0 ? 0.9 : 0.84] : [0.505, 0.725];
  const size = Math.abs(share);
  return size < middle ? 'var(--fig-on-pale)' : size < deep ? '#000' : 'var(--fig-on-deep)';
}

/** Places of names in the palette: `first` in their order, then the others as they come. @param {Iterable<any>} names @param {string[]} [first] */
export function numbered(names, first = []) {
  /** @type {Map<string, number>} */
  const at = new Map();
  for (const name of [...first, ...names]) if (name !== null && name !== undefined && !at.has(String(name))) at.set(String(name), at.size);
  return at;
}

/** Corners of a regular figure. @param {number} n @param {number} r @param {number} [turn] @param {number} [inner] every second corner, for a star */
function corners(n, r, turn = 0, inner) {
  const count = inner ? n * 2 : n;
  return `M${Array.from({ length: count }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / count - Math.PI / 2;
    const size = inner && i % 2 ? inner : r;
    return `${round(size * Math.cos(angle))} ${round(size * Math.sin(angle))}`;
  }).join('L')}Z`;
}

/** @param {number} a half length @param {number} b half breadth of an arm */
const plus = (a, b) => `M${-b} ${-a}H${b}V${-b}H${a}V${b}H${b}V${a}H${-b}V${b}H${-a}V${-b}H${-b}Z`;

/** @type {((r: number) => string)[]} of about the same area */
const shapes = [
  (r) => `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`,
  (r) => corners(4, r * 1.25, Math.PI / 4),
  (r) => corners(3, r * 1.4),
  (r) => corners(4, r * 1.3),
  (r) => plus(round(r * 1.2), round(r * 0.42)),
  (r) => corners(3, r * 1.4, Math.PI),
  (r) => corners(5, r * 1.45, 0, r * 0.6),
  (r) => corners(6, r * 1.15),
  (r) => `M${round(-r * 1.3)} ${round(-r * 0.55)}H${round(r * 1.3)}V${round(r * 0.55)}H${round(-r * 1.3)}Z`,
  (r) => `M${round(-r * 0.55)} ${round(-r * 1.3)}H${round(r * 0.55)}V${round(r * 1.3)}H${round(-r * 0.55)}Z`,
];

/** The outline of the n-th category's mark around 0, 0. @param {number} n @param {number} r */
export const shape = (n, r) => shapes[n < 0 ? 0 : n % shapes.length](r);

/** A mark: filled, or open. @param {number} n @param {number} r @param {{x?: number, y?: number, open?: boolean, class?: string}} [how] */
export const mark = (n, r, { x = 0, y = 0, open = false, class: name = '' } = {}) =>
  s('path', { d: shape(n, r), transform: move(x, y), class: `fig-mark ${open ? 'fig-open' : ''} ${name}`.trim(), style: { color: hue(n) } });

/** The mark of a category as it stands in running text or a legend. @param {number} n @param {boolean} [open] */
export const swatch = (n, open = false) =>
  s('svg', { class: 'fig-swatch', viewBox: '-8 -8 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, mark(n, 5, { open }));

/** @param {{label: string, at: number, open?: boolean}[]} entries @param {string} [label] what the list is about */
export const legend = (entries, label) =>
  h('ul', { class: 'legend fig-legend', 'aria-label': label }, entries.map((entry) =>
    h('li', null, swatch(entry.at, entry.open), h('span', { dir: 'auto' }, entry.label))));

/** From little to much. @param {string} low @param {string} high @param {boolean} [signed] */
export const ramp = (low, high, signed = false) =>
  h('p', { class: 'fig-ramp' }, h('span', null, low), h('span', { class: signed ? 'fig-ramp-bar fig-signed' : 'fig-ramp-bar', 'aria-hidden': 'true' }), h('span', null, high));
