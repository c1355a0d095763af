// @ts-check
/** Rows, columns and orders of an activation matrix. */
import { list } from '../parts/list.js';
import { extent } from '../parts/scale.js';

/** @typedef {{kind: string, id: string, label: string, n?: number, values: (number | null)[], members: string[], removable?: boolean}} Row */

/** @param {any} figure @returns {{neurons: string[], rows: Row[]}} */
export function read(figure) {
  const given = Array.isArray(figure.neurons) ? figure.neurons : [];
  const rows = list(figure.rows).filter((row) => row.id !== undefined && Array.isArray(row.values));
  const most = Math.max(given.length, ...rows.map((row) => row.values.length), 0);
  const neurons = Array.from({ length: most }, (_, i) => String(given[i] ?? i));
  return { neurons, rows: rows.map((row) => ({
    kind: String(row.kind ?? 'instance'), id: String(row.id), label: row.label ?? String(row.id), n: row.n, removable: row.removable, members: list(row.members).map(String),
    values: neurons.map((_, i) => (Number.isFinite(row.values[i]) ? row.values[i] : null)),
  })) };
}

/** Rows that stand together, in the order in which their kinds come. @param {Row[]} rows @returns {[string, Row[]][]} */
export function sections(rows) {
  /** @type {Map<string, Row[]>} */
  const found = new Map();
  for (const row of rows) found.set(row.kind, [...(found.get(row.kind) ?? []), row]);
  return [...found];
}

/** @typedef {{by: string, id?: any, order?: string} | null} Sort */

/** Which column stands where. @param {{neurons: string[], rows: Row[]}} data @param {Sort} sort @returns {number[]} */
export function columnOrder({ neurons, rows }, sort) {
  const order = neurons.map((_, i) => i);
  if (sort?.by === 'alike') return alike(order, rows);
  const row = sort?.by === 'row' ? rows.find(({ id }) => id === String(sort.id)) : null;
  if (!row) return order;
  const sign = sort?.order === 'asc' ? 1 : -1;
  return order.sort((a, b) => sign * ((row.values[a] ?? -Infinity) - (row.values[b] ?? -Infinity)) || a - b);
}

/** Columns that answer alike beside each other: from the strongest one always on to the most alike of the rest. @param {number[]} order @param {Row[]} rows */
function alike(order, rows) {
  const column = (/** @type {number} */ i) => rows.map(({ values }) => values[i] ?? 0);
  const columns = order.map(column);
  const far = (/** @type {number} */ a, /** @type {number} */ b) => columns[a].reduce((sum, value, i) => sum + (value - columns[b][i]) ** 2, 0);
  const sum = (/** @type {number} */ i) => columns[i].reduce((a, b) => a + b, 0);
  const left = [...order].sort((a, b) => sum(b) - sum(a));
  const found = left.splice(0, 1);
  while (left.length) {
    const last = found[found.length - 1];
    let best = 0;
    left.forEach((one, i) => { if (far(last, one) < far(last, left[best])) best = i; });
    found.push(...left.splice(best, 1));
  }
  return found;
}

/** Rows of a section by one column. @param {Row[]} rows @param {string[]} neurons @param {Sort} sort */
export function rowOrder(rows, neurons, sort) {
  if (sort?.by !== 'neuron') return rows;
  const at = neurons.indexOf(String(sort.id));
  if (at < 0) return rows;
  const sign = sort.order === 'asc' ? 1 : -1;
  return [...rows].sort((a, b) => sign * ((a.values[at] ?? -Infinity) - (b.values[at] ?? -Infinity)));
}

/**
 * From a value to −1..1 or 0..1, for the whole matrix or for each column.
 * @param {{neurons: string[], rows: Row[]}} data @param {{min?: number, max?: number} | undefined} given @param {boolean} perNeuron
 */
export function shares({ neurons, rows }, given, perNeuron) {
  const range = (/** @type {(number | null)[]} */ values) => {
    const [low, high] = extent(values);
    return low < 0 ? { signed: true, low: 0, high: Math.max(-low, high) } : { signed: false, low: given?.min ?? 0, high };
  };
  const whole = range(rows.flatMap(({ values }) => values));
  if (typeof given?.max === 'number' && given.max > whole.low) whole.high = given.max;
  const each = perNeuron ? neurons.map((_, i) => ({ ...range(rows.map(({ values }) => values[i])), signed: whole.signed })) : null;
  return { ...whole, of: (/** @type {number} */ value, /** @type {number} */ column) => {
    const { low, high } = each ? each[column] : whole;
    return high > low ? Math.max(whole.signed ? -1 : 0, Math.min(1, (value - low) / (high - low))) : 0;
  } };
}
