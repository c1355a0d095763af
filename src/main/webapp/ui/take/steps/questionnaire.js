// @ts-check
/** A published scale: statements, each rated on the same labelled points. */
import { h } from '../../shared/dom.js';
import { statementGroup } from '../controls.js';
import { t } from '../words.js';

export const info = {
  kind: 'questionnaire',
  parameters: { title: 'name of the scale', intro: 'what to do', reference: 'where it comes from', items: 'id and text of each', scale: 'value and label of each point' },
  data: { items: 'the point chosen, by item' },
};

/** @type {import('../frame.js').Build} */
export function build({ title, intro, reference, items, scale }, { draft, note }) {
  const points = scale.options.map((/** @type {{value: number, label: string}} */ { value, label }) => ({ id: String(value), label }));
  const count = h('p', { class: 'muted small', 'aria-hidden': 'true' });
  const groups = items.map((/** @type {{id: string, text: string}} */ { id, text }, /** @type {number} */ i) => ({
    id,
    ...statementGroup({
      name: id, options: points, chosen: draft.get(id), missing: t('needItem'),
      legend: h('span', null, h('span', { class: 'statement-number', 'aria-hidden': 'true' }, i + 1), h('span', { dir: 'auto' }, text)),
      onchoose(value) {
        draft.set(id, value);
        note('select', id, Number(value));
        tally();
      },
    }),
  }));
  const tally = () => (count.textContent = t('answered', { done: groups.filter((/** @type {any} */ group) => group.value() !== null).length, total: groups.length }));
  tally();
  return {
    title: title || t('questionnaire'),
    eyebrow: title ? t('questionnaire') : '',
    layout: 'wide',
    content: [
      intro ? h('p', { class: 'lead', dir: 'auto' }, intro) : null,
      h('div', { class: 'stack tight' }, groups.map((/** @type {any} */ { element }) => element)),
      reference ? h('p', { class: 'muted small' }, `${t('source')}: ${reference}`) : null,
    ],
    beside: count,
    collect() {
      const missing = groups.filter((/** @type {any} */ group) => group.value() === null);
      missing.reverse().forEach((/** @type {any} */ group) => group.complain());
      if (missing.length) return null;
      return { items: Object.fromEntries(groups.map((/** @type {any} */ group) => [group.id, Number(group.value())])) };
    },
  };
}
