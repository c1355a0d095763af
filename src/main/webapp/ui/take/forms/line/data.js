// @ts-check
/** What a chart of metrics draws: lines that can be drawn, smoothed or not, and the range of both axes. */
import { list } from '../parts/list.js';
import { extent, linear, log, nice, opened } from '../parts/scale.js';

/** @typedef {{id: string, label: string, run: string, split: string, x: number[], y: (number | null)[], lo: (number | null)[] | null, hi: (number | null)[] | null, hidden: boolean}} Series */

/** @param {any} figure @returns {Series[]} */
export function read(figure) {
  const until = typeof figure.revealUntil === 'number' ? figure.revealUntil : Infinity;
  return list(figure.series).filter((one) => Array.isArray(one?.x) && Array.isArray(one?.y)).map((one, i) => {
    const kept = one.x.map((/** @type {any} */ x, /** @type {number} */ at) => (Number.isFinite(x) && x <= until ? at : -1)).filter((/** @type {number} */ at) => at >= 0);
    const pick = (/** @type {any} */ list) => (Array.isArray(list) ? kept.map((/** @type {number} */ at) => (Number.isFinite(list[at]) ? list[at] : null)) : null);
    return {
      id: String(one.id ?? i), label: one.label ?? String(one.id ?? i), run: one.run ?? String(one.id ?? i), split: one.split ?? '', hidden: Boolean(one.hidden),
      x: kept.map((/** @type {number} */ at) => one.x[at]), y: pick(one.y) ?? [], lo: pick(one.lo), hi: pick(one.hi),
    };
  }).filter((one) => one.y.some((/** @type {number | null} */ value) => value !== null));
}

/** @param {(number | null)[]} values @param {{method?: string, window?: number} | null | undefined} how @param {number} alpha @returns {(number | null)[]} */
export function smooth(values, how, alpha) {
  if (how?.method === 'mean') {
    const half = Math.floor(Math.max(1, alpha) / 2);
    return values.map((value, i) => {
      if (value === null) return null;
      const near = values.slice(Math.max(0, i - half), i + half + 1).filter((one) => one !== null);
      return near.reduce((a, b) => a + b, 0) / near.length;
    });
  }
  let [sum, weight] = [0, 0]; // with the weight kept apart the line does not begin at zero
  return values.map((value) => {
    if (value === null) return null;
    sum = alpha * sum + (1 - alpha) * value;
    weight = alpha * weight + (1 - alpha);
    return sum / weight;
  });
}

/** @param {any} figure @param {Series[]} series all of them: toggling a line moves nothing @param {{left: number, top: number, width: number, height: number}} box @param {boolean} logarithmic @param {[number, number] | null} window */
export function scales(figure, series, box, logarithmic, window) {
  const { x = {}, y = {} } = figure;
  const xs = window ?? domain([x.min, x.max], extent([...series.flatMap((one) => one.x), figure.until, figure.revealUntil, ...list(figure.marks).map((/** @type {any} */ mark) => mark?.x)]));
  const values = series.flatMap((one) => [...one.y, ...(one.lo ?? []), ...(one.hi ?? [])]).filter((value) => value !== null && (!logarithmic || value > 0));
  const ys = domain([y.min, y.max], extent(values));
  const make = (/** @type {boolean} */ by) => (by ? log : linear);
  const fair = logarithmic ? ys : /** @type {[number, number]} */ ([y.min ?? nice(ys)[0], y.max ?? nice(ys)[1]]);
  return {
    x: make(x.scale === 'log')(x.scale === 'log' ? xs : opened(xs), [box.left, box.left + box.width]),
    y: make(logarithmic)(fair, [box.top + box.height, box.top]),
  };
}

/** @param {any[]} given @param {[number, number]} found @returns {[number, number]} */
const domain = ([low, high], found) => [Number.isFinite(low) ? low : found[0], Number.isFinite(high) ? high : found[1]];

/** The last value at or before a place. @param {Series} one @param {number} x */
export function indexAt(one, x) {
  let [low, high] = [0, one.x.length - 1];
  if (high < 0) return -1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (one.x[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low > 0 && x - one.x[low - 1] < one.x[low] - x ? low - 1 : low;
}
