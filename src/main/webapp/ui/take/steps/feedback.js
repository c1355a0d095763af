// @ts-check
/** What is shown after an answer: how it did, and what was not to be seen before. */
import { h } from '../../shared/dom.js';
import { prose } from '../prose.js';
import { t } from '../words.js';
import { material } from './trial-material.js';
import { answerWord, figures } from './trial.js';

export const info = {
  kind: 'feedback',
  parameters: {
    correct: 'whether it was right, null where that is not said', your: 'the answer given', yourLabel: 'its words, if the study has any', right: 'the right one', rightLabel: 'its words', task: 'of the trial before', html: 'more to say',
    instance: 'the item', output: 'what the model says', explanation: 'why', truth: 'what is true',
  },
  data: {},
};

/** @type {import('../frame.js').Build} */
export function build(step, context) {
  const { correct, task, your, yourLabel, right, rightLabel, html, instance, output, explanation, truth } = step;
  const told = typeof correct === 'boolean';
  const inside = figures(context);
  return {
    title: t(told ? (correct ? 'right' : 'wrong') : 'afterAnswer'),
    eyebrow: told ? t('feedback') : '',
    layout: instance?.type === 'tabular' || explanation?.form === 'figure' ? 'wide' : '',
    content: [
      told || your ? h('div', { class: `result ${told ? (correct ? 'good' : 'bad') : ''}` },
        told ? h('span', { class: 'result-sign', 'aria-hidden': 'true' }, correct ? '✓' : '✕') : null,
        h('dl', { class: 'result-facts' },
          h('div', null, h('dt', null, t('youSaid')), h('dd', { dir: 'auto' }, yourLabel ?? called(task, your))),
          typeof right === 'string' ? h('div', null, h('dt', null, t('rightAnswer')), h('dd', { dir: 'auto' }, rightLabel ?? called(task, right))) : null)) : null,
      html ? prose(html) : null,
      instance || output || explanation || truth
        ? material({ ...step, stage: null, candidates: [], references: [] }, { note: context.note, figure: inside.at, draft: context.draft }) : null,
    ],
    collect: () => ({}),
  };
}

/** Of a list, the letters of those that were marked. @param {string} task @param {string | null} answer */
function called(task, answer) {
  if (answer === null || answer === undefined) return '–';
  if (task !== 'error-detection' || ['right', 'wrong'].includes(answer)) return answerWord(task, answer);
  return answer === '' ? t('noneOfThem') : answer.toUpperCase().split(' ').join(', ');
}
