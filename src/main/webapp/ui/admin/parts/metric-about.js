// @ts-check
/** The card of a metric: what it is, what it assumes, who has validated it, where it is defined. */
import { h } from '../../shared/dom.js';
import { directionSays, doiOf, propertyName, settingsSay } from './run-words.js';

/** @param {import('../types.js').MetricCard} card */
export function metricAbout(card) {
  const doi = doiOf(card.source);
  const range = [card.low, card.high].some((end) => end !== null && end !== undefined)
    ? `${card.low ?? 'no lower bound'} to ${card.high ?? 'no upper bound'}` : 'no bounds';
  const rows = /** @type {[string, any][]} */ ([
    ['What it does', card.description],
    ['Stands for', propertyName(card.property ?? '')],
    ['Direction', directionSays(card.direction)],
    ['Range', [range, card.unit].filter(Boolean).join(', ')],
    ['Settings', settingsSay(card.parameters) || 'none'],
    ['Assumes', card.assumptions],
    ['Needs', (card.needs ?? []).join(', ')],
    ['Validation', card.validation],
    ['Source', doi
      ? h('a', { href: `https://doi.org/${doi}`, rel: 'noreferrer noopener', target: '_blank' }, doi, h('span', { class: 'visually-hidden' }, ' (opens in a new tab)'))
      : card.source],
    ['Identifier', h('code', null, `${card.id} ${card.version ?? ''}`.trim())],
  ]).filter(([, value]) => value);
  return h('dl', { class: 'facts' }, ...rows.flatMap(([name, value]) => [h('dt', null, name), h('dd', null, value)]));
}
