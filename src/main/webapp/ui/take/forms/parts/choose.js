// @ts-check
/** One of a few: buttons side by side, or a menu when there are many. */
import { h, newId } from '../../../shared/dom.js';

const BUTTONS = 6;
const LONGEST = 60; // letters of all names together

/** @typedef {{value: any, name: string}} Option */

/**
 * @param {{label: string, options: Option[], value: any, change: (value: any) => void, menu?: boolean}} options
 * @returns {HTMLElement & {put(value: any): void}}
 */
export function choose(options) {
  const { options: all, menu } = options;
  const few = all.length <= BUTTONS && all.reduce((sum, { name }) => sum + name.length, 0) <= LONGEST;
  return menu || !few ? list(options) : buttons(options);
}

/** @param {Parameters<typeof choose>[0]} options */
function buttons({ label, options, value, change }) {
  const id = newId('choose');
  const made = options.map((option) => h('button', {
    type: 'button', class: 'button small fig-button', 'aria-pressed': String(option.value === value), dir: 'auto',
    onclick: () => {
      put(option.value);
      change(option.value);
    },
  }, option.name));
  const put = (/** @type {any} */ now) => made.forEach((button, i) => button.setAttribute('aria-pressed', String(options[i].value === now)));
  return Object.assign(h('div', { class: 'fig-choose' }, h('span', { id, class: 'fig-choose-name' }, label),
    h('div', { class: 'fig-buttons fig-wrap', role: 'group', 'aria-labelledby': id }, made)), { put });
}

/** @param {Parameters<typeof choose>[0]} options */
function list({ label, options, value, change }) {
  const menu = /** @type {HTMLSelectElement} */ (h('select', null, options.map(({ name }, i) => h('option', { value: i }, name))));
  const put = (/** @type {any} */ now) => (menu.selectedIndex = options.findIndex((option) => option.value === now));
  put(value);
  menu.addEventListener('change', () => change(options[menu.selectedIndex].value));
  return Object.assign(h('label', { class: 'fig-choose' }, h('span', null, label), menu), { put });
}

/** On or off. @param {string} label @param {boolean} on @param {(on: boolean) => void} change */
export const toggle = (label, on, change) =>
  h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: on, onchange: (/** @type {any} */ event) => change(event.target.checked) }), h('span', null, label));

/** What was chosen before the page was loaded anew, if it can still be chosen. @template T @param {any} kept @param {T} first @param {(kept: any) => boolean} fits @returns {T} */
export const kept = (kept, first, fits) => (kept !== undefined && kept !== null && fits(kept) ? kept : first);
