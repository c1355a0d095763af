// @ts-check
/**
 * Short news at the foot of the page, read out by screen readers. Behind an open dialog everything is dim and mute, so
 * each dialog has a place for news of its own.
 */
import { h } from '../../shared/dom.js';
import { explain } from './problem.js';

/** @param {string} text @param {number} [ms] */
export function toast(text, ms = 5000) {
  const element = h('div', { class: 'toast' }, text);
  const places = document.querySelectorAll('#toasts, dialog[open] > .toasts');
  for (const place of places) place.replaceChildren(); // the newest counts
  places[places.length - 1]?.append(element);
  setTimeout(() => element.remove(), ms);
}

/** @param {unknown} failure */
export function failed(failure) {
  const { title, detail } = explain(failure);
  toast([title, detail].filter(Boolean).join(': '), 9000);
}
