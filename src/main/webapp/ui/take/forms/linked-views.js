// @ts-check
/**
 * Several views of the same instances, joined: what is done in one acts on others, as the figure's links say. A view may be
 * left out, a link may lead nowhere; the rest goes on.
 */
import { h, newId } from '../../shared/dom.js';
import { t } from '../words.js';
import { recordOf } from './figure.js';
import { countsOf } from './parts/confusion.js';
import { valueOf } from './parts/instance.js';
import { list } from './parts/list.js';
import { nothing } from './parts/readout.js';
import { recorder } from './parts/record.js';
import { cloud, instanceRow, matrix, read } from './linked-views/data.js';
import { dwelling } from './linked-views/dwelling.js';
import { filterBox } from './linked-views/filter.js';

export const info = {
  kind: 'linked-views',
  words: 'forms-a',
  styles: ['parts/parts.css', 'linked-views.css'],
  parameters: { instances: 'what all views speak of', layers: 'activations and places', views: 'figures', links: 'what acts on what', rowsBy: 'what gives rows by class', filters: 'rows by filter', selection: 'at first', allow: 'what may be done' },
  events: { hover: 'a view was dwelt in, with milliseconds; or what its own form records, with the view before it', select: 'a layer, a row or a view was chosen', filter: 'a word was typed and became a row', deselect: 'a row was taken out' },
};

const MOST_ROWS = 30;

