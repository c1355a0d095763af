// @ts-check
/** Groups of real radio buttons: choice cards, and a scale in one row. Nothing is chosen beforehand. */
import { h, newId } from '../shared/dom.js';
import { t } from './words.js';

/**
 * @typedef {object} Group
 * @property {HTMLFieldSetElement} element
 * @property {() => string | null} value
 * @property {() => void} complain shows what is missing, and goes there
 */

/**
 * @typedef {object} Question
 * @property {string} name in the draft and in the log
 * @property {string | Node} legend
 * @property {{id: string, label: string}[]} options
 * @property {string | null | undefined} chosen
 * @property {(id: string) => void} onchoose
 * @property {string} missing what to say when nothing is chosen
 * @property {string} [describedBy]
 */

/** Cards, one below the other or in two columns. @param {Question & {columns?: boolean, card?: boolean, note?: Node | null}} question `card`: one of several @returns {Group} */
export function choiceGroup({ columns, card: framed, note, ...question }) {
  return radioGroup(question, `${columns ? 'choices two' : 'choices'}${framed ? ' statement card' : ''}`, (cards) => [note ?? null, h('div', { class: 'choices-list' }, cards)],
    (radio, label, index) => h('label', { class: 'choice' }, radio, h('span', { class: 'choice-text', dir: 'auto' }, label),
      index < 9 ? h('kbd', { class: 'key', 'aria-hidden': 'true' }, index + 1) : null));
}

/** One row of numbers with words at both ends. @param {Question & {low: string, high: string}} question @returns {Group} */
export function scaleGroup({ low, high, ...question }) {
  const last = question.options.length - 1;
  return radioGroup(question, 'scale', (points) => [
    h('div', { class: 'scale-row' }, points),
    h('div', { class: 'scale-ends', 'aria-hidden': 'true' }, h('span', null, low), h('span', null, high)),
  ], (radio, label, index) => h('label', { class: 'scale-point' }, radio, h('span', null, label,
    index === 0 || index === last ? h('span', { class: 'visually-hidden' }, `, ${index ? high : low}`) : null)));
}

/** A statement with the scale's own words beside every point. @param {Question} question @returns {Group} */
export function statementGroup(question) {
  return radioGroup(question, 'statement card', (points) => h('div', { class: 'statement-row' }, points),
    (radio, label) => h('label', { class: 'statement-point' }, radio, h('span', null, label)));
}

/**
 * Points between two ends; many of them stand in rows of equal steps. The last option may stand for no answer.
 * @param {Question & {low: string, high: string, steps: boolean, none: boolean}} question @returns {Group}
 */
export function anchoredGroup({ low, high, steps, none, ...question }) {
  const last = question.options.length - (none ? 2 : 1);
  return radioGroup(question, `statement card anchored${steps ? ' steps' : ''}`, (points) => [
    h('div', { class: 'anchored-row' },
      h('span', { class: 'anchor low', 'aria-hidden': 'true', dir: 'auto' }, low),
      h('div', { class: 'anchored-points' }, points.slice(0, last + 1)),
      h('span', { class: 'anchor high', 'aria-hidden': 'true', dir: 'auto' }, high)),
    none ? h('div', { class: 'anchored-none' }, points[last + 1]) : null,
  ], (radio, label, index) => (index > last
    ? h('label', { class: 'statement-point none' }, radio, h('span', null, label))
    : h('label', { class: 'scale-point' }, radio, h('span', null, label,
      (index === 0 && low) || (index === last && high) ? h('span', { class: 'visually-hidden' }, `, ${index ? high : low}`) : null))));
}

/**
 * Check boxes, any number of which may be ticked.
 * @param {{name: string, legend: string, hidden: boolean, hint: string, options: {id: string, label: string}[], ticked: (id: string) => boolean,
 *   ontick: (id: string, on: boolean) => void, missing: string, least: number}} question
 */
export function tickGroup({ name, legend, hidden, hint, options, ticked, ontick, missing }) {
  const errorId = newId('error'), hintId = newId('hint');
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  const boxes = options.map(({ id }) => h('input', { type: 'checkbox', value: id, checked: ticked(id), 'aria-describedby': errorId }));
  const element = h('fieldset', { class: 'choices', 'aria-describedby': hintId, dataset: { name } },
    h('legend', { dir: 'auto', class: hidden ? 'visually-hidden' : null }, legend), h('p', { class: 'hint', id: hintId }, hint), error,
    h('div', { class: 'choices-list' }, options.map(({ label }, i) => h('label', { class: 'choice' }, boxes[i], h('span', { class: 'choice-text', dir: 'auto' }, label)))));
  element.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    error.hidden = true;
    error.textContent = '';
    ontick(target.value, target.checked);
  });
  return {
    element,
    value: () => boxes.filter((box) => box.checked).map((box) => box.value),
    complain() {
      error.textContent = missing;
      error.hidden = false;
      boxes[0]?.focus();
    },
  };
}

