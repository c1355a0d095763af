// @ts-check
/** How the output changes with one feature: mean line, single cases, accumulated local effects, and how the data lie. */
import { h, show } from '../../shared/dom.js';
import { t } from '../words.js';
import { choose, kept, toggle } from './parts/choose.js';
import { curves } from './parts/curves.js';
import { fitted } from './parts/fitted.js';
import { guarded, need, needNumbers } from './parts/guard.js';
import { facts, readout } from './parts/readout.js';
import { extent, padded, readable } from './parts/scale.js';
import { dataTable } from './parts/table.js';

export const info = {
  kind: 'dependence', words: 'forms-b', styles: ['parts/parts.css', 'parts/controls.css', 'uncertainty.css', 'dependence.css'],
  parameters: { features: 'with grid, mean, lines, ale, histogram and this case\'s value', show: 'what is drawn at first', controls: 'what can be switched' },
  events: { 'set-param': 'another feature', toggle: 'lines or the histogram were shown or hidden', hover: 'a value was read off' },
};

const KINDS = ['pd', 'ice', 'ale', 'histogram'];

/** @param {any} feature */
function check(feature) {
  const { grid, mean, ale, lines, histogram } = feature;
  need(grid?.length || histogram?.counts?.length, 'figNoNumbers');
  for (const values of [mean, ale, ...(lines ?? []).map((/** @type {any} */ line) => line.y)].filter(Boolean)) needNumbers(values, grid?.length ?? 0);
  if (histogram) need(Array.isArray(histogram.counts) && histogram.counts.every(Number.isFinite), 'figNotNumbers');
  if (histogram?.edges) need(histogram.edges.length === histogram.counts.length + 1, 'figCount', { expected: histogram.counts.length + 1, found: histogram.edges.length });
}

