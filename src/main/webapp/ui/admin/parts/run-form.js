// @ts-check
/** Choosing what a run scores: models, methods, metrics with their settings, items, and the seed. */
import { h, newId } from '../../shared/dom.js';
import { count, counted } from '../format.js';
import { server } from '../server.js';
import { onSubmit } from './form.js';
import { problemBox } from './problem.js';
import { arrow, directionSays, propertyName, runsApi } from './run-words.js';

/** @typedef {import('../types.js').RunChoices} Choices */
/** @typedef {import('../types.js').MetricOffered} Offered */

/** @param {Choices} set @param {Offered[]} offered @param {(run: import('../types.js').Run) => void} onStarted */
export function runForm(set, offered, onStarted) {
  const models = choices('Models', set.models.map((model) => ({ id: model.id, label: model.title })), set.models.map(({ id }) => id));
  const methods = choices('Methods', set.methods.map((method) => ({ id: method.id, label: method.title, note: method.control ? 'control' : '' })), set.methods.map(({ id }) => id),
    'Random values and random rankings stand beside every run.');
  const metrics = metricPicker(set, offered);
  const items = itemChoice(set);
  const seed = h('input', { id: newId('seed'), type: 'number', value: '1', step: 1, min: 0, inputmode: 'numeric' });
  const trouble = h('div');
  const go = h('button', { class: 'button primary', type: 'submit' }, 'Start the run');
  const form = h('form', { class: 'stack run-form', 'aria-label': 'New run' },
    h('div', { class: 'run-form-top' }, models.element, methods.element,
      h('div', { class: 'stack tight' }, items.element,
        h('div', { class: 'field' }, h('label', { for: seed.id }, 'Seed'), h('p', { class: 'hint' }, 'Everything drawn at random follows from it.'), seed))),
    metrics.element, trouble, h('div', { class: 'cluster' }, go, metrics.says));
  onSubmit(form, go, async () => {
    trouble.replaceChildren();
    const wanted = { models: models.chosen(), methods: methods.chosen(), metrics: metrics.chosen(), items: items.chosen(), seed: Number(seed.value || 0) };
    const missing = [['models', 'a model'], ['methods', 'a method'], ['metrics', 'a metric']].find(([name]) => /** @type {any} */ (wanted)[name].length === 0);
    if (missing) throw new Error(`Choose at least ${missing[1]}.`);
    onStarted(await server.post(runsApi(set.slug), wanted, { timeoutMs: 60_000 }));
  }, (failure) => {
    trouble.replaceChildren(failure instanceof Error && failure.message.startsWith('Choose') ? h('p', { class: 'error', role: 'alert' }, failure.message) : problemBox(failure));
  });
  return form;
}

/** @param {string} legend @param {{id: string, label: string, note?: string}[]} options @param {string[]} checked @param {string} [hint] */
function choices(legend, options, checked, hint) {
  const boxes = options.map(({ id, label, note }) => ({ id, box: h('input', { type: 'checkbox', checked: checked.includes(id) }), label, note }));
  return {
    element: h('fieldset', { class: 'choose' }, h('legend', null, legend), hint && h('p', { class: 'hint' }, hint),
      ...boxes.map(({ box, label, note }) => h('label', { class: 'check' }, box, h('span', null, label, note && h('span', { class: 'muted' }, ` (${note})`))))),
    chosen: () => boxes.filter(({ box }) => box.checked).map(({ id }) => id),
  };
}

/** @param {Choices} set */
function itemChoice(set) {
  const name = newId('items');
  const radio = (/** @type {string} */ value, /** @type {boolean} */ checked) => h('input', { type: 'radio', name, value, checked });
  const size = (/** @type {string} */ label, /** @type {number} */ value, /** @type {HTMLInputElement} */ owner) => {
    const input = h('input', { type: 'number', min: 1, step: 1, value: String(value), 'aria-label': label, class: 'short' });
    input.addEventListener('focus', () => { owner.checked = true; });
    return input;
  };
  const all = radio('all', true), cell = radio('perCell', false), first = radio('first', false);
  const perCell = size('Instances of each cell', 5, cell), firstN = size('How many of the first', Math.min(20, set.items), first);
  return {
    element: h('fieldset', { class: 'choose' }, h('legend', null, 'Instances'),
      h('label', { class: 'check' }, all, h('span', null, `All ${count(set.items)}`)),
      h('div', { class: 'check' }, h('label', { class: 'cluster tight' }, cell, 'Of each truth and prediction'), perCell),
      h('div', { class: 'check' }, h('label', { class: 'cluster tight' }, first, 'The first'), firstN)),
    chosen: () => (all.checked ? 'all' : cell.checked ? { perCell: Number(perCell.value) } : { first: Number(firstN.value) }),
  };
}

