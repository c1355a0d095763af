// @ts-check
/**
 * Every sentence of the participant's pages that is not the study's own. A language is a folder; its words come in parts, of
 * which only `base` is needed by every study. What a language does not say is said in English.
 */
import { words as en } from './words/en/base.js';

const PARTS = ['base', 'ask', 'forms-a', 'forms-b', 'forms-c'];
/** Which parts there are in which language. @type {Record<string, string[]>} */
const TRANSLATED = { ar: PARTS, de: PARTS, es: PARTS, fr: PARTS, ja: PARTS, zh: PARTS };
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ku', 'ps', 'ur', 'yi']);

let language = 'en';
let locale = 'en';
/** @type {Record<string, string>} */
let words = { ...en };
/** @type {Map<string, Record<string, string>>} English words by part */
const parts = new Map([['base', en]]);

/** The words of a part in the language of the page; nothing where there are none, or no connection. @param {string} part @returns {Promise<Record<string, string>>} */
async function translated(part) {
  if (!TRANSLATED[language]?.includes(part)) return {};
  return import(`./words/${language}/${part}.js`).then((module) => module.words, () => ({}));
}

/** Makes the words of a part known; they are loaded once. @param {string} part */
export async function learn(part) {
  if (!parts.has(part)) parts.set(part, (await import(`./words/en/${part}.js`)).words);
  const own = await translated(part);
  words = { ...words, ...parts.get(part), ...own };
}

/** Chooses the language of the interface. @param {string | undefined} wanted */
export async function speak(wanted) {
  const tag = wanted || 'en';
  language = tag.split('-')[0];
  // scales and data are written in these digits, so the words around them are too
  locale = language === 'ar' ? `${tag}-u-nu-latn` : tag;
  const own = await Promise.all([...parts.keys()].map(translated));
  words = Object.assign({}, ...parts.values(), ...own);
  const root = document.documentElement;
  root.lang = tag;
  root.dir = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
  const skip = document.querySelector('.skip-link');
  if (skip) skip.textContent = t('skip');
  document.getElementById('notices')?.setAttribute('aria-label', t('messages'));
}

/** The language that the browser would like, for words before any study is there. */
export const ownLanguage = () => navigator.languages?.find((one) => one.split('-')[0] in TRANSLATED || one.startsWith('en')) ?? 'en';

/** Making one takes as long as writing hundreds of numbers; a matrix has thousands. @type {Map<string, Intl.NumberFormat>} */
const writers = new Map();

/** A number as it is written in the language of the page. @param {number} value @param {Intl.NumberFormatOptions} [how] */
export function number(value, how) {
  const key = `${locale} ${how ? JSON.stringify(how) : ''}`;
  let writer = writers.get(key);
  if (!writer) writers.set(key, (writer = new Intl.NumberFormat(locale, how)));
  return writer.format(value);
}

/** @param {{amount: number, currency: string}} sum */
export const money = ({ amount, currency }) => number(amount, { style: 'currency', currency, ...(Number.isInteger(amount) ? { maximumFractionDigits: 0 } : {}) });

/** One thing or another. @param {string[]} things */
export const oneOf = (things) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(things);

/** A language in its own words: Deutsch. @param {string} tag */
export function languageName(tag) {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/** A day and time as people write it here, in the reader's own time zone. @param {Date} date */
export function moment(date) {
  const page = document.documentElement.lang;
  const own = navigator.language; // en-GB and en-US write dates differently
  const how = /** @type {Intl.DateTimeFormatOptions} */ ({ weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
  return new Intl.DateTimeFormat(own.split('-')[0] === page.split('-')[0] && language !== 'ar' ? own : locale, how).format(date);
}

/**
 * The sentence by that name, with its `{gaps}` filled. Where a number decides how it is said, the sentence has variants by
 * the categories of Intl.PluralRules: `secondsLeft.one`; its gap `n` decides.
 * @param {string} name @param {Record<string, string | number>} [gaps]
 */
export function t(name, gaps = {}) {
  const variant = typeof gaps.n === 'number' ? words[`${name}.${new Intl.PluralRules(locale).select(gaps.n)}`] : undefined;
  return (variant ?? words[name] ?? name).replace(/\{(\w+)\}/g, (all, gap) => {
    const value = gaps[gap];
    return value === undefined ? all : typeof value === 'number' ? number(value) : value;
  });
}
