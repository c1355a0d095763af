// @ts-check
/** Where a model, or a person, looked while answering a question about a picture. Heads or steps are chosen; the map can be taken off. */
import { h, show } from '../../shared/dom.js';
import { t } from '../words.js';
import { choose, kept, toggle } from './parts/choose.js';
import { dwell } from './parts/dwell.js';
import { guarded, need, needNumbers } from './parts/guard.js';
import { mask, overlay, scaleBar, strongest } from './parts/heat.js';
import { nine, nineColumns, nineRows, partName } from './parts/nine.js';
import { panes } from './parts/panes.js';
import { facts, readout } from './parts/readout.js';
import { dataTable } from './parts/table.js';

export const info = {
  kind: 'attention', words: 'forms-b', styles: ['parts/parts.css', 'parts/controls.css', 'parts/heat.css', 'attribution.css'],
  parameters: { weights: 'one for each place of the grid', heads: 'single heads', steps: 'words of the answer', reference: 'another map', 'render.style': 'colour or light' },
  events: { 'set-param': 'a head or a step', toggle: 'the map or the other map was taken off or put on', zoom: 'enlarged', pan: 'moved', hover: 'a place was looked at' },
};

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawAttention(figure, context) {
  const { content = {}, grid, render = {}, reference } = figure;
  need(content.imageHref, 'attentionNoPicture');
  need(grid?.length === 2 && grid.every(Number.isInteger), 'figNoShape');
  const [lines, columns] = grid;
  const maps = [...(figure.weights ? [{ name: t('attentionAll'), weights: figure.weights }] : []), ...(figure.heads ?? []).map((/** @type {any} */ head, /** @type {number} */ i) => ({ ...head, name: head.name ?? t('tokenMatrixHeadNumber', { n: i + 1 }) })),
    ...(figure.steps ?? []).map((/** @type {any} */ step, /** @type {number} */ i) => ({ ...step, name: t('attentionStep', { word: step.name ?? i + 1 }) }))];
  need(maps.length, 'figNoNumbers');
  maps.forEach(({ weights }) => needNumbers(weights, lines * columns));
  const [otherLines, otherColumns] = reference?.grid ?? grid;
  if (reference) needNumbers(reference.weights, otherLines * otherColumns);
  const state = {
    map: kept(context.get('map'), 0, (i) => i < maps.length),
    on: kept(context.get('on'), render.overlay !== false, () => true),
    other: kept(context.get('other'), false, () => Boolean(reference)),
  };
  const share = (/** @type {number[]} */ weights, /** @type {number} */ at) => {
    const sum = weights.reduce((all, one) => all + Math.max(0, one), 0) || 1;
    return t('figPercent', { n: Math.round((1000 * Math.max(0, weights[at])) / sum) / 10 });
  };
  const told = readout(t('attentionPoint'));
  told.element.setAttribute('aria-live', 'polite');
  const seen = dwell(context.note);
  const frame = panes({
    width: content.width ?? columns, height: content.height ?? lines, note: context.note, grid: { lines, columns }, view: context.get('view'), moved: (view) => context.set('view', view),
    point: (line, column) => {
      seen(`place:${line + 1},${column + 1}`);
      told.tell(facts([[t('attributionPlace'), t('attributionLineColumn', { line: line + 1, column: column + 1 })], [maps[state.map].name, share(maps[state.map].weights, line * columns + column)]]));
    },
  });
  const host = h('div', { class: 'fig-host' });
  const layer = (/** @type {number[]} */ values, /** @type {number} */ high, /** @type {number} */ wide) => {
    const map = { values, lines: high, columns: wide, most: strongest(values), signed: false, smooth: render.smooth !== false };
    const canvas = render.style === 'light' ? darkened(map) : overlay(map);
    canvas.style.opacity = String(render.opacity ?? 0.65);
    return canvas;
  };
  const image = () => h('img', { class: content.pixelated ? 'fig-under fig-pixels' : 'fig-under', src: content.imageHref, alt: content.alt ?? '', draggable: 'false' });
  const tables = h('div', null);

  const draw = () => {
    const map = maps[state.map];
    const both = state.other && reference;
    show(host, frame.draw([
      { name: `${map.name}: ${t('attributionPane')}`, caption: both || maps.length > 1 ? map.name : undefined, layers: [image(), state.on ? layer(map.weights, lines, columns) : null] },
      ...(both ? [{ name: `${otherName()}: ${t('attributionPane')}`, caption: otherName(), layers: [image(), layer(reference.weights, otherLines, otherColumns)] }] : []),
    ]));
    show(tables, table(map.name, map.weights, lines, columns), both ? table(otherName(), reference.weights, otherLines, otherColumns) : null);
  };
  const otherName = () => [reference.source ?? t('attentionOther'), reference.n ? `(n\u00a0=\u00a0${reference.n})` : ''].filter(Boolean).join(' ');
  /** @param {string} name @param {number[]} weights @param {number} high @param {number} wide */
  const table = (name, weights, high, wide) => {
    const sums = nine(weights.map((weight) => Math.max(0, weight)), high, wide);
    const best = sums.indexOf(Math.max(...sums));
    return dataTable(nineColumns(), nineRows(sums, (sum) => share(sums, sums.indexOf(sum))), { note: context.note, summary: maps.length > 1 || state.other ? t('attributionNumbersOf', { name }) : undefined, about: `${t('attentionNine')} ${t('attributionStrongest', { part: partName(best) })}` });
  };
  const put = (/** @type {'map' | 'on' | 'other'} */ name, /** @type {any} */ value) => {
    /** @type {any} */ (state)[name] = value;
    context.set(name, value);
    if (name === 'map') context.note('set-param', 'map', maps[value].name);
    else context.note('toggle', name === 'on' ? 'overlay' : 'reference', value);
    draw();
  };
  draw();
  return h('div', { class: 'fig' },
    content.question ? h('p', null, h('span', { class: 'muted' }, `${t('attentionQuestion')} `), h('strong', { dir: 'auto' }, content.question)) : null,
    figure.output ? h('p', null, h('span', { class: 'muted' }, `${t('attentionAnswer')} `), h('strong', { dir: 'auto' }, figure.output)) : null,
    h('div', { class: 'fig-bar' },
      maps.length > 1 ? choose({ label: t('attentionShow'), options: maps.map(({ name }, i) => ({ value: i, name })), value: state.map, change: (map) => put('map', map) }) : null,
      toggle(t('attentionOn'), state.on, (on) => put('on', on)),
      reference ? toggle(t('attentionCompare', { name: otherName() }), state.other, (on) => put('other', on)) : null, frame.controls),
    host, told.element,
    render.style === 'light' ? h('p', { class: 'small muted' }, t('attentionLight')) : h('p', { class: 'fig-key' }, h('span', null, t('attentionLittle')), scaleBar(false), h('span', null, t('attentionMuch'))),
    tables);
}

/** What was not looked at is dark. @param {import('./parts/heat.js').Map} map */
const darkened = (map) => mask(map, null, [0, 0, 0]);

export const draw = guarded(drawAttention);
