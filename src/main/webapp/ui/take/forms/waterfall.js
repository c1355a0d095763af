// @ts-check
/**
 * From a base value to the output, one step a feature. Without the output, which may be hidden before the answer, the steps
 * are bars from zero. It is a table, so what is drawn is also what is read aloud.
 */
import { h, show } from '../../shared/dom.js';
import { signed } from '../render/numbers.js';
import { t } from '../words.js';
import { kept } from './parts/choose.js';
import { num } from './parts/fill.js';
import { guarded, need } from './parts/guard.js';
import { readable } from './parts/scale.js';

export const info = {
  kind: 'waterfall', words: 'forms-b', styles: ['parts/parts.css', 'parts/controls.css', 'waterfall.css'],
  parameters: { base: 'where it starts', output: 'where it ends', rows: 'the steps', most: 'how many stand for themselves at first' },
  events: { expand: 'all steps were shown', collapse: 'the small ones were put together again' },
};

const MOST = 8;

/** @typedef {{name: string, value?: string, weight: number, uncertainty?: number, from: number, to: number}} Step */

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawWaterfall(figure, context) {
  need(Array.isArray(figure.rows) && figure.rows.length, 'figNoNumbers');
  need(figure.rows.every((/** @type {any} */ row) => Number.isFinite(row.weight)), 'figNotNumbers');
  const ends = Number.isFinite(figure.output) && Number.isFinite(figure.base);
  const most = figure.most ?? MOST;
  const host = h('div', { class: 'fig-stack' });
  const sorted = figure.order === 'given' ? figure.rows : [...figure.rows].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const number = signed(figure.rows.map((/** @type {any} */ row) => row.weight));
  const level = readable([figure.base, figure.output].filter(Number.isFinite));
  const unit = figure.unit ? `\u00a0${figure.unit}` : '';
  const toward = figure.target ?? t('waterfallMore');
  const away = figure.away ?? t('waterfallLess');

  const draw = (/** @type {boolean} */ open) => {
    const several = sorted.length > most + 1;
    const alone = open || !several ? sorted : sorted.slice(0, most);
    const rest = sorted.slice(alone.length);
    const steps = along([...alone.map((/** @type {any} */ row) => ({ name: row.name, value: said(row), weight: row.weight, uncertainty: row.uncertainty })),
      ...(rest.length ? [{ name: t('waterfallRest', { n: rest.length }), weight: rest.reduce((/** @type {number} */ sum, /** @type {any} */ row) => sum + row.weight, 0) }] : [])], ends ? figure.base : 0, !ends);
    const places = [...steps.flatMap(({ from, to }) => [from, to]), ...(ends ? [figure.base, figure.output] : [0])];
    const [low, high] = [Math.min(...places), Math.max(...places)];
    const at = (/** @type {number} */ value) => (high > low ? (value - low) / (high - low) : 0.5);
    const end = (/** @type {string} */ name, /** @type {number} */ value) => h('tr', { role: 'row', class: 'fig-fall-end' },
      h('th', { scope: 'row', role: 'rowheader', dir: 'auto' }, name), h('td', { role: 'cell', class: 'fig-fall-value' }),
      h('td', { role: 'cell', class: 'fig-fall-effect' }, track(h('span', { class: 'fig-fall-mark', style: { '--at': at(value).toFixed(4) } })), h('span', { class: 'bar-number' }, num(level(value) + unit))));
    const off = ends ? Math.abs(figure.base + figure.rows.reduce((/** @type {number} */ sum, /** @type {any} */ row) => sum + row.weight, 0) - figure.output) : 0;
    show(host,
      figure.quantity ? h('p', { class: 'small' }, t('waterfallOf'), ' ', h('strong', { dir: 'auto' }, figure.quantity)) : null,
      h('ul', { class: 'legend' }, [['plus', '+', toward], ['minus', '−', away]].map(([tone, sign, name]) =>
        h('li', null, h('span', { class: `swatch ${tone}`, 'aria-hidden': 'true' }, sign), h('span', null, `${t('pushesTowards')} `, h('strong', { dir: 'auto' }, name))))),
      h('table', { class: 'fig-fall', role: 'table' },
        h('thead', { role: 'rowgroup', class: 'visually-hidden' }, h('tr', { role: 'row' }, ['feature', 'value', 'effect'].map((name) => h('th', { scope: 'col', role: 'columnheader' }, t(name))))),
        h('tbody', { role: 'rowgroup' },
          ends ? end(figure.baseName ?? t('waterfallBase'), figure.base) : null,
          steps.map((step) => line(step, at)),
          ends ? end(figure.outputName ?? t('waterfallOutput'), figure.output) : null)),
      several ? h('button', { type: 'button', class: 'button small', 'aria-expanded': String(open), onclick: () => {
        context.set('open', !open);
        context.note(open ? 'collapse' : 'expand', 'steps');
        draw(!open);
        host.querySelector('button')?.focus();
      } }, open ? t('showFewer', { n: most }) : t('showAll', { n: sorted.length })) : null,
      off > (figure.tolerance ?? (high - low) / 100) ? h('p', { class: 'muted small' }, t('waterfallOff', { off: level(off) + unit })) : null);
  };

  /** @param {Step} step @param {(value: number) => number} at */
  const line = ({ name, value, weight, uncertainty, from, to }, at) => {
    const [left, right] = [at(Math.min(from, to)), at(Math.max(from, to))];
    return h('tr', { role: 'row' }, h('th', { scope: 'row', role: 'rowheader', dir: 'auto' }, name), h('td', { role: 'cell', class: 'fig-fall-value', dir: 'auto' }, value),
      h('td', { role: 'cell', class: 'fig-fall-effect' },
        track(h('span', { class: 'fig-fall-start', style: { '--at': at(from).toFixed(4) } }),
          weight ? h('span', { class: `fig-fall-bar ${weight > 0 ? 'plus' : 'minus'}`, style: { '--left': left.toFixed(4), '--width': (right - left).toFixed(4) } }) : null),
        h('span', { class: `bar-number ${weight > 0 ? 'toward' : weight < 0 ? 'away' : ''}` }, num(number(weight)),
          uncertainty ? h('span', { class: 'fig-fall-spread' }, `±\u00a0${number(uncertainty).slice(1)}`) : null,
          h('span', { class: 'visually-hidden' }, weight ? `, ${t('pushesTowards')} ${weight > 0 ? toward : away}${ends ? `, ${t('waterfallThen', { value: level(to) + unit })}` : ''}` : ''))));
  };

  draw(kept(context.get('open'), false, () => true));
  return host;
}

/** @param {any[]} rows @param {number} base @param {boolean} apart each from the base, instead of from where the one before ended @returns {Step[]} */
function along(rows, base, apart) {
  let now = base;
  return rows.map((row) => {
    const from = apart ? base : now;
    now = from + row.weight;
    return { ...row, from, to: now };
  });
}

/** @param {any} row */
const said = ({ value, unit }) => (value === null || value === undefined ? '' : unit ? `${value}\u00a0${unit}` : String(value));

/** @param {...any} marks */
const track = (...marks) => h('span', { class: 'fig-fall-track', 'aria-hidden': 'true' }, marks);

export const draw = guarded(drawWaterfall);
