// @ts-check
/** One item as a researcher sees it: the instance, the truth, what a model says, and a method's explanation of that. */
import { h } from '../../shared/dom.js';
import { drawExplanation } from '../../take/render/explanation.js';
import { drawInstance } from '../../take/render/table.js';
import { number } from '../format.js';
import { said } from '../words.js';

/** @param {any} method */
export const methodName = (method) => (typeof method === 'string' ? said(method) : method.title ?? said(method.id));

/** @param {any} set @param {string} id */
const classLabel = (set, id) => set.classes?.find((/** @type {any} */ one) => one.id === id)?.label ?? said(id);

/** @param {any} item @param {string} model */
const outputOf = (item, model) => item.outputs?.[model] ?? null;

/** @param {any} feature @param {any} value a category's index or id, or a number */
function featureValue(feature, value) {
  const option = typeof value === 'number' ? feature.options?.[value] : feature.options?.find((/** @type {any} */ one) => one.id === value);
  return option?.label ?? (typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 2 }) : value);
}

/** @param {any} set @param {any} item */
const rowsOf = (set, item) => item.content.rows ?? (set.features ?? []).map((/** @type {any} */ feature, /** @type {number} */ i) => ({
  feature: feature.id, label: feature.label ?? feature.id, value: featureValue(feature, item.content.values[i]), unit: feature.unit ?? null,
}));

/** A place is shown once: the sum over the channels. @param {{width: number, height: number, channels: number}} image @param {number[]} values */
const perPlace = ({ width, height, channels }, values) => Array.from({ length: width * height }, (_, at) => {
  let sum = 0;
  for (let channel = 0; channel < channels; channel++) sum += values[channel * width * height + at];
  return sum;
});

/** @param {any} set @param {any} item @param {string} predicted @param {number[] | undefined} values */
function drawn(set, item, predicted, values) {
  const text = item.content.type === 'text';
  const picture = item.content.type === 'image' ? { ...item.content, href: `/api/assets/${set.assets[item.content.file].sha256}` } : null;
  if (!values) return drawInstance(picture ?? (text ? item.content : { type: 'tabular', rows: rowsOf(set, item) }));
  const toward = classLabel(set, predicted);
  const others = (set.classes ?? []).filter((/** @type {any} */ one) => one.id !== predicted);
  const away = others.length === 1 ? others[0].label ?? said(others[0].id) : 'another label';
  const note = () => {};
  if (picture) return drawExplanation({ form: 'heatmap', ...picture, weights: perPlace(picture, values), toward, away }, { note });
  return text
    ? drawExplanation({ form: 'tokens', tokens: item.content.tokens, weights: values, toward, away }, { text: item.content.text, note })
    : drawExplanation({ form: 'bars', rows: rowsOf(set, item).map((/** @type {any} */ row, /** @type {number} */ i) => ({ ...row, weight: values[i] })), toward, away }, { note });
}

/**
 * @param {any} set @param {any} item @param {string} model @param {string} method
 * @param {number[] | undefined} values the explanation, if that method has one for this item and model
 */
export function stimulusCard(set, item, model, method, values) {
  const output = outputOf(item, model);
  const right = output?.predicted === item.truth;
  const score = output?.scores?.[output.predicted];
  return h('article', { class: 'card stimulus', 'aria-label': `Item ${item.id}` },
    h('div', { class: 'split' },
      h('h3', null, h('code', null, item.id)),
      h('div', { class: 'cluster tight' },
        item.practice && h('span', { class: 'badge plain' }, 'Practice'),
        item.difficulty && h('span', { class: 'badge plain' }, said(item.difficulty)),
        output && h('span', { class: `badge ${right ? 'good' : 'bad'}` }, right ? 'Model right' : 'Model wrong'))),
    h('dl', { class: 'outcome' },
      h('div', null, h('dt', null, 'Truth'), h('dd', null, classLabel(set, item.truth))),
      output && h('div', null, h('dt', null, 'Model says'), h('dd', null, classLabel(set, output.predicted), score !== undefined && h('span', { class: 'muted' }, ` ${number(score, 'percent')}`)))),
    h('div', { class: 'stimulus-body' }, drawn(set, item, output?.predicted, values)),
    method !== 'none' && !values && h('p', { class: 'muted small' }, 'This method has no explanation for this model.'));
}
