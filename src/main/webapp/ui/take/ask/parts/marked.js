// @ts-check
/** The marks that were made, one a line: their order or weight can be changed, and each can be taken away. */
import { h, show } from '../../../shared/dom.js';
import { t } from '../../words.js';

/** @typedef {{at?: number | string, box?: number[], weight?: number}} Mark */

/**
 * @param {{marks: () => Mark[], say: (mark: Mark) => string, rank: boolean, weights: number | null, change: (marks: Mark[], what: string, mark: Mark) => void}} of
 */
export function markedList({ marks, say, rank, weights, change }) {
  const list = h(rank ? 'ol' : 'ul', { class: 'ask-marked', 'aria-label': t('askYourMarks') });
  /** @param {number} i @param {string} name @param {string} text @param {string} label @param {() => void} act @param {boolean} [off] */
  const button = (i, name, text, label, act, off = false) => h('button', { class: 'button small ask-small', type: 'button', 'aria-label': label, 'aria-disabled': off ? 'true' : null, dataset: { act: `${name}:${i}` }, onclick: () => !off && act() }, text);

  const refresh = (/** @type {string} */ focus = '') => {
    const all = marks();
    list.hidden = all.length === 0;
    show(list, ...all.map((mark, i) => {
      const what = say(mark);
      /** @param {number} to */
      const move = (to) => {
        const next = [...all];
        next.splice(to, 0, ...next.splice(i, 1));
        change(next, 'move', mark);
        refresh(`${to < i ? 'up' : 'down'}:${to}`);
      };
      return h('li', null, h('span', { class: 'ask-marked-what', dir: 'auto' }, what),
        h('span', { class: 'ask-marked-acts' },
          rank ? [button(i, 'up', '↑', t('askMoveUp', { what }), () => move(i - 1), i === 0), button(i, 'down', '↓', t('askMoveDown', { what }), () => move(i + 1), i === all.length - 1)] : null,
          weights ? weighed(mark, i, what) : null,
          button(i, 'away', '×', t('askTakeAway', { what }), () => {
            change(all.filter((one) => one !== mark), 'deselect', mark);
            refresh(`away:${Math.min(i, all.length - 2)}`);
          })));
    }));
    if (focus) /** @type {HTMLElement | null} */ (list.querySelector(`[data-act="${focus}"]`))?.focus();
  };

  /** @param {Mark} mark @param {number} i @param {string} what */
  const weighed = (mark, i, what) => h('span', { class: 'ask-weights', role: 'group', 'aria-label': t('askWeightOf', { what }) },
    Array.from({ length: weights ?? 0 }, (_, at) => at + 1).map((weight) => h('button', {
      class: 'button small ask-small', type: 'button', 'aria-pressed': String((mark.weight ?? 1) === weight), 'aria-label': t('askWeight', { weight, most: weights ?? 0 }), dataset: { act: `w${weight}:${i}` },
      onclick: () => {
        change(marks().map((one) => (one === mark ? { ...one, weight } : one)), 'weight', { ...mark, weight });
        refresh(`w${weight}:${i}`);
      },
    }, String(weight))));
  return { element: list, refresh };
}
