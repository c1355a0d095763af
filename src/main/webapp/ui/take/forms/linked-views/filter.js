// @ts-check
/** A word becomes a row: the mean of all instances that have it. */
import { h, newId } from '../../../shared/dom.js';
import { t } from '../../words.js';
import { matches } from '../parts/instance.js';

/** @param {{instances: any[], add: (word: string) => boolean}} how `add` says whether it was new */
export function filterBox({ instances, add }) {
  const id = newId('filter');
  const input = h('input', { type: 'text', id, maxlength: 60, autocomplete: 'off', spellcheck: 'false' });
  const said = h('p', { class: 'muted small', role: 'status' });
  const go = () => {
    const word = input.value.trim();
    if (!word) return void (said.textContent = t('linkedFilterEmpty'));
    const n = instances.filter((one) => matches(one, { field: 'text', value: word })).length;
    if (!n) return void (said.textContent = t('linkedFilterNone', { word }));
    said.textContent = add(word) ? t('linkedFilterAdded', { word, n }) : t('linkedFilterThere', { word });
    input.value = '';
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // it adds a row and sends no answer
    event.stopPropagation();
    go();
  });
  return h('div', { class: 'fig-lv-filter' }, h('div', { class: 'fig-bar' }, h('label', { for: id }, t('linkedFilter'), input), h('button', { type: 'button', class: 'button small', onclick: go }, t('linkedFilterAdd'))), said);
}
