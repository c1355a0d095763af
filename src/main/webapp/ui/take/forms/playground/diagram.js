// @ts-check
/** The network: each neuron is a small map of what it gives, each line a weight with its sign and strength. */
import { h, newId } from '../../../shared/dom.js';
import { t } from '../../words.js';
import { picture, round, s } from '../parts/svg.js';
import { tint } from './field.js';

const NODE = 40;
const WIDTH = 360;

/** @param {{names: string[], note: (type: string, target: string, value?: any) => void}} with_ */
export function diagram({ names }) {
  const host = h('div', { class: 'fig-diagram-picture' });
  const title = newId('network');
  return {
    element: h('section', { class: 'fig-diagram', 'aria-labelledby': title }, h('h3', { id: title }, t('playgroundNetwork')), host, h('p', { class: 'muted small' }, t('playgroundSign'))),
    /** @param {any} frame @param {Float32Array[][] | null} hidden */
    paint(frame, hidden) {
      host.replaceChildren(...(frame && hidden ? [drawn(frame, hidden, names)] : []));
    },
  };
}

/** @param {any} frame @param {Float32Array[][]} hidden @param {string[]} names */
function drawn(frame, hidden, names) {
  const sizes = [2, ...hidden.map((layer) => layer.length), 1];
  const height = Math.max(...sizes) * (NODE + 14) + 20;
  const place = (/** @type {number} */ layer, /** @type {number} */ n) => [NODE / 2 + 8 + (layer * (WIDTH - NODE - 16)) / (sizes.length - 1), (height * (n + 0.5)) / sizes[layer]];
  const strongest = Math.max(...frame.layers.flatMap((/** @type {any} */ { w }) => w.flat().map(Math.abs)), 0.1);
  /** @type {SVGElement[]} */ const lines = [];
  /** @type {SVGElement[]} */ const signs = [];
  frame.layers.forEach((/** @type {any} */ { w }, /** @type {number} */ layer) => w.forEach((/** @type {number[]} */ row, /** @type {number} */ o) => row.forEach((weight, i) => {
    const [x, y] = place(layer, i);
    const [x2, y2] = place(layer + 1, o);
    const share = Math.abs(weight) / strongest;
    const from = x + NODE / 2;
    const to = x2 - NODE / 2;
    lines.push(s('path', { class: `fig-edge ${weight < 0 ? 'minus' : 'plus'}`, 'stroke-width': round(0.75 + 5 * share), d: `M${round(from)} ${round(y)}C${round((from + to) / 2)} ${round(y)} ${round((from + to) / 2)} ${round(y2)} ${round(to)} ${round(y2)}` }));
    if (share > 0.25) signs.push(s('text', { class: 'fig-edge-sign', x: round(from + (to - from) * 0.86), y: round(y2 + (y - y2) * 0.07 - 3), 'text-anchor': 'middle' }, weight < 0 ? '−' : '+'));
  })));
  const nodes = sizes.flatMap((size, layer) => Array.from({ length: size }, (_, n) => {
    const [x, y] = place(layer, n);
    const inside = layer > 0 && layer < sizes.length - 1 ? map(hidden[layer - 1][n], x, y) : [];
    return s('g', null, inside, s('rect', { class: 'fig-neuron', x: round(x - NODE / 2), y: round(y - NODE / 2), width: NODE, height: NODE, rx: 5, fill: inside.length ? 'none' : null }),
      inside.length ? null : s('text', { x: round(x), y: round(y + 4), 'text-anchor': 'middle' }, layer === 0 ? short(names[n]) : 'p'));
  }));
  return picture({ width: WIDTH, height, class: 'fig-diagram-svg' }, lines, nodes, signs);
}

/** @param {string} name */
const short = (name) => (name.length > 5 ? `${name.slice(0, 4)}…` : name);

/** A neuron's output over the square: a small picture. @param {Float32Array} values @param {number} x @param {number} y */
function map(values, x, y) {
  const cells = Math.round(Math.sqrt(values.length));
  const canvas = h('canvas', { width: cells, height: cells });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = pen.createImageData(cells, cells);
  values.forEach((value, i) => image.data.set(tint((value + 1) / 2), i * 4));
  pen.putImageData(image, 0, 0);
  return [s('image', { href: canvas.toDataURL(), x: round(x - NODE / 2), y: round(y - NODE / 2), width: NODE, height: NODE, preserveAspectRatio: 'none', class: 'fig-neuron-map' })];
}
