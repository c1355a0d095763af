// @ts-check
/**
 * Signed bars around a zero line, strongest first: a real table, so what is drawn is also what is read aloud.
 */
import { h } from '../../shared/dom.js';
import { t } from '../words.js';
import { signed } from './numbers.js';
import { withUnit } from './table.js';
import { legend } from './tokens.js';

export const info = {
  name: 'bars',
  parameters: { rows: 'features with label, value and weight', toward: 'label the positive weights push to', away: 'the other label' },
  events: { toggle: 'all features were shown or hidden again' },
};

const SHOWN = 8;

/** @typedef {{form: 'bars', rows: {label: string, value: string | number, unit?: string | null, weight: number}[], toward: string, away: string}} Bars */

/** @param {Bars} explanation @param {{note: import('../log.js').Log['note']}} context */
export function drawBars({ rows, toward, away }, { note }) {
  const sorted = [...rows].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const strongest = Math.max(...rows.map(({ weight }) => Math.abs(weight)), Number.MIN_VALUE);
  const number = signed(rows.map(({ weight }) => weight));
  const lines = sorted.map((row, i) => line(row, row.weight / strongest, number(row.weight), toward, away, i >= SHOWN));
  const rest = lines.slice(SHOWN);
  const button = h('button', { class: 'button small', type: 'button', 'aria-expanded': 'false' }, t('showAll', { n: rows.length }));
  button.addEventListener('click', () => {
    const open = button.getAttribute('aria-expanded') === 'false';
    rest.forEach((tr) => (tr.hidden = !open));
    button.setAttribute('aria-expanded', String(open));
    button.textContent = open ? t('showFewer', { n: SHOWN }) : t('showAll', { n: rows.length });
    note('toggle', 'features', open);
  });
  // Roles are written out: some browsers drop a table's meaning when it is laid out as a grid on narrow screens.
  return h('div', { class: 'explanation' },
    legend(toward, away),
    h('table', { class: 'bars', role: 'table' },
      h('thead', { role: 'rowgroup', class: 'visually-hidden' }, h('tr', { role: 'row' },
        ['feature', 'value', 'effect'].map((name) => h('th', { scope: 'col', role: 'columnheader' }, t(name))))),
      h('tbody', { role: 'rowgroup' }, lines)),
    rest.length ? button : null);
}

/** @param {Bars['rows'][number]} row @param {number} share −1..1 @param {string} number @param {string} toward @param {string} away @param {boolean} hidden */
function line(row, share, number, toward, away, hidden) {
  const positive = share > 0;
  return h('tr', { role: 'row', hidden },
    h('th', { scope: 'row', role: 'rowheader', dir: 'auto' }, row.label),
    h('td', { role: 'cell', class: 'bars-value', dir: 'auto' }, withUnit(row)),
    h('td', { role: 'cell', class: 'bars-effect' },
      h('span', { class: 'bar-track', 'aria-hidden': 'true' },
        share ? h('span', { class: positive ? 'bar-fill plus' : 'bar-fill minus', style: { '--strength': Math.abs(share).toFixed(4) } }) : null),
      h('span', { class: `bar-number ${positive ? 'toward' : share ? 'away' : ''}` }, number,
        h('span', { class: 'visually-hidden' }, share ? `, ${t('pushesTowards')} ${positive ? toward : away}` : ''))));
}
