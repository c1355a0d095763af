// @ts-check
/** Small controls above a picture: a menu with its name, and buttons of which one is pressed. */
import { h, newId } from '../../../shared/dom.js';

/** @param {string} label @param {[string, string][]} options value and text @param {string} value @param {(value: string) => void} act */
export function menu(label, options, value, act) {
  const id = newId('menu');
  return h('div', { class: 'fig-menu' }, h('label', { for: id }, label),
    h('select', { id, onchange: (/** @type {any} */ event) => act(event.target.value) }, options.map(([name, text]) => h('option', { value: name, selected: name === value }, text))));
}

/** @param {string} label @param {[string, string][]} options value and text @param {string} value @param {(value: string) => void} act */
export function switcher(label, options, value, act) {
  const buttons = options.map(([name, text]) => h('button', { type: 'button', class: 'button small fig-button', 'aria-pressed': String(name === value), onclick: () => {
    buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(options[i][0] === name)));
    act(name);
  } }, text));
  return h('div', { class: 'fig-buttons', role: 'group', 'aria-label': label }, buttons);
}

/** @param {string} sign @param {string} name @param {() => void} act */
export const iconButton = (sign, name, act) => h('button', { type: 'button', class: 'button small', 'aria-label': name, title: name, onclick: act }, sign);
