// @ts-check
/** Weights of filters by snapshot, how large they are and how far they went. */
import { list } from '../parts/list.js';

/** @typedef {{id: string, label: string, height: number, width: number, colours: boolean, values: Record<string, number[]>}} Filter */

/** @param {any} figure @returns {{snapshots: string[], filters: Filter[]}} what has at least one snapshot of the right length */
export function read(figure) {
  const snapshots = list(figure.snapshots).map(String);
  const filters = list(figure.filters).flatMap((filter) => {
    if (!filter || filter.id === undefined || !filter.values) return [];
    const shape = Array.isArray(filter.shape) ? filter.shape : [];
    const colours = shape.length === 3 && shape[2] === 3;
    const [height, width] = shape.length > 1 ? [shape[0], shape[1] * (shape.length === 3 && !colours ? shape[2] : 1)] : [1, shape[0] ?? 0];
    const values = Object.fromEntries(snapshots.filter((name) => Array.isArray(filter.values[name]) && filter.values[name].length === height * width * (colours ? 3 : 1))
      .map((name) => [name, filter.values[name].map((/** @type {any} */ value) => (Number.isFinite(value) ? value : 0))]));
    return Object.keys(values).length ? [{ id: String(filter.id), label: filter.label ?? String(filter.id), height, width, colours, values }] : [];
  });
  return { snapshots, filters };
}

/** @param {number[]} values */
export const norm = (values) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

/** @param {string} measure @param {number[] | undefined} a @param {number[] | undefined} b @returns {number | null} */
export function difference(measure, a, b) {
  if (!a || !b || a.length !== b.length) return null;
  if (measure === 'cosine') {
    const sizes = norm(a) * norm(b);
    return sizes ? 1 - a.reduce((sum, value, i) => sum + value * b[i], 0) / sizes : null;
  }
  const gaps = a.map((value, i) => b[i] - value);
  return measure === 'max' ? Math.max(...gaps.map(Math.abs)) : norm(gaps);
}

/** How far each went, as given or from the first snapshot to the last. @param {any} figure @param {ReturnType<typeof read>} data @returns {Map<string, number | null>} */
export function differences(figure, { snapshots, filters }) {
  const given = figure.difference?.perFilter;
  const measure = figure.difference?.measure ?? 'euclidean';
  const at = new Map(list(figure.filters).map((/** @type {any} */ one, /** @type {number} */ i) => [String(one?.id), i]));
  return new Map(filters.map((filter) => {
    const own = Array.isArray(given) ? given[at.get(filter.id) ?? -1] : undefined;
    return [filter.id, Number.isFinite(own) ? own : difference(measure, filter.values[snapshots[0]], filter.values[snapshots[snapshots.length - 1]])];
  }));
}
