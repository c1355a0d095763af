// @ts-check
/** What a trial asks besides a choice. Each form is a module beside this one, loaded when a study needs it. */
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
 */

/** @type {Map<string, {ask: (asked: any, context: Context) => Part}>} */
const ready = new Map();

/** @param {string} form */
export async function load(form) {
  if (ready.has(form)) return;
  if (!/^[a-z][a-z-]{0,40}$/.test(form)) throw new Error(`nothing is asked as ${form}`);
  const module = await import(`./${form}.js`);
  await learn(module.info.words ?? 'ask');
  ready.set(form, module);
}

/** @param {any} asked @param {Context} context @returns {Part} */
export function askFor(asked, context) {
  const module = ready.get(asked.form);
  if (!module) throw new Error(`nothing is asked as ${asked.form}`);
  return module.ask(asked, context);
}
