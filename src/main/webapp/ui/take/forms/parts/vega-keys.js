// @ts-check
/** The marks of a chart in which something can be selected, for the keyboard: arrows go from mark to mark, Enter clicks. */
import { h } from '../../../shared/dom.js';
import { roving } from './roving.js';

const MOST = 300;

/** @param {any} spec @returns {boolean} whether single marks can be selected in it */
export const selectable = (spec) => [spec, ...['layer', 'hconcat', 'vconcat', 'concat'].flatMap((name) => (Array.isArray(spec?.[name]) ? spec[name] : []))]
  .some((one) => (Array.isArray(one?.params) ? one.params : []).some((/** @type {any} */ param) => param?.select === 'point' || param?.select?.type === 'point'));

/** @param {SVGSVGElement} svg @param {string} label of the chart */
export function byKeyboard(svg, label) {
  const items = () => [...svg.querySelectorAll('.role-mark > path')].filter((mark) => /** @type {any} */ (mark).__data__?.datum).slice(0, MOST);
  if (!items().length) return;
  svg.removeAttribute('aria-hidden');
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', label);
  for (const mark of items()) {
    mark.setAttribute('role', 'button');
    mark.setAttribute('aria-label', told(/** @type {any} */ (mark).__data__.datum));
    mark.removeAttribute('aria-roledescription');
  }
  /** @param {Element} mark @returns {[number, number]} */
  const at = (mark) => {
    const { left, top, width, height } = mark.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const ring = h('span', { class: 'fig-vega-ring', hidden: true, 'aria-hidden': 'true' }); // of its own: a mark may be faint
  svg.parentElement?.append(ring);
  const show = (/** @type {Element} */ mark) => {
    const [box, place] = [mark.getBoundingClientRect(), /** @type {Element} */ (ring.parentElement).getBoundingClientRect()];
    ring.hidden = !mark.matches(':focus-visible');
    for (const [name, value] of Object.entries({ left: box.left - place.left, top: box.top - place.top, width: box.width, height: box.height })) ring.style.setProperty(name, `${value}px`);
  };
  roving(svg, { items, at, focus: show, blur: () => (ring.hidden = true), press(mark) {
    const [clientX, clientY] = at(mark);
    for (const type of ['mousedown', 'mouseup', 'click']) mark.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, clientX, clientY, view: window }));
  } }).refresh();
}

/** What the data say of a mark; names that the chart made itself are left out. @param {Record<string, any>} datum */
const told = (datum) => Object.entries(datum).filter(([name, value]) => !name.startsWith('_') && !/_(start|end|mid)$/.test(name) && (typeof value === 'string' || typeof value === 'number'))
  .slice(0, 4).map(([name, value]) => `${name}: ${value}`).join(', ');
