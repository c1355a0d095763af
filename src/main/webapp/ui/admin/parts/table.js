// @ts-check
/** Tables that become cards on a phone: every cell carries its column's name, and the roles say it is still a table. */
import { h } from '../../shared/dom.js';

/** @typedef {Node | string | number | null | undefined | false} Cell */
/**
 * @template R
 * @typedef {{label: string, num?: boolean, head?: boolean, wrap?: boolean, cell: (row: R) => Cell | Cell[]}} Column `head`: names the row; `wrap`: its names may be broken
 */

/**
 * @template R
 * @param {{label: string, columns: Column<R>[], rows: R[], caption?: Cell}} parts
 */
export function table({ label, columns, rows, caption }) {
  return h('div', { class: 'table-wrap', role: 'region', 'aria-label': `${label}, table`, tabindex: 0 },
    h('table', { class: 'table reflow', role: 'table', 'aria-label': label },
      caption && h('caption', null, caption),
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' },
        ...columns.map((column) => h('th', { role: 'columnheader', scope: 'col', class: column.num ? 'num' : null }, column.label)))),
      h('tbody', { role: 'rowgroup' }, ...rows.map((row) => tableRow(columns, row)))));
}

/** @template R @param {Column<R>[]} columns @param {R} row */
function tableRow(columns, row) {
  return h('tr', { role: 'row' }, ...columns.map((column) => h(column.head ? 'th' : 'td', {
    role: column.head ? 'rowheader' : 'cell', scope: column.head ? 'row' : null,
    class: column.num ? 'num' : column.wrap ? 'wrap' : null, dataset: { label: column.label },
  }, h('span', { class: 'cell' }, .../** @type {any[]} */ ([column.cell(row)].flat())))));
}
