// @ts-check
/** Words of the participant's own. */
import { h, newId } from '../../shared/dom.js';
import { t } from '../words.js';

export const info = { form: 'text', words: 'ask', parameters: { label: 'what is asked for', optional: 'whether it may be left empty', maxLength: 'characters' }, data: { text: 'what was written' } };

/** @param {{name: string, label: string | null, optional: boolean, maxLength: number}} asked @param {import('./ask.js').Context} context @returns {import('./ask.js').Part} */
export function ask({ name, label, optional, maxLength }, { get, set, note }) {
  const [id, errorId] = [newId(name), newId('error')];
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  const area = h('textarea', { id, rows: 3, maxlength: maxLength, 'aria-describedby': errorId, dir: 'auto', name });
  area.value = get(name) ?? '';
  area.addEventListener('input', () => {
    error.hidden = true;
    set(name, area.value);
  });
  area.addEventListener('change', () => note('edit-input', name, area.value.length));
  return {
    name,
    element: h('div', { class: 'field card' }, h('label', { for: id, dir: 'auto' }, label ?? t('askText'), optional ? h('span', { class: 'muted' }, ` ${t('askOptional')}`) : null), error, area),
    value: () => (optional || area.value.trim() ? area.value : null),
    complain() {
      error.textContent = t('askTextMissing');
      error.hidden = false;
      area.focus();
    },
  };
}
