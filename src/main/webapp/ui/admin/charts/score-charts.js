// @ts-check
/** A metric of a run as bars with intervals, and as the curves that its scores sum up. */
import { said } from '../words.js';
import { isControl, valueOf } from '../parts/run-words.js';
import { measureChart } from './measure.js';
import { chart } from './vega.js';

/** @typedef {import('../types.js').ScoreCell} ScoreCell */

/** @param {string} title @param {import('../types.js').MetricCard} card @param {ScoreCell[]} cells @param {(id: string) => string} methodName @param {AbortSignal} signal */
export function scoreBars(title, card, cells, methodName, signal) {
  const rows = cells.filter((cell) => Number.isFinite(valueOf(cell))).map((cell) => ({
    method: cell.method, methodLabel: methodName(cell.method) + (cell.control ? ' (control)' : ''), estimate: valueOf(cell), low: cell.low, high: cell.high,
  }));
  if (rows.length === 0) return null;
  const interval = rows.some(({ low }) => Number.isFinite(low)) ? 'Student 95 %' : undefined;
  const unsigned = rows.every(({ estimate, low }) => Number(estimate) >= 0 && Number(low ?? 0) >= 0);
  return measureChart({
    id: 'bars', title, kind: 'metric', format: 'score', columns: ['method'], unit: card.unit, interval, chart: unsigned ? 'bar' : 'point-interval', rows,
  }, signal);
}

/** Mean curves of the methods, the controls dashed. @param {string} title @param {ScoreCell[]} cells @param {(id: string) => string} methodName @param {AbortSignal} signal */
export function scoreCurves(title, cells, methodName, signal) {
  const drawn = cells.map((cell) => ({ ...cell, points: /** @type {number[]} */ (cell.curve ?? /** @type {any} */ (cell.overall)?.curve ?? []) })).filter(({ points }) => points.length > 1);
  if (drawn.length === 0) return null;
  const values = drawn.flatMap((cell) => cell.points.map((value, step) => ({
    method: methodName(cell.method), what: cell.control ? 'Control' : 'Method', share: step / (cell.points.length - 1), value,
  })).filter(({ value }) => Number.isFinite(value)));
  const names = drawn.map(({ method }) => methodName(method));
  const ends = drawn.map((cell) => ({ name: methodName(cell.method), last: cell.points[cell.points.length - 1], mean: cell.points.reduce((a, b) => a + b, 0) / cell.points.length }))
    .sort((a, b) => b.mean - a.mean);
  const says = `Chart of the curves of ${title}, averaged over instances. Highest: ${ends[0].name}. Lowest: ${ends[ends.length - 1].name}. Controls are dashed.`;
  return chart((colour, width) => ({
    height: 280,
    spec: {
      height: 280, data: { values },
      mark: { type: 'line', strokeWidth: 2.5, interpolate: 'linear', clip: true },
      encoding: {
        x: { field: 'share', type: 'quantitative', title: 'Share of the steps', axis: { format: '.0%', tickCount: 5 } },
        y: { field: 'value', type: 'quantitative', title: null, scale: { zero: false, nice: true }, axis: { format: '~g', tickCount: 5, grid: true } },
        color: { field: 'method', type: 'nominal', sort: names, legend: width < 480 ? { columns: 1 } : { columns: 3 }, scale: { domain: names, range: names.map((_, i) => colour(`chart-${(i % 6) + 1}`)) } },
        strokeDash: { field: 'what', type: 'nominal', legend: null, scale: { domain: ['Method', 'Control'], range: [[1, 0], [5, 4]] } },
      },
    },
  }), says, signal);
}

/** @param {string} id @param {Map<string, string>} titles */
export const nameIn = (titles) => (/** @type {string} */ id) => titles.get(id) ?? (isControl(id) && id === 'random' ? 'Random values' : said(id));