/** @param {any} figure @param {import('./figure.js').Context} context */
export async function draw(figure, context) {
  const data = read(figure);
  if (!data.views.length) return nothing(t('linkedEmpty'));
  const { note, get, set } = context;
  const record = recorder(figure, context);
  const may = (/** @type {string} */ what) => !Array.isArray(figure.allow) || figure.allow.includes(what);
  const rowsBy = figure.rowsBy ?? 'truth';
  const kept = get('linked') ?? {};
  let layer = [kept.layer, figure.selection?.layer].map(String).find((id) => data.layers.has(id)) ?? [...data.layers.keys()][0] ?? '';
  let rowsAdded = kept.rowsAdded ?? 0;
  let filtersTyped = kept.filtersTyped ?? 0;
  /** @type {import('./linked-views/data.js').Added[]} */
  let added = kept.added ?? [
    ...list(figure.filters).filter((/** @type {any} */ one) => one?.filter && (!Array.isArray(figure.selection?.filters) || figure.selection.filters.includes(one.id)))
      .map((/** @type {any} */ one) => ({ kind: 'filter', id: String(one.id), label: one.label ?? String(one.id), filter: one.filter, removable: false })),
    ...list(figure.selection?.instances).map(String).filter((/** @type {string} */ id) => data.byId.has(id)).map((/** @type {string} */ id) => instanceRow(data.byId.get(id), false))];
  const keep = () => set('linked', { layer, added, rowsAdded, filtersTyped });

  /** @type {Map<string, Map<string, (detail: any) => void>>} */
  const handlers = new Map(data.views.map(({ id }) => [id, new Map()]));
  const kindOf = new Map(data.views.map(({ id, payload }) => [id, payload.kind]));
  const send = (/** @type {string} */ view, /** @type {string} */ effect, /** @type {any} */ detail) => handlers.get(view)?.get(effect)?.(detail);
  const all = (/** @type {string} */ kind, /** @type {string} */ effect, /** @type {() => any} */ detail) => data.views.filter(({ payload }) => payload.kind === kind).forEach(({ id }) => send(id, effect, detail()));
  const rows = () => matrix(data, data.layers.get(layer), added, rowsBy);
  /** What a view is given beside its own members, which win. @param {any} payload */
  const filled = (payload) => {
    const scale = data.layers.get(layer)?.scale;
    switch (payload.kind) {
      case 'node-link': return { selected: layer || undefined, paths: 'none', ...payload };
      case 'instances': return { items: data.instances, classes: data.classes, allow: [], ...payload };
      case 'units': return { ...(payload.scale ? {} : { scale }), ...rows(), ...payload };
      case 'scatter': return { classes: data.classes, ...cloud(data, data.layers.get(layer)), allow: ['zoom'], ...payload };
      case 'confusion': return { classes: data.classes, counts: countsOf(data.instances, data.classes), ...payload };
      default: return payload;
    }
  };

  /** @param {any} id @param {string[]} to */
  function setLayer(id, to) {
    if (!data.layers.has(id) || id === layer) return;
    layer = id;
    keep();
    note('select', `layer:${id}`);
    record.put('layer', id);
    for (const view of to) send(view, 'set-layer', { patch: kindOf.get(view) === 'units' ? { ...rows(), reset: true } : cloud(data, data.layers.get(layer)) });
    named.forEach((one) => (one.textContent = data.layers.get(layer)?.label ?? layer));
    if (layerMenu) layerMenu.value = layer;
  }

  /** @param {import('./linked-views/data.js').Added} row */
  function add(row) {
    if (added.some((one) => one.id === row.id && one.kind === row.kind) || added.length >= MOST_ROWS) return false;
    added = [...added, row];
    rowsAdded++;
    record.put('rows_added', rowsAdded);
    keep();
    all('units', 'add-row', () => ({ patch: rows() }));
    return true;
  }

  /** @param {string} from @param {string} event @param {any} detail @returns {boolean} whether it sorted the view itself */
  function emit(from, event, detail) {
    if (event === 'remove-row') {
      added = added.filter((one) => (one.kind === 'filter' ? `filter:${one.id}` : one.id) !== detail.id);
      keep();
      all('units', 'add-row', () => ({ patch: rows() }));
      return false;
    }
    let sorted = false;
    if (event === 'select') {
      if (detail.row) record.put('row', detail.row);
      if (detail.neuron) record.put('neuron', detail.neuron);
    }
    for (const link of data.links) {
      if (link.from !== from || link.event !== event) continue;
      switch (link.effect) {
        case 'set-layer': setLayer(detail.node, link.to); break;
        case 'add-row': for (const id of detail.ids ?? []) if (may('add') && data.byId.has(id)) add(instanceRow(data.byId.get(id))); break;
        case 'sort-columns': if (detail.row || detail.neuron) link.to.forEach((view) => { send(view, 'sort-columns', detail); sorted ||= view === from; }); break;
        default: link.to.forEach((view) => send(view, link.effect, { ids: detail.ids ?? [] }));
      }
    }
    return sorted;
  }

  const watch = dwelling(note);
  /** @type {HTMLElement[]} where the layer is named */
  const named = [];
  const layered = new Set(data.links.filter(({ effect }) => effect === 'set-layer').flatMap(({ to }) => to));
  /** @type {HTMLSelectElement | null} without a graph the layer is chosen from a menu */
  let layerMenu = null;
  const showsLayers = data.views.filter(({ payload }) => (payload.kind === 'units' && !payload.rows) || (payload.kind === 'scatter' && !payload.points)).map(({ id }) => id);
  const menuId = newId('layer');
  const graph = data.views.some(({ payload }) => payload.kind === 'node-link');
  if (!graph && data.layers.size > 1 && showsLayers.length) {
    layerMenu = h('select', { id: menuId, onchange: (/** @type {any} */ event) => setLayer(event.target.value, showsLayers) }, [...data.layers].map(([id, one]) => h('option', { value: id, selected: id === layer }, one.label ?? id)));
  }
  const texts = data.instances.some((one) => valueOf(one, 'text'));

  const sections = await Promise.all(data.views.map(async ({ id, title, payload }) => {
    const heading = newId('view');
    const name = title ?? t(`linkedView_${payload.kind}`);
    const link = { emit: (/** @type {string} */ event, /** @type {any} */ detail) => emit(id, event, detail ?? {}), on: (/** @type {string} */ effect, /** @type {(detail: any) => void} */ handler) => { handlers.get(id)?.set(effect, handler); } };
    const drawn = await context.draw({ ...filled(payload), alt: undefined, title: undefined }, {
      link, note: (type, target, value) => note(type, `${id}/${target}`, value),
      get: (key) => get(`${id}.${key}`), set: (key, value) => set(`${id}.${key}`, value),
      declared: new Set(list(payload.records).map((/** @type {any} */ one) => one?.name)), record: (key, value) => context.record(recordOf(id, key), value),
    }).catch((error) => {
      console.error(error);
      return nothing(t('undrawn'));
    });
    const layerName = showsLayers.includes(id) && layer ? h('span', { class: 'fig-lv-layer', dir: 'auto' }, data.layers.get(layer)?.label ?? layer) : null;
    if (layerName && (layered.has(id) || layerMenu)) named.push(layerName);
    const element = h('section', { class: `fig-lv-view fig-lv-${payload.kind}`, 'aria-labelledby': heading },
      h('h3', { class: 'fig-lv-title', id: heading, tabindex: -1 }, name, layerName ? [' ', layerName] : null),
      payload.kind === 'units' && !payload.rows && may('filter') && texts ? filterBox({ instances: data.instances, add: (word) => {
        const fresh = add({ kind: 'filter', id: `typed:${word.toLowerCase()}`, label: t('linkedContains', { word }), filter: { field: 'text', op: 'contains', value: word }, removable: true });
        note('filter', 'instances', word);
        filtersTyped++;
        record.put('filters_typed', filtersTyped);
        keep();
        return fresh;
      } }) : null,
      drawn);
    watch(element, id);
    return { id, name, heading, element };
  }));
  return h('div', { class: 'fig-body' },
    sections.length > 1 ? h('nav', { class: 'fig-lv-nav', 'aria-label': t('linkedViews') }, sections.map(({ id, name, element }) => h('button', { type: 'button', class: 'button small', onclick: () => {
      note('select', `view:${id}`);
      element.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
      /** @type {HTMLElement | null} */ (element.querySelector('h3'))?.focus({ preventScroll: true });
    } }, name))) : null,
    layerMenu ? h('div', { class: 'fig-bar' }, h('label', { for: menuId }, t('linkedLayer'), layerMenu)) : null,
    h('div', { class: 'fig-lv' }, sections.map(({ element }) => element)));
}
