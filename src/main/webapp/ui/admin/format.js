// @ts-check
/** Numbers and times as people read them. */
import { h } from '../shared/dom.js';

const LOCALE = 'en';
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const percentage = new Intl.NumberFormat(LOCALE, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const oneDigit = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDigits = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const dateTime = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'medium' });
const time = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'medium' });
const date = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always' });

/** @param {unknown} value */
export const count = (value) => whole.format(Number(value ?? 0));

const languages = new Intl.DisplayNames([LOCALE], { type: 'language' });

/** @param {string} code such as `de` */
export const languageName = (code) => languages.of(code) ?? code;

/** `3 participants`, `1 participant` @param {number} n @param {string} one @param {string} [many] */
export const counted = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/**
 * How scores are written so that all of one measure have the same number of digits, three that matter in the largest.
 * @param {string} format @param {(number | null | undefined)[]} values
 */
export function formatOf(format, values) {
  if (format !== 'score') return format;
  const largest = Math.max(...values.map((value) => Math.abs(value ?? 0)));
  const decimals = largest > 0 && Number.isFinite(largest) ? Math.min(6, Math.max(2, 2 - Math.floor(Math.log10(largest)))) : 2;
  return `score:${decimals}`;
}

/**
 * @param {number | null | undefined} value
 * @param {string} [format] percent, number, seconds or score, or what `formatOf` made of it
 */
export const number = (value, format = 'number') =>
  (value === null || value === undefined || Number.isNaN(value) ? '–' : written(value, format).replace(/^-/, '−'));

/** @param {number} value @param {string} format */
function written(value, format) {
  const [kind, decimals] = format.split(':');
  if (decimals) return value.toLocaleString(LOCALE, { minimumFractionDigits: Number(decimals), maximumFractionDigits: Number(decimals) });
  switch (kind) {
    case 'percent': return percentage.format(value);
    case 'seconds': return `${oneDigit.format(value)} s`;
    case 'score': return twoDigits.format(value);
    default: return Number.isInteger(value) ? whole.format(value) : twoDigits.format(value);
  }
}

/** @param {number | null | undefined} low @param {number | null | undefined} high @param {string} [format] */
export const interval = (low, high, format) =>
  low === null || low === undefined || high === null || high === undefined ? '–' : `${number(low, format)} to ${number(high, format)}`;

/** `Wilson 95 %` is `95% interval (Wilson)`. @param {string | undefined} text */
export function intervalName(text) {
  const [, method, level] = /^(.*?)\s*(\d+(?:\.\d+)?)\s*%$/.exec(text ?? '') ?? [];
  return level ? `${level}% interval${method ? ` (${method})` : ''}` : text || 'Interval';
}

/** @param {number} ms */
export function duration(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** @param {string | number | null | undefined} at */
export const absolute = (at) => (at ? dateTime.format(new Date(at)) : '–');

/** The time alone on the same day as another moment; sessions may lie days apart. @param {string} at @param {string} other */
export const onItsDay = (at, other) => (new Date(at).toDateString() === new Date(other).toDateString() ? time.format(new Date(at)) : absolute(at));

/** @param {string | number} at @param {number} now */
function since(at, now) {
  const seconds = Math.round((now - new Date(at).getTime()) / 1000);
  if (seconds < 2) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return relative.format(-hours, 'hour');
  const days = Math.floor(hours / 24);
  return days < 14 ? relative.format(-days, 'day') : date.format(new Date(at));
}

/** A time that says how long ago it was and keeps counting. @param {string | number | null | undefined} at @returns {Node | string} */
export function ago(at) {
  if (!at) return '–';
  const iso = new Date(at).toISOString();
  return h('time', { datetime: iso, title: absolute(iso), dataset: { ago: '' } }, since(iso, Date.now()));
}

/** Lets every relative time on the page count on. */
export function startClock() {
  setInterval(() => {
    if (document.hidden) return;
    const now = Date.now();
    for (const element of document.querySelectorAll('time[data-ago]')) {
      const text = since(/** @type {string} */ (element.getAttribute('datetime')), now);
      if (element.textContent !== text) element.textContent = text;
    }
  }, 1000);
}

/** @param {string | null | undefined} hash */
export const shortHash = (hash) => (hash ? hash.replace(/^sha256[:-]/, '').slice(0, 12) : '–');
