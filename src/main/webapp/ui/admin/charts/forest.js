// @ts-check
/** Estimates with intervals, one below the other, and a line where there is no effect. */
import { estimate, interval, known, percent } from '../apa.js';
import { said } from '../words.js';
import { chart } from './vega.js';

/** @typedef {import('../types.js').AnalysisFinding} AnalysisFinding */
/** @typedef {{label: string, estimate: number, low: number, high: number}} Datum */

const LOG_ODDS = new Set(['glmm', 'logistic', 'clm', 'clmm', 'bradley-terry']);
const MOST = 24;

/** Contrasts where there are some, else coefficients other than intercepts and thresholds. @param {AnalysisFinding} finding @returns {Datum[]} */
function data({ contrasts = [], terms = [] }) {
  const rows = contrasts.some(({ low }) => known(low))
    ? contrasts.map((one) => ({ ...one, label: [one.contrast, ...Object.values(one.by ?? {}).map(said)].join(', ') }))
    : terms.filter(({ term }) => term !== '(Intercept)' && !/^[^|]+\|[^|]+$/.test(term)).map((one) => ({ ...one, label: one.term }));
  return /** @type {Datum[]} */ (rows.filter((row) => known(row.estimate) && known(row.low) && known(row.high)).map((row) => ({
    label: row.label, estimate: row.estimate, low: row.low, high: row.high })));
}

/** @param {AnalysisFinding} finding @param {AbortSignal} signal */
export function forest(finding, signal) {
  const values = data(finding);
  if (values.length === 0 || values.length > MOST) return null;
  const axis = `${LOG_ODDS.has(finding.kind) ? 'Log odds' : 'Estimate'}, ${percent(finding.level)} interval`;
  const clear = values.filter(({ low, high }) => low > 0 || high < 0).length;
  const says = `Forest plot: ${values.map((d) => `${d.label} ${estimate(d.estimate)} ${interval(d.low, d.high)}`).slice(0, 6).join('; ')}${values.length > 6 ? '; and more' : ''}. `
    + `${clear} of ${values.length} intervals leave out zero. The table has every value.`;
  return chart((colour, width) => specification(values, axis, colour, width), says, signal);
}

/** @param {Datum[]} values @param {string} axis @param {(token: string) => string} colour @param {number} width */
function specification(values, axis, colour, width) {
  const most = width < 480 ? 18 : 36;
  const rows = values.map((d) => ({ ...d, label: broken(d.label, most) }));
  const tallest = Math.max(...rows.map(({ label }) => label.split('\n').length));
  const height = Math.max(34, 16 * tallest + 8) * rows.length;
  const y = { field: 'label', type: 'nominal', sort: null, title: null, axis: { labelLimit: width < 480 ? 140 : 280 } };
  const x = (/** @type {string} */ field) => ({ field, type: 'quantitative', title: axis, scale: { zero: true, nice: true }, axis: { format: '~g', tickCount: 5 } });
  return {
    height,
    spec: {
      height, data: { values: rows }, layer: [
        { data: { values: [{}] }, mark: { type: 'rule', strokeDash: [4, 3], strokeWidth: 1.5, color: colour('ink-3') }, encoding: { x: { datum: 0 } } },
        { mark: { type: 'rule', strokeWidth: 2.5, strokeCap: 'round', color: colour('chart-1') }, encoding: { y, x: x('low'), x2: { field: 'high' } } },
        { mark: { type: 'point', shape: 'square', filled: true, size: 90, opacity: 1, color: colour('chart-1'), stroke: colour('surface'), strokeWidth: 1.5 }, encoding: { y, x: x('estimate') } },
      ],
    },
  };
}

/** Also at colons and hyphens, where names of terms can be broken. @param {string} text @param {number} most */
const broken = (text, most) => text.split(/(?<=[\s:,-])/).reduce((all, word) => {
  const last = all.slice(all.lastIndexOf('\n') + 1);
  return all && last.length + word.length > most ? `${all.trimEnd()}\n${word}` : all + word;
}, '');
