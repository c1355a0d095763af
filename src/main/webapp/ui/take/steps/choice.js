// @ts-check
/** One question with a few answers. */
import { choiceGroup } from '../controls.js';
import { t } from '../words.js';

export const info = { kind: 'choice', parameters: { title: 'name of the part', question: 'text', options: 'id and label of each' }, data: { choice: 'the option chosen' } };

/** @type {import('../frame.js').Build} */
export function build({ title, question, options }, { draft, note }) {
  const group = choiceGroup({
    name: 'choice', legend: t('yourAnswer'), options, chosen: draft.get('choice'), missing: t('needChoice'),
    onchoose(choice) {
      draft.set('choice', choice);
      note('select', 'choice', choice);
    },
  });
  return {
    title: question,
    eyebrow: title ?? '',
    content: [group.element],
    collect() {
      const choice = group.value();
      if (choice === null) group.complain();
      return choice === null ? null : { choice };
    },
  };
}
