// @ts-check
/**
 * A slider on which nothing is chosen until it is touched: its thumb appears with the first click, touch or key. A real range
 * input, so that arrows, page keys, home and end, screen readers and writing from right to left work as everywhere.
 */
import { h, newId } from '../../shared/dom.js';
import { t } from '../words.js';
import { written } from './decimal.js';

export const info = {
  form: 'slider', words: 'ask', styles: ['ask.css'],
  parameters: { text: 'the question', low: 'words at the low end', high: 'words at the high end', min: 'lowest', max: 'highest', step: 'distance of two points', unit: 'behind the number', ticks: 'where there are marks', number: 'whether the number is shown', optional: 'whether there may be no answer' },
  data: { value: 'a whole number; null for no answer' },
};

/** Keys that move a slider, or take the place where it stands. */
const KEYS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);

/** @typedef {{name: string, text: string | Node, low: string, high: string, min: number, max: number, step: number, unit?: string | null, ticks?: number[], number?: boolean, optional?: boolean}} Asked */

/** @param {Asked} asked @param {import('./ask.js').Context} context @returns {import('./ask.js').Part} */
export function ask(asked, context) {
  const one = slider(asked, context);
  return { name: asked.name, element: one.element, value: () => (one.answered() ? one.value() : null), complain: one.complain };
}

/** @param {Asked} asked @param {Pick<import('./ask.js').Context, 'get' | 'set' | 'note'>} context */
export function slider({ name, text, low, high, min, max, step, unit = null, ticks = [], number = false, optional = false }, { get, set, note }) {
  const [titleId, errorId, endsId, hintId] = [newId(name), newId('error'), newId('ends'), newId('hint')];
  const kept = get(name); // a number, or 'none'
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  const range = h('input', { type: 'range', min, max, step, 'aria-labelledby': titleId, 'aria-describedby': `${errorId} ${endsId} ${hintId}`, name });
  const output = number ? h('output', { class: 'ask-slider-number', 'aria-hidden': 'true' }) : null;
  const none = optional ? h('input', { type: 'checkbox', checked: kept === 'none' }) : null;
  let touched = typeof kept === 'number';
  let moved = false; // by a pointer that is still down, from an untouched state
  range.value = String(touched ? kept : min + Math.round((max - min) / 2 / step) * step);
  const track = h('div', { class: 'ask-slider-track' }, range,
    ticks.length ? h('div', { class: 'ask-ticks', 'aria-hidden': 'true' }, ticks.map((tick) => h('span', { style: { '--at': (tick - min) / (max - min) } }, tick))) : null);
  const paint = () => {
    const value = range.valueAsNumber;
    track.classList.toggle('untouched', !touched && !moved);
    range.style.setProperty('--at', String((value - min) / (max - min)));
    const said = written(value, unit);
    range.setAttribute('aria-valuetext', touched || moved ? said : t('askSliderNone'));
    if (output) output.textContent = touched || moved ? said : '–';
  };
  const take = () => {
    error.hidden = true;
    range.removeAttribute('aria-invalid');
    moved = false;
    touched = true;
    if (none) none.checked = false;
    set(name, range.valueAsNumber);
    paint();
  };
  range.addEventListener('input', () => {
    if (pointing && !touched) moved = true;
    else take();
    paint();
  });
  let pointing = false;
  range.addEventListener('pointerdown', () => { pointing = true; });
  // A click in the very middle changes nothing that a range input tells of; a touch that turns into scrolling is no answer.
  range.addEventListener('pointerup', () => { pointing = false; take(); note('select', name, range.valueAsNumber); });
  range.addEventListener('pointercancel', () => { pointing = false; moved = false; paint(); });
  range.addEventListener('change', () => {
    if (pointing) return;
    take();
    note('select', name, range.valueAsNumber);
  });
  range.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ') {
      event.preventDefault();
      take();
      note('select', name, range.valueAsNumber);
    } else if (KEYS.has(event.key)) queueMicrotask(() => requestAnimationFrame(take)); // at an end the key changes nothing, yet it is an answer
  });
  none?.addEventListener('change', () => {
    error.hidden = true;
    touched = false;
    moved = false;
    set(name, none.checked ? 'none' : null);
    note('select', name, none.checked ? null : '');
    paint();
  });
  paint();
  return {
    element: h('div', { class: 'card ask-slider', role: 'group', 'aria-labelledby': titleId, dataset: { name } },
      h('div', { class: 'ask-slider-head' }, h('p', { class: 'ask-title', id: titleId, dir: 'auto' }, text), output), error, track,
      h('div', { class: 'ask-ends', id: endsId }, h('span', { dir: 'auto' }, low), h('span', { class: 'visually-hidden' }, ' – '), h('span', { dir: 'auto' }, high)),
      h('p', { class: 'hint', id: hintId }, t('askSliderHint')),
      none ? h('label', { class: 'check ask-none' }, none, h('span', null, t('noAnswer'))) : null),
    answered: () => touched || Boolean(none?.checked),
    /** @returns {number | null} */
    value: () => (touched ? range.valueAsNumber : null),
    complain() {
      error.textContent = t('askSliderMissing');
      error.hidden = false;
      range.setAttribute('aria-invalid', 'true');
      range.focus();
    },
  };
}
