// @ts-check
/** Every metric by every method, at a glance. */
import { h } from '../../shared/dom.js';
import { formatOf, number } from '../format.js';
import { labelOf } from '../charts/measure.js';
import { table } from './table.js';

/** @typedef {import('../types.js').Measure} Measure */

/** @param {Measure[]} metrics */
export function metricMatrix(metrics) {
  const methods = [...new Map(metrics.flatMap(({ rows }) => rows.map((row) => /** @type {[string, string]} */ ([row.method, labelOf(row, 'method')]))))];
  return h('section', { class: 'card', 'aria-labelledby': 'matrix' },
    h('div', { class: 'card-head' }, h('h3', { id: 'matrix' }, 'Metrics by method')),
    h('p', { class: 'measure-says' }, 'The best method of each metric is marked. Placebo and oracle are controls: a metric that cannot tell them apart tells nothing.'),
    table({
      label: 'Metrics by method', rows: methods, columns: [
        { label: 'Method', head: true, cell: ([, label]) => label },
        ...metrics.map((metric) => ({
          label: metric.title + (metric.direction ? (metric.direction === 'higher' ? ' ↑' : ' ↓') : ''), num: true,
          cell: (/** @type {[string, string]} */ [method]) => value(metric, method),
        })),
      ],
    }),
    h('p', { class: 'muted small matrix-key' }, '↑ higher is better, ↓ lower is better'));
}

/** @param {Measure} metric @param {string} method */
function value(metric, method) {
  const row = metric.rows.find((one) => one.method === method);
  const text = number(row?.estimate, formatOf(metric.format, metric.rows.map(({ estimate }) => estimate)));
  return row && best(metric) === method ? h('strong', { class: 'best' }, text, h('span', { class: 'visually-hidden' }, ' (best)')) : text;
}

/** @param {Measure} metric controls do not compete */
function best({ rows, direction }) {
  const competing = rows.filter((row) => Number.isFinite(row.estimate) && !['placebo', 'oracle', 'none'].includes(row.method));
  if (!direction || competing.length < 2) return null;
  const sign = direction === 'higher' ? -1 : 1;
  return [...competing].sort((a, b) => sign * (Number(a.estimate) - Number(b.estimate)))[0].method;
}
