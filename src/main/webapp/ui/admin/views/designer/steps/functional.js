// @ts-check
/** A study without people: methods, models, metrics and items. */
import { h } from '../../../../shared/dom.js';
import { said } from '../../../words.js';
import { list } from '../lists.js';

/** @param {import('../steps.js').Ui} ui */
export function render({ form, context }) {
  const slug = form.get('/stimuli/set');
  const set = context.set(slug);
  const named = (/** @type {any[]} */ all) => all.map((one) => ({ id: one.id, label: one.title ?? said(one.id), help: one.description }));
  const cards = slug ? /** @type {any[]} */ (context.ask('/api/metrics') ?? []) : [];
  const offered = Array.isArray(cards) ? cards.map((one) => one.card ?? one) : [];
  const items = form.get('/functional/items');
  return h('div', { class: 'stack' },
    !set && h('p', { class: 'notice info' }, 'Choose a stimulus set first: it says which models and methods there are.'),
    set && h('div', { class: 'form-card' },
      form.ticks('/functional/methods', 'Explanation methods', [...named(set.methods), ...['placebo', 'random'].filter((id) => !set.methods.some((/** @type {any} */ one) => one.id === id)).map((id) => ({ id, label: said(id), help: id === 'random' ? 'A ranking drawn anew: what every method has to beat.' : 'The first method’s weights on shuffled places.' }))], { help: 'Keep a random ranking and a placebo among them: without one a score means little.' }),
      form.ticks('/functional/models', 'Models', named(set.models), { help: 'None ticked: the study’s own model.' })),
    h('div', { class: 'form-card' },
      h('h4', null, 'Metrics'),
      list(form, '/functional/metrics', {
        add: 'Add a metric', blank: () => ({ id: offered[0]?.id ?? 'comprehensiveness' }), name: (one, i) => said(one.id ?? `metric ${i + 1}`),
        help: 'Each stands for one property of an explanation. Settings that are not named keep their default.',
        row: (one, _, at) => h('div', { class: 'stack tight' },
          offered.length > 0
            ? form.choice(`${at}/id`, 'Metric', offered.map((card) => ({ id: card.id, label: card.title ?? said(card.id), help: card.description })))
            : form.text(`${at}/id`, 'Metric', { mono: true }),
          settings(form, at, one)),
      })),
    h('div', { class: 'form-card' },
      h('h4', null, 'Items'),
      h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: items === 'all' || items === undefined, dataset: { at: 'all items' }, onchange: (/** @type {Event} */ event) => form.set('/functional/items', /** @type {HTMLInputElement} */ (event.target).checked ? 'all' : { perCell: 3 }) }), h('span', null, 'All items of the set')),
      items && typeof items === 'object' && form.number('/functional/items/perCell', 'Items of each combination of truth and prediction', { min: 1, max: 1000 }),
      items && typeof items === 'object' && form.rest('/functional/items', ['perCell']),
      form.number('/functional/seed', 'Seed', { min: 0, optional: true, help: 'Everything drawn is drawn from it; the study’s own if left out.' })),
    form.rest('/functional', ['methods', 'models', 'metrics', 'items', 'seed']));
}

/** @param {import('../form.js').Form} form @param {string} at @param {any} metric */
function settings(form, at, metric) {
  const own = Object.keys(metric).filter((key) => key !== 'id');
  return own.length > 0 && h('div', { class: 'form-row' }, ...own.map((key) => (typeof metric[key] === 'number' ? form.number(`${at}/${key}`, key, { step: 'any' }) : typeof metric[key] === 'string' ? form.text(`${at}/${key}`, key, { mono: true }) : form.rest(at, ['id', ...own.filter((other) => other !== key)]))));
}
