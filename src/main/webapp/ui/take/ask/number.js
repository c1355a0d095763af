// @ts-check
/** How much, and perhaps within which limits. Comma and point both do; what was understood is said. */
import { h, newId } from '../../shared/dom.js';
import { t } from '../words.js';
import { parse, places, written } from './decimal.js';

export const info = {
  form: 'number', words: 'ask', styles: ['ask.css'],
  parameters: { label: 'what is asked for', unit: 'behind the number', min: 'lowest', max: 'highest', decimals: 'places after the point', level: 'how often the range should hold the number; null where none is asked for' },
  data: { number: 'value; with a range low and high too, in the unit of the question' },
};

/** @typedef {{name: string, label: string | null, unit: string | null, min: number, max: number, decimals: number, level: number | null}} Asked */
/** @typedef {ReturnType<typeof field>} Field */

/** @param {Asked} asked @param {import('./ask.js').Context} context @returns {import('./ask.js').Part} */
export function ask(asked, context) {
  const value = field(asked, 'value', asked.label ?? t('askNumber'), context);
  if (asked.level === null) {
    return { name: asked.name, element: h('div', { class: 'card' }, value.element), value: () => (value.problem() ? null : { value: value.read() }), complain: () => value.complain() };
  }
  const [low, high] = [field(asked, 'low', t('askLow'), context), field(asked, 'high', t('askHigh'), context)];
  const [legendId, errorId] = [newId('range'), newId('error')];
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  const all = [low, value, high];
  const element = h('div', { class: 'card ask-number' }, value.element,
    h('div', { class: 'ask-range', role: 'group', 'aria-labelledby': legendId, 'aria-describedby': errorId },
      h('p', { id: legendId, class: 'ask-range-title' }, t('askRange', { percent: Math.round(asked.level * 100) })), error,
      h('div', { class: 'ask-range-fields' }, low.element, high.element)));
  element.addEventListener('input', () => { error.hidden = true; });
  /** Whether the three rise. */
  const rises = () => /** @type {number} */ (low.read()) <= /** @type {number} */ (value.read()) && /** @type {number} */ (value.read()) <= /** @type {number} */ (high.read());
  const fits = () => all.every((one) => !one.problem()) && rises();
  return {
    name: asked.name, element,
    value: () => (fits() ? { value: value.read(), low: low.read(), high: high.read() } : null),
    complain() {
      const wrong = [value, low, high].filter((one) => one.problem());
      if (wrong.length) wrong.reverse().forEach((one) => one.complain());
      else {
        error.textContent = t('askRangeWrong');
        error.hidden = false;
        low.focus();
      }
    },
  };
}

/** @param {Asked} asked @param {'value' | 'low' | 'high'} part @param {string} label @param {import('./ask.js').Context} context */
function field({ name, unit, min, max, decimals }, part, label, { get, set, note }) {
  const key = part === 'value' ? name : `${name}:${part}`;
  const [id, hintId, errorId] = [newId(part), newId('hint'), newId('error')];
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  const understood = h('span', { class: 'ask-understood', 'aria-live': 'polite' });
  const input = h('input', { id, name: part, type: 'text', inputmode: min < 0 ? null : 'decimal', autocomplete: 'off', class: 'number', dir: 'ltr', maxlength: 40, value: get(key) ?? '', 'aria-describedby': `${errorId} ${hintId}` });
  const read = () => parse(input.value, decimals, unit);
  const limits = { min: written(min, unit), max: written(max, unit) };
  /** What is wrong; empty where nothing is. */
  const problem = () => {
    const value = read();
    if (!input.value.trim()) return t('askNumberMissing', limits);
    if (value === null) return t('askNumberNone', limits);
    if (value < min || value > max) return t('askNumberRange', limits);
    return places(value) > decimals ? t(decimals ? 'askNumberPlaces' : 'askNumberWhole', { n: decimals }) : '';
  };
  const say = () => {
    const value = read();
    understood.textContent = value === null || /^-?\d*$/.test(input.value.trim()) ? '' : `= ${written(value, unit)}`;
  };
  say();
  input.addEventListener('input', () => {
    error.hidden = true;
    input.removeAttribute('aria-invalid');
    set(key, input.value);
    say();
  });
  input.addEventListener('change', () => note('edit-input', key, input.value.slice(0, 40)));
  return {
    element: h('div', { class: 'field ask-amount' }, h('label', { for: id, dir: 'auto' }, label), error,
      h('div', { class: 'ask-amount-row' }, input, unit ? h('span', { class: 'ask-unit', dir: 'auto', 'aria-hidden': 'true' }, unit) : null, understood),
      h('p', { class: 'hint', id: hintId }, t('askNumberLimits', limits))),
    read, problem,
    focus: () => input.focus(),
    complain() {
      error.textContent = problem();
      error.hidden = false;
      input.setAttribute('aria-invalid', 'true');
      input.focus();
    },
  };
}
