// @ts-check
/** Axes with round numbers, light lines behind the data, and names with units. */
import { s } from './svg.js';
import { tickLabels } from './scale.js';

/** @param {{name?: string, label?: string, unit?: string | null} | undefined} axis */
const named = (axis) => (axis ? `${axis.label ?? axis.name ?? ''}${axis.unit ? ` (${axis.unit})` : ''}` : '');

/**
 * @param {{x: import('./scale.js').Scale, y: import('./scale.js').Scale}} to @param {{x?: any, y?: any}} axes
 * @param {{left: number, top: number, width: number, height: number}} box
 */
export function axesOf(to, axes, box) {
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const xs = to.x.ticks(Math.max(2, Math.floor(box.width / 90)));
  const ys = to.y.ticks(Math.max(2, Math.floor(box.height / 60)));
  const [xLabel, yLabel] = [tickLabels(xs), tickLabels(ys)];
  return s('g', { 'aria-hidden': 'true' },
    s('g', { class: 'fig-grid' }, xs.map((x) => s('line', { x1: to.x(x), x2: to.x(x), y1: box.top, y2: bottom })), ys.map((y) => s('line', { x1: box.left, x2: right, y1: to.y(y), y2: to.y(y) }))),
    s('g', { class: 'fig-axis' }, s('path', { d: `M${box.left} ${box.top}V${bottom}H${right}` }),
      xs.map((x) => s('text', { x: to.x(x), y: bottom + 16, 'text-anchor': 'middle' }, xLabel(x))),
      ys.map((y) => s('text', { x: box.left - 6, y: to.y(y) + 4, 'text-anchor': 'end' }, yLabel(y))),
      s('text', { class: 'fig-axis-name', x: right, y: bottom + 34, 'text-anchor': 'end' }, named(axes.x)),
      s('text', { class: 'fig-axis-name', x: 4, y: box.top - 8, 'text-anchor': 'start' }, named(axes.y))));
}
