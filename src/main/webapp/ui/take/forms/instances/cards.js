// @ts-check
/** Instances as cards one can read, or as pictures side by side. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';
import { hue, swatch } from '../parts/colours.js';
import { about, contentOf, correctness, nameOf, scoreBars } from '../parts/instance.js';
import { facts } from '../parts/readout.js';
import { readable } from '../parts/scale.js';

/** Right or wrong, by sign and word. @param {any} item */
export function verdict(item) {
  const right = correctness(item);
  return right === null ? null : h('span', { class: `badge ${right ? 'good' : 'bad'}` }, right ? '✓ ' : '✗ ', t(right ? 'figCorrect' : 'figWrong'));
}

/** @param {any} item @param {{classes: Map<string, number>, near: any[], byId: Map<string, any>, prototype: any, tray: {has: boolean, press: () => void} | null, focus: boolean, heading?: boolean}} how */
export function detail(item, { near, byId, prototype, tray, focus }) {
  const badges = [verdict(item), focus ? h('span', { class: 'badge info' }, t('instancesTarget')) : null, prototype ? h('span', { class: 'badge accent' }, t('instancesPrototype', { class: prototype.class ?? '' })) : null].filter((one) => one !== null);
  return [badges.length || tray ? h('div', { class: 'split' }, h('span', { class: 'cluster' }, badges),
    tray ? h('button', { type: 'button', class: 'button small fig-button', 'aria-pressed': String(tray.has), 'aria-label': `${t('instancesCompare')}: ${nameOf(item, 40)}`, onclick: tray.press }, t('instancesCompare')) : null) : null,
  contentOf(item), facts(about(item)), scoreBars(item), neighbours(near, byId)];
}

/** @param {any[]} near @param {Map<string, any>} byId */
function neighbours(near, byId) {
  if (!near.length) return null;
  return h('div', null, h('p', { class: 'fig-readout-title' }, t('scatterNeighbours')), h('ul', { class: 'fig-in-near' }, near.map((one) => {
    const other = byId.get(one.id);
    const number = typeof one.distance === 'number' ? t('scatterDistance', { n: readable([one.distance])(one.distance) }) : typeof one.similarity === 'number' ? t('scatterSimilarity', { n: readable([one.similarity])(one.similarity) }) : null;
    return h('li', null, contentOf(other), h('p', { class: 'muted small' }, [other.truth ?? other.predicted, number, one.role].filter(Boolean).join(' · ')));
  })));
}

/** @param {any[]} items @param {(item: any) => any} how @param {(id: string | null) => void} point */
export const cards = (items, how, point) => h('ul', { class: 'fig-in-cards' }, items.map((item) =>
  h('li', { class: `fig-in-card ${how(item).focus ? 'is-focus' : ''}`, 'data-id': item.id, onpointerenter: () => point(item.id), onpointerleave: () => point(null) }, detail(item, how(item)))));

/** @param {any[]} items @param {{classes: Map<string, number>, open: string | null, focus: Set<string>, press: (id: string) => void, point: (id: string | null) => void}} how */
export const grid = (items, { classes, open, focus, press, point }) => h('ul', { class: 'fig-in-grid' }, items.map((item) => {
  const right = correctness(item);
  const at = classes.get(item.predicted ?? '') ?? -1;
  return h('li', null, h('button', { type: 'button', 'data-id': item.id, class: `fig-in-tile ${right === false ? 'is-wrong' : ''} ${focus.has(item.id) ? 'is-focus' : ''}`, 'aria-pressed': String(item.id === open), onclick: () => press(item.id), onpointerenter: () => point(item.id), onpointerleave: () => point(null), onfocus: () => point(item.id), onblur: () => point(null) },
    contentOf(item), item.predicted !== null && item.predicted !== undefined ? h('span', { class: 'fig-in-tile-name', style: { color: hue(at) } }, swatch(at, right === false), h('span', { class: 'fig-in-tile-text', dir: 'auto' }, item.predicted, right === null ? '' : right ? ' ✓' : ' ✗')) : null));
}));

/** Instances next to each other. @param {any[]} items @param {(id: string) => void} remove */
export const tray = (items, remove) => h('section', { class: 'fig-in-tray', 'aria-label': t('instancesTray') },
  h('p', { class: 'fig-readout-title' }, `${t('instancesTray')} (${items.length})`),
  h('ul', { class: 'fig-in-trays' }, items.map((item) => h('li', { class: 'fig-in-card' }, h('div', { class: 'split' }, verdict(item) ?? h('span', null), h('button', { type: 'button', class: 'button small', 'aria-label': `${t('instancesRemove')}: ${nameOf(item, 40)}`, onclick: () => remove(item.id) }, '✕')),
    contentOf(item), facts(about(item)), scoreBars(item)))));
