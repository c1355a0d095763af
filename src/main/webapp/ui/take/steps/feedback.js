// @ts-check
/** How a practice answer did. */
import { h } from '../../shared/dom.js';
import { prose } from '../prose.js';
import { t } from '../words.js';
import { answerWord } from './trial.js';

export const info = {
  kind: 'feedback',
  parameters: { correct: 'whether it was right', your: 'the answer given', yourLabel: 'its words, if the study has any', right: 'the right one', rightLabel: 'its words', task: 'of the trial before', html: 'more to say' },
  data: {},
};

/** @type {import('../frame.js').Build} */
export function build({ correct, task, your, yourLabel, right, rightLabel, html }) {
  return {
    title: t(correct ? 'right' : 'wrong'),
    eyebrow: t('feedback'),
    content: [
      h('div', { class: `result ${correct ? 'good' : 'bad'}` },
        h('span', { class: 'result-sign', 'aria-hidden': 'true' }, correct ? '✓' : '✕'),
        h('dl', { class: 'result-facts' },
          h('div', null, h('dt', null, t('youSaid')), h('dd', { dir: 'auto' }, yourLabel ?? (your ? answerWord(task, your) : '–'))),
          h('div', null, h('dt', null, t('rightAnswer')), h('dd', { dir: 'auto' }, rightLabel ?? answerWord(task, right))))),
      html ? prose(html) : null,
    ],
    collect: () => ({}),
  };
}
