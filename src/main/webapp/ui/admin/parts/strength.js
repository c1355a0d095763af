// @ts-check
/** A hint about a password, made here and sent nowhere. The server has the last word. */
import { h } from '../../shared/dom.js';

export const MIN_LENGTH = 12;
const COMMON = /password|passwort|groundwork|qwert|12345|letmein|admin|welcome|iloveyou|abc123/i;
const WORDS = ['Too short', 'Easy to guess', 'Fair', 'Good', 'Strong'];

/** @param {string} password @returns {number} 0 to 4 */
export function strength(password) {
  if (password.length < MIN_LENGTH) return 0;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\w]/].filter((kind) => kind.test(password)).length;
  const variety = new Set(password).size;
  if (COMMON.test(password) || variety < 6) return 1;
  const score = password.length + kinds * 2 + Math.min(variety, 12) / 2;
  return score >= 32 ? 4 : score >= 24 ? 3 : 2;
}

/** @returns {{element: HTMLElement, set(password: string): void}} */
export function strengthMeter() {
  const fill = h('span', { style: { width: '0' } });
  const word = h('span', { class: 'hint' }, `At least ${MIN_LENGTH} characters. A few unrelated words do well.`);
  const element = h('div', { class: 'strength', 'aria-live': 'polite' }, h('div', { class: 'meter', 'aria-hidden': 'true' }, fill), word);
  return {
    element,
    set(password) {
      const score = strength(password);
      const missing = MIN_LENGTH - password.length;
      element.dataset.score = password ? String(score) : '';
      fill.style.width = password ? `${Math.max(8, score * 25)}%` : '0';
      word.textContent = !password ? `At least ${MIN_LENGTH} characters. A few unrelated words do well.`
        : score === 0 ? `${WORDS[0]}: ${missing} more to go` : WORDS[score];
    },
  };
}
