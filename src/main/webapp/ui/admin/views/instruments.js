// @ts-check
/** The library of scales: what each measures, how it is answered and scored, where it comes from. */
import { h } from '../../shared/dom.js';
import { counted, languageName, number } from '../format.js';
import { table } from '../parts/table.js';
import { server } from '../server.js';

/**
 * @typedef {{id: string, text?: string, reversed: boolean, low?: string, high?: string}} Item
 * @typedef {{id: string, title: string, items: string[], formula: string, needed: number, high?: string}} Score
 * @typedef {{id: string, version: string, title: string, about: string, intro?: string, wording: string, shipped: boolean, languages: string[],
 *   reference: {citation: string, doi?: string, licence: string}, items: Item[], scores: Score[], ranges: Record<string, [number, number]>,
 *   scale: {kind: string, options?: {value: number, label: string}[], min: number, max: number, step: number, low?: string, high?: string, noAnswer: boolean, least: number},
 *   translations: Record<string, {source: string, validated: boolean}>}} Instrument
 */

/** @type {import('../router.js').View} */
export const view = {
  async render({ signal, query }) {
    /** @type {Instrument[]} */
    const all = await server.get('/api/instruments', { signal });
    const wanted = query.get('open');
    const shipped = all.filter((one) => one.shipped), keys = all.filter((one) => !one.shipped);
    return {
      title: 'Instruments',
      node: h('div', { class: 'stack loose' },
        h('div', { class: 'page-head' },
          h('h1', null, 'Instruments'),
          h('p', { class: 'lead' }, 'Published scales. Scores, subscales and their reliability are computed by the key that stands here, and every export says which one it was.')),
        group('With their wording', 'Name one as “instrument” of a questionnaire, and it can be asked.', shipped, wanted),
        group('Scoring keys without wording', 'Their words are not ours to pass on. You paste them under “stems”, with their owner’s permission; items, reversals, scores and reliability are ready.', keys, wanted)),
      ...(wanted ? { focus: `#instrument-${CSS.escape(wanted)} summary` } : {}),
    };
  },
};

/** @param {string} title @param {string} lead @param {Instrument[]} list @param {string | null} open */
const group = (title, lead, list, open) => h('section', { class: 'stack' },
  h('h2', null, title), h('p', { class: 'muted' }, lead),
  h('ul', { class: 'instruments' }, ...list.map((one) => h('li', null, entry(one, one.id === open)))));

/** @param {Instrument} one @param {boolean} open */
function entry(one, open) {
  return h('details', { class: 'card instrument', id: `instrument-${one.id}`, open },
    h('summary', null,
      h('span', { class: 'instrument-name' }, one.title),
      h('span', { class: 'instrument-facts muted small' }, [counted(one.items.length, 'item'), format(one.scale), one.languages.map(languageName).join(', ')].filter(Boolean).join(' · '))),
    h('div', { class: 'stack' },
      h('p', null, one.about),
      h('dl', { class: 'facts' },
        h('dt', null, 'Name it as'), h('dd', null, h('code', null, one.id)),
        h('dt', null, 'Version'), h('dd', null, one.version),
        h('dt', null, 'Answers'), h('dd', null, answers(one.scale)),
        h('dt', null, 'Source'), h('dd', null, one.reference.citation, one.reference.doi ? [' ', h('a', { href: `https://doi.org/${one.reference.doi}`, target: '_blank', rel: 'noopener noreferrer' }, `doi:${one.reference.doi}`)] : null),
        h('dt', null, 'Licence'), h('dd', null, one.reference.licence),
        h('dt', null, 'Wording'), h('dd', null, one.wording),
        ...Object.entries(one.translations ?? {}).flatMap(([locale, { source, validated }]) => [h('dt', null, languageName(locale)), h('dd', null, `${source}${validated ? '' : ' Say so when you report it.'}`)])),
      one.intro ? h('p', { class: 'muted' }, `Shown above: “${one.intro}”`) : null,
      one.scores.length ? scores(one) : h('p', { class: 'muted' }, 'No total: each reason has the share of people who ticked it.'),
      items(one)));
}

/** @type {Record<string, string>} */
const FORMATS = { labelled: 'labelled points', bipolar: 'points between two ends', steps: 'steps', choices: 'several choices', 'yes-no': 'yes or no' };

/** @param {Instrument['scale']} scale */
const format = ({ kind, min, max }) => (kind === 'choices' || kind === 'yes-no' ? FORMATS[kind] : `${min} to ${max}, ${FORMATS[kind]}`);

/** @param {Instrument['scale']} scale */
function answers(scale) {
  const ends = scale.low ? `: “${scale.low}” to “${scale.high}”` : '';
  const points = scale.options ? `: ${scale.options.map(({ value, label }) => `${value} ${label}`).join('; ')}` : ends;
  const step = scale.step > 1 ? ` of ${scale.step}` : '';
  return `${format(scale)}${step}${points}${scale.noAnswer ? '; “no answer” is offered' : ''}${scale.least ? `; at least ${scale.least} ticked` : ''}`;
}

/** @param {Instrument} one */
const scores = (one) => table({
  label: `Scores of ${one.title}`, rows: one.scores,
  columns: [
    { label: 'Score', head: true, cell: ({ title }) => title },
    { label: 'Column', wrap: true, cell: ({ id }) => h('code', null, `<block>_${id}`) },
    { label: 'Key', wrap: true, cell: ({ formula }) => h('code', null, formula) },
    { label: 'Items', wrap: true, cell: (score) => (score.items.length ? score.items.join(', ') : 'all') },
    { label: 'Range', cell: ({ id }) => `${number(one.ranges[id][0])} to ${number(one.ranges[id][1])}` },
    { label: 'Needed', cell: ({ needed }) => (needed === 1 ? 'all items' : `${Math.round(needed * 100)}% of items`) },
    { label: 'High means', wrap: true, cell: ({ high }) => high ?? '–' },
  ],
});

/** @param {Instrument} one */
const items = (one) => table({
  label: `Items of ${one.title}`, rows: one.items,
  columns: [
    { label: 'Item', head: true, cell: ({ id }) => h('code', null, id) },
    { label: 'Words', wrap: true, cell: ({ text, low, high }) => [text, low && `${low} – ${high}`].filter(Boolean).join(' · ') || h('span', { class: 'muted' }, 'yours') },
    { label: 'Reversed', cell: ({ reversed }) => (reversed ? 'reversed' : '') },
  ],
});
