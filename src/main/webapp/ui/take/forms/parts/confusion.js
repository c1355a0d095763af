// @ts-check
/** A confusion matrix as a table whose cells can be chosen: counts in every cell, depth only repeats them. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';
import { percent } from '../../render/numbers.js';
import { inkOn, sequential } from './colours.js';
import { roving } from './roving.js';

/** Counts of instances by class and output; those whose class is not told are in none. @param {any[]} items @param {string[]} classes */
export const countsOf = (items, classes) => classes.map((row) => classes.map((column) => items.filter((item) => item.truth === row && item.predicted === column).length));

/**
 * @param {{classes: string[], counts: any, rows?: string, cols?: string}} data
 * @param {{share: 'none' | 'row' | 'column', chosen: string | null, choose: (row: string, column: string, count: number) => void, point?: (row: string | null, column: string | null) => void}} how
 */
export function matrix({ classes, counts, rows = 'truth', cols = 'predicted' }, { share, chosen, choose, point }) {
  const number = (/** @type {number} */ i, /** @type {number} */ j) => (Number.isFinite(counts?.[i]?.[j]) ? counts[i][j] : 0);
  const rowSums = classes.map((_, i) => classes.reduce((sum, _c, j) => sum + number(i, j), 0));
  const columnSums = classes.map((_, j) => classes.reduce((sum, _c, i) => sum + number(i, j), 0));
  const most = Math.max(1, ...classes.flatMap((_, i) => classes.map((_c, j) => number(i, j))));
  /** @type {HTMLElement[]} */
  const cells = [];
  const name = (/** @type {string} */ which) => t(which === 'truth' ? 'figTruth' : 'figPredicted');
  const table = h('table', { class: 'fig-co-table' },
    h('thead', null, h('tr', null, h('td', { class: 'fig-co-corner' }, h('span', null, `${name(rows)} ↓`), h('span', null, `${name(cols)} →`)), classes.map((label) => h('th', { scope: 'col', dir: 'auto' }, label)), h('th', { scope: 'col', class: 'fig-co-sum' }, t('confusionSum')))),
    h('tbody', null, classes.map((row, i) => h('tr', null, h('th', { scope: 'row', dir: 'auto' }, row),
      classes.map((column, j) => {
        const count = number(i, j);
        const of = share === 'row' ? rowSums[i] : share === 'column' ? columnSums[j] : most;
        const part = of ? count / of : 0;
        const button = h('button', { type: 'button', class: `fig-cell ${i === j ? 'fig-co-right' : ''}`, tabindex: -1, 'aria-pressed': String(chosen === `${row}|${column}`),
          'aria-label': t('confusionCell', { shown: share === 'none' ? count : percent(part), count, row: `${name(rows)} ${row}`, column: `${name(cols)} ${column}` }),
          style: { 'background-color': sequential(part), color: inkOn(part) },
          onclick: () => choose(row, column, count), onpointerenter: () => point?.(row, column), onfocus: () => point?.(row, column), onpointerleave: () => point?.(null, null) },
        share === 'none' ? String(count) : percent(part));
        cells.push(button);
        return h('td', null, button);
      }),
      h('td', { class: 'fig-co-sum num' }, String(rowSums[i]))))),
    h('tfoot', null, h('tr', null, h('th', { scope: 'row', class: 'fig-co-sum' }, t('confusionSum')), columnSums.map((sum) => h('td', { class: 'fig-co-sum num' }, String(sum))), h('td', { class: 'fig-co-sum num' }, String(rowSums.reduce((a, b) => a + b, 0))))));
  roving(table, { items: () => cells, at: (cell) => { const at = cells.indexOf(/** @type {HTMLElement} */ (cell)); return [(getComputedStyle(table).direction === 'rtl' ? -1 : 1) * (at % classes.length), Math.floor(at / classes.length)]; } })
    .refresh(cells.find((cell) => cell.getAttribute('aria-pressed') === 'true') ?? null);
  return h('div', { class: 'fig-scroll' }, table);
}
