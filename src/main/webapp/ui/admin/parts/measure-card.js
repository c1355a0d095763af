// @ts-check
/** One measure: title, chart, table, and everything that qualifies it. */
import { keys, labelOf, measureChart } from '../charts/measure.js';
import { h } from '../../shared/dom.js';
import { count, counted, formatOf, interval, intervalName, number } from '../format.js';
import { said } from '../words.js';
import { table } from './table.js';

/** @typedef {import('../types.js').Measure} Measure */
/** @typedef {import('../types.js').Row} Row */

/** @param {Measure} measure @param {AbortSignal} signal */
export function measureCard(measure, signal) {
  const id = `measure-${measure.id}`;
  const direction = measure.direction === 'higher' ? 'Higher is better' : measure.direction === 'lower' ? 'Lower is better' : '';
  return h('section', { class: 'card measure', 'aria-labelledby': id },
    h('div', { class: 'card-head' },
      h('h3', { id }, measure.title),
      direction && h('span', { class: 'badge plain' }, direction)),
    measure.description && h('p', { class: 'measure-says' }, measure.description),
    parts(measureChart(measure, signal), measureTable(measure), isWide(measure)),
    qualifications(measure));
}

/** Long names need room. @param {Measure} measure */
const isWide = (measure) => keys(measure).some((key) => measure.rows.some((row) => labelOf(row, key).length > 26));

/**
 * Side by side where there is room; a table of many columns gets the whole width.
 * @param {HTMLElement | null} chart @param {HTMLElement} values @param {boolean} wide
 */
const parts = (chart, values, wide) =>
  h('div', { class: `measure-parts${wide || values.querySelectorAll('thead th').length > 7 ? ' apart' : ''}` }, chart, values);

/** @param {Measure} measure */
function measureTable(measure) {
  const { rows } = measure;
  const format = formatOf(measure.format, rows.map(({ estimate }) => estimate));
  const has = (/** @type {string} */ key) => rows.some((row) => row[key] !== undefined && row[key] !== null);
  const missing = rows.some((row) => Number(row.undefined ?? 0) > 0), excluded = rows.some((row) => Number(row.excluded ?? 0) > 0);
  const distinct = keys(measure);
  /** @type {(import('./table.js').Column<Row> | false)[]} */
  const columns = [
    ...distinct.map((key, i) => ({ label: said(key), head: i === 0, cell: (/** @type {Row} */ row) => labelOf(row, key) })),
    { label: estimateName(measure), num: true, cell: (row) => h('strong', null, number(row.estimate, format)) },
    has('low') && { label: intervalName(measure.interval), num: true, cell: (row) => interval(row.low, row.high, format) },
    measure.kind !== 'time' && has('median') && { label: 'Median', num: true, cell: (row) => number(row.median, format) },
    has('medianLow') && { label: 'Median’s 95% interval', num: true, cell: (row) => interval(row.medianLow, row.medianHigh, format) },
    has('best') && { label: 'Best', num: true, cell: (row) => count(row.best) },
    has('worst') && { label: 'Worst', num: true, cell: (row) => count(row.worst) },
    has('counts') && { label: 'Answers by point', cell: (row) => distribution(row) },
    has('sd') && { label: 'SD', num: true, cell: (row) => number(row.sd, format) },
    has('n') && { label: 'n', num: true, cell: (row) => count(row.n) },
    has('participants') && { label: 'People', num: true, cell: (row) => count(row.participants) },
    missing && { label: 'Undefined', num: true, cell: (row) => count(row.undefined) },
    excluded && { label: 'Excluded', num: true, cell: (row) => count(row.excluded) },
  ];
  return table({ label: `${measure.title}, values`, rows, columns: /** @type {any} */ (columns.filter(Boolean)) });
}

/** How many answers each point has: a bar for each, and the same in words. @param {Row} row */
function distribution({ points = [], counts = [] }) {
  const most = Math.max(1, ...counts);
  return h('span', { class: 'distribution' },
    h('span', { class: 'distribution-bars', 'aria-hidden': 'true' },
      ...counts.map((/** @type {number} */ n, /** @type {number} */ i) => h('span', { class: 'distribution-bar', title: `${points[i]}: ${counted(n, 'answer')}` },
        h('span', { style: { height: `${Math.round((100 * n) / most)}%` } })))),
    h('span', { class: 'distribution-counts' }, points.map((/** @type {number} */ point, /** @type {number} */ i) => `${point}: ${count(counts[i])}`).join(' · ')));
}

/** @param {Measure} measure */
const estimateName = ({ kind }) => (kind === 'proportion' || kind === 'reliance' ? 'Share' : kind === 'metric' ? 'Score' : kind === 'time' ? 'Median' : 'Mean');

/** @param {Measure} measure */
function qualifications({ rows, alpha, note }) {
  const undefinedRows = rows.reduce((sum, row) => sum + Number(row.undefined ?? 0), 0);
  const notes = [
    ...reliability(alpha),
    undefinedRows > 0 && h('li', null, `${counted(undefinedRows, 'value')} undefined: counted, never taken as zero.`),
    note && h('li', null, note),
  ].filter(Boolean);
  return notes.length > 0 && h('ul', { class: 'measure-notes' }, ...notes);
}

/** Two items have no alpha worth the name, one has none at all. @param {Measure['alpha']} alpha */
function reliability(alpha) {
  if (!alpha) return [];
  const bounds = (/** @type {{low?: number | null, high?: number | null}} */ { low, high }) => (low === undefined || low === null ? '' : ` (${interval(low, high, 'score')})`);
  const of = [alpha.items && counted(alpha.items, 'item'), alpha.n && `n = ${count(alpha.n)}`].filter(Boolean).map((text) => `, ${text}`).join('');
  if (alpha.coefficient === 'spearman-brown') {
    return [h('li', null, 'Reliability (Spearman–Brown) ', h('strong', null, number(alpha.estimate, 'score')), `${bounds(alpha)}, r = ${number(alpha.r, 'score')}${of}`)];
  }
  const { omega } = alpha;
  return [
    h('li', null, 'Cronbach’s alpha ', h('strong', null, number(alpha.estimate, 'score')), bounds(alpha), of),
    omega && h('li', null, 'McDonald’s omega ', h('strong', null, number(omega.estimate, 'score')), bounds(omega),
      omega.doubtful ? '. One factor does not fit these items, so omega is not to be trusted.' : ''),
  ];
}
