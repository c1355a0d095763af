// @ts-check
/** A published scale: statements, each answered in the scale's own format. Nothing is chosen beforehand. */
import { h } from '../../shared/dom.js';
import { anchoredGroup, choiceGroup, statementGroup, tickGroup } from '../controls.js';
import { t } from '../words.js';

export const info = {
  kind: 'questionnaire',
  parameters: { title: 'name of the scale', intro: 'what to do', reference: 'where it comes from', items: 'id, text and, where they differ, ends of each', scale: 'format, value and label of each point, ends, whether there may be no answer, how many must be ticked' },
  data: { items: 'the point chosen, by item; null for no answer; 1 or 0 where several may be ticked' },
};

/** What stands for "no answer" among the points. */
const NONE = 'none';

/** @typedef {{id: string, text: string | null, low: string | null, high: string | null}} Item */
/** @typedef {{format: string, options: {value: number, label: string | null}[], low: string | null, high: string | null, noAnswer: boolean, least: number}} Scale */

/** @type {import('../frame.js').Build} */
export function build(step, context) {
  const { title, intro, reference, scale } = step;
  const parts = scale.format === 'choices' ? ticks(step, context) : statements(step, context);
  return {
    title: title || t('questionnaire'),
    eyebrow: title ? t('questionnaire') : '',
    layout: 'wide',
    content: [
      intro && scale.format !== 'choices' ? h('p', { class: 'lead', dir: 'auto' }, intro) : null,
      ...parts.content,
      reference ? h('p', { class: 'muted small' }, `${t('source')}: ${reference}`) : null,
    ],
    beside: parts.beside,
    collect: parts.collect,
  };
}

/** @param {any} step @param {import('../frame.js').Context} context */
function statements({ items, scale }, { draft, note }) {
  const count = h('p', { class: 'muted small', 'aria-hidden': 'true' });
  const groups = items.map((/** @type {Item} */ item, /** @type {number} */ i) => ({
    id: item.id,
    ...group(item, i, scale, {
      chosen: draft.get(item.id),
      onchoose(value) {
        draft.set(item.id, value);
        note('select', item.id, answer(value));
        tally();
      },
    }),
  }));
  const tally = () => (count.textContent = t('answered', { done: groups.filter((/** @type {any} */ one) => one.value() !== null).length, total: groups.length }));
  tally();
  return {
    content: [h('div', { class: 'stack tight' }, groups.map((/** @type {any} */ { element }) => element))],
    beside: count,
    collect() {
      const missing = groups.filter((/** @type {any} */ one) => one.value() === null);
      missing.reverse().forEach((/** @type {any} */ one) => one.complain());
      if (missing.length) return null;
      return { items: Object.fromEntries(groups.map((/** @type {any} */ one) => [one.id, answer(one.value())])) };
    },
  };
}

/** @param {string | null} value */
const answer = (value) => (value === NONE ? null : Number(value));

/**
 * @param {Item} item @param {number} index @param {Scale} scale
 * @param {{chosen: string | undefined, onchoose: (value: string) => void}} kept
 */
function group({ id, text, low, high }, index, scale, kept) {
  const ends = { low: low ?? scale.low ?? '', high: high ?? scale.high ?? '' };
  const said = text ?? `${ends.low} – ${ends.high}`;
  const question = {
    name: id, missing: t('needItem'), ...kept,
    legend: h('span', null, h('span', { class: 'statement-number', 'aria-hidden': 'true' }, index + 1), h('span', { dir: 'auto', class: text ? null : 'visually-hidden' }, said)),
    options: [
      ...scale.options.map(({ value, label }) => ({ id: String(value), label: label ?? (scale.format === 'yes-no' ? t(value ? 'yes' : 'no') : String(value)) })),
      ...(scale.noAnswer ? [{ id: NONE, label: t('noAnswer') }] : []),
    ],
  };
  if (scale.format === 'labelled') return statementGroup(question);
  if (scale.format === 'yes-no') return choiceGroup({ ...question, options: yesFirst(question.options), columns: true, card: true });
  return anchoredGroup({ ...question, ...ends, steps: scale.format === 'steps', none: scale.noAnswer });
}

/** @template {{id: string}} O @param {O[]} options */
const yesFirst = (options) => [...options].sort((a, b) => rank(a.id) - rank(b.id));
/** @param {string} id */
const rank = (id) => ['1', '0', NONE].indexOf(id);

/** Reasons of which several may hold: one question. @param {any} step @param {import('../frame.js').Context} context */
function ticks({ items, scale, intro, title }, { draft, note }) {
  const boxes = tickGroup({
    name: 'items', legend: intro || title || t('questionnaire'), hidden: !intro, hint: t('tickAll'), options: items.map((/** @type {Item} */ { id, text }) => ({ id, label: text ?? '' })),
    ticked: (id) => draft.get(id) === true, missing: t('needTick', { n: scale.least }), least: scale.least,
    ontick(id, on) {
      draft.set(id, on);
      note('select', id, on ? 1 : 0);
    },
  });
  return {
    content: [boxes.element],
    beside: undefined,
    collect() {
      const given = boxes.value();
      if (given.length < scale.least) {
        boxes.complain();
        return null;
      }
      return { items: Object.fromEntries(items.map((/** @type {Item} */ { id }) => [id, given.includes(id) ? 1 : 0])) };
    },
  };
}
