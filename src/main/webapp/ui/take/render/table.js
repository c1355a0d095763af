// @ts-check
/** The instance itself: a case as a list of facts, a text as a sentence, a picture. */
import { h } from '../../shared/dom.js';
import { t } from '../words.js';
import { drawImage } from './image.js';
import { gaps } from './words-apart.js';

export const info = {
  name: 'instance',
  parameters: { type: 'tabular, text or image', rows: 'features with label, value and unit', tokens: 'the words of the text' },
};

/** @typedef {{feature: string, label: string, value: string | number, unit?: string | null}} Row */
/** @typedef {{type: 'tabular', rows: Row[]} | {type: 'text', tokens: string[], text?: string} | import('./image.js').Image} Instance */

/** @typedef {{label: string | null, at: number | null}} Marked what is marked as changed: a row by its label, or a word by its place */

/** @param {Instance} instance @param {Marked} [marked] */
export const drawInstance = (instance, marked) => {
  switch (instance.type) {
    case 'tabular': return facts(instance.rows, marked?.label);
    case 'image': return drawImage(instance);
    default: return sentence(instance.tokens, instance.text, marked?.at);
  }
};

/** @param {Row[]} rows @param {string | null} [changed] */
const facts = (rows, changed) =>
  h('dl', { class: 'case' }, rows.map((row) =>
    h('div', { class: row.label === changed ? 'case-row is-changed' : 'case-row' }, h('dt', { dir: 'auto' }, row.label),
      h('dd', { dir: 'auto' }, withUnit(row), row.label === changed ? h('span', { class: 'visually-hidden' }, ` (${t('changed')})`) : null))));

/** @param {string[]} tokens @param {string} [text] @param {number | null} [changed] */
const sentence = (tokens, text, changed) => {
  const between = gaps(tokens, text);
  const from = typeof changed === 'number' ? changed : tokens.length;
  /** @param {number} start @param {number} end */
  const plain = (start, end) => tokens.slice(start, end).map((token, i) => between[start + i] + token).join('');
  return h('p', { class: 'sentence', dir: 'auto' }, plain(0, from), from < tokens.length
    ? [between[from], h('mark', { class: 'changed-word' }, tokens[from], h('span', { class: 'visually-hidden' }, ` (${t('changed')})`)), plain(from + 1, tokens.length)] : null);
};

/** @param {{value: string | number, unit?: string | null}} row */
export const withUnit = ({ value, unit }) => (unit ? `${value}\u00a0${unit}` : String(value));
