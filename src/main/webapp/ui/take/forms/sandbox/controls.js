// @ts-check
/** A table of features: a slider with a field for numbers, a menu for categories, and what is locked says so. */
import { h, newId } from '../../../shared/dom.js';
import { t } from '../../words.js';

/**
 * @typedef {object} Input what a sandbox changes
 * @property {HTMLElement} element
 * @property {any} start
 * @property {() => any} state
 * @property {(state: any) => void} put
 * @property {(input: any) => any} stateOf what was asked, as a state
 * @property {() => any} question
 * @property {() => boolean} wrong says so where something cannot be read
 * @property {() => number} costOf
 * @property {() => string} cost in words
 * @property {(state: any) => string} told a state in words: what differs from the beginning
 */
/** @typedef {{state: any, note: (type: string, target: string, value?: any) => void, changed: (before: any) => void, locked: (name: string, label: string) => void, enter: () => void}} To */

/** @param {any} figure @param {To} to @returns {Input} */
export function controls(figure, to) {
  const parts = figure.inputs.map((/** @type {any} */ one) => feature(one));
  /** @type {Record<string, any>} */
  const start = Object.fromEntries(parts.map((/** @type {Feature} */ one) => [one.name, one.start]));
  /** @type {Record<string, any>} */
  let now = { ...start, ...to.state };

  const lines = parts.map((/** @type {Feature} */ one) => line(one, {
    value: now[one.name],
    set(value) {
      if (now[one.name] === value) return;
      const before = { ...now };
      now = { ...now, [one.name]: value };
      to.note('edit-input', one.name, value);
      to.changed(before);
    },
    locked: () => to.locked(one.name, one.label),
    enter: to.enter,
  }));

  const differing = (/** @type {any} */ state) => parts.filter((/** @type {Feature} */ one) => state[one.name] !== one.start);
  const costOf = () => differing(now).reduce((/** @type {number} */ sum, /** @type {Feature} */ one) =>
    sum + (one.options ? one.cost : (one.cost * Math.abs(now[one.name] - one.start)) / one.step), 0);
  return {
    element: h('div', { class: 'fig-controls' }, lines.map((/** @type {any} */ one) => one.element)),
    start,
    state: () => ({ ...now }),
    put(state) {
      now = { ...start, ...state };
      lines.forEach((/** @type {any} */ one) => one.put(now[one.name]));
    },
    stateOf: (input) => ({ ...start, ...input.values }),
    question: () => ({ values: { ...now } }),
    wrong: () => lines.filter((/** @type {any} */ one) => one.wrong()).length > 0,
    costOf,
    cost: () => t('sandboxCost', { cost: number(Math.round(costOf() * 100) / 100) }),
    told: (state) => differing(state).map((/** @type {Feature} */ one) => `${one.label}: ${words(one, state[one.name])}`).join(', ') || t('sandboxBeginning'),
  };
}

/** @typedef {{name: string, label: string, unit: string, options: {id: any, label: string}[] | null, min: number, max: number, step: number, start: any, mutable: boolean, cost: number}} Feature */

/** @param {any} one @returns {Feature} */
function feature(one) {
  const options = one.options?.map((/** @type {any} */ option) => (typeof option === 'object' ? option : { id: option, label: String(option) })) ?? null;
  return { name: one.name, label: one.label ?? one.name, unit: one.unit ?? '', options, min: one.min ?? 0, max: one.max ?? 100, step: one.step ?? 1, start: one.value, mutable: one.mutable !== false, cost: one.cost ?? 1 };
}

/** @param {number} value */
const number = (value) => new Intl.NumberFormat(document.documentElement.lang || 'en', { maximumFractionDigits: 4 }).format(value);

/** @param {Feature} one @param {any} value */
const words = (one, value) => (one.options ? one.options.find(({ id }) => id === value)?.label ?? String(value) : `${number(value)}${one.unit ? ` ${one.unit}` : ''}`);

