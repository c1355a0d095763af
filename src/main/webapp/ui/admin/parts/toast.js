// @ts-check
/** Short news at the foot of the page, read out by screen readers. */
import { h } from '../../shared/dom.js';
import { explain } from './problem.js';

/** @param {string} text @param {number} [ms] */
export function toast(text, ms = 5000) {
  const element = h('div', { class: 'toast' }, text);
  document.getElementById('toasts')?.replaceChildren(element); // the newest counts
  setTimeout(() => element.remove(), ms);
}

/** @param {unknown} failure */
export function failed(failure) {
  const { title, detail } = explain(failure);
  toast([title, detail].filter(Boolean).join(': '), 9000);
}
