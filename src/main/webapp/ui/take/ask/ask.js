// @ts-check
/** What a trial asks besides a choice. Each form is a module beside this one, loaded when a study needs it. */
import { h } from '../../shared/dom.js';
import { learn } from '../words.js';

/**
 * @typedef {object} Part one thing that is asked
 * @property {string} name member of the answer
 * @property {HTMLElement} element
 * @property {() => any} value null while it is missing
 * @property {() => void} complain says what is missing and goes there
 * @property {() => any} [late] what there is when time ran out; null for nothing
 */
/**
 * @typedef {object} Context
 * @property {(name: string) => any} get what was entered before a reload
 * @property {(name: string, value: any) => void} set
 * @property {import('../log.js').Log['note']} note
 * @property {any} step the whole step
 * @property {((what: string, input: any) => Promise<any>) | null} [query] asks the server inside the step; null where nobody answers
 */

/** @type {Map<string, {ask: (asked: any, context: Context) => Part}>} */
const ready = new Map();

/** @param {string} form */
export async function load(form) {
  if (ready.has(form)) return;
  if (!/^[a-z][a-z-]{0,40}$/.test(form)) throw new Error(`nothing is asked as ${form}`);
  const module = await import(`./${form}.js`);
  await Promise.all([learn(module.info.words ?? 'ask'), ...(module.info.styles ?? []).map(sheet)]);
  ready.set(form, module);
}

/** @type {Map<string, Promise<void>>} */
const sheets = new Map();

/** @param {string} name @returns {Promise<void>} */
function sheet(name) {
  let coming = sheets.get(name);
  if (!coming) {
    coming = new Promise((resolve) => {
      const link = h('link', { rel: 'stylesheet', href: new URL(name, import.meta.url).href });
      link.addEventListener('load', () => resolve());
      link.addEventListener('error', () => { sheets.delete(name); resolve(); }); // plain is better than nothing
      document.head.append(link);
    });
    sheets.set(name, coming);
  }
  return coming;
}

/** @param {any} asked @param {Context} context @returns {Part} */
export function askFor(asked, context) {
  const module = ready.get(asked.form);
  if (!module) throw new Error(`nothing is asked as ${asked.form}`);
  return module.ask(asked, context);
}
