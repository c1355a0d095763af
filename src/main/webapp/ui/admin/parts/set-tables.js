// @ts-check
/** What a set has for which design: coverage, balance, alternative texts, changes, editions. */
import { h } from '../../shared/dom.js';
import { ago, count, counted, number, shortHash } from '../format.js';
import { said } from '../words.js';
import { methodName } from './stimulus.js';
import { table } from './table.js';

/** @typedef {(wanted: Record<string, string>) => void} Filter */

/** @param {any} set @param {Filter} filter */
export function coverage(set, filter) {
  const of = (/** @type {string} */ model, /** @type {string} */ method) => set.coverage.find((/** @type {any} */ one) => one.model === model && one.method === method);
  const missing = set.coverage.filter((/** @type {any} */ one) => one.applies && one.explained < one.of);
  return card('coverage', 'Coverage',
    h('p', { class: 'muted' }, missing.length === 0 ? `Every item is explained by every method for every model that it can explain (${counted(set.items, 'item')}).` : `${counted(missing.length, 'combination')} of method and model without every explanation. Choose a number to see the items.`),
    table({
      label: 'Items explained, by method and model', rows: set.methods, columns: [
        { label: 'Method', head: true, cell: methodName },
        ...set.models.map((/** @type {any} */ model) => ({
          label: model.title ?? said(model.id), num: true, cell: (/** @type {any} */ method) => {
            const one = of(model.id, method.id);
            if (!one.applies) return h('span', { class: 'muted' }, method.id === 'none' ? 'None by design' : 'Does not apply');
            if (one.explained === one.of) return `${count(one.explained)} of ${count(one.of)}`;
            return h('button', { class: 'link-button', type: 'button', onclick: () => filter({ model: model.id, missing: method.id }) }, `${count(one.explained)} of ${count(one.of)}`, h('span', { class: 'visually-hidden' }, `: show those without ${methodName(method)}`));
          },
        })),
      ],
    }));
}

/** @param {any} set @param {Filter} filter */
export const balance = (set, filter) => card('balance', 'Balance',
  h('p', { class: 'muted' }, 'Truth by prediction, practice left out. A design draws equally often from each cell, so the smallest decides.'),
  ...set.balance.map((/** @type {any} */ one) => oneBalance(set, one, filter)));

/** @param {any} set @param {any} one @param {Filter} filter */
function oneBalance(set, one, filter) {
  const model = set.models.find((/** @type {any} */ card) => card.id === one.model);
  const parts = one.parts.length > 0 && h('details', null, h('summary', null, `Within difficulty${one.parts.some((/** @type {any} */ part) => part.of === 'group') ? ' and group' : ''}`), table({
    label: `Balance within parts, ${model.title ?? model.id}`, rows: one.parts, columns: [
      { label: 'Part', head: true, wrap: true, cell: (part) => `${said(part.of)}: ${part.value}` },
      { label: 'Items', num: true, cell: (part) => count(part.items) },
      { label: 'Model right', num: true, cell: (part) => `${count(part.right)} (${number(part.right / part.items, 'percent')})` },
      { label: 'Smallest cell', wrap: true, cell: (part) => cellName(set, part.cells.smallest) },
    ],
  }));
  return h('section', { class: 'stack tight' },
    h('h3', null, model.title ?? said(model.id)),
    h('p', null, `Right about ${count(one.right)} of ${count(one.of)} scored items (${number(one.right / one.of, 'percent')}).`),
    matrix(set, one, filter),
    h('p', null, h('strong', null, 'Smallest cell: '), cellName(set, one.cells.smallest), '.'),
    h('ul', { class: 'set-allows' }, ...one.allows.map((/** @type {string} */ text) => h('li', null, text))),
    parts);
}

/** @param {any} set @param {any} cell */
const cellName = (set, cell) => `is ${label(set, cell.truth)}, model says ${label(set, cell.predicted)}: ${counted(cell.items, 'item')}`;
/** @param {any} set @param {string} id */
const label = (set, id) => set.classes.find((/** @type {any} */ one) => one.id === id)?.label ?? said(id);

