// @ts-check
/** A stimulus set: its models and methods, what it has for which design, its items, and each as participants get it. */
import { h } from '../../shared/dom.js';
import { count, interval, number, shortHash } from '../format.js';
import { setItems } from '../parts/set-items.js';
import { setShown } from '../parts/set-shown.js';
import { alternatives, balance, changes, coverage, editions } from '../parts/set-tables.js';
import { methodName } from '../parts/stimulus.js';
import { table } from '../parts/table.js';
import { server } from '../server.js';
import { said } from '../words.js';

/** @type {import('../router.js').View} */
export const view = {
  async render({ params, signal, query }) {
    const base = `/api/stimuli/${encodeURIComponent(params.slug)}`;
    const [set, versions] = await Promise.all([server.get(`${base}/survey`, { signal }), server.get(`${base}/versions`, { signal })]);
    const studies = [...new Map(versions.flatMap((/** @type {any} */ one) => one.uses).map((/** @type {any} */ use) => [use.slug, use])).values()];
    const shown = setShown(set, studies, signal);
    const items = setItems(set, shown.open, signal);
    const filter = (/** @type {Record<string, string>} */ wanted) => {
      items.filter(wanted);
      const heading = /** @type {HTMLElement} */ (items.element.querySelector('h2'));
      heading.scrollIntoView({ block: 'start' });
      heading.focus({ preventScroll: true });
    };
    const first = query.get('item');
    if (first) setTimeout(() => shown.open(first), 0);
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
          items.element, shown.element,
          balance(set, filter), coverage(set, filter), alternatives(set, shown.open, filter), changes(set), editions(versions))),
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
        { label: 'Held-out accuracy', num: true, cell: (model) => [h('strong', null, number(accuracy(model).heldOut, 'percent')), h('br', null), h('span', { class: 'muted small' }, interval(accuracy(model).low, accuracy(model).high, 'percent'))] },
        { label: 'Rows: held out, training', num: true, cell: (model) => `${accuracy(model).n ? count(accuracy(model).n) : '–'}, ${model.training?.rows ? count(model.training.rows) : '–'}` },
        { label: 'File', wrap: true, cell: (model) => [h('code', null, model.file ?? '–'), model.version && ` version ${model.version}`] },
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
    ['Items', `${count(set.items)}, ${count(set.practice)} of them for practice`], ['Version', set.version], ['Hash', set.hash && h('code', { title: set.hash }, shortHash(set.hash))],
    ['Labels', (set.classes ?? []).map((/** @type {any} */ one) => one.label ?? one.id).join(', ')],
    ['Licence', typeof set.licence === 'string' ? set.licence : set.licence?.data],
    ['Made', set.made?.date], ['Seed', set.made?.seed !== undefined && h('code', null, String(set.made.seed))],
    ...(set.sources ?? []).map((/** @type {any} */ source) => ['Source', source.url ? h('a', { href: source.url, rel: 'noreferrer noopener', target: '_blank' }, source.title, h('span', { class: 'visually-hidden' }, ' (opens in a new tab)')) : source.title]),
  ]).filter(([, value]) => value);
  return h('aside', { class: 'card', 'aria-labelledby': 'about' },
    h('div', { class: 'card-head' }, h('h2', { class: 'card-title', id: 'about' }, 'About the set')),
    h('dl', { class: 'facts' }, ...rows.flatMap(([name, value]) => [h('dt', null, name), h('dd', null, value)])));
}
