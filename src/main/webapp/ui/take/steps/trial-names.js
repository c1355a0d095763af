// @ts-check
/** What those that stand side by side are called. */
import { t } from '../words.js';

/** What one of them is called: an explanation, or an item of its own. @param {any} step @param {string} id */
export function nameOf(step, id) {
  const own = step.candidates?.find((/** @type {import('./trial-compare.js').Candidate} */ one) => one.id === id)?.instance;
  return t(own ? 'letter' : 'explanationLetter', { letter: id.toUpperCase() });
}
