// @ts-check
/** The points over the network's output: two classes by colour and shape, the boundary as a line. */
import { h, newId } from '../../../shared/dom.js';
import { t } from '../../words.js';
import { picture, s } from '../parts/svg.js';
import { CELLS, SIDE } from './network.js';

const SIZE = 300;

/** Text colours follow the page; the map keeps its two hues, which differ in lightness too. @param {any[]} points @param {{names: string[], classes: string[]}} words */
export function field(points, { names, classes }) {
  const at = (/** @type {number} */ value) => ((value + SIDE) / (2 * SIDE)) * SIZE;
  const canvas = h('canvas', { width: CELLS, height: CELLS, class: 'fig-field-map', 'aria-hidden': 'true' });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const line = s('path', { class: 'fig-boundary' });
  const marks = points.map(({ x, y, class: of, held }) => s('path', { class: `fig-point fig-point-${of}${held ? ' fig-held' : ''}`, transform: `translate(${at(x).toFixed(1)} ${(SIZE - at(y)).toFixed(1)})`, d: of ? 'M-4 -4H4V4H-4Z' : 'M-4.5 0A4.5 4.5 0 1 1 4.5 0A4.5 4.5 0 1 1 -4.5 0Z' }));
  const over = picture({ width: SIZE, height: SIZE, class: 'fig-field-points' }, line, marks);
  const title = newId('field');
  const key = (/** @type {number} */ of, /** @type {string} */ name) => h('li', null, (() => { const one = picture({ width: 18, height: 18, class: 'fig-swatch' }, s('path', { class: `fig-point fig-point-${of}`, transform: 'translate(9 9)', d: of ? 'M-5 -5H5V5H-5Z' : 'M-5.5 0A5.5 5.5 0 1 1 5.5 0A5.5 5.5 0 1 1 -5.5 0Z' })); return one; })(), h('span', { dir: 'auto' }, name));
  const held = points.some((one) => one.held);
  return {
    element: h('section', { class: 'fig-field', 'aria-labelledby': title }, h('h3', { id: title }, t('playgroundData')),
      h('div', { class: 'fig-field-box' }, canvas, over),
      h('p', { class: 'fig-field-axes muted small' }, `→ ${names[0]}, ↑ ${names[1]}`),
      h('ul', { class: 'legend fig-legend' }, key(0, classes[0]), key(1, classes[1]), held ? h('li', null, picture({ width: 18, height: 18, class: 'fig-swatch' }, s('path', { class: 'fig-point fig-held', transform: 'translate(9 9)', d: 'M-5 -5H5V5H-5Z' })), t('playgroundHeldPoint')) : null)),
    /** @param {any} frame @param {Float32Array | null} outputs */
    paint(frame, outputs) {
      const image = pen.createImageData(CELLS, CELLS);
      if (outputs) outputs.forEach((share, i) => image.data.set(tint(share), i * 4));
      pen.putImageData(image, 0, 0);
      line.setAttribute('d', outputs ? boundary(outputs) : '');
    },
  };
}

/** Light blue for class 0, light orange for class 1, the paler the less sure. @param {number} share */
export function tint(share) {
  const sure = Math.min(1, Math.abs(share - 0.5) * 2);
  const to = share < 0.5 ? [92, 160, 214] : [236, 150, 84];
  return [...to.map((value) => Math.round(255 - (255 - value) * (0.12 + 0.88 * sure))), 255];
}

/** Where the output crosses one half, as short lines between cells. @param {Float32Array} outputs */
function boundary(outputs) {
  const cell = SIZE / CELLS;
  let d = '';
  for (let row = 0; row < CELLS; row++) {
    for (let column = 0; column < CELLS; column++) {
      const here = outputs[row * CELLS + column] >= 0.5;
      if (column + 1 < CELLS && here !== outputs[row * CELLS + column + 1] >= 0.5) d += `M${((column + 1) * cell).toFixed(1)} ${(row * cell).toFixed(1)}v${cell.toFixed(1)}`;
      if (row + 1 < CELLS && here !== outputs[(row + 1) * CELLS + column] >= 0.5) d += `M${(column * cell).toFixed(1)} ${((row + 1) * cell).toFixed(1)}h${cell.toFixed(1)}`;
    }
  }
  return d;
}
