// @ts-check
/** The best of several, and the worst. Nothing is both. */
import { h, newId } from '../../shared/dom.js';
import { nameOf } from '../steps/trial-names.js';
import { t } from '../words.js';

export const info = {
  form: 'extremes', words: 'ask', styles: ['order.css'],
  parameters: { options: 'what is chosen from' }, data: { extremes: '{best, worst}' },
};

const SIDES = /** @type {const} */ (['best', 'worst']);

/** @param {{name: string, options: string[]}} asked @param {import('./ask.js').Context} context @returns {import('./ask.js').Part} */
export function ask({ name, options }, { get, set, note, step }) {
  const errorId = newId('error');
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  /** @type {Record<string, string>} */
  const chosen = { ...(get(name) ?? {}) };
  const groups = { best: newId('best'), worst: newId('worst') };
  const radios = SIDES.map((side) => options.map((id) => h('input', {
    type: 'radio', name: groups[side], value: id, checked: chosen[side] === id, 'aria-describedby': errorId,
    'aria-label': t(side === 'best' ? 'extremesBestOf' : 'extremesWorstOf', { name: nameOf(step, id) }),
    onchange: () => choose(side, id),
  })));

  /** @param {'best' | 'worst'} side @param {string} id */
  function choose(side, id) {
    const other = side === 'best' ? 'worst' : 'best';
    chosen[side] = id;
    if (chosen[other] === id) {
      delete chosen[other];
      radios[SIDES.indexOf(other)].forEach((radio) => (radio.checked = false));
    }
    error.hidden = true;
    set(name, chosen);
    note('select', `${name}:${side}`, id);
  }

  return {
    name,
    element: h('fieldset', { class: 'extremes', dataset: { name } }, h('legend', null, t('extremesLegend')), error,
      h('table', { class: 'extremes-table' },
        h('thead', null, h('tr', null, h('td', null), h('th', { scope: 'col' }, t('extremesBest')), h('th', { scope: 'col' }, t('extremesWorst')))),
        h('tbody', null, options.map((id, i) => h('tr', null, h('th', { scope: 'row', dir: 'auto' }, nameOf(step, id)),
          SIDES.map((_, side) => h('td', null, h('label', { class: 'extremes-cell' }, radios[side][i])))))))),
    value: () => (chosen.best && chosen.worst ? { best: chosen.best, worst: chosen.worst } : null),
    complain() {
      error.textContent = t(chosen.best ? 'extremesMissingWorst' : chosen.worst ? 'extremesMissingBest' : 'extremesMissing');
      error.hidden = false;
      radios[chosen.best ? 1 : 0][0].focus();
    },
  };
}
