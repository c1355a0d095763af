// @ts-check
/** What units of a network respond to: pictures made for them, pictures of the data, and the concept, as cards. */
import { h } from '../../shared/dom.js';
import { t } from '../words.js';
import { guarded, need } from './parts/guard.js';
import { enlargeable } from './parts/enlarge.js';
import { readable } from './parts/scale.js';
import { dataTable } from './parts/table.js';

export const info = {
  kind: 'feature-vis', words: 'forms-b', styles: ['parts/parts.css', 'parts/controls.css', 'parts/enlarge.css', 'feature-vis.css'],
  parameters: { cards: 'units', images: 'made pictures with their role', examples: 'pictures of the data with activations', concept: 'what it stands for' },
  events: { expand: 'a picture was enlarged', collapse: 'it was closed', toggle: 'the numbers were opened' },
};

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawCards(figure, context) {
  const cards = figure.cards ?? [figure];
  need(cards.some((/** @type {any} */ card) => card.images?.length || card.examples?.length), 'featureVisNoPictures');
  return h('div', { class: 'fig' },
    h('div', { class: cards.length > 1 ? 'fig-cards' : null }, cards.map((/** @type {any} */ card, /** @type {number} */ i) => drawCard(card, i, figure, context))),
    dataTable([t('featureVisUnit'), t('featureVisPicture'), { label: t('featureVisActivation'), num: true }], cards.flatMap((/** @type {any} */ card, /** @type {number} */ i) => {
      const number = numbers(card);
      return [...(card.images ?? []).map((/** @type {any} */ image) => [nameOf(card, i), role(image), number(image.activation)]),
        ...(card.examples ?? []).map((/** @type {any} */ example, /** @type {number} */ k) => [nameOf(card, i), example.name ?? t('featureVisExample', { n: k + 1 }), number(example.activation)])];
    }), { note: context.note }));
}

/** @param {any} card */
const numbers = (card) => readable([...(card.images ?? []), ...(card.examples ?? [])].map((one) => one.activation));

/** @param {any} card @param {number} i */
const nameOf = ({ unit = {} }, i) => unit.name ?? [unit.layer, unit.channel !== undefined ? t('featureVisNumber', { n: unit.channel }) : null].filter(Boolean).join(', ') ?? t('featureVisCard', { n: i + 1 });

/** @param {any} image */
const role = ({ role: what }) => t(`featureVis_${['max', 'min', 'diversity'].includes(what) ? what : 'made'}`);

/** @param {any} card @param {number} i @param {any} figure @param {import('./figure.js').Context} context */
function drawCard(card, i, { pixelated, cards }, { note }) {
  const { images = [], examples = [], concept } = card;
  const number = numbers(card);
  const name = nameOf(card, i) || t('featureVisCard', { n: i + 1 });
  const tile = (/** @type {any} */ picture, /** @type {string} */ caption, /** @type {string} */ target) => h('li', { class: 'fig-tile' },
    enlargeable(picture, { caption: `${name}: ${caption}`, pixelated, target, note }),
    h('p', { class: 'fig-tile-name', dir: 'auto' }, caption), Number.isFinite(picture.activation) ? h('p', { class: 'fig-tile-number' }, number(picture.activation)) : null);
  const row = (/** @type {string} */ title, /** @type {Element[]} */ tiles) => (tiles.length ? [h('p', { class: 'fig-card-part' }, title), h('ul', { class: 'fig-tiles', 'aria-label': `${name}: ${title}` }, tiles)] : []);
  return h('section', { class: cards ? 'fig-card' : 'fig-stack', 'aria-label': name },
    h('p', { class: 'fig-card-name', dir: 'auto' }, name, card.unit?.objective ? h('span', { class: 'muted' }, ` · ${t(`featureVisOf_${card.unit.objective}`)}`) : null),
    concept?.label || Number.isFinite(concept?.iou) ? h('p', { class: 'small' }, concept.label ? [t('featureVisConcept'), ' ', h('strong', { dir: 'auto' }, concept.label)] : null,
      Number.isFinite(concept.iou) ? h('span', { class: 'muted' }, ` (${t('featureVisIou', { n: Math.round(concept.iou * 100) })}${concept.source ? `: ${concept.source}` : ''})`) : null) : null,
    row(t('featureVisMade'), images.map((/** @type {any} */ image, /** @type {number} */ k) => tile(image, role(image), `unit:${i + 1}:image:${k + 1}`))),
    row(t('featureVisData'), examples.map((/** @type {any} */ example, /** @type {number} */ k) => tile(example, example.name ?? t('featureVisExample', { n: k + 1 }), `unit:${i + 1}:example:${k + 1}`))));
}

export const draw = guarded(drawCards);
