// @ts-check
/** A stimulus set: its models and methods, and every item with its explanations, by truth and prediction. */
import { h, newId, show } from '../../shared/dom.js';
import { count, counted, interval, number, shortHash } from '../format.js';
import { classLabel, methodName, outputOf, stimulusCard } from '../parts/stimulus.js';
import { table } from '../parts/table.js';
import { server } from '../server.js';
import { said } from '../words.js';

const PAGE = 12;

/** @type {import('../router.js').View} */
export const view = {
  async render({ params, signal }) {
    const set = await server.get(`/api/stimuli/${encodeURIComponent(params.slug)}`, { signal });
    return {
      title: set.title,
      node: h('div', null,
        h('div', { class: 'page-head' },
          h('p', { class: 'eyebrow' }, h('a', { href: '#/stimuli' }, 'Stimuli'), ` / ${said(set.modality)}`),
          h('h1', null, set.title),
          h('p', { class: 'lead' }, set.description ?? ''),
          h('div', { class: 'cluster' },
            h('a', { class: 'button primary', href: `#/stimuli/${encodeURIComponent(set.slug)}/runs` }, 'Run metrics'),
            h('a', { class: 'button', href: `#/stimuli/${encodeURIComponent(set.slug)}/attributions` }, 'Import explanations'))),
        h('div', { class: 'stack' },
          h('div', { class: 'columns' }, h('div', { class: 'stack' }, models(set), methods(set)), about(set)),
          browser(set, signal))),
    };
  },
};

/** @param {any} set */
function models(set) {
  const accuracy = (/** @type {any} */ model) => model.training?.accuracy ?? {};
  return h('section', { class: 'card', 'aria-labelledby': 'models' },
    h('div', { class: 'card-head' }, h('h2', { class: 'card-title', id: 'models' }, 'Models')),
    table({
      label: 'Models', rows: set.models ?? [], columns: [
        { label: 'Model', head: true, wrap: true, cell: (model) => [model.title ?? said(model.id), ' ', h('code', null, model.id), model.transparent && h('span', { class: 'badge plain' }, 'Transparent')] },
        { label: 'Held-out accuracy', num: true, cell: (model) => h('strong', null, number(accuracy(model).heldOut, 'percent')) },
        { label: '95% interval', num: true, cell: (model) => interval(accuracy(model).low, accuracy(model).high, 'percent') },
        { label: 'Held-out rows', num: true, cell: (model) => (accuracy(model).n ? count(accuracy(model).n) : '–') },
        { label: 'Training rows', num: true, cell: (model) => (model.training?.rows ? count(model.training.rows) : '–') },
      ],
    }));
}

/** @param {any} set */
const methods = (set) => h('section', { class: 'card', 'aria-labelledby': 'methods' },
  h('div', { class: 'card-head' }, h('h2', { class: 'card-title', id: 'methods' }, 'Methods and controls')),
  table({
    label: 'Methods', rows: set.methods ?? [], columns: [
      { label: 'Method', head: true, cell: methodName },
      { label: 'What it is', cell: whatItIs },
      { label: 'Source', cell: source },
      { label: 'Seed', cell: (method) => (method.seed !== undefined && method.seed !== null ? h('code', null, String(method.seed)) : '–') },
    ],
  }));

/** @param {any} method */
function whatItIs(method) {
  if (method.id === 'none') return 'Control: no explanation';
  if (method.id === 'placebo') return `Control: ${said(method.of ?? 'an explanation')}, ${method.settings?.budget ? 'its parts exchanged' : 'shuffled over the features'}`;
  if (method.id === 'oracle') return 'Control: the exact contributions of the transparent model';
  const settings = Object.entries({ ...method.params, ...method.settings }).filter(([, value]) => typeof value !== 'object');
  return settings.map(([key, value]) => `${said(key).toLowerCase()}: ${value}`).join('; ') || '–';
}

/** @param {any} method */
function source({ source: from }) {
  if (!from) return '–';
  const doi = /^(?:doi:)?(10\.\d{4,}\/\S+)$/.exec(from)?.[1];
  return doi ? h('a', { href: `https://doi.org/${doi}`, rel: 'noreferrer noopener', target: '_blank' }, doi, h('span', { class: 'visually-hidden' }, ' (opens in a new tab)')) : from;
}

/** @param {any} set */
function about(set) {
  const rows = /** @type {[string, any][]} */ ([
    ['Items', count(set.items?.length)], ['Version', set.version], ['Hash', set.hash && h('code', { title: set.hash }, shortHash(set.hash))],
    ['Labels', (set.classes ?? []).map((/** @type {any} */ one) => one.label ?? one.id).join(', ')],
    ['Licence', typeof set.licence === 'string' ? set.licence : set.licence?.data],
    ['Made', set.made?.date], ['Seed', set.made?.seed !== undefined && h('code', null, String(set.made.seed))],
    ...(set.sources ?? []).map((/** @type {any} */ source) => ['Source', source.url ? h('a', { href: source.url, rel: 'noreferrer noopener', target: '_blank' }, source.title, h('span', { class: 'visually-hidden' }, ' (opens in a new tab)')) : source.title]),
  ]).filter(([, value]) => value);
  return h('aside', { class: 'card', 'aria-labelledby': 'about' },
    h('div', { class: 'card-head' }, h('h2', { class: 'card-title', id: 'about' }, 'About the set')),
    h('dl', { class: 'facts' }, ...rows.flatMap(([name, value]) => [h('dt', null, name), h('dd', null, value)])));
}

