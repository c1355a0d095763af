// @ts-check
/** Values and places of the document, for people. */
import { h } from '../../../shared/dom.js';
import { said } from '../../words.js';

/** @param {any} value */
export function shown(value) {
  if (value === undefined || value === null) return h('span', { class: 'muted' }, 'nothing: it was removed');
  if (typeof value === 'string') return h('span', { class: 'shown-value' }, value);
  if (typeof value !== 'object') return h('span', { class: 'shown-value' }, value === true ? 'yes' : value === false ? 'no' : String(value));
  return h('pre', { class: 'code shown-value' }, lines(value, '').join('\n'));
}

/** Indented, without the signs of JSON. @param {any} value @param {string} indent @returns {string[]} */
function lines(value, indent) {
  if (value === null || typeof value !== 'object') return [`${indent}${value}`];
  const flat = (/** @type {any} */ one) => one === null || typeof one !== 'object';
  if (Array.isArray(value)) return value.every(flat) ? [`${indent}${value.join(', ')}`] : value.flatMap((one) => { const [first, ...rest] = lines(one, `${indent}  `); return [`${indent}- ${(first ?? '').trimStart()}`, ...rest]; });
  return Object.entries(value).flatMap(([key, one]) => (flat(one) ? [`${indent}${key}: ${one}`] : Array.isArray(one) && one.every(flat) ? [`${indent}${key}: ${one.join(', ')}`] : [`${indent}${key}:`, ...lines(one, `${indent}  `)]));
}

/** `/flow/3/question` in study.yaml is `Flow, 4: question`. @param {string | undefined | null} pointer @param {string | undefined} file */
export function titleOf(pointer, file) {
  const parts = (pointer ?? '').split('/').slice(1);
  if (parts.length === 0) return file ?? 'The study';
  const words = parts.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : said(part).toLowerCase()));
  const text = words.join(' · ');
  return `${file === 'plan.yaml' ? 'Plan: ' : ''}${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
