// @ts-check
/** Questions of checks and screenings, with their options. */
import { h } from '../../../../shared/dom.js';
import { list } from '../lists.js';
import { list as listed } from '../parts-of.js';
import { asId, freeName } from '../tree.js';
import { question } from './kinds.js';

/** @typedef {import('../form.js').Form} Form */

/** @param {Form} form @param {string} at */
export const checkQuestions = (form, at) => list(form, `${at}/questions`, {
  add: 'Add a question', least: 1, name: (one, i) => one.text ?? `question ${i + 1}`,
  blank: () => question(freeName('q1', listed(form.get(`${at}/questions`)).map(({ id }) => id))),
  row: (one, i, place) => form.fold(`question ${place}`, one.text || `Question ${i + 1}`, false, () => h('div', { class: 'stack tight' },
    form.text(`${place}/text`, 'Question'),
    optionsOf(form, place, one),
    form.text(`${place}/hint`, 'Hint after a wrong answer', { optional: true, rows: 2 }),
    form.text(`${place}/id`, 'Short name', { mono: true }),
    form.rest(place, ['id', 'text', 'options', 'key', 'hint']))),
});

/** Options, one of them right. @param {Form} form @param {string} at @param {any} one */
export const optionsOf = (form, at, one) => h('div', { class: 'stack tight' },
  options(form, at, one),
  form.choice(`${at}/key`, 'Right answer', listed(one.options).map(({ id, label }) => ({ id, label: label || id }))));

/** @param {Form} form @param {string} at @param {any} one */
const options = (form, at, one) => h('div', { class: 'stack tight' }, h('p', { class: 'label' }, 'Answers to choose from'), list(form, `${at}/options`, {
  add: 'Add an answer', least: 2, name: (option, i) => option.label ?? `answer ${i + 1}`, blank: () => ({ id: freeName('answer', listed(one.options).map(({ id }) => id)), label: '' }),
  row: (option, i, place) => h('div', { class: 'form-row option-row' }, form.text(`${place}/label`, `Answer ${i + 1}`), form.id(`${place}/id`, 'Short name', (before, after) => form.draft.edit('study', (study) => renamed(study, at, i, before, asId(after) || before)))),
}));

/** @param {any} study @param {string} at @param {number} index @param {string} before @param {string} after */
function renamed(study, at, index, before, after) {
  /** @param {any} tree @param {string[]} path @returns {any} */
  const walk = (tree, [token, ...rest]) => (token === undefined
    ? { ...tree, options: tree.options.map((/** @type {any} */ one, /** @type {number} */ i) => (i === index ? { ...one, id: after } : one)), ...(tree.key === before ? { key: after } : {}) }
    : Array.isArray(tree) ? tree.map((one, i) => (i === Number(token) ? walk(one, rest) : one)) : { ...tree, [token]: walk(tree[token], rest) });
  return walk(study, at.split('/').slice(1));
}

/** @param {Form} form @param {string} at */
export const screeningQuestions = (form, at) => list(form, `${at}/questions`, {
  add: 'Add a question', least: 1, name: (one, i) => one.text ?? `question ${i + 1}`,
  blank: () => ({ id: freeName('question', listed(form.get(`${at}/questions`)).map(({ id }) => id), '_'), text: '', options: [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }] }),
  row: (one, i, place) => h('div', { class: 'stack tight' },
    h('div', { class: 'form-row' }, form.text(`${place}/text`, `Question ${i + 1}`), form.text(`${place}/id`, 'Short name', { mono: true, help: 'In rules, as in screening.age.' })),
    kind(form, place, one),
    one.options ? options(form, place, one) : h('div', { class: 'form-row' }, form.number(`${place}/min`, 'Lowest'), form.number(`${place}/max`, 'Highest')),
    form.rest(place, ['id', 'text', 'options', 'min', 'max'])),
});

/** @param {Form} form @param {string} place @param {any} one */
const kind = (form, place, one) => h('div', { class: 'field' }, h('label', { for: `kind${place}` }, 'Answered by'),
  h('select', { id: `kind${place}`, dataset: { at: `kind ${place}` }, onchange: (/** @type {Event} */ event) => {
    const { options: before, min, max, ...rest } = one;
    form.set(place, /** @type {HTMLSelectElement} */ (event.target).value === 'number' ? { ...rest, min: 0, max: 100 } : { ...rest, options: [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }] });
  } }, h('option', { value: 'options', selected: Boolean(one.options) }, 'choosing an answer'), h('option', { value: 'number', selected: !one.options }, 'a whole number')));
