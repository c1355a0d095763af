// @ts-check
/**
 * Every instance's score as a mark, one line for each method, with the middle half as a box: what a mean hides. A mark
 * opens its instance; for the keyboard, those far from the others stand below as buttons.
 */
import { h, svg } from '../../shared/dom.js';
import { spread } from '../parts/run-words.js';

/** @typedef {{method: string, label: string, control: boolean, scores: {item: string, value: number}[]}} Line */

const MOST = 600; // marks in a line; beyond, every so-manieth of those in the middle

/**
 * @param {Line[]} lines @param {(value: number) => string} write @param {(method: string, item: string) => void} open
 */
export function strip(lines, write, open) {
  const drawn = lines.filter(({ scores }) => scores.length > 0).map((line) => ({ ...line, ...spread(line.scores) }));
  if (drawn.length === 0) return null;
  const all = drawn.flatMap(({ values }) => [values[0].value, values[values.length - 1].value]);
  const axis = scale(Math.min(...all), Math.max(...all));
  const says = `Chart of the scores of single instances. ${drawn.map((line) => `${line.label}: median ${write(line.median)}, middle half ${write(line.q1)} to ${write(line.q3)}`).join('; ')}.`;
  return h('div', { class: 'strip', role: 'group', 'aria-label': says },
    ...drawn.map((line) => h('div', { class: `strip-line${line.control ? ' control' : ''}` },
      h('span', { class: 'strip-label' }, line.label, h('span', { class: 'visually-hidden' }, `: median ${write(line.median)}`)),
      marks(line, axis, write, open))),
    h('div', { class: 'strip-line axis', 'aria-hidden': 'true' }, h('span'),
      h('div', { class: 'strip-ticks' }, ...axis.ticks.map((tick) => h('span', { style: { left: `${axis.at(tick)}%` } }, write(tick))))),
    far(drawn, write, open));
}

/** @param {Line & ReturnType<typeof spread>} line @param {ReturnType<typeof scale>} axis @param {(value: number) => string} write @param {(method: string, item: string) => void} open */
function marks(line, axis, write, open) {
  const every = Math.ceil(line.values.length / MOST);
  const outside = new Set(line.far.map(({ item }) => item));
  const shown = line.values.filter((one, i) => i % every === 0 || outside.has(one.item));
  const middle = 17, x = (/** @type {number} */ value) => `${axis.at(value)}%`;
  const plot = svg('svg', { class: 'strip-plot', height: 34, width: '100%', 'aria-hidden': 'true', focusable: 'false' },
    ...axis.ticks.map((tick) => svg('line', { class: 'grid', x1: x(tick), x2: x(tick), y1: 0, y2: 34 })),
    svg('rect', { class: 'box', x: x(line.q1), width: `${Math.max(0.2, axis.at(line.q3) - axis.at(line.q1))}%`, y: middle - 11, height: 22, rx: 3 }),
    ...shown.map((one, i) => svg('circle', {
      class: outside.has(one.item) ? 'mark far' : 'mark', cx: x(one.value), cy: middle + jitter(i), r: outside.has(one.item) ? 4 : 3, 'data-item': one.item,
    }, svg('title', null, `${one.item}: ${write(one.value)}`))),
    svg('line', { class: 'median', x1: x(line.median), x2: x(line.median), y1: middle - 12, y2: middle + 12 }));
  plot.addEventListener('click', (event) => {
    const item = /** @type {Element} */ (event.target).closest('[data-item]')?.getAttribute('data-item');
    if (item) open(line.method, item);
  });
  return plot;
}

/** The same place at every drawing. @param {number} i */
const jitter = (i) => ((i * 7919) % 17) - 8;

/** @param {(Line & ReturnType<typeof spread>)[]} lines @param {(value: number) => string} write @param {(method: string, item: string) => void} open */
function far(lines, write, open) {
  const found = lines.filter((line) => line.far.length > 0);
  if (found.length === 0) return h('p', { class: 'muted small' }, 'No instance lies far from the others of its method. Choose a mark to see its instance.');
  return h('div', { class: 'outliers' },
    h('p', { class: 'small' }, 'Far from the others: more than one and a half times the width of the box away from it. Choose one, or any mark, to see its instance.'),
    h('ul', null, ...found.map((line) => h('li', null, h('span', { class: 'strip-label' }, line.label),
      h('span', { class: 'cluster tight' }, ...line.far.slice(0, 6).map((one) => h('button', { class: 'button small', type: 'button', onclick: () => open(line.method, one.item) },
        h('code', null, one.item), ` ${write(one.value)}`)), line.far.length > 6 && h('span', { class: 'muted small' }, `and ${line.far.length - 6} more`))))));
}

/** Round ticks that hold all values. @param {number} low @param {number} high */
export function scale(low, high) {
  if (low === high) [low, high] = [low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2];
  const rough = (high - low) / 4, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((one) => one >= rough) ?? rough;
  const from = Math.floor(low / step) * step, to = Math.ceil(high / step) * step;
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => Number((from + i * step).toPrecision(12)));
  return { ticks, at: (/** @type {number} */ value) => Number((1 + (98 * (value - from)) / (to - from)).toFixed(3)) };
}
