// @ts-check
/**
 * What is pointed at, in words and numbers, in a place of its own: nothing is covered, nothing jumps, and it is the same
 * with a mouse, a finger and a keyboard.
 */
import { h, show } from '../../../shared/dom.js';

/** @param {string} hint what stands there before anything is pointed at */
export function readout(hint) {
  const element = h('div', { class: 'fig-readout' }, h('p', { class: 'muted' }, hint));
  return {
    element,
    /** @param {...import('../../../shared/dom.js').Children} content */
    tell: (...content) => show(element, ...content),
    clear: () => show(element, h('p', { class: 'muted' }, hint)),
  };
}

/** Facts that are not known are left out. @param {[string, import('../../../shared/dom.js').Children][]} pairs */
export const facts = (pairs) => h('dl', null, pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
  .map(([name, value]) => [h('dt', null, name), h('dd', { dir: 'auto' }, value)]).flat());

/** A picture that cannot be drawn says so and leaves the trial whole. @param {string} text */
export const nothing = (text) => h('p', { class: 'fig-none' }, text);
