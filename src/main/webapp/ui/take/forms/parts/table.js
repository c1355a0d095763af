// @ts-check
/** The numbers of a picture as a table: for screen readers, and for anyone who wants to look them up. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';

/** @typedef {string | {label: string, num?: boolean}} Column */
/** @typedef {import('../../../shared/dom.js').Child} Cell */

/** Larger tables are made when they are opened: a trial must change at once. */
const AT_ONCE = 600;

/**
 * @param {Column[]} columns the first one names its row
 * @param {Cell[][] | (() => Cell[][])} rows a function is asked again whenever the table is opened
 * @param {{note?: (type: string, target: string, value?: any) => void, summary?: string, about?: string, target?: string, open?: boolean}} [options]
 *   `about`: a sentence above the table; `target`: its name in the record
 * @returns {HTMLDetailsElement & {refresh(): void}} call `refresh` when the data have changed
 */
export function dataTable(columns, rows, { note, summary, about, target = 'numbers', open } = {}) {
  const body = h('tbody', null);
  let filled = false;
  const fill = () => {
    filled = true;
    body.replaceChildren(...(typeof rows === 'function' ? rows() : rows).map((row) => line(row, columns)));
  };
  const details = h('details', { class: 'numbers fig-numbers', open },
    h('summary', null, summary ?? t('asTable')),
    about ? h('p', { class: 'muted small' }, about) : null,
    h('div', { class: 'table-wrap', tabindex: 0, role: 'region', 'aria-label': summary ?? t('asTable') }, h('table', { class: 'table' },
      h('thead', null, h('tr', null, columns.map((column) => {
        const { label, num } = typeof column === 'string' ? { label: column, num: false } : column;
        return label ? h('th', { scope: 'col', class: num ? 'num' : null }, label) : h('td', null);
      }))),
      body)));
  const small = typeof rows !== 'function' && rows.length * columns.length <= AT_ONCE;
  if (small || open) fill();
  details.addEventListener('toggle', () => {
    if (details.open && (!filled || typeof rows === 'function')) fill();
    if (details.open !== Boolean(open)) note?.('toggle', target, details.open);
    open = details.open;
  });
  return Object.assign(details, { refresh: () => {
    if (details.open || small) fill();
    else filled = false;
  } });
}

/** @param {Cell[]} cells @param {Column[]} columns */
const line = (cells, columns) => h('tr', null, cells.map((cell, i) => {
  const column = columns[i];
  return i === 0 ? h('th', { scope: 'row', dir: 'auto' }, cell)
    : h('td', { class: typeof column === 'object' && column.num ? 'num' : null, dir: typeof cell === 'string' && !(typeof column === 'object' && column.num) ? 'auto' : null }, cell);
}));
