// @ts-check
/** Learned weights: every filter at every snapshot side by side, with how far it went; the chosen one large, with numbers. */
import { h, newId, show } from '../../shared/dom.js';
import { t } from '../words.js';
import { dwell } from './parts/dwell.js';
import { menu } from './parts/menu.js';
import { nothing } from './parts/readout.js';
import { recorder } from './parts/record.js';
import { roving } from './parts/roving.js';
import { readable } from './parts/scale.js';
import { dataTable } from './parts/table.js';
import { differences, norm, read } from './parameters/data.js';
import { paint } from './parameters/paint.js';

export const info = {
  kind: 'parameters',
  words: 'forms-a',
  styles: ['parts/parts.css', 'parameters.css'],
  parameters: { snapshots: 'in their order', filters: 'weights by snapshot', difference: 'measure', sort: 'order at first', scale: 'one for all or for each filter', allow: 'what may be done' },
  events: { hover: 'a filter was pointed at', select: 'a filter was chosen', sort: 'by what', filter: 'the least change that is shown', toggle: 'the table was opened or closed' },
};

const PAGE = 24;

/** @param {any} figure @param {import('./figure.js').Context} context */
export function draw(figure, context) {
  const data = read(figure);
  const { snapshots, filters } = data;
  if (!filters.length) return nothing(t('parametersEmpty'));
  const { note, get, set } = context;
  const record = recorder(figure, context);
  const may = (/** @type {string} */ what) => !Array.isArray(figure.allow) || figure.allow.includes(what);
  const went = differences(figure, data);
  const most = Math.max(...filters.flatMap((filter) => Object.values(filter.values).map((values) => values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0))), Number.MIN_VALUE);
  const own = (/** @type {import('./parameters/data.js').Filter} */ filter) => (figure.scale === 'filter' ? Math.max(...Object.values(filter.values).flatMap((values) => values.map(Math.abs)), Number.MIN_VALUE) : most);
  const number = readable([most]);
  const gaps = [...went.values()].filter((value) => value !== null);
  const farthest = Math.max(...gaps, Number.MIN_VALUE);
  const gap = readable(gaps);
  const last = snapshots[snapshots.length - 1];
  let order = get('parametersOrder') ?? figure.sort ?? 'index';
  let least = get('parametersLeast') ?? 0;
  /** @type {string | null} filter|snapshot */
  let chosen = get('parametersChosen') ?? null;
  const rests = dwell(note);
  const host = h('div', { class: 'fig-scroll', tabindex: 0, role: 'region', 'aria-label': figure.layer ?? t('parametersFilter') });
  const large = h('div', { class: 'fig-readout' });

  let room = PAGE;

  function render() {
    const shown = filters.filter(({ id }) => least <= 0 || (went.get(id) ?? -1) >= least);
    if (order === 'difference') shown.sort((a, b) => (went.get(b.id) ?? -1) - (went.get(a.id) ?? -1));
    if (order === 'norm') shown.sort((a, b) => norm(b.values[last] ?? []) - norm(a.values[last] ?? []));
    if (!shown.length) {
      show(host, nothing(t('parametersNone')));
      return;
    }
    const lines = shown.slice(0, room).map((filter) => ({ filter, tiles: snapshots.map((name) => (filter.values[name] ? tile(filter, name) : null)) }));
    const table = h('table', { class: 'fig-pa-table' },
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, t('parametersFilter')), snapshots.map((name) => h('th', { scope: 'col', dir: 'auto' }, name)), gaps.length ? h('th', { scope: 'col' }, t('parametersDifference')) : null)),
      h('tbody', null, lines.map(({ filter, tiles }) => h('tr', null, h('th', { scope: 'row', dir: 'auto' }, filter.label),
        tiles.map((one) => h('td', null, one ?? '—')),
        gaps.length ? h('td', { class: 'fig-pa-gap' }, h('span', { class: 'fig-pa-bar', 'aria-hidden': 'true', style: { '--share': ((went.get(filter.id) ?? 0) / farthest).toFixed(3) } }), h('span', null, gap(went.get(filter.id)))) : null))));
    const where = new Map(lines.flatMap(({ tiles }, y) => tiles.flatMap((one, x) => (one ? [/** @type {[Element, [number, number]]} */ ([one, [x, y]])] : []))));
    const stops = [...where.keys()];
    roving(table, { items: () => stops, at: (one) => {
      const [x, y] = where.get(one) ?? [0, 0];
      return [getComputedStyle(table).direction === 'rtl' ? -x : x, y];
    } }).refresh(stops.find((one) => one.getAttribute('data-id') === chosen) ?? null);
    show(host, table, shown.length > room ? h('button', { type: 'button', class: 'button small', onclick: () => { room += PAGE; render(); } }, t('instancesMore', { n: shown.length - room })) : null);
  }

  /** @param {import('./parameters/data.js').Filter} filter @param {string} name */
  function tile(filter, name) {
    const id = `${filter.id}|${name}`;
    const values = filter.values[name];
    const [low, high] = [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
    return h('button', { type: 'button', class: 'fig-pa-tile', tabindex: -1, 'data-id': id, 'aria-pressed': String(id === chosen), 'aria-label': t('parametersPicture', { filter: filter.label, snapshot: name, low: number(low), high: number(high) }),
      onclick: () => choose(filter, name), onpointerenter: () => rests(`filter:${id}`), onpointerleave: () => rests(null) }, paint(filter, values, own(filter)));
  }

  /** @param {import('./parameters/data.js').Filter} filter @param {string} name */
  function choose(filter, name) {
    chosen = `${filter.id}|${name}`;
    set('parametersChosen', chosen);
    note('select', `filter:${chosen}`);
    record.put('filter', filter.id);
    record.put('snapshot', name);
    host.querySelectorAll('[data-id]').forEach((one) => one.setAttribute('aria-pressed', String(one.getAttribute('data-id') === chosen)));
    enlarge();
  }

  function enlarge() {
    const [id, name] = chosen?.split(/\|(?=[^|]*$)/) ?? [];
    const filter = filters.find((one) => one.id === id);
    if (!filter || !filter.values[name]) {
      show(large, h('p', { class: 'muted' }, t('parametersHint')));
      return;
    }
    const small = !filter.colours && filter.width <= 12 && filter.height <= 12;
    show(large, h('p', { class: 'fig-readout-title' }, `${filter.label}, ${name}`),
      h('div', { class: 'fig-pa-large' }, h('div', { class: 'fig-pa-big' }, paint(filter, filter.values[name], own(filter))),
        small ? h('div', { class: 'fig-scroll', tabindex: 0, role: 'region', 'aria-label': `${filter.label}, ${name}` }, h('table', { class: 'fig-pa-numbers' }, h('tbody', null, Array.from({ length: filter.height }, (_, y) => h('tr', null, filter.values[name].slice(y * filter.width, (y + 1) * filter.width).map((value) => h('td', null, number(value)))))))) : null));
  }

  const leastId = newId('least');
  const leastSaid = h('output', { for: leastId }, gap(least));
  render();
  enlarge();
  const measure = figure.difference?.measure ?? 'euclidean';
  return h('div', { class: 'fig-body' },
    h('div', { class: 'fig-bar' },
      may('sort') && filters.length > 2 ? menu(t('parametersSort'), ['index', ...(gaps.length ? ['difference'] : []), 'norm'].map((name) => [name, t(`parametersSort_${name}`)]), order, (value) => { order = value; set('parametersOrder', order); note('sort', 'filters', order); render(); }) : null,
      may('filter') && gaps.length > 2 ? h('label', { for: leastId }, h('span', null, t('parametersAtLeast'), ' ', leastSaid), h('input', { type: 'range', id: leastId, min: 0, max: farthest, step: farthest / 50, value: least,
        oninput: (/** @type {any} */ event) => { least = Number(event.target.value); leastSaid.textContent = gap(least); render(); }, onchange: () => { set('parametersLeast', least); note('filter', 'change', Math.round(least * 1000) / 1000); } })) : null),
    host,
    h('div', null, filters.every(({ colours }) => colours) ? h('p', { class: 'muted small' }, t('parametersColour')) : h('p', { class: 'fig-ramp fig-pa-ramp' }, h('span', null, figure.scale === 'filter' ? '−' : number(-most)), h('span', { class: 'fig-ramp-bar', 'aria-hidden': 'true' }), h('span', null, figure.scale === 'filter' ? '+' : number(most))),
      figure.scale === 'filter' ? h('p', { class: 'muted small' }, t('parametersOwn')) : null,
      gaps.length && snapshots.length > 1 ? h('p', { class: 'muted small' }, t(`parametersMeasure_${measure}`, { from: snapshots[0], to: last })) : null),
    large,
    dataTable([t('parametersFilter'), ...snapshots.map((name) => ({ label: t('parametersNorm', { snapshot: name }), num: true })), ...(gaps.length ? [{ label: t('parametersDifference'), num: true }] : [])],
      filters.map((filter) => [filter.label, ...snapshots.map((name) => (filter.values[name] ? gap(norm(filter.values[name])) : '—')), ...(gaps.length ? [gap(went.get(filter.id))] : [])]), { note }));
}
