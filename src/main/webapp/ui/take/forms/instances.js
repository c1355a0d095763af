// @ts-check
/**
 * Single instances: as squares by class, as cards, as pictures, or behind the cells of a confusion matrix. They are
 * searched, filtered, grouped, sorted, opened and compared.
 */
import { h, newId, show } from '../../shared/dom.js';
import { t } from '../words.js';
import { numbered, swatch } from './parts/colours.js';
import { countsOf, matrix } from './parts/confusion.js';
import { dwell } from './parts/dwell.js';
import { correctness, margin, matches, nameOf, ranked, usable, valueOf } from './parts/instance.js';
import { list } from './parts/list.js';
import { menu } from './parts/menu.js';
import { nothing } from './parts/readout.js';
import { recorder } from './parts/record.js';
import { dataTable } from './parts/table.js';
import { percent } from '../render/numbers.js';
import { cards, detail, grid, tray } from './instances/cards.js';
import { squares } from './instances/squares.js';

export const info = {
  kind: 'instances',
  words: 'forms-a',
  styles: ['parts/parts.css', 'confusion.css', 'instances.css'],
  parameters: { items: 'the instances', classes: 'in their order', layout: 'cards, squares by class, grid or confusion', groups: 'to filter by', confusion: 'counts of the whole data', neighbours: 'similar ones by id', prototypes: 'what stands for a class', focus: 'pointed out', allow: 'what may be done' },
  events: { hover: 'an instance was pointed at', select: 'an instance or a cell was opened', deselect: 'and closed', search: 'a text was searched', filter: 'who is shown', sort: 'by what', toggle: 'put into the tray to compare, or taken out; or the list was opened' },
};

const TRAY = 6;
const PAGE = 12;

