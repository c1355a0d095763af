// @ts-check
/** Questions about the person: choices and whole numbers. What follows from the answers, only the server knows. */
import { choiceGroup, numberField } from '../controls.js';
import { prose } from '../prose.js';
import { t } from '../words.js';
import { h } from '../../shared/dom.js';

export const info = {
  kind: 'screening',
  parameters: { html: 'text above', questions: 'id, text and options of each, or the range of a whole number' },
  data: { answers: 'the option chosen or the number, by question' },
};

/** @typedef {{id: string, text: string, options: {id: string, label: string}[], min: number | null, max: number | null}} Question */

/** @type {import('../frame.js').Build} */
export function build({ title, html, questions }, { draft, note }) {
  const fields = /** @type {Question[]} */ (questions).map(({ id, text, options, min, max }) => {
    if (!options.length) {
      return { id, number: true, ...numberField({ name: id, label: text, min: min ?? 0, max: max ?? 0, value: draft.get(id), onchange: (value) => draft.set(id, value), oncommit: (value) => note('edit-input', id, value) }) };
    }
    return { id, number: false, ...choiceGroup({
      name: id, legend: text, options, chosen: draft.get(id), missing: t('needItem'),
      onchoose(choice) {
        draft.set(id, choice);
        note('select', id, choice);
      },
    }) };
  });
  return {
    title: title || t('screening'),
    content: [html ? prose(html) : null, h('div', { class: 'stack loose' }, fields.map(({ element }) => element))],
    collect() {
      const missing = fields.filter((field) => field.value() === null);
      missing.reverse().forEach((field) => field.complain()); // the first one is left with the focus
      return missing.length ? null : { answers: Object.fromEntries(fields.map((field) => [field.id, field.number ? Number(field.value()) : field.value()])) };
    },
  };
}
