// @ts-check
/** Parts with their weights as bars, strongest first: a table, so that what is drawn is also what is read aloud. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';
import { num } from './fill.js';

/** @typedef {{label: string, value?: any, unit?: string | null, weight: number, uncertainty?: number}} Row */

/**
 * @param {Row[]} rows @param {{toward: string, away: string}} map
 * @param {{signed: boolean, note: (type: string, target: string, value?: any) => void, say: (value: number) => string, most: number}} options
 */
export function bars(rows, { toward, away }, { signed, note, say, most }) {
  const sorted = [...rows].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const strongest = Math.max(...rows.map(({ weight, uncertainty }) => Math.abs(weight) + (uncertainty ?? 0)), Number.MIN_VALUE);
  const valued = rows.some(({ value }) => value !== undefined);
  const lines = sorted.map((row, i) => line(row, i >= most));
  const rest = lines.slice(most);
  const button = h('button', { class: 'button small', type: 'button', 'aria-expanded': 'false' }, t('showAll', { n: rows.length }));
  button.addEventListener('click', () => {
    const open = button.getAttribute('aria-expanded') === 'false';
    rest.forEach((tr) => (tr.hidden = !open));
    button.setAttribute('aria-expanded', String(open));
    button.textContent = open ? t('showFewer', { n: most }) : t('showAll', { n: rows.length });
    note(open ? 'expand' : 'collapse', 'bars');
  });

  /** @param {Row} row @param {boolean} hidden */
  function line({ label, value, unit, weight, uncertainty }, hidden) {
    const share = weight / strongest;
    const whisker = uncertainty ? [Math.max(-1, (weight - uncertainty) / strongest), Math.min(1, (weight + uncertainty) / strongest)] : null;
    return h('tr', { role: 'row', hidden },
      h('th', { scope: 'row', role: 'rowheader', dir: 'auto' }, label),
      valued ? h('td', { role: 'cell', class: 'bars-value', dir: 'auto' }, value === undefined || value === null ? '—' : unit ? `${value}\u00a0${unit}` : String(value)) : null,
      h('td', { role: 'cell', class: 'bars-effect' },
        h('span', { class: signed ? 'bar-track' : 'bar-track fig-one-way', 'aria-hidden': 'true' },
          share ? h('span', { class: share > 0 ? 'bar-fill plus' : 'bar-fill minus', style: { '--strength': Math.abs(share).toFixed(4) } }) : null,
          whisker ? h('span', { class: 'fig-whisker', style: { '--from': whisker[0].toFixed(4), '--to': whisker[1].toFixed(4) } }) : null),
        h('span', { class: 'bar-number' }, num(say(weight)),
          h('span', { class: 'visually-hidden' }, `${uncertainty ? ` ± ${say(uncertainty).replace('+', '')}` : ''}${signed && weight ? `, ${t('pushesTowards')} ${weight > 0 ? toward : away}` : ''}`))));
  }

  return h('div', { class: 'fig-stack' },
    signed ? h('ul', { class: 'legend' }, [['plus', '+', toward], ['minus', '−', away]].map(([tone, sign, name]) =>
      h('li', null, h('span', { class: `swatch ${tone}`, 'aria-hidden': 'true' }, sign), h('span', null, `${t('pushesTowards')} `, h('strong', { dir: 'auto' }, name))))) : null,
    h('table', { class: 'bars fig-bars', role: 'table' },
      h('thead', { role: 'rowgroup', class: 'visually-hidden' }, h('tr', { role: 'row' },
        ['attributionPartName', ...(valued ? ['value'] : []), 'effect'].map((name) => h('th', { scope: 'col', role: 'columnheader' }, t(name))))),
      h('tbody', { role: 'rowgroup' }, lines)),
    rest.length ? button : null);
}
