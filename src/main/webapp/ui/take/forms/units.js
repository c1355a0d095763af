// @ts-check
/**
 * Activations as a matrix: rows are classes, groups and instances, columns are neurons, depth is strength. A row's name
 * sorts the columns, a neuron's number sorts the rows; a cell can be chosen. It is a real table with a value in each cell.
 */
import { h, show } from '../../shared/dom.js';
import { t } from '../words.js';
import { diverging, ramp, sequential } from './parts/colours.js';
import { dwell } from './parts/dwell.js';
import { menu } from './parts/menu.js';
import { nothing, readout, facts } from './parts/readout.js';
import { recorder } from './parts/record.js';
import { roving } from './parts/roving.js';
import { readable } from './parts/scale.js';
import { dataTable } from './parts/table.js';
import { columnOrder, read, rowOrder, sections, shares } from './units/data.js';

export const info = {
  kind: 'units',
  words: 'forms-a',
  styles: ['parts/parts.css', 'units.css'],
  parameters: { neurons: 'columns', rows: 'classes, groups, instances with values', sort: 'order at first', scale: 'range; for each neuron or for all', select: 'what a click chooses', cluster: 'offers the order by likeness', focus: 'rows that are pointed out', allow: 'what may be done' },
  events: { hover: 'a cell or a row was pointed at', select: 'a cell, row or neuron was chosen', sort: 'columns by a row, rows by a neuron', 'set-param': 'the scale', deselect: 'a row was taken out', toggle: 'the table was opened or closed' },
};

