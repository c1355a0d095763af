// @ts-check
/** The page around the steps: title, progress, menu, messages, and where the focus goes. */
import { h, show } from '../shared/dom.js';
import { t } from './words.js';

/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

export const main = place('task');

/** @param {string} text */
export function announce(text) {
  const announcer = place('announcer');
  announcer.textContent = '';
  clearTimeout(saying);
  saying = setTimeout(() => (announcer.textContent = text), 60); // an emptied region speaks the same words again
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let saying;

/** @param {string | undefined} title */
export function setTitle(title) {
  if (!title) return;
  place('study-title').textContent = title;
  document.title = title;
}

/** @param {{done: number, total: number} | null | undefined} progress */
export function setProgress(progress) {
  if (!progress || !(progress.total > 0)) return show(place('progress'));
  const label = t('progress', progress);
  const bar = place('progress').querySelector('progress') ?? h('progress', { class: 'bar' });
  bar.max = progress.total;
  bar.value = progress.done;
  bar.setAttribute('aria-label', label);
  bar.title = label;
  if (!bar.isConnected) show(place('progress'), bar);
}

/** @param {{label: string, danger?: boolean, act: () => void}[]} items none: no menu */
export function setMenu(items) {
  if (!items.length) return show(place('menu'));
  const summary = h('summary', { class: 'button small quiet' }, h('span', { class: 'menu-sign', 'aria-hidden': 'true' }), t('menu'));
  const menu = h('details', { class: 'menu' }, summary, h('div', { class: 'menu-list' }, items.map(({ label, danger, act }) =>
    h('button', { type: 'button', class: danger ? 'menu-item danger' : 'menu-item', onclick: () => { menu.open = false; summary.focus(); act(); } }, label))));
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    summary.focus();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
  });
  show(place('menu'), menu);
}

/**
 * A calm message above the step; one per name, a null takes it away.
 * @param {string} name
 * @param {{tone?: '' | 'info' | 'warn' | 'bad' | 'good', title: string, text?: string, action?: {label: string, act: () => void}, lasting?: boolean} | null} notice
 */
export function setNotice(name, notice) {
  const old = place('notices').querySelector(`[data-notice="${name}"]`);
  if (!notice) return old?.remove();
  const { tone = 'info', title, text, action, lasting } = notice;
  if (old?.getAttribute('data-title') === title) return; // said already
  const made = h('div', { class: `notice ${tone}`, dataset: { notice: name, title } },
    h('p', { class: 'notice-title' }, title),
    text ? h('p', null, text) : null,
    action ? h('p', null, h('button', { type: 'button', class: 'link-button', onclick: action.act }, action.label)) : null,
    lasting ? null : h('button', { type: 'button', class: 'icon-button notice-close', 'aria-label': t('dismiss'), onclick: () => made.remove() }, '×'));
  if (old) old.replaceWith(made);
  else place('notices').append(made);
}

/** Messages about a step that is over go with it. @param {string[]} names */
export const clearNotices = (...names) => names.forEach((name) => setNotice(name, null));

/**
 * Puts a page into the main element, at its top, with the focus on its heading.
 * @param {string} kind @param {Node} body @param {{seq?: number, layout?: string, quiet?: boolean}} [how] quiet: the first page, where the browser reads from the top by itself
 */
export function turnTo(kind, body, { seq, layout = '', quiet = false } = {}) {
  main.dataset.step = kind;
  if (seq === undefined) delete main.dataset.seq;
  else main.dataset.seq = String(seq);
  main.className = `page ${layout}`;
  main.setAttribute('aria-busy', 'false');
  announce(''); // what was said of the last page is not read at the end of this one
  show(main, body);
  scrollTo(0, 0);
  if (!quiet && !beside()) main.querySelector('h1')?.focus({ preventScroll: true });
}

/** In a frame of a page that somebody is using: a preview does not take the focus away from its own controls. */
const beside = () => parent !== window && !document.hasFocus();

/** Nothing to see for a moment; if it is longer, a sign of life. */
export function turnToWaiting() {
  main.setAttribute('aria-busy', 'true');
  const body = h('div', { class: 'waiting' }, h('h1', { class: 'visually-hidden', tabindex: -1 }, t('loading')), h('span', { class: 'spinner', 'aria-hidden': 'true' }));
  show(main, body);
  delete main.dataset.step;
}

/**
 * A page that is only a message.
 * @param {string} kind @param {string} title @param {string} text @param {{label: string, act: () => void, primary?: boolean}[]} [actions]
 */
export function turnToMessage(kind, title, text, actions = []) {
  turnTo(kind, h('div', { class: 'message stack' },
    h('h1', { tabindex: -1 }, title), h('p', { class: 'lead' }, text),
    actions.length ? h('div', { class: 'cluster' }, actions.map(({ label, act, primary }) =>
      h('button', { type: 'button', class: primary ? 'button primary' : 'button', onclick: act }, label))) : null));
}
