// @ts-check
/** A measure as a Vega-Lite chart: points with intervals, bars with intervals, or boxes. */
import { intervalName, number } from '../format.js';
import { said } from '../words.js';
import { chart } from './vega.js';

/** @typedef {import('../types.js').Measure} Measure */
/** @typedef {import('../types.js').Row} Row */
/** @typedef {{first: string, second: string, estimate: number, low: number, high: number, q1?: number, q3?: number, median?: number}} Datum */

/** @param {Measure} measure @param {string} column */
const variety = ({ rows }, column) => new Set(rows.map((row) => row[column])).size;

/** The columns that tell rows apart: those whose values differ. @param {Measure} measure @returns {string[]} */
export function keys(measure) {
  const { columns } = measure;
  const varying = columns.filter((column) => variety(measure, column) > 1);
  return varying.length > 0 ? varying : columns.slice(-1);
}

/** @param {Row} row @param {string} column */
export const labelOf = (row, column) => row[`${column}Label`] ?? said(row[column]);

/** The column of the lines, then those of the colours: few colours, many lines. @param {Measure} measure */
const sorted = (measure) => keys(measure).sort((a, b) => variety(measure, b) - variety(measure, a));

/** @param {Measure} measure @returns {Datum[]} */
function data(measure) {
  const [first, ...others] = sorted(measure);
  return measure.rows.filter((row) => Number.isFinite(row.estimate)).map((row) => ({
    first: labelOf(row, first), second: others.map((key) => labelOf(row, key)).join(', '),
    estimate: Number(row.estimate), low: row.low ?? Number(row.estimate), high: row.high ?? Number(row.estimate),
    q1: row.q1, q3: row.q3, median: row.median,
  }));
}

/** @param {Measure} measure @param {AbortSignal} signal */
export function measureChart(measure, signal) {
  const values = data(measure);
  if (values.length === 0) return null;
  return chart((colour, width) => specification(measure, values, colour, width), sentence(measure, values), signal);
}

/** @param {Measure} measure @param {Datum[]} values */
function sentence(measure, values) {
  const by = keys(measure).map((key) => said(key).toLowerCase()).join(' and ');
  const order = [...values].sort((a, b) => b.estimate - a.estimate);
  const say = (/** @type {Datum} */ d) => `${[d.first, d.second].filter(Boolean).join(', ')}, ${number(d.estimate, measure.format)}`;
  return `Chart of ${measure.title} by ${by}${measure.interval ? `, with ${intervalName(measure.interval).replace('interval', 'intervals')}` : ''}. `
    + `Highest: ${say(order[0])}. Lowest: ${say(order[order.length - 1])}. The table has every value.`;
}