/** @param {Choices} set @param {Offered[]} offered */
function metricPicker(set, offered) {
  const says = h('span', { class: 'muted small', role: 'status' });
  const lines = offered.map((metric) => metricLine(metric, lacking(metric, set), () => tell()));
  const tell = () => { says.textContent = `${counted(lines.filter((line) => line.box.checked).length, 'metric')} chosen`; };
  const groups = [...new Set(offered.map(({ card }) => card.property ?? ''))].sort();
  for (const id of ['sparseness', 'faithfulness-correlation']) {
    const line = lines.find((one) => one.metric.id === id);
    if (line) line.box.checked = true;
  }
  tell();
  return {
    says,
    element: h('fieldset', { class: 'metric-picker' }, h('legend', null, 'Metrics'),
      h('p', { class: 'hint' }, 'Grouped by the property that they stand for. Settings appear when a metric is chosen.'),
      ...groups.map((group) => {
        const own = lines.filter(({ metric }) => (metric.card.property ?? '') === group);
        return h('details', { class: 'document', open: own.some(({ box }) => box.checked) },
          h('summary', null, h('span', null, `${propertyName(group)} (${own.length})`)),
          h('ul', { class: 'metric-list' }, ...own.map(({ element }) => element)));
      })),
    chosen: () => lines.filter(({ box }) => box.checked).map((line) => ({ id: line.metric.id, ...line.settings() })),
  };
}

/** What the set surely lacks. @param {Offered} metric @param {Choices} set */
function lacking({ card }, set) {
  const needs = card.needs ?? [];
  if (needs.includes('image') && set.modality !== 'image') return 'needs images';
  if (needs.includes('mask') && !set.masks) return 'needs masks';
  return '';
}

/** @param {Offered} metric @param {string} lack @param {() => void} onChange */
function metricLine(metric, lack, onChange) {
  const { card } = metric;
  const box = h('input', { type: 'checkbox', id: newId('metric'), name: `metric-${metric.id}` });
  const fields = metric.settings.map(settingField);
  const settings = fields.length > 0 && h('div', { class: 'metric-settings', hidden: true }, ...fields.map(({ element }) => element));
  const show = () => { if (settings) settings.hidden = !box.checked; };
  box.addEventListener('change', () => { show(); onChange(); });
  queueMicrotask(show); // those that are chosen from the beginning
  return {
    metric, box,
    element: h('li', null,
      h('label', { class: 'check', for: box.id }, box, h('span', null, h('span', { class: 'metric-title' }, card.title), ' ',
        h('abbr', { class: 'muted', title: directionSays(card.direction) }, arrow(card.direction)),
        lack && h('span', { class: 'badge warn' }, lack), metric.whole && h('span', { class: 'badge plain' }, 'whole set'),
        h('span', { class: 'cell-note' }, card.description))),
      settings),
    settings: () => Object.fromEntries(fields.map((field) => [field.name, field.value()]).filter(([, value]) => value !== undefined)),
  };
}

/** A field that gives its value only where it is not as usual. @param {import('../types.js').MetricSetting} setting */
function settingField({ name, standard, rule }) {
  const id = newId('setting');
  const words = typeof standard === 'string' ? wordsOf(rule, standard) : null;
  /** @type {HTMLInputElement | HTMLSelectElement} */
  let input;
  /** @type {() => any} */
  let read;
  if (typeof standard === 'boolean') {
    const flag = h('input', { type: 'checkbox', id, checked: standard });
    [input, read] = [flag, () => flag.checked];
  } else if (words) {
    const select = h('select', { id }, ...words.map((word) => h('option', { value: word }, word || 'as published')));
    select.value = standard;
    [input, read] = [select, () => select.value];
  } else {
    const text = h('input', { id, value: written(standard), inputmode: typeof standard === 'number' ? 'decimal' : null, autocomplete: 'off', spellcheck: 'false' });
    [input, read] = [text, () => parsed(text.value.trim(), standard)];
  }
  input.setAttribute('aria-describedby', `${id}-rule`);
  return {
    name,
    element: h('div', { class: 'field' }, h('label', { for: id }, name), input, h('p', { class: 'hint', id: `${id}-rule` }, rule)),
    value: () => (written(read()) === written(standard) ? undefined : read()),
  };
}

/** @param {any} value */
const written = (value) => (value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));

/** As JSON where it is some, else as the word it is. @param {string} text @param {any} standard */
function parsed(text, standard) {
  if (text === '') return standard;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * The words that a rule lists: `which numbers of the model: probability, logit`, or `none, instance or set: over which …`.
 * @param {string} rule @param {string} standard @returns {string[] | null} null where it lists none that the usual one is among
 */
function wordsOf(rule, standard) {
  const lists = [/^([^:;(]+):/.exec(rule)?.[1], /:\s*([^:;(]+?)\.?\s*$/.exec(rule)?.[1]];
  for (const list of lists) {
    const words = (list ?? '').split(/,\s*(?:or\s+)?|\s+or\s+/).map((word) => word.replace(/^"(.*)"$/, '$1').trim()).filter(Boolean);
    if (words.length === 0 || !words.every((word) => /^[\w.+-]{1,40}$/.test(word))) continue;
    if (words.includes(standard) && words.length > 1) return words;
    if (standard === '') return ['', ...words];
  }
  return null;
}