/** @param {any} feature @param {string} kind */
const has = (feature, kind) => Boolean({ pd: feature.mean, ice: feature.lines?.length, ale: feature.ale, histogram: feature.histogram?.counts?.length }[kind]);

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawDependence(figure, context) {
  const { features } = figure;
  need(Array.isArray(features) && features.length, 'figNoNumbers');
  features.forEach(check);
  const nameOf = (/** @type {any} */ one) => one.name ?? one.id ?? t('attributionPartName');
  const may = new Set(figure.controls ?? []);
  const state = {
    feature: kept(context.get('feature'), 0, (i) => i < features.length),
    on: /** @type {Record<string, boolean>} */ ({ ...Object.fromEntries(KINDS.map((kind) => [kind, !figure.show || figure.show.includes(kind)])), centred: Boolean(figure.centred), ...context.get('on') }),
  };
  const unit = figure.unit ? `\u00a0${figure.unit}` : '';
  const feature = () => ({ ...features[state.feature], name: nameOf(features[state.feature]) });
  const told = readout(t('dependencePoint'));
  told.element.setAttribute('aria-live', 'polite');
  const bar = h('div', { class: 'fig-bar' });
  const key = h('ul', { class: 'legend' });
  const shift = (/** @type {number[]} */ y) => (state.on.centred ? y.map((value) => value - y[0]) : y);
  const shown = (/** @type {string} */ kind) => state.on[kind] && has(feature(), kind);
  const lines = () => {
    const { mean, ale, lines: cases = [] } = feature();
    const here = cases.find((/** @type {any} */ line) => line.here);
    return [
      ...(shown('ice') ? cases.filter((/** @type {any} */ line) => !line.here).map((/** @type {any} */ line) => ({ kind: 'ice', y: shift(line.y) })) : []),
      ...(shown('ice') && here ? [{ kind: 'here', y: shift(here.y) }] : []),
      ...(shown('pd') ? [{ kind: 'pd', y: shift(mean) }] : []),
      ...(shown('ale') ? [{ kind: 'ale', y: ale }] : []),
    ];
  };
  /** One scale for all features: a steep line must not only look steep. @returns {[number, number]} */
  const range = () => (figure.range?.length === 2 && !state.on.centred && !shown('ale') ? figure.range : padded(extent([...features.flatMap((/** @type {any} */ one) => [
    ...(state.on.pd && one.mean ? shift(one.mean) : []), ...(state.on.ice ? (one.lines ?? []).flatMap((/** @type {any} */ line) => shift(line.y)) : []), ...(state.on.ale && one.ale ? one.ale : [])]), ...(state.on.centred || shown('ale') ? [0] : [])])));

  const chart = fitted((width) => curves(feature(), { lines: lines(), range: range(), width, histogram: shown('histogram'), tell: (i) => {
    const number = readable(lines().flatMap(({ y }) => y));
    const one = feature();
    told.tell(facts([[nameOf(one), `${one.grid[i]}${one.unit ? `\u00a0${one.unit}` : ''}`],
      ...lines().filter(({ kind }) => kind !== 'ice').map(({ kind, y }) => /** @type {[string, string]} */ ([t(`dependence_${kind}`), number(y[i]) + unit]))]));
  }, note: context.note }));

  const table = dataTable(['', ''], () => [], { note: context.note });
  const tablePlace = h('div', null, table);
  const drawTable = () => {
    const one = feature();
    const values = [one.mean, one.ale, one.lines?.find((/** @type {any} */ line) => line.here)?.y].filter(Boolean).flat();
    const number = readable(values);
    const here = one.lines?.find((/** @type {any} */ line) => line.here);
    const counts = one.histogram?.counts ?? [];
    const binned = one.histogram?.edges;
    tablePlace.replaceChildren(...[
      one.grid?.length && values.length ? dataTable([`${nameOf(one)}${one.unit ? ` (${one.unit})` : ''}`, ...[['pd', one.mean], ['here', here], ['ale', one.ale]].filter(([, there]) => there).map(([kind]) => ({ label: t(`dependence_${kind}`), num: true })), ...(counts.length && !binned ? [{ label: t('dependenceCases'), num: true }] : [])],
        one.grid.map((/** @type {any} */ at, /** @type {number} */ i) => [String(at), ...[one.mean, here?.y, one.ale].filter(Boolean).map((/** @type {number[]} */ y) => number(y[i]) + unit), ...(counts.length && !binned ? [String(counts[i] ?? '—')] : [])]), { note: context.note, about: about(one) }) : null,
      binned ? dataTable([nameOf(one), { label: t('dependenceCases'), num: true }], counts.map((/** @type {number} */ n, /** @type {number} */ i) => [t('uncertaintyTo', { low: readable(binned)(binned[i]), high: readable(binned)(binned[i + 1]) }), String(n)]), { note: context.note, summary: t('dependenceHistogramTable'), target: 'histogram' }) : null,
    ].filter((one_) => one_ !== null));
  };
  /** @param {any} one */
  const about = (one) => [figure.quantity ? `${figure.quantity}.` : '', one.value === undefined ? '' : t('dependenceHere', { value: `${one.value}${one.unit ? `\u00a0${one.unit}` : ''}` })].join(' ').trim() || undefined;

  const redraw = () => {
    chart.redraw();
    told.clear();
    drawKey();
    drawTable();
  };
  const drawKey = () => show(key, [...new Set(lines().map(({ kind }) => kind))].reverse().map((kind) => h('li', null, h('span', { class: `fig-line-key fig-line-${kind}`, 'aria-hidden': 'true' }), h('span', null, t(`dependence_${kind}`)))),
    shown('histogram') ? h('li', null, h('span', { class: 'fig-line-key fig-line-histogram', 'aria-hidden': 'true' }), h('span', null, t('dependence_histogram'))) : null,
    feature().value === undefined ? null : h('li', null, h('span', { class: 'fig-line-key fig-line-value', 'aria-hidden': 'true' }), h('span', null, t('dependenceHere', { value: `${feature().value}${feature().unit ? `\u00a0${feature().unit}` : ''}` }))));
  const drawBar = () => show(bar,
    features.length > 1 ? choose({ label: t('dependenceFeature'), options: features.map((/** @type {any} */ one, /** @type {number} */ i) => ({ value: i, name: nameOf(one) })), value: state.feature, menu: features.length > 4, change: (i) => {
      state.feature = i;
      context.set('feature', i);
      context.note('set-param', 'feature', features[i].id ?? i);
      drawBar();
      /** @type {HTMLElement | null} */ (bar.querySelector('[aria-pressed="true"], select'))?.focus();
      redraw();
    } }) : null,
    [...KINDS, 'centred'].filter((kind) => may.has(kind) && (kind === 'centred' ? has(feature(), 'pd') || has(feature(), 'ice') : has(feature(), kind))).map((kind) => toggle(t(`dependenceShow_${kind}`), state.on[kind], (on) => {
      state.on[kind] = on;
      context.set('on', { ...state.on });
      context.note('toggle', kind, on);
      redraw();
    })));
  drawBar();
  drawKey();
  drawTable();
  return h('div', { class: 'fig' }, bar, figure.quantity ? h('p', { class: 'small', dir: 'auto' }, h('strong', null, figure.quantity), figure.unit ? ` (${figure.unit})` : '') : null,
    chart.element, key, told.element, tablePlace);
}

export const draw = guarded(drawDependence);
