// @ts-check
/** How a practice answer did. */
import { h } from '../../shared/dom.js';
import { prose } from '../prose.js';
import { t } from '../words.js';

export const info = {
  kind: 'feedback',
  parameters: { correct: 'whether it was right', yourLabel: 'the answer given', rightLabel: 'the right one', html: 'more to say' },
  data: {},
};

/** @type {import('../frame.js').Build} */
export function build({ correct, yourLabel, rightLabel, html }) {
  return {
    title: t(correct ? 'right' : 'wrong'),
    eyebrow: t('feedback'),
    content: [
      h('div', { class: `result ${correct ? 'good' : 'bad'}` },
        h('span', { class: 'result-sign', 'aria-hidden': 'true' }, correct ? '✓' : '✕'),
        h('dl', { class: 'result-facts' },
          h('div', null, h('dt', null, t('youSaid')), h('dd', { dir: 'auto' }, yourLabel ?? '–')),
          h('div', null, h('dt', null, t('rightAnswer')), h('dd', { dir: 'auto' }, rightLabel)))),
      html ? prose(html) : null,
    ],
    collect: () => ({}),
  };
}