/** Truth by prediction, each cell a filter. @param {any} set @param {any} balance @param {Filter} filter */
function matrix(set, balance, filter) {
  const many = set.classes.length > 4;
  const items = (/** @type {string} */ truth, /** @type {string} */ predicted) => balance.cells.all.find((/** @type {any} */ cell) => cell.truth === truth && cell.predicted === predicted)?.items ?? 0;
  const grid = h('table', { class: many ? 'cells many' : 'cells' },
    h('caption', null, 'Truth (rows) by prediction (columns). Choose a cell to see its items.'),
    h('thead', null, h('tr', null, h('td', null), ...set.classes.map((/** @type {any} */ one) => h('th', { scope: 'col' }, h('span', null, many ? one.label : `Says ${one.label}`))))),
    h('tbody', null, ...set.classes.map((/** @type {any} */ truth) => h('tr', null, h('th', { scope: 'row' }, many ? truth.label : `Is ${truth.label}`),
      ...set.classes.map((/** @type {any} */ predicted) => {
        const n = items(truth.id, predicted.id);
        const smallest = balance.cells.smallest.truth === truth.id && balance.cells.smallest.predicted === predicted.id;
        return h('td', null, h('button', {
          class: `cell-button${truth.id === predicted.id ? ' right' : ''}${n ? '' : ' none'}${smallest ? ' smallest' : ''}`, type: 'button',
          'aria-label': `${counted(n, 'item')}${smallest ? ', the smallest cell' : ''}: is ${truth.label}, model says ${predicted.label}`,
          onclick: () => filter({ model: balance.model, truth: truth.id, predicted: predicted.id, practice: 'false' }),
        }, count(n)));
      })))));
  return h('div', { class: 'cells-wrap', tabindex: '0', role: 'region', 'aria-label': `Truth by prediction of ${balance.model}` }, grid);
}

/** @param {any} set @param {(item: string) => void} open @param {Filter} filter */
export function alternatives(set, open, filter) {
  if (set.pictures === 0) return null;
  return card('alternatives', 'Alternative texts',
    set.silent.length === 0
      ? h('p', null, `All ${counted(set.pictures, 'picture')} say in words what is to be seen.`)
      : h('div', { class: 'stack tight' },
        h('div', { class: 'notice warn' }, h('p', { class: 'notice-title' }, `${counted(set.silent.length, 'picture')} of ${count(set.pictures)} without an alternative text`), h('p', null, 'Whoever does not see the picture cannot take part. Write what is to be seen, without giving the class away, and upload the set as a new version.')),
        h('ul', { class: 'cluster tight plain-list' }, ...set.silent.slice(0, 30).map((/** @type {any} */ one) => h('li', null, h('button', { class: 'button small', type: 'button', onclick: () => open(one.item) }, one.item)))),
        set.silent.length > 30 && h('p', null, h('button', { class: 'link-button', type: 'button', onclick: () => filter({ alt: 'false' }) }, 'All of them in the list'))));
}

/** @param {any} set */
export function changes(set) {
  const all = Object.entries(set.perturbed ?? {});
  if (all.length === 0) return null;
  const items = all.reduce((sum, [, n]) => sum + Number(n), 0);
  return card('changes', 'Changed forms', h('p', null, `${counted(items, 'item')} of ${count(set.items)} also come with one thing changed, for counterfactual tasks: ${all.map(([forms, n]) => `${counted(Number(n), 'item')} with ${counted(Number(forms), 'form')}`).join(', ')}.`));
}

/** @param {any[]} versions */
export const editions = (versions) => card('editions', 'Editions',
  h('p', { class: 'muted' }, 'A set never changes: another content is another edition. Studies keep the one they were opened with; what is opened from now on takes the newest.'),
  table({
    label: 'Editions of the set', rows: versions, columns: [
      { label: 'Version', head: true, cell: (one) => [one.version ?? '–', one.newest && h('span', { class: 'badge accent' }, 'Newest')] },
      { label: 'SHA-256', cell: (one) => h('code', { title: one.hash }, shortHash(one.hash)) },
      { label: 'Items', num: true, cell: (one) => count(one.items) },
      { label: 'Came in', cell: (one) => ago(one.loadedAt) },
      { label: 'Used by', wrap: true, cell: (one) => (one.uses.length === 0 ? 'No opened study' : one.uses.flatMap((/** @type {any} */ use, /** @type {number} */ i) => [i > 0 && ', ', h('a', { href: `#/studies/${encodeURIComponent(use.slug)}` }, `${use.title}, version ${use.version}`), use.open ? ' (open)' : ''])) },
    ],
  }));

/** @param {string} id @param {string} title @param {...any} children */
const card = (id, title, ...children) => h('section', { class: 'card stack tight', 'aria-labelledby': id }, h('h2', { class: 'card-title', id }, title), ...children);
