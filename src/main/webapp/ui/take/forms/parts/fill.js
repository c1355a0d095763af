// @ts-check
/** A sentence of the interface whose gaps are filled with elements: `fill('x', { name: h('strong', null, 'Age') })`. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';

/** @param {string} name @param {Record<string, any>} gaps @returns {any[]} */
export const fill = (name, gaps) =>
  t(name).split(/\{(\w+)\}/).map((part, i) => (i % 2 ? gaps[part] ?? '' : part)).filter((part) => part !== '').flat();

/** "a, b and c". @param {any[]} parts each a child or children @returns {any[]} */
export const listed = (parts) => parts.flatMap((part, i) => [i === 0 ? '' : i === parts.length - 1 ? ` ${t('figAnd')} ` : ', ', part].flat()).filter((part) => part !== '');

/** A number keeps its sign before it in every writing direction. @param {string} text */
export const num = (text) => h('bdi', { dir: 'ltr' }, text);

/** @param {any} value @param {string | null} [unit] */
export const said = (value, unit) => (value === null || value === undefined ? '—' : unit ? `${value}\u00a0${unit}` : String(value));
