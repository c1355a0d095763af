// @ts-check
/**
 * A block a class, small squares in two columns: correct ones left, misclassified ones right with the border in the colour
 * and with the mark of the class that they were taken for.
 */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';
import { hue, swatch } from '../parts/colours.js';
import { correctness, nameOf } from '../parts/instance.js';
import { roving } from '../parts/roving.js';

/**
 * @param {any[]} items @param {{classes: Map<string, number>, by: 'truth' | 'predicted', focus: Set<string>, open: string | null, lit: Set<string>,
 *   press: (id: string) => void, point: (id: string | null) => void}} how
 */
export function squares(items, { classes, by, focus, open, lit, press, point }) {
  /** @type {HTMLElement[]} */
  const all = [];
  const square = (/** @type {any} */ item) => {
    const right = correctness(item);
    const at = item.predicted === null || item.predicted === undefined ? -1 : classes.get(item.predicted) ?? -1;
    const button = h('button', {
      type: 'button', tabindex: -1, 'data-id': item.id, 'aria-pressed': String(item.id === open),
      class: `fig-in-square ${right === false ? 'is-wrong' : right ? 'is-right' : 'is-unknown'} ${focus.has(item.id) ? 'is-focus' : ''} ${lit.has(item.id) ? 'is-lit' : ''}`,
      style: { color: right === false ? hue(at) : right ? hue(classes.get(item.truth) ?? -1) : hue(-1) },
      'aria-label': [nameOf(item), item.predicted ? `${t('figPredicted')}: ${item.predicted}` : null, right === null ? null : t(right ? 'figCorrect' : 'figWrong'), focus.has(item.id) ? t('figPointedOut') : null].filter(Boolean).join(', '),
      onclick: () => press(item.id), onpointerenter: () => point(item.id), onpointerleave: () => point(null), onfocus: () => point(item.id), onblur: () => point(null),
    }, right === false ? swatch(at) : right === null ? h('span', { 'aria-hidden': 'true' }, '?') : null);
    all.push(button);
    return button;
  };
  const group = (/** @type {string} */ label, /** @type {any[]} */ list, /** @type {number} */ at) => {
    const [right, wrong, unknown] = [true, false, null].map((state) => list.filter((item) => correctness(item) === state));
    const column = (/** @type {string} */ name, /** @type {any[]} */ some) => h('div', { class: 'fig-in-column', role: 'group', 'aria-label': `${label}: ${name}` }, h('p', { class: 'fig-in-count' }, `${name} ${some.length}`), h('div', { class: 'fig-in-squares' }, some.map(square)));
    return h('div', { class: 'fig-in-block' }, h('p', { class: 'fig-in-class', dir: 'auto' }, at >= 0 ? swatch(at) : null, ` ${label}`),
      right.length || wrong.length ? h('div', { class: 'fig-in-columns' }, column(t('figCorrect'), right), column(t('figWrong'), wrong)) : null,
      unknown.length ? column(t('instancesUnknown'), unknown) : null);
  };
  const known = [...classes].map(([label, at]) => ({ label, at, list: items.filter((item) => item[by] === label) }));
  const rest = items.filter((item) => !classes.has(item[by]));
  const host = h('div', { class: 'fig-in-blocks' }, known.filter(({ list }) => list.length || items.length > 0).map(({ label, at, list }) => group(label, list, at)), rest.length ? group(t('figUnknownClass'), rest, -1) : null);
  roving(host, { items: () => all, at: (one) => {
    const box = one.getBoundingClientRect();
    return [box.x, box.y];
  } }).refresh(all.find((one) => one.getAttribute('data-id') === open) ?? null);
  return host;
}
