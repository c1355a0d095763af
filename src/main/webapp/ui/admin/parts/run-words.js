// @ts-check
/** What a run's page says about runs, scores and cards: pure. */
import { count, duration, number } from '../format.js';
import { said } from '../words.js';

/** @typedef {import('../types.js').Run} Run */
/** @typedef {import('../types.js').ScoreCell} ScoreCell */
/** @typedef {import('../types.js').MetricCard} MetricCard */

export const UNDER_WAY = ['queued', 'running'];

/** @param {Run | undefined} run */
export const busy = (run) => run !== undefined && UNDER_WAY.includes(run.state);

/** @param {Run} run how far it is */
export function progressSays(run) {
  if (!run.total) return 'Waiting for its turn';
  const left = run.remainingMs !== null && run.remainingMs !== undefined && run.done ? `, about ${duration(run.remainingMs)} left` : '';
  return `${count(run.done)} of ${count(run.total)} scored${left}`;
}

/** @param {string} set @param {string} [rest] */
export const runsApi = (set, rest = '') => `/api/stimuli/${encodeURIComponent(set)}/runs${rest}`;

/** @param {string} set @param {string} [id] */
export const runsPage = (set, id) => `#/stimuli/${encodeURIComponent(set)}/runs${id ? `/${encodeURIComponent(id)}` : ''}`;

/** @param {string} direction */
export const arrow = (direction) => (direction === 'higher' ? '↑' : direction === 'lower' ? '↓' : '');

/** @param {string} direction */
export const directionSays = (direction) => (direction === 'higher' ? 'Higher is better' : direction === 'lower' ? 'Lower is better' : '');

/** @param {string} id */
export const isControl = (id) => /^(none|placebo|oracle|random|random-ranking)$/.test(id);

/** `{k: 3, output: "logit"}` is `k 3, output logit`. @param {Record<string, any> | undefined} parameters */
export const settingsSay = (parameters) => Object.entries(parameters ?? {})
  .filter(([, value]) => value !== '' && value !== null)
  .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join('/') : value}`).join(', ');

/** @param {string | null | undefined} source */
export const doiOf = (source) => /^(?:doi:|https?:\/\/doi\.org\/)?(10\.\d{4,}\/\S+)$/.exec(source ?? '')?.[1];

/** What decides the order and the rank of a cell. @param {ScoreCell} cell */
export const valueOf = (cell) => (cell.mean ?? cell.overall?.value ?? null);

/**
 * The best of those that compete: controls do not, and the best must be better than some other one.
 * @param {ScoreCell[]} cells of one model and metric @param {string} direction @returns {string | null} its method
 */
export function best(cells, direction) {
  const competing = cells.filter((cell) => !cell.control && Number.isFinite(valueOf(cell)));
  if (competing.length < 2 || !direction) return null;
  const sign = direction === 'higher' ? -1 : 1;
  const [first, second] = [...competing].sort((a, b) => sign * (Number(valueOf(a)) - Number(valueOf(b))));
  return valueOf(first) === valueOf(second) ? null : first.method;
}

/**
 * Groups of neighbours in the order of mean ranks that differ by less than the critical difference: the longest ones only.
 * @param {[string, number][]} ranks ascending @param {number} critical @returns {[number, number][]} first and last index of each
 */
export function cliques(ranks, critical) {
  /** @type {[number, number][]} */
  const found = [];
  let reached = 0;
  for (let from = 0; from < ranks.length; from++) {
    let to = from;
    while (to + 1 < ranks.length && ranks[to + 1][1] - ranks[from][1] < critical) to++;
    if (to > from && to > reached) found.push([from, to]);
    reached = Math.max(reached, to);
  }
  return found;
}

/** @param {number[]} values sorted @param {number} share between 0 and 1 */
export function quantile(values, share) {
  const at = (values.length - 1) * share, low = Math.floor(at);
  return values[low] + (at - low) * ((values[low + 1] ?? values[low]) - values[low]);
}

/**
 * The scores of one method, and those far from the others: beyond one and a half times the middle half's width from it.
 * @param {{item: string, value: number}[]} scores
 */
export function spread(scores) {
  const sorted = [...scores].sort((a, b) => a.value - b.value);
  const values = sorted.map(({ value }) => value);
  const [q1, median, q3] = [0.25, 0.5, 0.75].map((share) => quantile(values, share));
  const reach = 1.5 * (q3 - q1) + 1e-9 * Math.max(Math.abs(q1), Math.abs(q3)); // equal but for rounding is not far
  const far = sorted.filter(({ value }) => value < q1 - reach || value > q3 + reach)
    .sort((a, b) => Math.abs(b.value - median) - Math.abs(a.value - median));
  return { values: sorted, q1, median, q3, far };
}

/** @param {Record<string, number> | undefined} reasons */
export const reasonsSay = (reasons) => Object.entries(reasons ?? {}).map(([reason, n]) => `${reason} (${count(n)})`);

/** One format for all values of a metric: the smallest is still told from zero, within reason. @param {(number | null | undefined)[]} values */
export function digits(values) {
  const sizes = values.map((value) => Math.abs(value ?? 0)).filter((size) => Number.isFinite(size) && size > 0);
  const largest = Math.max(0, ...sizes), smallest = Math.min(largest, ...sizes);
  if (largest >= 1e5 || (largest > 0 && largest < 1e-4)) return (/** @type {number | null | undefined} */ value) => (Number.isFinite(value) ? Number(value).toExponential(2).replace(/-/g, '−') : '–');
  const decimals = largest > 0 ? Math.max(Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(largest)))), Math.min(4, 1 - Math.floor(Math.log10(smallest)))) : 2;
  return (/** @type {number | null | undefined} */ value) => (Number.isFinite(value) ? number(value, `score:${decimals}`) : '–');
}

/** @param {string} property a Co-12 property */
export const propertyName = (property) => (property ? said(property) : 'Other');