/** @param {Feature} one @param {{value: any, set: (value: any) => void, locked: () => void, enter: () => void}} to */
function line(one, to) {
  const id = newId('input');
  const was = h('span', { class: 'fig-was', id: `${id}-was` });
  const name = h('label', { for: id }, one.label, one.unit && !one.options ? h('span', { class: 'muted' }, ` (${one.unit})`) : null);
  /** @param {any} value */
  const mark = (value) => {
    const differs = value !== one.start;
    element.classList.toggle('fig-changed', differs);
    was.textContent = differs ? t('sandboxWas', { value: words(one, one.start) }) : '';
  };
  const made = !one.mutable ? locked(one, id, to) : one.options ? menu(one, id, to, mark) : numeric(one, id, to, mark);
  const element = h('div', { class: `fig-control${one.mutable ? '' : ' fig-locked'}` }, name, made.content, one.mutable ? was : h('span', { class: 'fig-was' }, t('sandboxLocked')));
  made.put(to.value);
  mark(to.value);
  return { name: one.name, element, wrong: made.wrong, put: (/** @type {any} */ value) => { made.put(value); mark(value); } };
}

/** @param {Feature} one @param {string} id @param {{locked: () => void}} to */
function locked(one, id, to) {
  const field = h('input', { id, type: 'text', readonly: true, class: 'fig-fixed', 'aria-readonly': 'true', dir: 'auto', value: words(one, one.start), onpointerdown: to.locked, onkeydown: (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Enter') event.preventDefault();
    if (event.key.length === 1 || ['Backspace', 'Delete', 'ArrowUp', 'ArrowDown', 'Enter'].includes(event.key)) to.locked();
  } });
  return { content: field, put: () => {}, wrong: () => false };
}

/** @param {Feature} one @param {string} id @param {{set: (value: any) => void}} to @param {(value: any) => void} mark */
function menu(one, id, to, mark) {
  const field = h('select', { id, 'aria-describedby': `${id}-was`, onchange: () => {
    const value = one.options?.[field.selectedIndex].id;
    mark(value);
    to.set(value);
  } }, one.options?.map(({ label }) => h('option', null, label)));
  return { content: field, put: (/** @type {any} */ value) => void (field.selectedIndex = one.options?.findIndex(({ id: option }) => option === value) ?? -1), wrong: () => false };
}

/** @param {Feature} one @param {string} id @param {{set: (value: any) => void, enter: () => void}} to @param {(value: any) => void} mark */
function numeric(one, id, to, mark) {
  const error = h('p', { class: 'error', id: `${id}-error`, hidden: true }, t('sandboxUnreadable', { min: number(one.min), max: number(one.max) }));
  const range = h('input', { type: 'range', min: one.min, max: one.max, step: one.step, 'aria-label': t('sandboxSlider', { name: one.label }),
    oninput: () => { field.value = range.value; mark(Number(range.value)); },
    onchange: () => take(Number(range.value)) });
  const field = h('input', { id, type: 'number', class: 'number', inputmode: 'decimal', min: one.min, max: one.max, step: 'any', 'aria-describedby': `${id}-was ${id}-error`,
    onchange: () => read(),
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault(); // it would answer the trial
      if (read()) to.enter();
    } });
  const wrong = () => field.value === '' || !(Number(field.value) >= one.min && Number(field.value) <= one.max);
  const read = () => {
    error.hidden = !wrong();
    field.setAttribute('aria-invalid', String(wrong()));
    if (wrong()) return false;
    take(Number(field.value));
    return true;
  };
  /** @param {number} value */
  const take = (value) => {
    range.value = field.value = String(value);
    error.hidden = true;
    field.setAttribute('aria-invalid', 'false');
    mark(value);
    to.set(value);
  };
  return {
    content: h('div', { class: 'fig-numeric' }, range, field, error),
    put: (/** @type {any} */ value) => { range.value = field.value = String(value); error.hidden = true; field.setAttribute('aria-invalid', 'false'); },
    wrong: () => {
      if (!wrong()) return false;
      error.hidden = false;
      field.focus();
      return true;
    },
  };
}
