// @ts-check
/**
 * A picture, and a picture under a map of how much each place moved the model. The sign is told by colour and, for
 * those who cannot tell the colours, place by place in the table; how strongly, by how opaque the colour is.
 */
import { h } from '../../shared/dom.js';
import { t } from '../words.js';
import { signed } from './numbers.js';
import { legend } from './tokens.js';

export const info = {
  name: 'heatmap',
  parameters: { href: 'the picture', width: 'places', height: 'places', alt: 'what is to be seen', weights: 'one per place, line by line, positive pushes towards `toward`', toward: 'label', away: 'label' },
  events: { overlay: 'the map was hidden or shown', toggle: 'the numbers were opened or closed' },
};

/** @typedef {{type: 'image', href: string, width: number, height: number, alt: string}} Image */
/** @typedef {{form: 'heatmap', href: string, width: number, height: number, alt: string, weights: number[], toward: string, away: string}} Heatmap */

/** @param {{href: string, width: number, height: number, alt: string}} image */
export const drawImage = ({ href, width, height, alt }) =>
  h('img', { class: 'picture', src: href, width, height, alt, draggable: 'false' });

/** @param {Heatmap} explanation @param {{note: import('../log.js').Log['note']}} context */
export function drawHeatmap({ href, width, height, alt, weights, toward, away }, { note }) {
  const canvas = h('canvas', { class: 'heat', width, height, 'aria-hidden': 'true' });
  const box = h('input', { type: 'checkbox', checked: true, onchange: (/** @type {any} */ event) => { canvas.hidden = !event.target.checked; note('overlay', 'heatmap', event.target.checked); } });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const draw = () => paint(/** @type {any} */ (canvas), weights, width, height);
  dark.addEventListener?.('change', draw);
  requestAnimationFrame(draw); // the colours are known when it is in the page
  return h('div', { class: 'explanation' },
    h('div', { class: 'heatmap' }, drawImage({ href, width, height, alt }), canvas),
    h('label', { class: 'check heat-toggle' }, box, h('span', null, t('showMap'))),
    legend(toward, away),
    numbers(weights, width, height, toward, away, note));
}

/** Robust: one glaring place must not make all others invisible. @param {number[]} weights */
function strongest(weights) {
  const sizes = weights.map(Math.abs).sort((a, b) => a - b);
  return sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * 0.995))] || sizes[sizes.length - 1] || 1;
}

/** @param {HTMLCanvasElement} canvas @param {number[]} weights @param {number} width @param {number} height */
function paint(canvas, weights, width, height) {
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(canvas);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim().split(/\s+/).map(Number);
  const [plus, minus] = [colour('--toward-rgb'), colour('--away-rgb')];
  const most = strongest(weights);
  const pixels = context.createImageData(width, height);
  weights.forEach((weight, at) => {
    const [red, green, blue] = weight >= 0 ? plus : minus;
    pixels.data.set([red, green, blue, Math.round(235 * Math.min(1, Math.abs(weight) / most))], at * 4);
  });
  context.putImageData(pixels, 0, 0);
}

/**
 * The weights summed over nine parts of the picture.
 * @param {number[]} weights @param {number} width @param {number} height @param {string} toward @param {string} away @param {import('../log.js').Log['note']} note
 */
function numbers(weights, width, height, toward, away, note) {
  const sums = Array.from({ length: 9 }, () => 0);
  weights.forEach((weight, at) => {
    const line = Math.floor(at / width), column = at % width;
    sums[Math.min(2, Math.floor((3 * line) / height)) * 3 + Math.min(2, Math.floor((3 * column) / width))] += weight;
  });
  const number = signed(sums);
  return h('details', { class: 'numbers', ontoggle: (/** @type {any} */ event) => note('toggle', 'numbers', event.target.open) },
    h('summary', null, t('asTable')),
    h('p', { class: 'muted small' }, t('nineParts', { toward, away })),
    h('div', { class: 'table-wrap' }, h('table', { class: 'table' },
      h('thead', null, h('tr', null, h('td', null), ...['partLeft', 'partMiddle', 'partRight'].map((name) => h('th', { scope: 'col', class: 'num' }, t(name))))),
      h('tbody', null, ...['top', 'centre', 'bottom'].map((name, row) => h('tr', null,
        h('th', { scope: 'row' }, t(name)),
        ...[0, 1, 2].map((column) => {
          const sum = sums[row * 3 + column];
          return h('td', { class: `num ${sum >= 0 ? 'toward' : 'away'}` }, number(sum));
        })))))));
}
