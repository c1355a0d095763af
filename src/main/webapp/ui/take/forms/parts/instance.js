// @ts-check
/** An instance in figures: its name, what it is, what it belongs to. Members that are not told yet are simply not there. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';
import { list } from './list.js';
import { percent } from '../../render/numbers.js';

/** @typedef {{id: string, label?: string, content?: any, truth?: string | null, predicted?: string | null, correct?: boolean, scores?: Record<string, number>, tags?: string[], fields?: Record<string, any>, group?: string}} Item */

/** @param {any} content */
const textOf = (content) => (typeof content?.text === 'string' ? content.text : Array.isArray(content?.tokens) ? content.tokens.join(' ') : '');

/** The instances of a list that can be drawn, each id once. @param {any} all @returns {any[]} */
export function usable(all) {
  const seen = new Set();
  return list(all).filter((item) => typeof item === 'object' && item.id !== undefined && !seen.has(String(item.id)) && seen.add(String(item.id)))
    .map((item) => ({ ...item, id: String(item.id), ...(item.tags === undefined ? null : { tags: list(item.tags) }) }));
}

/** In one line. @param {Item} item @param {number} [most] characters */
export function nameOf(item, most = 80) {
  const name = item.label ?? (textOf(item.content) || item.content?.alt || item.id);
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

/** Whether the model is right about it; null where one does not know. @param {Item} item */
export const correctness = (item) => (typeof item.correct === 'boolean' ? item.correct
  : item.truth !== undefined && item.truth !== null && item.predicted !== undefined && item.predicted !== null ? item.truth === item.predicted : null);

/** A member by its name: one of its own, or one of `fields`. @param {Item} item @param {string} field @returns {any} */
export function valueOf(item, field) {
  if (field === 'correct') return correctness(item);
  if (field === 'text') return textOf(item.content) || item.label || '';
  if (field === 'tag') return item.tags ?? [];
  return /** @type {any} */ (item)[field] ?? item.fields?.[field] ?? null;
}

/** @param {Item} item @param {{field: string, op?: string, value: any}} filter */
export function matches(item, { field, op = 'contains', value }) {
  const own = valueOf(item, field);
  if (own === null || own === undefined) return false;
  if (Array.isArray(own)) return own.includes(value);
  switch (op) {
    case 'equals': return own === value || String(own) === String(value);
    case 'above': return Number(own) > Number(value);
    case 'below': return Number(own) < Number(value);
    default: return String(own).toLowerCase().includes(String(value).toLowerCase());
  }
}

/** Scores, highest first. @param {Item} item @returns {[string, number][]} */
export const ranked = (item) => Object.entries(item.scores ?? {}).filter(([, score]) => typeof score === 'number').sort((a, b) => b[1] - a[1]);

/** How far the first class is before the second; null without scores. @param {Item} item */
export function margin(item) {
  const [first, second] = ranked(item);
  return first ? first[1] - (second?.[1] ?? 0) : null;
}

/** Its content. @param {Item} item @returns {import('../../../shared/dom.js').Child} */
export function contentOf({ content, label, id }) {
  switch (content?.type) {
    case 'text': return h('p', { class: 'fig-text', dir: 'auto' }, textOf(content) || label || id);
    case 'image': return h('img', { class: content.pixelated ? 'fig-image fig-pixelated' : 'fig-image', src: content.href, width: content.width, height: content.height, alt: content.alt ?? label ?? id, draggable: 'false' });
    case 'tabular': return h('dl', { class: 'fig-row' }, (content.columns ?? []).flatMap((/** @type {any} */ column, /** @type {number} */ i) => [
      h('dt', { dir: 'auto' }, column?.name ?? column), h('dd', { dir: 'auto' }, withUnit(content.values?.[i], column?.unit))]));
    default: return h('p', { class: 'fig-text', dir: 'auto' }, label ?? id);
  }
}

/** @param {any} value @param {string | null | undefined} unit */
const withUnit = (value, unit) => (value === null || value === undefined ? '—' : unit ? `${value} ${unit}` : String(value));

/** What is known about it besides. @param {Item} item @returns {[string, string][]} */
export function about(item) {
  const right = correctness(item);
  /** @type {[string, string][]} */
  const pairs = [];
  if (item.truth !== undefined && item.truth !== null) pairs.push([t('figTruth'), item.truth]);
  if (item.predicted !== undefined && item.predicted !== null) pairs.push([t('figPredicted'), right === null ? item.predicted : `${item.predicted} (${t(right ? 'figCorrect' : 'figWrong')})`]);
  if (item.group) pairs.push([t('figGroup'), item.group]);
  for (const [name, value] of Object.entries(item.fields ?? {})) if (value !== null && value !== undefined) pairs.push([name, String(value)]);
  return pairs;
}

/** The model's scores as bars with numbers. @param {Item} item @param {number} [most] */
export function scoreBars(item, most = 6) {
  const list = ranked(item).slice(0, most);
  if (!list.length) return null;
  return h('ol', { class: 'fig-scores', 'aria-label': t('figScores') }, list.map(([label, score]) => h('li', null,
    h('span', { class: 'fig-score-name', dir: 'auto' }, label),
    h('span', { class: 'fig-score-track', 'aria-hidden': 'true' }, h('span', { style: { '--share': Math.min(1, Math.max(0, score)).toFixed(4) } })),
    h('span', { class: 'fig-score-number' }, percent(score)))));
}