/** @param {any} figure @param {import('./figure.js').Context} context */
export function draw(figure, context) {
  let data = read(figure);
  if ((!data.rows.length || !data.neurons.length) && !context.link) return nothing(t('unitsEmpty'));
  const { note, get, set, link } = context;
  const record = recorder(figure, context);
  const may = (/** @type {string} */ what) => !Array.isArray(figure.allow) || figure.allow.includes(what);
  const choosing = figure.select ?? 'cell';
  const focus = new Set((Array.isArray(figure.focus) ? figure.focus : []).map(String));
  const quantity = figure.quantity ?? t('unitsActivation');
  /** @type {{columns: import('./units/data.js').Sort, rows: import('./units/data.js').Sort}} */
  const sort = get('unitsSort') ?? { columns: figure.sort?.by === 'row' ? figure.sort : null, rows: figure.sort?.by === 'neuron' ? figure.sort : null };
  let perNeuron = get('unitsPerNeuron') ?? Boolean(figure.scale?.perNeuron);
  /** @type {string | null} what is chosen: row|neuron, either may be empty */
  let chosen = get('unitsChosen') ?? null;
  const rests = dwell(note);
  const told = readout(t(may('sort') ? 'unitsHintSort' : 'unitsHint'));
  const host = h('div', { class: 'fig-un-host' });
  const key = h('div', null);
  let number = readable([]);
  /** @type {HTMLElement[][]} */
  let grid = [];
  /** @type {Map<Element, [number, number]>} */
  let where = new Map();

  function render() {
    const focused = host.contains(document.activeElement) ? document.activeElement?.getAttribute('data-key') : null;
    number = readable(data.rows.flatMap(({ values }) => values.filter((value) => value !== null)));
    const order = columnOrder(data, sort.columns);
    const share = shares(data, figure.scale, perNeuron);
    const paint = share.signed ? diverging : sequential;
    grid = [];
    const heads = order.map((i) => headOf(data.neurons[i]));
    grid.push([/** @type {any} */ (null), ...heads.map((head) => /** @type {HTMLElement} */ (head.firstElementChild ?? head))]);
    const bodies = sections(data.rows).map(([kind, rows], _, all) => h('tbody', null,
      all.length > 1 ? h('tr', { class: 'fig-un-section' }, h('th', { scope: 'rowgroup', colspan: order.length + 1 }, h('span', null, kindName(kind)))) : null,
      rowOrder(rows, data.neurons, sort.rows).map((row) => rowOf(row, order, share, paint))));
    if (!data.rows.length) {
      show(host, nothing(t('unitsEmpty')));
      return;
    }
    const table = h('table', { class: record.wants('neuron') || record.wants('row') || record.wants('value') ? 'fig-un-table is-large' : 'fig-un-table', role: 'grid', 'aria-label': t('unitsTable', { quantity, layer: figure.layer ?? '' }), style: { '--columns': String(order.length) } },
      h('thead', null, h('tr', null, h('td', null, h('span', { class: 'fig-un-corner' }, t('unitsNeuron'))), heads)), bodies);
    table.addEventListener('pointerover', (event) => over(/** @type {Element} */ (event.target)));
    table.addEventListener('pointerleave', () => point(null, null));
    table.addEventListener('click', (event) => {
      const cell = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('[data-key]'));
      if (cell && !event.detail) return press(cell); // by keyboard
      if (cell) cell.tabIndex = -1; // from here the arrow keys go on
      cell?.focus();
      press(cell);
    });
    where = new Map(grid.flatMap((line, y) => line.flatMap((cell, x) => (cell ? [/** @type {[Element, [number, number]]} */ ([cell, [x, y]])] : []))));
    const rtl = () => (getComputedStyle(table).direction === 'rtl' ? -1 : 1);
    const stops = [...where.keys()];
    const rove = roving(table, { items: () => stops, at: (cell) => { const [x, y] = where.get(cell) ?? [0, 0]; return [x * rtl(), y]; }, focus: (cell) => over(cell), blur: () => point(null, null), press: (cell) => press(cell) });
    show(host, h('div', { class: 'fig-scroll' }, table));
    const again = focused ? stops.find((one) => one.getAttribute('data-key') === focused) : null;
    rove.refresh(again ?? stops.find((one) => one.getAttribute('data-key') === chosen) ?? null);
    if (again) /** @type {HTMLElement} */ (again).focus();
    menus();
    show(key, h('div', { class: 'fig-un-key' }, ramp(perNeuron && share.signed ? '−' : number(share.signed ? -share.high : share.low), perNeuron ? t('unitsOwnMost') : number(share.high), share.signed), h('span', { class: 'muted small' }, quantity)));
  }

  /** The same as the names and numbers do, for who cannot hit them. */
  function menus() {
    if (!may('sort')) return;
    const change = (/** @type {'columns' | 'rows'} */ place, /** @type {string} */ by) => (/** @type {string} */ value) => {
      const id = value.startsWith('=') ? value.slice(1) : null;
      sort[place] = id !== null ? { by, id, order: 'desc' } : value ? { by: value } : null;
      set('unitsSort', sort);
      note('sort', id !== null ? `${by}:${id}` : place, id !== null ? 'desc' : value || 'given');
      render();
      /** @type {HTMLElement | undefined} */ (orders.querySelectorAll('select')[place === 'columns' ? 0 : 1])?.focus();
    };
    const now = (/** @type {import('./units/data.js').Sort} */ one) => (one?.id !== undefined ? `=${one.id}` : one?.by ?? '');
    show(orders,
      menu(t('unitsColumnsBy'), [['', t('unitsGiven')], ...(figure.cluster ? [/** @type {[string, string]} */ (['alike', t('unitsAlike')])] : []), ...data.rows.map((row) => /** @type {[string, string]} */ ([`=${row.id}`, row.label]))], now(sort.columns), change('columns', 'row')),
      menu(t('unitsRowsBy'), [['', t('unitsGiven')], ...data.neurons.map((neuron) => /** @type {[string, string]} */ ([`=${neuron}`, `${t('unitsNeuron')} ${neuron}`]))], now(sort.rows), change('rows', 'neuron')));
  }

  const kindName = (/** @type {string} */ kind) => (['class', 'group', 'filter', 'instance'].includes(kind) ? t(`unitsKind_${kind}`) : kind);

  /** @param {string} neuron */
  function headOf(neuron) {
    const on = sort.rows?.by === 'neuron' && String(sort.rows.id) === neuron;
    return h('th', { scope: 'col', 'aria-sort': on ? (sort.rows?.order === 'asc' ? 'ascending' : 'descending') : null }, may('sort')
      ? h('button', { type: 'button', class: neuron.length > 3 ? 'fig-un-neuron is-long' : 'fig-un-neuron', tabindex: -1, 'data-key': `|${neuron}`, 'aria-label': t('unitsSortRows', { neuron }) }, neuron, on ? h('span', { 'aria-hidden': 'true' }, sort.rows?.order === 'asc' ? '▴' : '▾') : null)
      : h('span', { class: neuron.length > 3 ? 'fig-un-neuron is-long' : 'fig-un-neuron', tabindex: -1, 'data-key': `|${neuron}` }, neuron));
  }

  /** @param {import('./units/data.js').Row} row @param {number[]} order @param {ReturnType<typeof shares>} share @param {(share: number) => string} paint */
  function rowOf(row, order, share, paint) {
    const on = sort.columns?.by === 'row' && String(sort.columns.id) === row.id;
    const name = [row.label, row.n && row.n > 1 ? `(${row.n})` : null].filter(Boolean).join(' ');
    const head = may('sort')
      ? h('button', { type: 'button', class: 'fig-un-name', tabindex: -1, dir: 'auto', 'data-key': `${row.id}|`, 'aria-pressed': String(on), 'aria-label': `${name}. ${t('unitsSortColumns')}`, title: name }, name, on ? h('span', { 'aria-hidden': 'true' }, sort.columns?.order === 'asc' ? ' ◂' : ' ▸') : null)
      : h('span', { class: 'fig-un-name', tabindex: -1, dir: 'auto', 'data-key': `${row.id}|` }, name);
    const cells = order.map((i) => {
      const value = row.values[i];
      const id = `${row.id}|${data.neurons[i]}`;
      return h('td', { class: value === null ? 'fig-un-cell is-none' : 'fig-un-cell', 'data-key': id, 'aria-selected': id === chosen || `${row.id}|` === chosen || `|${data.neurons[i]}` === chosen ? 'true' : null, 'aria-label': `${row.label}, ${t('unitsNeuron')} ${data.neurons[i]}: ${number(value)}`,
        style: value === null ? null : { 'background-color': paint(share.of(value, i)) } });
    });
    grid.push([head, ...cells]);
    return h('tr', { class: focus.has(row.id) ? 'is-focus' : null }, h('th', { scope: 'row' }, h('span', { class: 'fig-un-head' }, head,
      row.removable ? h('button', { type: 'button', class: 'fig-un-remove', 'aria-label': t('unitsRemove', { row: row.label }), onclick: (/** @type {Event} */ event) => { event.stopPropagation(); note('deselect', `row:${row.id}`); link?.emit('remove-row', { id: row.id, kind: row.kind }); } }, '✕') : null)), cells);
  }

  /** @param {Element} target */
  function over(target) {
    const [row, neuron] = target.closest('[data-key]')?.getAttribute('data-key')?.split(/\|(?=[^|]*$)/) ?? [null, null];
    point(row, neuron);
  }

  /** @type {string | null} */
  let pointed = null;
  /** @param {string | null} id @param {string | null} neuron */
  function point(id, neuron) {
    const now = id === null ? null : `${id}|${neuron}`;
    if (now === pointed) return;
    const before = pointed?.split('|')[0] ?? '';
    pointed = now;
    rests(now === null ? null : neuron && id ? `cell:${id}|${neuron}` : id ? `row:${id}` : `neuron:${neuron}`);
    const row = data.rows.find((one) => one.id === id);
    if ((id ?? '') !== before) link?.emit('hover', { ids: row ? (row.members.length ? row.members : row.kind === 'instance' ? [row.id] : []) : [] });
    if (!now) return told.clear();
    const at = neuron ? data.neurons.indexOf(neuron) : -1;
    const strongest = row ? data.neurons.map((name, i) => ({ name, value: row.values[i] ?? -Infinity })).sort((a, b) => b.value - a.value).slice(0, 5) : [];
    told.tell(facts([[t('unitsRow'), row ? `${row.label}${row.n && row.n > 1 ? ` (${t('unitsMean', { n: row.n })})` : ''}` : null], [t('unitsNeuron'), neuron || null], [quantity, row && at >= 0 ? number(row.values[at]) : null],
      [t('unitsStrongest'), row && at < 0 ? strongest.map(({ name, value }) => `${name}: ${number(value)}`).join(', ') : null],
      [t('unitsStrongestRows'), !row && at >= 0 ? [...data.rows].sort((a, b) => (b.values[at] ?? -Infinity) - (a.values[at] ?? -Infinity)).slice(0, 5).map((one) => `${one.label}: ${number(one.values[at])}`).join(', ') : null]]));
  }

  /** @param {Element | null} target */
  function press(target) {
    const id = target?.getAttribute('data-key');
    if (!id) return;
    const [row, neuron] = id.split(/\|(?=[^|]*$)/);
    if (row && neuron) return choose(choosing === 'row' ? `${row}|` : choosing === 'neuron' ? `|${neuron}` : id);
    if (choosing === 'row' && row) choose(id);
    if (choosing === 'neuron' && neuron) choose(id);
    const by = row ? { row } : { neuron };
    const sorted = /** @type {any} */ (link?.emit('select', by)); // linked views decide; without such a link it sorts itself
    if (may('sort') && !sorted) sortBy(by);
  }

  /** @param {{row?: string, neuron?: string}} by */
  function sortBy({ row, neuron }) {
    const place = row ? 'columns' : 'rows';
    const before = sort[place];
    const next = { by: row ? 'row' : 'neuron', id: row ?? neuron, order: before && String(before.id) === (row ?? neuron) && before.order !== 'asc' ? 'asc' : 'desc' };
    sort[place] = before && String(before.id) === (row ?? neuron) && before.order === 'asc' ? null : next;
    set('unitsSort', sort);
    note('sort', row ? `row:${row}` : `neuron:${neuron}`, sort[place]?.order ?? 'none');
    if (row) record.put('row', row);
    else record.put('neuron', String(neuron));
    render();
  }

  /** @param {string} id */
  function choose(id) {
    chosen = id;
    set('unitsChosen', id);
    const [row, neuron] = id.split(/\|(?=[^|]*$)/);
    note('select', row && neuron ? `cell:${id}` : row ? `row:${row}` : `neuron:${neuron}`);
    if (row) record.put('row', row);
    if (neuron) record.put('neuron', neuron);
    const value = data.rows.find((one) => one.id === row)?.values[data.neurons.indexOf(neuron)];
    if (typeof value === 'number') record.put('value', value);
    for (const cell of where.keys()) {
      const key_ = cell.getAttribute('data-key') ?? '';
      if (cell.tagName === 'TD') cell.setAttribute('aria-selected', String(key_ === chosen || (row && !neuron && key_.startsWith(`${row}|`)) || (!row && key_.endsWith(`|${neuron}`))));
    }
  }

  link?.on('set-layer', ({ patch }) => { figure = { ...figure, ...patch }; data = read(figure); if (patch.reset) Object.assign(sort, { columns: null, rows: null }); render(); list.refresh(); });
  link?.on('add-row', ({ patch }) => { figure = { ...figure, ...patch }; data = read(figure); render(); list.refresh(); });
  link?.on('sort-columns', (by) => { if (may('sort')) sortBy(by); });

  const orders = h('span', { class: 'fig-bar' });
  const tools = h('div', { class: 'fig-bar' },
    may('scale') ? h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: perNeuron, onchange: (/** @type {any} */ event) => { perNeuron = event.target.checked; set('unitsPerNeuron', perNeuron); note('set-param', 'per-neuron', perNeuron); render(); } }), h('span', null, t('unitsPerNeuron'))) : null,
    may('sort') ? orders : null);
  const list = dataTable([t('unitsRow'), ...data.neurons.map((neuron) => ({ label: neuron, num: true }))], () => data.rows.map((row) => [row.label, ...row.values.map(number)]), { note });
  render();
  return h('div', { class: 'fig-body' }, tools, host, key, told.element, list);
}
