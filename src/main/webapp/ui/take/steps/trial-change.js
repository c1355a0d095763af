// @ts-check
/** What is changed about the item: in words, and where the item is shown again, marked in its place. */
import { h } from '../../shared/dom.js';
import { drawInstance } from '../render/table.js';
import { t } from '../words.js';

/** @typedef {{label: string | null, from: string | null, to: string | null, at: number | null, text: string | null}} Change */

/** @param {{instance: any, change: Change}} changed */
export const drawChange = ({ instance, change }) =>
  h('section', { class: 'card changed' },
    h('h2', { class: 'section-title' }, t(instance ? 'afterChange' : 'namedChange')),
    h('p', { class: 'change', dir: 'auto' }, words(change)),
    instance ? drawInstance(instance, { label: change.label, at: change.to ? change.at : null }) : null);

/** @param {Change} change */
function words({ label, from, to, text }) {
  if (text) return text;
  if (label) return [h('strong', null, label), ': ', h('del', { dir: 'auto' }, said('changeFrom'), from), ' ', arrow(), ' ', h('ins', { dir: 'auto' }, said('changeTo'), to)];
  if (!to) return t('wordLeftOut', { word: from ?? '' });
  return [h('del', { dir: 'auto' }, said('changeFrom'), from), ' ', arrow(), ' ', h('ins', { dir: 'auto' }, said('changeTo'), to)];
}

const arrow = () => h('span', { class: 'arrow', 'aria-hidden': 'true' }, '→');

/** @param {string} name */
const said = (name) => h('span', { class: 'visually-hidden' }, `${t(name)} `);
