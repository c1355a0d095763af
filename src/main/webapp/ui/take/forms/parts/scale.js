// @ts-check
/** From data to places in a picture. Every scale is a function with its domain, its range, its ticks and its inverse. */
import { number } from '../../words.js';

/** @typedef {((value: number) => number) & {invert(place: number): number, ticks(count?: number): number[], domain: [number, number], range: [number, number], kind: string}} Scale */
/** @typedef {((key: string) => number) & {centre(key: string): number, step: number, width: number, keys: string[]}} Band */

/** Smallest and largest of the numbers that are numbers. @param {Iterable<any>} values @returns {[number, number]} 0..1 when there is none */
export function extent(values) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (typeof value !== 'number' || !(Math.abs(value) < 1e100)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 1];
}

/** A range of one number has no length to draw. @param {[number, number]} domain @returns {[number, number]} */
export const opened = ([low, high]) => (low < high ? [low, high] : low === 0 ? [-1, 1] : [low - Math.abs(low) * 0.1, high + Math.abs(high) * 0.1]);

/** Both ends moved out by a share of the length. @param {[number, number]} domain @param {number} [share] @returns {[number, number]} */
export function padded(domain, share = 0.05) {
  const [low, high] = opened(domain);
  const more = (high - low) * share;
  return [low - more, high + more];
}

/** 1, 2 or 5 times a power of ten. @param {number} low @param {number} high @param {number} count */
function stride(low, high, count) {
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const times = rough / power;
  return power * (times < 1.5 ? 1 : times < 3.5 ? 2 : times < 7.5 ? 5 : 10);
}

/** Round numbers within, about as many as wished. @param {number} low @param {number} high @param {number} [count] */
export function ticks(low, high, count = 5) {
  if (!(high > low)) return [low];
  const by = stride(low, high, count);
  const digits = Math.max(0, Math.min(12, -Math.floor(Math.log10(by)) + 1));
  const found = [];
  for (let at = Math.ceil(low / by - 1e-9); at * by <= high + by * 1e-9; at++) found.push(Number((at * by).toFixed(digits)));
  return found;
}

/** Ends moved out to round numbers. @param {[number, number]} domain @param {number} [count] @returns {[number, number]} */
export function nice(domain, count = 5) {
  const [low, high] = opened(domain);
  const by = stride(low, high, count);
  const digits = Math.max(0, Math.min(12, -Math.floor(Math.log10(by)) + 1));
  return [Number((Math.floor(low / by + 1e-9) * by).toFixed(digits)), Number((Math.ceil(high / by - 1e-9) * by).toFixed(digits))];
}

/** @param {[number, number]} domain @param {[number, number]} range @returns {Scale} */
export function linear(domain, range) {
  const [low, high] = opened(domain);
  const [from, to] = range;
  /** @param {number} value */
  const place = (value) => from + ((value - low) / (high - low)) * (to - from);
  return Object.assign(place, {
    invert: (/** @type {number} */ at) => low + ((at - from) / (to - from || 1)) * (high - low),
    ticks: (count = 5) => ticks(low, high, count),
    domain: /** @type {[number, number]} */ ([low, high]), range, kind: 'linear',
  });
}

/** Base ten; what is not above zero is drawn at the lower end. @param {[number, number]} domain @param {[number, number]} range @returns {Scale} */
export function log(domain, range) {
  const high = domain[1] > 0 ? domain[1] : 1;
  const low = domain[0] > 0 && domain[0] < high ? domain[0] : high / 1000;
  const inner = linear([Math.log10(low), Math.log10(high)], range);
  return Object.assign((/** @type {number} */ value) => inner(Math.log10(Math.max(value, low))), {
    invert: (/** @type {number} */ at) => 10 ** inner.invert(at),
    ticks: (count = 5) => powers(low, high, count),
    domain: /** @type {[number, number]} */ ([low, high]), range, kind: 'log',
  });
}

/** @param {number} low @param {number} high @param {number} count */
function powers(low, high, count) {
  const decades = Math.log10(high / low);
  if (decades < 1) return ticks(low, high, count);
  const steps = decades < 1.5 * count / 3 ? [1, 2, 5] : [1];
  const every = Math.max(1, Math.ceil(decades / count / 1.5));
  const found = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    if (steps.length === 1 && power % every !== 0) continue;
    for (const step of steps) {
      const value = Number((step * 10 ** power).toPrecision(3));
      if (value >= low * 0.999 && value <= high * 1.001) found.push(value);
    }
  }
  return found.length > 1 ? found : ticks(low, high, count);
}

/** `linear` or `log` by its name. @param {string | undefined} kind @param {[number, number]} domain @param {[number, number]} range */
export const scale = (kind, domain, range) => (kind === 'log' ? log(domain, range) : linear(domain, range));

/** Equal places for names. @param {string[]} keys @param {[number, number]} range @param {number} [gap] share of a step @returns {Band} */
export function band(keys, range, gap = 0.1) {
  const at = new Map(keys.map((key, i) => [key, i]));
  const step = (range[1] - range[0]) / Math.max(1, keys.length);
  const start = (/** @type {string} */ key) => range[0] + (at.get(key) ?? 0) * step + (step * gap) / 2;
  return Object.assign(start, { centre: (/** @type {string} */ key) => start(key) + (step * (1 - gap)) / 2, step, width: step * (1 - gap), keys });
}

/** As the language of the page writes it. @param {number} size @param {number} [decimals] as many as it has, if left out */
const plain = (size, decimals) => number(size, { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 12, useGrouping: false });

/**
 * How numbers that stand together are written: as many decimals as tell them apart, a true minus.
 * @param {number[]} values @param {number} [digits] significant ones of the largest @returns {(value: any) => string} — for what is no number
 */
export function readable(values, digits = 3) {
  const sizes = values.filter((value) => typeof value === 'number' && Number.isFinite(value)).map(Math.abs);
  const largest = Math.max(...(sizes.length ? sizes : [1]), Number.MIN_VALUE);
  const whole = sizes.every(Number.isInteger);
  const decimals = whole ? 0 : Math.min(8, Math.max(0, digits - 1 - Math.floor(Math.log10(largest))));
  return (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return '—';
    if (Math.abs(value) >= 1e6 || (value !== 0 && Math.abs(value) < 1e-6)) return value.toExponential(2).replace('-', '−').replace('e-', 'e−');
    const text = Math.abs(value).toFixed(decimals);
    return (value < 0 && Number(text) !== 0 ? '−' : '') + plain(Number(text), decimals);
  };
}

/** Labels of an axis: only as many decimals as its ticks need. @param {number[]} at @returns {(value: number) => string} */
export function tickLabels(at) {
  const sizes = at.filter((value) => value !== 0).map(Math.abs);
  const apart = sizes.length > 1 && Math.max(...sizes) / Math.min(...sizes) >= 100 && !at.includes(0); // decades: each as short as it can be
  const needed = Math.max(0, ...at.map((value) => (Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-4) ? 0 : (String(value).split('.')[1] ?? '').length)));
  return (value) => {
    if (value !== 0 && (Math.abs(value) >= 1e5 || Math.abs(value) < 1e-4)) return value.toExponential().replace('+', '').replaceAll('-', '−');
    if (apart) return (value < 0 ? '−' : '') + plain(Math.abs(value));
    return (value < 0 ? '−' : '') + plain(Math.abs(value), needed);
  };
}
