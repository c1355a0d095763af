// @ts-check
/** A figure with missing or bad pieces says so, in place of the picture, and the trial goes on. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';

/** What a figure lacks, in words that a participant can pass on to the researchers. */
export class Unfit extends Error {}

/** @param {any} fits @param {string} name of the words @param {Record<string, string | number>} [gaps] */
export function need(fits, name, gaps) {
  if (!fits) throw new Unfit(t(name, gaps));
}

/** As many numbers as places, each of them a number. @param {any} values @param {number} count */
export function needNumbers(values, count) {
  need(Array.isArray(values), 'figNoNumbers');
  need(Number.isInteger(count), 'figNoShape');
  need(values.length === count, 'figCount', { expected: count, found: values.length });
  need(values.every(Number.isFinite), 'figNotNumbers');
}

/** What stands instead: why, and what would have been seen. @param {string} why @param {string} [alt] */
export const instead = (why, alt) =>
  h('div', { class: 'fig-none', role: 'note' }, h('p', null, h('strong', null, t('figBroken')), ` ${why}`), alt ? h('p', { dir: 'auto' }, alt) : null);

/** Free data: there a null may mean something. */
const FREE = new Set(['spec', 'data', 'table', 'params', 'units']);

/** A member that is null is one that is not there. @param {any} node @returns {any} */
function present(node) {
  if (Array.isArray(node)) return typeof node[0] === 'number' || typeof node[0] === 'string' ? node : node.filter((one) => one !== null).map(present);
  if (!node || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null).map(([name, value]) => [name, FREE.has(name) ? value : present(value)]));
}

/**
 * A drawing that never throws.
 * @template {(figure: any, context: any) => HTMLElement | Promise<HTMLElement>} D
 * @param {D} draw
 */
export const guarded = (draw) => (/** @type {any} */ figure, /** @type {any} */ context) => {
  const fall = (/** @type {unknown} */ failure) => {
    if (!(failure instanceof Unfit)) console.error(failure);
    context?.note?.('undrawn', `figure:${figure?.kind}`); // the researcher has to know that this person did not see it
    return instead(failure instanceof Unfit ? failure.message : t('figUnreadable'), figure?.alt);
  };
  try {
    const drawn = draw(present(figure), context);
    return drawn instanceof Promise ? drawn.catch(fall) : drawn;
  } catch (failure) {
    return fall(failure);
  }
};
