// @ts-check
/** The cases: what the model says of each, before and now, and where it is wished the right answer to choose. */
import { h, newId } from '../../../shared/dom.js';
import { t } from '../../words.js';
import { className } from '../parts/asking.js';

/** @param {any} figure @param {import('../figure.js').Context} context @param {{label: (id: string) => string | null, set: (id: string, label: string) => void}} to */
export function itemCards(figure, context, to) {
  const labelling = figure.feedback === 'label';
  const cards = figure.items.map((/** @type {any} */ item, /** @type {number} */ i) => {
    const title = newId('case');
    const says = h('p', { class: 'fig-item-says' });
    const group = newId('label');
    const radios = labelling ? (figure.classes ?? []).map((/** @type {any} */ one) => ({ id: one.id, input: h('input', { type: 'radio', name: group, onchange: () => to.set(item.id, one.id) }), label: one.label })) : [];
    const why = item.why ? h('details', { class: 'fig-item-why', ontoggle: (/** @type {any} */ event) => {
      context.note(event.target.open ? 'expand' : 'collapse', `item:${item.id}`);
      if (event.target.open && event.target.childElementCount === 1) void context.draw(item.why).then((drawn) => event.target.append(drawn));
    } }, h('summary', null, t('loopWhy'))) : null;
    const element = h('li', { class: 'fig-item', 'aria-labelledby': title },
      h('h4', { id: title }, t('loopItem', { n: i + 1 })),
      item.text ? h('p', { class: 'fig-item-text', dir: 'auto' }, item.text) : null,
      item.href ? h('img', { src: item.href, alt: item.imageAlt ?? '', class: 'fig-item-image' }) : null,
      item.values ? h('dl', { class: 'fig-item-values' }, item.values.map((/** @type {any} */ one) => [h('dt', { dir: 'auto' }, one.name), h('dd', { dir: 'auto' }, String(one.value))]).flat()) : null,
      says, why,
      labelling ? h('fieldset', { class: 'fig-item-labels' }, h('legend', null, t('loopLabel')), radios.map((/** @type {any} */ { input, label }) => h('label', { class: 'check' }, input, h('span', { dir: 'auto' }, label)))) : null);
    return { item, says, radios, element };
  });
  return {
    element: h('section', { class: 'fig-items' }, h('h3', null, t('loopItems')), h('ol', null, cards.map((/** @type {any} */ card) => card.element))),
    /** @param {Record<string, string>} now @param {Record<string, string> | null} before */
    refresh(now, before) {
      for (const { item, says, radios, element } of cards) {
        const said = now?.[item.id];
        const was = before?.[item.id];
        const other = Boolean(said && was && said !== was);
        element.classList.toggle('fig-item-changed', other);
        says.replaceChildren(...(said ? [`${t('loopSays')}: `, h('strong', { dir: 'auto' }, className(figure, said)), other ? h('span', { class: 'badge info' }, t('loopSaidBefore', { label: className(figure, /** @type {string} */ (was)) })) : ''] : []));
        const chosen = to.label(item.id) ?? item.label;
        for (const { id, input } of radios) input.checked = id === chosen;
      }
    },
  };
}
