// @ts-check
/** Questions about the instructions. The key stays on the server, which says which answers to try again. */
import { h } from '../../shared/dom.js';
import { choiceGroup } from '../controls.js';
import { prose } from '../prose.js';
import { t } from '../words.js';

export const info = {
  kind: 'comprehension',
  parameters: { questions: 'id, text and options of each', attempt: 'number of this attempt', attempts: 'how many there are', retry: 'what was wrong, with hints' },
  data: { answers: 'the option chosen, by question' },
};

/** @typedef {{id: string, text: string, options: {id: string, label: string}[]}} Question */

/** @type {import('../frame.js').Build} */
export function build({ title, html, questions, attempt, attempts, retry }, { draft, note }) {
  const groups = /** @type {Question[]} */ (questions).map(({ id, text, options }) => {
    const wrong = retry?.wrong?.includes(id);
    const hint = retry?.hints?.[id];
    const group = choiceGroup({
      name: id, legend: text, options, chosen: draft.get(id), missing: t('needItem'),
      note: wrong ? h('div', { class: 'notice warn' }, h('p', { class: 'notice-title' }, t('wrongBefore')), hint ? h('p', { dir: 'auto' }, hint) : null) : null,
      onchoose(choice) {
        draft.set(id, choice);
        note('select', id, choice);
      },
    });
    return { id, ...group };
  });
  return {
    title: title || t('comprehension'),
    eyebrow: attempts > 1 ? t('attempt', { attempt, attempts }) : '',
    content: [
      retry ? h('div', { class: 'notice info' }, h('p', { class: 'notice-title' }, t('retryTitle')), h('p', null, t('retryText')))
        : h('p', { class: 'lead' }, t('comprehensionLead')),
      html ? prose(html) : null,
      h('div', { class: 'stack loose' }, groups.map(({ element }) => element)),
    ],
    collect() {
      const missing = groups.filter((group) => group.value() === null);
      missing.reverse().forEach((group) => group.complain()); // the first one is left with the focus
      return missing.length ? null : { answers: Object.fromEntries(groups.map((group) => [group.id, group.value()])) };
    },
  };
}
