// @ts-check
/** Form fields whose errors stand where they arise and are read out with their field. */
import { h, newId } from '../../shared/dom.js';

/** @typedef {{element: HTMLElement, input: HTMLInputElement, value(): string, say(text: string): void}} Field */

/**
 * @param {{label: string, name: string, type?: string, hint?: string, autocomplete?: string, value?: string, below?: Node, maxlength?: number, placeholder?: string}} parts
 * @returns {Field}
 */
export function field({ label, name, type = 'text', hint, autocomplete, value = '', below, maxlength, placeholder }) {
  const id = newId(name);
  const error = h('p', { class: 'error', id: `${id}-error`, hidden: true });
  const described = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(' ');
  const input = h('input', { id, name, type, autocomplete, value, maxlength, placeholder, 'aria-describedby': described, spellcheck: 'false', autocapitalize: 'off' });
  /** @param {string} text */
  const say = (text) => {
    error.textContent = text;
    error.hidden = !text;
    if (text) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  };
  input.addEventListener('input', () => say(''));
  const element = h('div', { class: 'field' }, h('label', { for: id }, label), hint && h('p', { class: 'hint', id: `${id}-hint` }, hint), input, below, error);
  return { element, input, value: () => input.value, say };
}

/**
 * Runs a form's work: the button is busy meanwhile, what was typed stays.
 * @param {HTMLFormElement} form @param {HTMLButtonElement} button @param {() => Promise<void>} work @param {(failure: unknown) => void} onFailure
 */
export function onSubmit(form, button, work, onFailure) {
  form.noValidate = true;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-busy')) return;
    button.setAttribute('aria-busy', 'true');
    try {
      await work();
    } catch (failure) {
      onFailure(failure);
    } finally {
      button.removeAttribute('aria-busy');
    }
  });
}

/** Puts messages at their fields; the first gets the focus. @param {[Field, string | false][]} checks @returns {boolean} all well */
export function checked(checks) {
  for (const [at, text] of checks) at.say(text || '');
  const wrong = checks.find(([, text]) => text);
  wrong?.[0].input.focus();
  return !wrong;
}
