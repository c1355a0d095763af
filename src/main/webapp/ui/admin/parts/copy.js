// @ts-check
/** A value to take away: readable, selectable, one click to copy. */
import { h, newId } from '../../shared/dom.js';
import { toast } from './toast.js';

/** @param {string} label @param {string} value @param {string} [hint] */
export function copyRow(label, value, hint) {
  const field = h('input', { id: newId('copy'), readonly: true, value, onfocus: (/** @type {FocusEvent} */ e) => /** @type {HTMLInputElement} */ (e.target).select() });
  return h('div', { class: 'field' },
    h('label', { for: field.id }, label),
    hint && h('p', { class: 'hint' }, hint),
    h('div', { class: 'copy-row' }, field,
      h('button', { class: 'button', type: 'button', 'aria-label': `Copy ${label.toLowerCase()}`, onclick: () => copy(field) }, 'Copy')));
}

/** A text that stands on the page. @param {string} text */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch { // no permission, or not a secure context
    const field = h('textarea', { class: 'visually-hidden', 'aria-hidden': 'true', value: text });
    const before = document.activeElement;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
  toast('Copied.', 2500);
}

/** @param {HTMLInputElement} field */
async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch { // no permission, or not a secure context
    field.select();
    document.execCommand('copy');
  }
  toast('Copied.', 2500);
}
