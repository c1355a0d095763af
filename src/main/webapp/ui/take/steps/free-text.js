// @ts-check
/** A question answered in the participant's own words. */
import { h, newId } from '../../shared/dom.js';
import { wellFormed } from '../text.js';
import { t } from '../words.js';

export const info = {
  kind: 'free-text',
  parameters: { question: 'text', optional: 'whether it may stay empty', maxLength: 'characters' },
  data: { text: 'what was written' },
};

/** @type {import('../frame.js').Build} */
export function build({ title, question, optional, maxLength }, { draft, note }) {
  const [errorId, leftId] = [newId('error'), newId('left')];
  const left = h('p', { class: 'hint', id: leftId });
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  const area = h('textarea', {
    'aria-label': question, 'aria-describedby': `${errorId} ${leftId}`, maxlength: maxLength || null, rows: 7, dir: 'auto', value: draft.get('text') ?? '',
    onpaste: () => note('paste', 'text'),
  });
  const count = () => {
    const n = maxLength - area.value.length;
    left.textContent = maxLength && n <= Math.max(100, maxLength / 5) ? t('charactersLeft', { n }) : optional ? t('optional') : '';
  };
  area.addEventListener('input', () => {
    draft.set('text', area.value);
    error.hidden = true;
    area.removeAttribute('aria-invalid');
    count();
  });
  area.addEventListener('change', () => note('edit-input', 'text', area.value.length));
  count();
  return {
    title: question || title || t('freeText'),
    eyebrow: question && title ? title : '',
    content: [h('div', { class: 'field' }, error, area, left)],
    collect() {
      const text = wellFormed(area.value).trim();
      if (text || optional) return { text };
      error.textContent = t('needText');
      error.hidden = false;
      area.setAttribute('aria-invalid', 'true');
      area.focus();
      return null;
    },
  };
}
