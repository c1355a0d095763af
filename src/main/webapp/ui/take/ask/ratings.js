// @ts-check
/** Statements on points, several statements on the same points, sliders: in the order of the study, nothing chosen beforehand. */
import { h, newId } from '../../shared/dom.js';
import { anchoredGroup, statementGroup } from '../controls.js';
import { t } from '../words.js';
import { slider } from './slider.js';

export const info = {
  form: 'ratings', words: 'ask', styles: ['ask.css'],
  parameters: { items: 'id, kind (points, matrix, slider), text, statements of a matrix, min, max, labels or words at the ends, whether there may be no answer' },
  data: { ratings: 'a whole number by id (of a matrix: by the id of the statement); null for no answer' },
};

/** What stands for "no answer" among the points. */
const NONE = 'none';

/** @typedef {{id: string, kind: 'points' | 'matrix' | 'slider', text: string, statements: {id: string, text: string}[], min: number, max: number, labels: string[], low: string | null, high: string | null, step: number, unit: string | null, ticks: number[], number: boolean, optional: boolean}} Item */
/** @typedef {{id: string, answered: () => boolean, value: () => number | null, complain: () => void}} One */

/** @param {{name: string, items: Item[]}} asked @param {import('./ask.js').Context} context @returns {import('./ask.js').Part} */
export function ask({ name, items }, context) {
  const own = { ...context, get: (/** @type {string} */ id) => context.get(`${name}:${id}`), set: (/** @type {string} */ id, /** @type {any} */ value) => context.set(`${name}:${id}`, value) };
  /** @type {One[]} */
  const all = [];
  const elements = items.map((item) => {
    if (item.kind === 'matrix') return matrix(item, own, all);
    const one = item.kind === 'slider' ? slide(item, own) : points(item, item.id, item.text, own);
    all.push(one);
    return one.element;
  });
  const answers = () => Object.fromEntries(all.filter((one) => one.answered()).map((one) => [one.id, one.value()]));
  return {
    name,
    element: h('div', { class: 'stack tight ask-ratings' }, elements),
    value: () => (all.every((one) => one.answered()) ? answers() : null),
    complain: () => all.filter((one) => !one.answered()).reverse().forEach((one) => one.complain()),
    late: answers,
  };
}

/** @param {Item} item @param {import('./ask.js').Context} context */
function slide(item, context) {
  return { id: item.id, ...slider({ ...item, name: item.id, low: item.low ?? '', high: item.high ?? '' }, context) };
}

/** Every point, with its number where it has no word. @param {Item} item */
const options = ({ min, max, labels, optional }) => [
  ...Array.from({ length: max - min + 1 }, (_, i) => ({ id: String(min + i), label: labels[i] ?? String(min + i) })),
  ...(optional ? [{ id: NONE, label: t('noAnswer') }] : []),
];

/** @param {Item} item @param {string} id @param {string} text @param {import('./ask.js').Context} context */
function points(item, id, text, { get, set, note }) {
  const question = {
    name: id, legend: h('span', { dir: 'auto' }, text), options: options(item), chosen: get(id), missing: t('askRatingMissing'),
    onchoose(/** @type {string} */ value) {
      set(id, value);
      note('select', id, value === NONE ? null : Number(value));
    },
  };
  const group = item.labels.length ? statementGroup(question) : anchoredGroup({ ...question, low: item.low ?? '', high: item.high ?? '', steps: false, none: item.optional });
  return { id, ...group, answered: () => group.value() !== null, value: () => (group.value() === NONE ? null : Number(group.value())) };
}

/**
 * A table of radio buttons where there is room; on phones one statement below the other. Each row is a group of its own, so that
 * it is heard with its statement, and what each point means stands in the heading and, unseen, beside each button.
 * @param {Item} item @param {import('./ask.js').Context} context @param {One[]} all
 */
function matrix(item, context, all) {
  const titleId = newId('matrix');
  const points = options(item);
  const rows = item.statements.map(({ id, text }) => {
    const row = line(item, id, text, points, context);
    all.push(row);
    return row.element;
  });
  const ends = !item.labels.length && (item.low || item.high);
  return h('div', { class: `card ask-matrix${item.labels.length ? '' : ' bare'}`, role: 'group', 'aria-labelledby': titleId, style: { '--points': points.length }, dataset: { name: item.id } },
    h('p', { class: 'ask-title', id: titleId, dir: 'auto' }, item.text),
    ends ? h('div', { class: `ask-matrix-ends${item.optional ? ' open' : ''}`, 'aria-hidden': 'true' }, h('span', { dir: 'auto' }, item.low), h('span', { dir: 'auto' }, item.high)) : null,
    h('div', { class: 'ask-matrix-head', 'aria-hidden': 'true' }, points.map(({ label }) => h('span', { dir: 'auto' }, label))),
    rows);
}

/** @param {Item} item @param {string} id @param {string} text @param {{id: string, label: string}[]} points @param {import('./ask.js').Context} context */
function line({ min, max, labels, low, high }, id, text, points, { get, set, note }) {
  const [group, errorId] = [newId(id), newId('error')];
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  /** What a point means, for those who do not see the heading. @param {string} value */
  const meaning = (value) => (labels.length ? '' : value === String(min) && low ? `, ${low}` : value === String(max) && high ? `, ${high}` : '');
  const radios = points.map((point) => h('input', { type: 'radio', name: group, value: point.id, checked: get(id) === point.id, 'aria-describedby': errorId }));
  const element = h('fieldset', { class: 'ask-row', dataset: { name: id } }, h('legend', { dir: 'auto' }, text), error,
    h('div', { class: 'ask-row-points' }, points.map((point, i) => h('label', { class: `ask-point${point.id === NONE ? ' none' : ''}` }, radios[i], h('span', { dir: 'auto' }, point.label, h('span', { class: 'visually-hidden' }, meaning(point.id)))))));
  element.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    error.hidden = true;
    set(id, target.value);
    note('select', id, target.value === NONE ? null : Number(target.value));
  });
  const chosen = () => radios.find((radio) => radio.checked)?.value ?? null;
  return {
    id, element, answered: () => chosen() !== null,
    value: () => (chosen() === NONE ? null : Number(chosen())),
    complain() {
      error.textContent = t('askRatingMissing');
      error.hidden = false;
      radios[0].focus();
    },
  };
}
