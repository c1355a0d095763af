// @ts-check
/** The instance itself: a case as a list of facts, a text as a sentence, a picture. */
import { h } from '../../shared/dom.js';
import { drawImage } from './image.js';
import { gaps } from './words-apart.js';

export const info = {
  name: 'instance',
  parameters: { type: 'tabular, text or image', rows: 'features with label, value and unit', tokens: 'the words of the text' },
};

/** @typedef {{feature: string, label: string, value: string | number, unit?: string | null}} Row */
/** @typedef {{type: 'tabular', rows: Row[]} | {type: 'text', tokens: string[], text?: string} | import('./image.js').Image} Instance */

/** @param {Instance} instance */
export const drawInstance = (instance) => {
  switch (instance.type) {
    case 'tabular': return facts(instance.rows);
    case 'image': return drawImage(instance);
    default: return sentence(instance.tokens, instance.text);
  }
};

/** @param {Row[]} rows */
const facts = (rows) =>
  h('dl', { class: 'case' }, rows.map((row) =>
    h('div', { class: 'case-row' }, h('dt', { dir: 'auto' }, row.label), h('dd', { dir: 'auto' }, withUnit(row)))));

/** @param {string[]} tokens @param {string} [text] */
const sentence = (tokens, text) => {
  const between = gaps(tokens, text);
  return h('p', { class: 'sentence', dir: 'auto' }, tokens.map((token, i) => between[i] + token).join(''));
};

/** @param {{value: string | number, unit?: string | null}} row */
export const withUnit = ({ value, unit }) => (unit ? `${value}\u00a0${unit}` : String(value));