/** @param {any} figure @param {import('./figure.js').Context} context */
export function draw(figure, context) {
  const items = usable(figure.items);
  if (!items.length) return nothing(t('instancesEmpty'));
  const { note, get, set, link } = context;
  const record = recorder(figure, context);
  const may = (/** @type {string} */ what) => !Array.isArray(figure.allow) || figure.allow.includes(what);
  const byId = new Map(items.map((item) => [item.id, item]));
  const classes = numbered(items.flatMap((item) => [item.truth, item.predicted]), list(figure.classes).map(String));
  const layout = figure.layout ?? 'cards';
  const focus = new Set(list(figure.focus).map(String).filter((/** @type {string} */ id) => byId.has(id)));
  const groups = list(figure.groups).filter((/** @type {any} */ one) => one?.id !== undefined);
  const prototypes = new Map(list(figure.prototypes).map((/** @type {any} */ one) => [String(one?.item), one]));
  /** @type {Set<string>} */
  const compared = new Set((get('instancesTray') ?? []).filter((/** @type {string} */ id) => byId.has(id)));
  /** @type {string | null} */
  let open = get('instancesOpen') ?? [...focus][0] ?? null;
  let sought = get('instancesSought') ?? '';
  let only = get('instancesOnly') ?? '';
  let order = get('instancesOrder') ?? '';
  /** @type {string | null} */
  let cell = get('instancesCell') ?? null;
  let room = PAGE;
  /** @type {Set<string>} */
  let lit = new Set();
  const rests = dwell(note);
  const host = h('div', null);
  const card = h('div', { class: 'fig-readout fig-in-open' });
  const trayPlace = h('div', null);
  const found = h('p', { class: 'muted small', role: 'status' });

  const nearOf = (/** @type {string} */ id) => list(figure.neighbours?.[id]).map((/** @type {any} */ one) => ({ ...one, id: String(one?.id) })).filter((/** @type {any} */ one) => byId.has(one.id));
  const how = (/** @type {any} */ item) => ({ classes, near: nearOf(item.id), byId, prototype: prototypes.get(item.id), focus: focus.has(item.id), tray: may('compare') ? { has: compared.has(item.id), press: () => compare(item.id) } : null });

  /** @returns {any[]} */
  function shown() {
    const [kind, value] = [only.split(':', 1)[0], only.slice(only.indexOf(':') + 1)];
    const group = kind === 'group' ? groups.find((/** @type {any} */ one) => String(one.id) === value) : null;
    const kept = items.filter((item) => (!sought || matches(item, { field: 'text', value: sought }) || nameOf(item).toLowerCase().includes(sought.toLowerCase()))
      && (!only || (kind === 'correct' ? String(correctness(item)) === value : group ? (Array.isArray(group.members) ? group.members.map(String).includes(item.id) : group.filter ? matches(item, group.filter) : true) : kind === 'tag' ? (item.tags ?? []).includes(value) : valueOf(item, kind) === value))
      && (layout !== 'confusion' || !cell || cell === `${item.truth}|${item.predicted}`));
    const by = /** @type {Record<string, (item: any) => number>} */ ({ score: (/** @type {any} */ item) => ranked(item)[0]?.[1] ?? -1, margin: (/** @type {any} */ item) => margin(item) ?? 2 })[order];
    if (by) kept.sort((a, b) => (order === 'score' ? by(b) - by(a) : by(a) - by(b)));
    return kept;
  }

  function render() {
    const fitting = shown();
    const focused = host.contains(document.activeElement) ? document.activeElement?.getAttribute('data-id') : null;
    const shared = { classes, open, focus, press, point };
    const part = fitting.slice(0, layout === 'grid' ? 3 * room : room);
    show(host,
      layout === 'confusion' ? matrix({ classes: [...classes.keys()], counts: figure.confusion?.counts ?? countsOf(items, [...classes.keys()]), rows: figure.confusion?.rows, cols: figure.confusion?.cols }, { share: 'none', chosen: cell, choose: (row, column, count) => jump(`${row}|${column}`, count), point: (row, column) => rests(row === null ? null : `cell:${row}|${column}`) }) : null,
      !fitting.length ? nothing(t('instancesNone')) : layout === 'correct-misclassified-columns' ? squares(fitting, { ...shared, by: figure.by ?? 'truth', lit }) : layout === 'grid' ? grid(part, shared) : layout === 'confusion' && !cell ? null : cards(part, how, point),
      layout !== 'correct-misclassified-columns' && (layout !== 'confusion' || cell) && fitting.length > part.length ? h('button', { type: 'button', class: 'button small fig-in-more', onclick: () => { room += PAGE; render(); } }, t('instancesMore', { n: fitting.length - part.length })) : null);
    found.textContent = sought || only || cell ? t('instancesFound', { n: fitting.length, of: items.length }) : '';
    if (focused) /** @type {HTMLElement | null} */ (host.querySelector(`[data-id="${CSS.escape(focused)}"]`))?.focus();
  }

  /** @type {string | null | undefined} */
  let told;
  const tell = (/** @type {string | null} */ id, anew = false) => {
    if (id === told && !anew) return; // a button in it must not vanish while it is pressed
    told = id;
    const item = id ? byId.get(id) : null;
    show(card, item ? detail(item, how(item)) : h('p', { class: 'muted' }, t('instancesHint')));
  };

  /** @param {string | null} id */
  function point(id) {
    rests(id ? `item:${id}` : null);
    link?.emit('hover', { ids: id ? [id] : [] });
    if (layout === 'cards' || layout === 'confusion') return;
    if (id) tell(id);
    else if (!card.contains(document.activeElement)) tell(open);
  }

  /** @param {string} id */
  function press(id) {
    open = open === id ? null : id;
    note(open ? 'select' : 'deselect', `item:${id}`);
    set('instancesOpen', open);
    if (open) {
      record.put('item', id);
      link?.emit('select', { ids: [id] });
    }
    host.querySelectorAll('[data-id]').forEach((one) => one.setAttribute('aria-pressed', String(one.getAttribute('data-id') === open)));
    tell(open ?? id);
  }

  /** @param {string} id */
  function compare(id) {
    if (compared.has(id)) compared.delete(id);
    else if (compared.size < TRAY) compared.add(id);
    else return void (found.textContent = t('instancesTrayFull', { n: TRAY }));
    note('toggle', `compare:${id}`, compared.has(id));
    set('instancesTray', [...compared]);
    record.put('items', [...compared].join(' '));
    trayed();
    const inCard = card.contains(document.activeElement);
    if (layout === 'cards' || layout === 'confusion') {
      const button = host.querySelector(`[data-id="${CSS.escape(id)}"] .fig-button`);
      button?.setAttribute('aria-pressed', String(compared.has(id)));
    } else {
      tell(id, true);
      if (inCard) /** @type {HTMLElement | null} */ (card.querySelector('.fig-button'))?.focus();
    }
  }
  const trayed = () => show(trayPlace, compared.size ? tray([...compared].map((id) => byId.get(id)), compare) : null);

  /** @param {string} to @param {number} count */
  function jump(to, count) {
    cell = cell === to ? null : to;
    note(cell ? 'select' : 'deselect', `cell:${to}`, count);
    set('instancesCell', cell);
    room = PAGE;
    render();
    /** @type {HTMLElement | null} */ (host.querySelector('.fig-cell[aria-pressed="true"]') ?? host.querySelector('.fig-cell[tabindex="0"]'))?.focus();
  }

  const again = () => { room = PAGE; render(); };
  const tags = [...new Set(items.flatMap((item) => item.tags ?? []))].slice(0, 30);
  /** @type {[string, string][]} */
  const filters = [['', t('figAll')],
    ...['truth', 'predicted'].flatMap((field) => [...new Set(items.map((item) => valueOf(item, field)).filter((one) => one !== null))].map((one) => /** @type {[string, string]} */ ([`${field}:${one}`, `${t(field === 'truth' ? 'figTruth' : 'figPredicted')}: ${one}`]))),
    ...[true, false].filter((right) => items.some((item) => correctness(item) === right)).map((right) => /** @type {[string, string]} */ ([`correct:${right}`, t(right ? 'figCorrect' : 'figWrong')])),
    ...(may('group') ? groups.map((/** @type {any} */ one) => /** @type {[string, string]} */ ([`group:${one.id}`, one.label ?? String(one.id)])) : []),
    ...tags.map((tag) => /** @type {[string, string]} */ ([`tag:${tag}`, tag]))];
  const scored = items.some((item) => ranked(item).length);
  const search = newId('search');
  let typed = 0;
  render();
  tell(open);
  trayed();
  link?.on('highlight', ({ ids }) => light(ids));
  link?.on('highlight-members', ({ ids }) => light(ids));
  const light = (/** @type {string[]} */ ids) => {
    lit = new Set(ids);
    host.querySelectorAll('[data-id]').forEach((one) => one.classList.toggle('is-lit', lit.has(one.getAttribute('data-id') ?? '')));
  };
  const some = items.some((item) => correctness(item) === false);
  return h('div', { class: 'fig-body' },
    h('div', { class: 'fig-bar' },
      may('search') && items.length > 4 ? h('label', { for: search }, t('instancesSearch'), h('input', { type: 'search', id: search, value: sought, oninput: (/** @type {any} */ event) => {
        sought = event.target.value.trim();
        room = PAGE;
        render();
        clearTimeout(typed);
        typed = setTimeout(() => { note('search', 'items', sought); set('instancesSought', sought); }, 500);
      } })) : null,
      may('filter') && filters.length > 2 ? menu(t('scatterFilter'), filters, only, (value) => { only = value; set('instancesOnly', value); note('filter', 'items', value); again(); }) : null,
      may('sort') && scored && layout !== 'correct-misclassified-columns' ? menu(t('instancesSort'), [['', t('instancesSort_given')], ['score', t('instancesSort_score')], ['margin', t('instancesSort_margin')]], order, (value) => { order = value; set('instancesOrder', value); note('sort', 'items', value); again(); }) : null),
    found, host,
    layout === 'correct-misclassified-columns' && some ? h('p', { class: 'fig-in-key muted small' }, [...classes].map(([label, at]) => h('span', null, swatch(at), ` ${label}`)), h('span', null, t('instancesSquares'))) : null,
    layout === 'cards' || layout === 'confusion' ? null : card,
    trayPlace,
    asList());

  /** What the cards say. */
  function asList() {
    const has = (/** @type {(item: any) => boolean} */ told_) => items.some(told_);
    const fields = [...new Set(items.flatMap((item) => Object.keys(item.fields ?? {})))];
    const columns = [
      ...(has((item) => item.truth) ? [{ label: t('figTruth'), of: (/** @type {any} */ item) => item.truth ?? '—' }] : []),
      ...(has((item) => item.predicted) ? [{ label: t('figPredicted'), of: (/** @type {any} */ item) => item.predicted ?? '—' }] : []),
      ...fields.map((name) => ({ label: name, of: (/** @type {any} */ item) => String(item.fields?.[name] ?? '—') })),
      ...(scored ? [{ label: t('figScores'), of: (/** @type {any} */ item) => ranked(item).map(([label, score]) => `${label} ${percent(score)}`).join(', ') || '—' }] : []),
      ...(has((item) => nearOf(item.id).length > 0) ? [{ label: t('scatterNeighbours'), of: (/** @type {any} */ item) => nearOf(item.id).map((/** @type {any} */ one) => nameOf(byId.get(one.id), 60)).join('; ') }] : []),
    ];
    return dataTable([t('figInstance'), ...columns.map(({ label }) => label)], () => shown().map((item) => [`${nameOf(item, 200)}${focus.has(item.id) ? ` (${t('figPointedOut')})` : ''}`, ...columns.map(({ of }) => of(item))]), { note, summary: t('instancesTable'), target: 'list' });
  }
}
