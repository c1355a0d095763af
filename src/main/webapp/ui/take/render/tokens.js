// @ts-check
/**
 * A text whose words are marked by how they moved the model. The sign is told three times: by colour, by a solid or
 * dashed underline, and by a + or − before the word; the strength by the depth of the colour and the underline.
 */
import { h } from '../../shared/dom.js';
import { t } from '../words.js';
import { signed } from './numbers.js';
import { gaps } from './words-apart.js';

export const info = {
  name: 'tokens',
  parameters: { tokens: 'the words', weights: 'one per word, positive pushes towards `toward`', toward: 'label', away: 'label' },
  events: { toggle: 'the numbers were opened or closed' },
};

/** Below this share of the strongest word a word stays unmarked: it would only be noise to the eye. The table has it. */
const VISIBLE = 0.04;

/** @typedef {{form: 'tokens', tokens: string[], weights: number[], toward: string, away: string}} Tokens */

/** @param {Tokens} explanation @param {{text?: string, note: import('../log.js').Log['note']}} context */
export function drawTokens({ tokens, weights, toward, away }, { text, note }) {
  const strongest = Math.max(...weights.map(Math.abs), Number.MIN_VALUE);
  const between = gaps(tokens, text);
  const number = signed(weights);
  const sentence = h('p', { class: 'sentence marked', dir: 'auto' }, tokens.flatMap((token, i) => [between[i], mark(token, weights[i] / strongest)]));
  const ranked = tokens.map((token, i) => ({ token, weight: weights[i], number: number(weights[i]) })).filter((word) => word.weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return h('div', { class: 'explanation' },
    sentence,
    legend(toward, away),
    h('div', { class: 'visually-hidden' }, spoken(ranked, 1, toward), spoken(ranked, -1, away)),
    numbers(ranked, toward, away, note));
}

/** @param {string} toward @param {string} away */
export const legend = (toward, away) =>
  h('ul', { class: 'legend' },
    h('li', null, h('span', { class: 'swatch plus', 'aria-hidden': 'true' }, '+'), h('span', null, `${t('pushesTowards')} `, h('strong', { dir: 'auto' }, toward))),
    h('li', null, h('span', { class: 'swatch minus', 'aria-hidden': 'true' }, '−'), h('span', null, `${t('pushesTowards')} `, h('strong', { dir: 'auto' }, away))));

/** @param {string} token @param {number} share −1..1 of the strongest */
function mark(token, share) {
  if (Math.abs(share) < VISIBLE) return token;
  const positive = share > 0;
  return h('span', { class: positive ? 'mark plus' : 'mark minus', style: { '--strength': Math.abs(share).toFixed(3) } },
    h('span', { class: 'sign', 'aria-hidden': 'true', dataset: { sign: positive ? '+' : '−' } }), token);
}

/** @typedef {{token: string, weight: number, number: string}} Word */

/** @param {Word[]} ranked @param {1 | -1} sign @param {string} label */
function spoken(ranked, sign, label) {
  const words = ranked.filter(({ weight }) => Math.sign(weight) === sign).map(({ token, number }) => `${token} ${number}`);
  return words.length ? h('p', null, t('wordsTowards', { label, words: words.join(', ') })) : null;
}

/** @param {Word[]} ranked @param {string} toward @param {string} away @param {import('../log.js').Log['note']} note */
function numbers(ranked, toward, away, note) {
  if (!ranked.length) return h('p', { class: 'muted small' }, t('noWords'));
  return h('details', { class: 'numbers', ontoggle: (/** @type {any} */ event) => note('toggle', 'numbers', event.target.open) },
    h('summary', null, t('asTable')),
    h('div', { class: 'table-wrap' }, h('table', { class: 'table' },
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, t('word')), h('th', { scope: 'col' }, t('effect')), h('th', { scope: 'col', class: 'num' }, t('value')))),
      h('tbody', null, ranked.map(({ token, weight, number }) => h('tr', null,
        h('th', { scope: 'row', dir: 'auto' }, token),
        h('td', null, `${t('pushesTowards')} ${weight > 0 ? toward : away}`),
        h('td', { class: `num ${weight > 0 ? 'toward' : 'away'}` }, number)))))));
}
