// @ts-check
/** Short names, one a line; a further line comes when the last one is used. */
import { h, newId } from '../../shared/dom.js';
import { t } from '../words.js';

export const info = {
  form: 'names', words: 'ask', styles: ['ask.css'],
  parameters: { label: 'what is to be named', least: 'how many are needed', most: 'how many are taken', maxLength: 'characters of each' },
  data: { names: 'what was written, in its order, empty lines left out' },
};

/** @param {{name: string, label: string | null, least: number, most: number, maxLength: number}} asked @param {import('./ask.js').Context} context @returns {import('./ask.js').Part} */
export function ask({ name, label, least, most, maxLength }, { get, set, note }) {
  const [legendId, errorId, hintId] = [newId(name), newId('error'), newId('hint')];
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  const kept = /** @type {string[]} */ (get(name) ?? []);
  const inputs = Array.from({ length: most }, (_, i) => h('input', {
    type: 'text', value: kept[i] ?? '', maxlength: maxLength, dir: 'auto', autocomplete: 'off', name: `${name}-${i + 1}`,
    'aria-label': most > 1 ? t('askNameNumber', { n: i + 1, of: most }) : null, 'aria-labelledby': most > 1 ? null : legendId, 'aria-describedby': `${errorId} ${hintId}`,
  }));
  const rows = inputs.map((input) => h('li', null, input));
  const reveal = () => {
    const used = inputs.findLastIndex((input) => input.value.trim() !== '');
    rows.forEach((row, i) => { row.hidden = i > Math.max(used + 1, least - 1, 0); });
  };
  reveal();
  const given = () => inputs.map((input) => input.value.trim()).filter(Boolean);
  /** What is wrong; empty where nothing is. */
  const problem = () => {
    const all = given();
    if (all.length < least) return t(least > 1 ? 'askNamesMissing' : 'askNameMissing', { n: least });
    return new Set(all.map((one) => one.toLowerCase())).size < all.length ? t('askNamesTwice') : '';
  };
  inputs.forEach((input, i) => {
    input.addEventListener('input', () => {
      error.hidden = true;
      set(name, inputs.map(({ value }) => value));
      reveal();
    });
    input.addEventListener('change', () => note('edit-input', `${name}:${i + 1}`, input.value.length));
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing || !rows[i + 1] || rows[i + 1].hidden || !input.value.trim()) return;
      event.preventDefault();
      inputs[i + 1].focus();
    });
  });
  return {
    name,
    element: h('div', { class: 'card ask-names field', role: most > 1 ? 'group' : null, 'aria-labelledby': most > 1 ? legendId : null },
      h('p', { class: 'ask-title', id: legendId, dir: 'auto' }, label ?? t(most > 1 ? 'askNames' : 'askName')), error,
      h('ol', { class: most > 1 ? null : 'single' }, rows),
      h('p', { class: 'hint', id: hintId }, most > 1 ? t(least > 1 ? 'askNamesHintLeast' : least ? 'askNamesHint' : 'askNamesHintNone', { most, least }) : t('askNameHint'))),
    value: () => (problem() ? null : given()),
    complain() {
      error.textContent = problem();
      error.hidden = false;
      (inputs.find((input, i) => !rows[i].hidden && !input.value.trim()) ?? inputs[0]).focus();
    },
  };
}