/**
 * @param {Question} question
 * @param {string} style
 * @param {(options: HTMLElement[]) => (Node | null) | (Node | null)[]} arrange
 * @param {(radio: HTMLInputElement, label: string, index: number) => HTMLElement} card
 * @returns {Group}
 */
function radioGroup({ name, legend, options, chosen, onchoose, missing, describedBy }, style, arrange, card) {
  const errorId = newId('error');
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  const group = newId(name);
  const radios = options.map(({ id }) => h('input', { type: 'radio', name: group, value: id, checked: chosen === id, 'aria-describedby': errorId }));
  const keysId = newId('keys');
  const keyboard = style.startsWith('choices') && options.length <= 9 && matchMedia('(pointer: fine)').matches;
  const element = h('fieldset', { class: style, 'aria-describedby': [describedBy, keyboard && keysId].filter(Boolean).join(' ') || null, dataset: { name } },
    h('legend', null, legend), keyboard ? h('span', { class: 'visually-hidden', id: keysId }, t('numberKeys')) : null, error, arrange(options.map((option, index) => card(radios[index], option.label, index))));
  const clear = () => {
    error.hidden = true;
    error.textContent = '';
  };
  element.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    clear();
    onchoose(target.value);
  });
  // Number keys only while the focus is inside the group: elsewhere a single key must do nothing (WCAG 2.1.4).
  element.addEventListener('keydown', (event) => {
    if (style.endsWith(' steps')) return; // their numbers have more digits than a key
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    const radio = radios[Number(event.key) - 1];
    if (!radio || radio.matches(':disabled')) return;
    event.preventDefault();
    radio.focus();
    if (radio.checked) return;
    radio.checked = true; // no click: a click that no hand made is a signal of a program
    radio.dispatchEvent(new Event('change', { bubbles: true }));
  });
  return {
    element,
    value: () => radios.find((radio) => radio.checked)?.value ?? null,
    complain() {
      error.textContent = missing;
      error.hidden = false;
      (radios.find((radio) => radio.checked) ?? radios[0])?.focus();
    },
  };
}

/**
 * A whole number within limits.
 * @param {{name: string, label: string, min: number, max: number, value: string | undefined, onchange: (text: string) => void, oncommit: (text: string) => void}} field
 */
export function numberField({ name, label, min, max, value, onchange, oncommit }) {
  const [id, errorId, hintId] = [newId(name), newId('error'), newId('hint')];
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  const input = h('input', {
    id, type: 'text', inputmode: min < 0 ? null : 'numeric', autocomplete: 'off', class: 'number', value: value ?? '', maxlength: 12,
    'aria-describedby': `${errorId} ${hintId}`,
  });
  input.addEventListener('input', () => {
    error.hidden = true;
    input.removeAttribute('aria-invalid');
    onchange(input.value);
  });
  input.addEventListener('change', () => oncommit(input.value));
  return {
    element: h('div', { class: 'field number-field', dataset: { name } }, h('label', { for: id, dir: 'auto' }, label), error, input, h('p', { class: 'hint', id: hintId }, t('wholeNumber', { min, max }))),
    /** @returns {string | null} */
    value() {
      const text = input.value.trim();
      const fits = /^-?\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max;
      return fits ? text : null;
    },
    complain() {
      error.textContent = t('needNumber', { min, max });
      error.hidden = false;
      input.setAttribute('aria-invalid', 'true');
      input.focus();
    },
  };
}

/**
 * A button that copies a text and says so.
 * @param {string} text @param {string} label of the field that shows it @param {string} [style]
 */
export function copyRow(text, label, style = '') {
  const field = h('input', { class: style, type: 'text', readonly: true, dir: 'ltr', value: text, 'aria-label': label, size: Math.max(8, text.length), onfocus: () => field.select() });
  const said = h('span', { 'aria-live': 'polite' }, t('copy'));
  const button = h('button', { class: 'button', type: 'button' }, said);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = t('copied');
    } catch { // no permission, or an insecure address: the text is selected, the rest is one key
      field.focus();
      field.select();
      said.textContent = document.execCommand('copy') ? t('copied') : t('copyFailed');
    }
    setTimeout(() => (said.textContent = t('copy')), 4000);
  });
  return h('div', { class: 'copy-row' }, field, button);
}