/** @param {Measure} measure @param {Datum[]} values @param {(token: string) => string} colour @param {number} width */
function specification(measure, values, colour, width) {
  const broken = values.map((d) => ({ ...d, first: lines(d.first, width < 480 ? 16 : 24) }));
  const firsts = [...new Set(broken.map((d) => d.first))], seconds = [...new Set(values.map((d) => d.second))];
  const grouped = seconds.length > 1;
  const tallest = Math.max(...firsts.map((text) => text.split('\n').length));
  const step = Math.max(grouped ? 17 * seconds.length + 14 : 0, 34, 16 * tallest + 8);
  const height = step * firsts.length;
  const bars = measure.chart === 'bar', boxes = measure.chart === 'box' && values.some((d) => Number.isFinite(d.q1));
  const y = { field: 'first', type: 'nominal', sort: null, title: null, scale: { paddingInner: grouped ? 0.2 : 0.1 } };
  const offset = grouped ? { yOffset: { field: 'second', type: 'nominal', sort: seconds, scale: { paddingInner: 0.1 } } } : {};
  const scale = axisScale(measure, values, bars);
  const x = (/** @type {string} */ field) => ({
    field, type: 'quantitative', scale, title: width < 480 ? axisTitle(measure) : axisTitle(measure).join(', '),
    axis: { format: measure.format === 'percent' ? '.0%' : '~g', tickCount: 5 },
  });
  const legend = { symbolOpacity: 1, ...(width < 480 ? { columns: 1 } : {}) };
  const color = grouped
    ? { color: { field: 'second', type: 'nominal', sort: seconds, legend, scale: { range: seconds.map((_, i) => colour(`chart-${(i % 6) + 1}`)) } } }
    : {};
  const own = grouped ? {} : { color: colour('chart-1') };
  const shape = grouped && !bars ? { shape: { field: 'second', type: 'nominal', sort: seconds, legend } } : {};
  /** @type {any[]} */
  const layer = [];
  if (values.some((d) => d.low < 0)) layer.push({ data: { values: [{}] }, mark: { type: 'rule', strokeDash: [4, 3], color: colour('ink-3') }, encoding: { x: { datum: 0 } } });
  if (bars) layer.push({ mark: { type: 'bar', cornerRadiusEnd: 3, ...own }, encoding: { y, ...offset, x: x('estimate'), ...color } });
  if (boxes) layer.push({ mark: { type: 'bar', height: grouped ? 12 : 16, opacity: 0.35, ...own }, encoding: { y, ...offset, x: x('q1'), x2: { field: 'q3' }, ...color } });
  layer.push({ mark: { type: 'rule', strokeWidth: bars ? 1.5 : 2.5, strokeCap: 'round', ...(bars ? { color: colour('ink') } : own) }, encoding: { y, ...offset, x: x('low'), x2: { field: 'high' }, ...(bars ? {} : color) } });
  if (!bars) layer.push({ mark: { type: 'point', filled: true, size: 120, opacity: 1, ...own, stroke: colour('surface'), strokeWidth: 1.5 }, encoding: { y, ...offset, x: x('estimate'), ...color, ...shape } });
  const raw = rawValues(measure, width);
  if (raw.length > 0) layer.unshift( { data: { values: raw }, mark: { type: 'tick', thickness: 1.5, size: grouped ? 11 : 16, opacity: 0.28, ...own }, encoding: { y, ...offset, x: x('value'), ...color } });
  return { height, spec: { height, data: { values: broken }, layer } };
}

/** What single people gave, behind the estimate of their group. @param {Measure} measure @param {number} width */
function rawValues(measure, width) {
  const [first, ...others] = sorted(measure);
  return (measure.points ?? []).filter(({ value }) => Number.isFinite(value)).map((row) => ({
    first: lines(labelOf(row, first), width < 480 ? 16 : 24), second: others.map((key) => labelOf(row, key)).join(', '), value: row.value,
  }));
}

/** @param {Measure} measure @returns {string[]} */
function axisTitle({ unit, interval, title }) {
  const parts = [unit === 's' ? 'Seconds' : unit && unit.charAt(0).toUpperCase() + unit.slice(1), interval && intervalName(interval)];
  const said1 = /** @type {string[]} */ (parts.filter(Boolean));
  return said1.length > 0 ? said1 : [title];
}

/** A long label in several lines. @param {string} text @param {number} most characters in a line */
const lines = (text, most) => text.split(' ').reduce((all, word) => {
  const last = all.slice(all.lastIndexOf('\n') + 1);
  return all && last.length + word.length >= most ? `${all}\n${word}` : all ? `${all} ${word}` : word;
}, '');

/** Bars start at zero; a share is shown between 0 and 1; anything else where its values are. @param {Measure} measure @param {Datum[]} values @param {boolean} bars */
function axisScale(measure, values, bars) {
  const whole = measure.format === 'percent' && (measure.kind === 'proportion' || measure.kind === 'reliance') && values.every((d) => d.low >= 0 && d.high <= 1);
  if (whole) return { domain: [0, 1] };
  return { zero: bars, nice: true };
}