/** @param {any} set @param {AbortSignal | undefined} signal of the page */
function browser(set, signal) {
  /** Explanations by item, for each model and method that was looked at: those of pictures are large. @type {Map<string, Map<string, number[]>>} */
  const found = new Map();
  const asked = () => `${model.element.value}|${method.element.value}`;
  const explained = async () => {
    const key = asked();
    if (found.has(key) || method.element.value === 'none') { draw(); return; }
    news.textContent = 'Fetching the explanations …';
    try {
      const all = await server.get(`/api/stimuli/${encodeURIComponent(set.slug)}/explanations?model=${encodeURIComponent(model.element.value)}&method=${encodeURIComponent(method.element.value)}`, { signal });
      found.set(key, new Map(all.map((/** @type {any} */ one) => [one.item, one.values])));
      if (asked() === key) draw();
    } catch (failed) {
      if (signal?.aborted) return;
      draw();
      news.textContent = `The explanations could not be fetched: ${/** @type {any} */ (failed).message}. Choose the method again to retry.`;
    }
  };
  const select = (/** @type {string} */ label, /** @type {[string, string][]} */ options) => {
    const element = h('select', { id: newId('select'), onchange: () => { limit = PAGE; explained(); } }, ...options.map(([value, text]) => h('option', { value }, text)));
    return { element, field: h('div', { class: 'field' }, h('label', { for: element.id }, label), element) };
  };
  const model = select('Model', (set.models ?? []).map((/** @type {any} */ one) => [one.id, one.title ?? said(one.id)]));
  const method = select('Explanation', (set.methods ?? []).map((/** @type {any} */ one) => [one.id, methodName(one)]));
  const first = (set.methods ?? []).find((/** @type {any} */ one) => !['none', 'placebo'].includes(one.id));
  if (first) method.element.value = first.id;
  const cells = h('div'), list = h('div', { class: 'stimuli' }), news = h('p', { class: 'muted small', role: 'status' });
  const more = h('button', { class: 'button', type: 'button', onclick: () => { limit += PAGE; draw(); } }, 'Show more items');
  let limit = PAGE, cell = '';
  const cellOf = (/** @type {any} */ item) => `${item.truth}|${outputOf(item, model.element.value)?.predicted ?? ''}`;
  const draw = () => {
    const items = (set.items ?? []).filter((/** @type {any} */ item) => !cell || cellOf(item) === cell);
    show(cells, matrix(set, cellOf, cell, (chosen) => { cell = chosen === cell ? '' : chosen; limit = PAGE; draw(); refocus(cells, chosen); }));
    show(list, ...items.slice(0, limit).map((/** @type {any} */ item) => stimulusCard(set, item, model.element.value, method.element.value, found.get(asked())?.get(item.id))));
    news.textContent = `${counted(Math.min(limit, items.length), 'item')} of ${count(items.length)} shown`;
    more.hidden = items.length <= limit;
  };
  explained();
  return h('section', { class: 'stack', 'aria-labelledby': 'items' },
    h('h2', { id: 'items' }, 'Items'),
    h('div', { class: 'card stimulus-filters' }, h('div', { class: 'stack tight' }, model.field, method.field), cells),
    news, list, more);
}

/** @param {HTMLElement} cells @param {string} chosen */
const refocus = (cells, chosen) => /** @type {HTMLElement | null} */ (cells.querySelector(`[data-cell="${CSS.escape(chosen)}"]`))?.focus();

/**
 * Truth by prediction, each cell a filter.
 * @param {any} set @param {(item: any) => string} cellOf @param {string} chosen @param {(cell: string) => void} choose
 */
function matrix(set, cellOf, chosen, choose) {
  const classes = set.classes ?? [];
  const many = classes.length > 4;
  const counts = new Map();
  for (const item of set.items ?? []) counts.set(cellOf(item), (counts.get(cellOf(item)) ?? 0) + 1);
  const table = h('table', { class: many ? 'cells many' : 'cells' },
    h('caption', null, many ? 'Truth (rows) by prediction (columns). Choose a cell to see its items only.' : 'Truth by prediction. Choose a cell to see its items only.'),
    h('thead', null, h('tr', null, h('td', null), ...classes.map((/** @type {any} */ one) => h('th', { scope: 'col' }, h('span', null, many ? classLabel(set, one.id) : `Says ${classLabel(set, one.id)}`))))),
    h('tbody', null, ...classes.map((/** @type {any} */ truth) => h('tr', null, h('th', { scope: 'row' }, many ? classLabel(set, truth.id) : `Is ${classLabel(set, truth.id)}`),
      ...classes.map((/** @type {any} */ said1) => {
        const cell = `${truth.id}|${said1.id}`;
        return h('td', null, h('button', {
          class: `cell-button${truth.id === said1.id ? ' right' : ''}${counts.get(cell) ? '' : ' none'}`, type: 'button', 'aria-pressed': String(cell === chosen), dataset: { cell },
          'aria-label': `${counted(counts.get(cell) ?? 0, 'item')}: is ${classLabel(set, truth.id)}, says ${classLabel(set, said1.id)}`,
          onclick: () => choose(cell),
        }, count(counts.get(cell) ?? 0)));
      })))));
  return h('div', { class: 'cells-wrap', tabindex: many ? '0' : null, role: many ? 'region' : null, 'aria-label': many ? 'Truth by prediction, scrolls sideways' : null }, table);
}
