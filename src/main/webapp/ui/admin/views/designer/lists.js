// @ts-check
/** Lists that are put in order by dragging, by buttons, or with Alt and the arrow keys; every move is said aloud. */
import { h, svg } from '../../../shared/dom.js';
import { moved } from './tree.js';

/** @typedef {import('../../../shared/dom.js').Children} Children */

let announcer = /** @type {HTMLElement | null} */ (null);

/** Says something to screen readers. @param {string} text */
export function announce(text) {
  if (!announcer?.isConnected) {
    announcer = h('div', { class: 'visually-hidden', role: 'status', id: 'announcer' });
    document.body.append(announcer);
  }
  announcer.textContent = text;
}

/** What is dragged now: a list's name and a row's place in it. @type {{list: string, index: number} | null} */
let dragged = null;

/**
 * One row that can be moved.
 * @param {{list: string, index: number, count: number, name: string, move: (from: number, to: number) => void, class?: string}} row
 * @param {Children} content @param {Children} [more] further buttons
 */
export function movable({ list, index, count, name, move, class: kind = '' }, content, more = null) {
  const go = (/** @type {number} */ to) => {
    if (to < 0 || to >= count || to === index) return;
    focusAfter(`${list} ${to}`);
    move(index, to);
    announce(`${name} is now ${to + 1} of ${count}.`);
  };
  const row = h('li', { class: `movable ${kind}`, dataset: { row: `${list} ${index}` } },
    h('span', { class: 'grip', 'aria-hidden': 'true', draggable: count > 1 ? 'true' : null, title: 'Drag to move' }),
    h('div', { class: 'movable-content' }, content),
    h('div', { class: 'movable-actions' },
      mover('↑', `Move ${name} up`, index > 0, () => go(index - 1), `${list} ${index} up`),
      mover('↓', `Move ${name} down`, index < count - 1, () => go(index + 1), `${list} ${index} down`),
      more));
  row.addEventListener('keydown', (event) => {
    if (!event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key) || event.defaultPrevented) return;
    event.preventDefault();
    go(index + (event.key === 'ArrowUp' ? -1 : 1));
  });
  row.addEventListener('dragstart', (event) => {
    if (!(event.target instanceof Element) || !event.target.classList.contains('grip')) return;
    event.stopPropagation();
    dragged = { list, index };
    row.classList.add('dragged');
    event.dataTransfer?.setData('text/plain', name);
    event.dataTransfer?.setDragImage(row, 20, 20);
  });
  row.addEventListener('dragend', () => { dragged = null; row.classList.remove('dragged'); });
  row.addEventListener('dragover', (event) => {
    if (dragged?.list !== list) return;
    event.preventDefault();
    event.stopPropagation();
    row.classList.toggle('drop-above', dragged.index > index);
    row.classList.toggle('drop-below', dragged.index < index);
  });
  row.addEventListener('dragleave', () => row.classList.remove('drop-above', 'drop-below'));
  row.addEventListener('drop', (event) => {
    if (dragged?.list !== list) return;
    event.preventDefault();
    event.stopPropagation();
    const from = dragged.index;
    row.classList.remove('drop-above', 'drop-below');
    dragged = null;
    if (from !== index) {
      move(from, index);
      announce(`${name}: moved to ${index + 1} of ${count}.`);
    }
  });
  return row;
}

/** @param {string} sign @param {string} label @param {boolean} possible @param {() => void} act @param {string} key */
const mover = (sign, label, possible, act, key) => h('button', { class: 'icon-button small', type: 'button', 'aria-label': label, title: label, 'aria-disabled': possible ? null : 'true', onclick: () => possible && act(), dataset: { at: key } }, sign);

/** @param {string} label @param {() => void} act @param {string} [key] */
export const removeButton = (label, act, key) => iconButton('remove', label, act, key);

/** @type {Record<string, string>} */
const ICONS = { remove: 'M5.5 5.5l9 9M14.5 5.5l-9 9', copy: 'M7 7h8v9H7zM13 7V4H5v9h2' };

/** @param {'remove' | 'copy'} icon @param {string} label @param {() => void} act @param {string} [key] */
export const iconButton = (icon, label, act, key) => h('button', { class: 'icon-button small', type: 'button', 'aria-label': label, title: label, onclick: act, dataset: key ? { at: key } : {} },
  svg('svg', { viewBox: '0 0 20 20', width: 18, height: 18, 'aria-hidden': 'true' }, svg('path', { d: ICONS[icon], fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' })));

/** @type {string | null} */
let wanted = null;
/** The row that has the focus once the step is drawn anew. @param {string} row */
export const focusAfter = (row) => { wanted = row; };

/** @param {Element} host @returns {boolean} whether a row took the focus */
export function focusMoved(host) {
  if (!wanted) return false;
  const row = host.querySelector(`[data-row="${CSS.escape(wanted)}"]`);
  wanted = null;
  const target = /** @type {HTMLElement | null | undefined} */ (row?.querySelector('summary, .row-main, input, select, textarea, button:not([aria-disabled])'));
  target?.focus();
  return Boolean(target);
}

/**
 * A list of one place of the document.
 * @param {import('./form.js').Form} form @param {string} pointer
 * @param {{part?: import('./document.js').Part, add: string, blank: () => any, name: (one: any, i: number) => string, row: (one: any, i: number, at: string) => Children, least?: number, help?: Children, empty?: Children}} parts
 */
export function list(form, pointer, { part = 'study', add, blank, name, row, least = 0, help, empty }) {
  const items = /** @type {any[]} */ (form.get(pointer, part) ?? []);
  const key = `${part}${pointer}`;
  if (!Array.isArray(items)) return h('div', null, form.slot(pointer, part));
  return h('div', { class: 'list-field' },
    help && h('p', { class: 'hint' }, help),
    items.length === 0 && empty && h('p', { class: 'quiet-empty' }, empty),
    items.length > 0 && h('ol', { class: 'movables' }, ...items.map((one, index) => movable(
      { list: key, index, count: items.length, name: name(one, index), move: (from, to) => form.set(pointer, moved(items, from, to), part) },
      row(one, index, `${pointer}/${index}`),
      items.length > least && removeButton(`Remove ${name(one, index)}`, () => {
        focusAfter(`${key} ${Math.max(0, index - 1)}`);
        const left = items.filter((_, i) => i !== index);
        form.set(pointer, left.length > 0 || least > 0 ? left : undefined, part);
        announce(`${name(one, index)} is removed.`);
      })))),
    form.slot(pointer, part),
    h('div', null, h('button', { class: 'button small', type: 'button', dataset: { at: `add ${key}` }, onclick: () => {
      focusAfter(`${key} ${items.length}`);
      form.set(pointer, [...items, blank()], part);
    } }, add)));
}
