// @ts-check
/** Every metric by every method, at a glance, one table for each model. */
import { labelOf } from '../charts/measure.js';
import { h } from '../../shared/dom.js';
import { formatOf, number } from '../format.js';
import { table } from './table.js';

/** @typedef {import('../types.js').Measure} Measure */
/** @typedef {import('../types.js').Row} Row */

/** Controls do not compete. @param {string} method */
const isControl = (method) => /^(none|placebo|oracle|random)/.test(method);

/** @param {Measure[]} metrics */
export function metricMatrix(metrics) {
  const models = [...new Map(metrics.flatMap(({ rows }) => rows.map((row) => /** @type {[string, string]} */ ([row.model ?? '', labelOf(row, 'model')]))))];
  return h('section', { class: 'card', 'aria-labelledby': 'matrix' },
    h('div', { class: 'card-head' }, h('h3', { id: 'matrix' }, 'Metrics by method')),
    h('p', { class: 'measure-says' }, 'The best method of each metric is marked; controls do not compete. A metric that cannot tell a method from its control says nothing about the method.'),
    ...models.flatMap(([model, label]) => [models.length > 1 && h('h4', { class: 'matrix-model' }, label), matrix(metrics, model, models.length > 1 ? label : '')]),
    h('p', { class: 'muted small matrix-key' }, '↑ higher is better, ↓ lower is better'));
}

/** @param {Measure[]} metrics @param {string} model @param {string} label */
function matrix(metrics, model, label) {
  const own = metrics.map((metric) => ({ ...metric, rows: metric.rows.filter((row) => (row.model ?? '') === model) }));
  const methods = [...new Map(own.flatMap(({ rows }) => rows.map((row) => /** @type {[string, string]} */ ([row.method, labelOf(row, 'method')]))))];
  return table({
    label: ['Metrics by method', label].filter(Boolean).join(', '), rows: methods, columns: [
      { label: 'Method', head: true, cell: ([, name]) => name },
      ...own.map((metric) => ({
        label: metric.title + (metric.direction ? (metric.direction === 'higher' ? ' ↑' : ' ↓') : ''), num: true,
        cell: (/** @type {[string, string]} */ [method]) => value(metric, method),
      })),
    ],
  });
}

/** @param {Measure} metric @param {string} method */
function value(metric, method) {
  const row = metric.rows.find((one) => one.method === method);
  const text = number(row?.estimate, formatOf(metric.format, metric.rows.map(({ estimate }) => estimate)));
  return row && best(metric) === method ? h('strong', { class: 'best' }, text, h('span', { class: 'visually-hidden' }, ' (best)')) : text;
}

/** @param {Measure} metric */
function best({ rows, direction }) {
  const competing = rows.filter((row) => Number.isFinite(row.estimate) && !isControl(row.method));
  if (!direction || competing.length < 2) return null;
  const sign = direction === 'higher' ? -1 : 1;
  return [...competing].sort((a, b) => sign * (Number(a.estimate) - Number(b.estimate)))[0].method;
}
