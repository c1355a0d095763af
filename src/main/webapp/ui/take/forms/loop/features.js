// @ts-check
/** What the model may use: a switch each, with its weight as a bar that has a sign. */
import { h, newId } from '../../../shared/dom.js';
import { t } from '../../words.js';

/** @param {any} figure @param {{off: () => string[], set: (id: string, on: boolean) => void}} to */
export function featureSwitches(figure, to) {
  const title = newId('features');
  const lines = figure.features.map((/** @type {any} */ one) => {
    const weight = h('span', { class: 'fig-weight' });
    const box = h('input', { type: 'checkbox', role: 'switch', onchange: () => to.set(one.id, box.checked) });
    return { one, weight, box, element: h('li', null, h('label', { class: 'check' }, box, h('span', { dir: 'auto' }, one.label)), weight) };
  });
  return {
    element: h('section', { class: 'fig-features', 'aria-labelledby': title }, h('h3', { id: title }, t('loopFeatures')), h('ul', null, lines.map((/** @type {any} */ line) => line.element))),
    /** @param {Record<string, number>} weights */
    refresh(weights) {
      const strongest = Math.max(...Object.values(weights ?? {}).map(Math.abs), 1e-9);
      for (const { one, weight, box, element } of lines) {
        box.checked = !to.off().includes(one.id);
        element.classList.toggle('fig-off', !box.checked);
        const value = weights?.[one.id];
        weight.replaceChildren(...(typeof value === 'number' ? [
          h('span', { class: `fig-weight-bar ${value < 0 ? 'minus' : 'plus'}`, 'aria-hidden': 'true' }, h('span', { style: { 'inline-size': `${Math.round((Math.abs(value) / strongest) * 100)}%` } })),
          h('span', { class: 'num' }, h('span', { class: 'visually-hidden' }, t('loopWeight', { weight: '' })), `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`)] : []));
      }
    },
  };
}
