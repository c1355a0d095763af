// @ts-check
/**
 * How much each part of the input counted: as a map over a picture, beside it, as a mask, as contours; as bars; as marked
 * words. Two methods or classes can be put side by side, with one zoom.
 */
import { h, show } from '../../shared/dom.js';
import { signed as signedNumber } from '../render/numbers.js';
import { t } from '../words.js';
import { bars } from './parts/attribution-bars.js';
import { words } from './parts/attribution-words.js';
import { choose, kept, toggle } from './parts/choose.js';
import { dwell } from './parts/dwell.js';
import { guarded, need, needNumbers } from './parts/guard.js';
import { alone, contours, mask, overlay, scaleBar, strongest } from './parts/heat.js';
import { nine, nineColumns, nineRows, partName } from './parts/nine.js';
import { panes } from './parts/panes.js';
import { facts, readout } from './parts/readout.js';
import { readable } from './parts/scale.js';
import { slider } from './parts/slider.js';
import { dataTable } from './parts/table.js';

export const info = {
  kind: 'attribution', words: 'forms-b', styles: ['parts/parts.css', 'parts/controls.css', 'parts/heat.css', 'attribution.css'],
  parameters: { values: 'one per part', maps: 'several methods or classes', 'render.mode': 'how it looks at first', 'render.modes': 'among which one may switch', 'render.controls': 'overlay, opacity, threshold, zoom' },
  events: { 'set-param': 'mode, map, opacity or threshold', toggle: 'the map was taken off or put on; the numbers were opened', zoom: 'enlarged', pan: 'moved', hover: 'a word or a place was looked at', expand: 'all bars were shown', collapse: 'only the strongest were shown' },
};

const ON_PICTURE = ['overlay', 'side-by-side', 'mask', 'contour'];
const LEVELS = [0.25, 0.5, 0.75];

/** @typedef {{name: string | null, values: number[], uncertainty?: number[] | null, toward: string, away: string, known: boolean, most: number}} Shown */

/** @param {any} figure @returns {Shown[]} */
function mapsOf(figure, count = figure.shape.reduce((/** @type {number} */ all, /** @type {number} */ one) => all * one, 1)) {
  const given = figure.maps ?? [figure];
  need(Array.isArray(given) && given.length, 'figNoNumbers');
  return given.map((/** @type {any} */ map) => {
    needNumbers(map.values, count);
    const target = map.target ?? (figure.maps ? null : figure.target);
    return {
      name: figure.maps ? map.name ?? null : null, values: map.values, uncertainty: map.uncertainty?.length === count ? map.uncertainty : null, known: Boolean(target),
      toward: target ?? t('itsAnswer'), away: map.away ?? figure.away ?? t('anotherAnswer'), most: strongest(map.values, figure.normalise),
    };
  });
}

/** The map as places of a picture: superpixels are spread over theirs. @param {any} figure */
function gridOf({ shape, segments }) {
  if (!segments) return { lines: shape[0], columns: shape[1], of: null };
  const [lines, columns] = segments.shape ?? [];
  need(segments.of?.length === lines * columns, 'figCount', { expected: lines * columns || 0, found: segments.of?.length ?? 0 });
  return { lines, columns, of: segments.of };
}

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawAttribution(figure, context) {
  need(Array.isArray(figure.shape) && figure.shape.length && figure.shape.every(Number.isInteger), 'figNoShape');
  const { content = null, render = {} } = figure;
  const all = mapsOf(figure);
  const picture = content?.type === 'image' && content.href && (figure.shape.length === 2 || figure.segments) ? content : null;
  const flat = figure.shape.length === 1;
  const tokens = flat ? (content?.type === 'text' ? content.tokens : figure.unit === 'token' || figure.unit === 'word' ? figure.labels : null) : null;
  if (tokens) need(tokens.length === figure.shape[0], 'figLabels', { expected: figure.shape[0], found: tokens.length });
  const possible = [...(picture ? ON_PICTURE : figure.shape.length === 2 ? ['side-by-side'] : []), ...(tokens ? ['tokens'] : []), 'bars'];
  const first = possible.includes(render.mode) ? render.mode : possible[0];
  const modes = [...new Set([first, ...(render.modes ?? [])])].filter((mode) => possible.includes(mode));
  const may = new Set(render.controls ?? []);

  const state = {
    mode: kept(context.get('mode'), first, (mode) => modes.includes(mode)),
    map: kept(context.get('map'), render.compare?.[0] < all.length ? render.compare[0] : 0, (map) => map < all.length),
    other: kept(context.get('other'), render.compare?.[1] < all.length ? render.compare[1] : null, (map) => map < all.length),
    opacity: kept(context.get('opacity'), render.opacity ?? 0.6, Number.isFinite),
    threshold: kept(context.get('threshold'), render.threshold ?? 0, Number.isFinite),
    on: kept(context.get('on'), true, () => true),
  };
  const host = h('div', { class: 'fig-host' });
  const below = h('div', { class: 'fig-below' });
  const put = (/** @type {keyof typeof state} */ name, /** @type {any} */ value, told = true) => {
    /** @type {any} */ (state)[name] = value;
    context.set(name, value);
    if (told) context.note(name === 'on' ? 'toggle' : 'set-param', name === 'on' ? 'overlay' : name, value ?? 'none');
    draw();
  };

  const grid = figure.shape.length === 2 || figure.segments ? gridOf(figure) : null;
  const places = new Map(all.map((map) => [map, grid?.of ? grid.of.map((/** @type {number} */ part) => (part < 0 ? 0 : map.values[part] ?? 0)) : map.values]));
  const seen = dwell(context.note);
  const told = readout(t('attributionPoint'));
  told.element.setAttribute('aria-live', 'polite');
  const some = all.flatMap(({ values }) => [...values.slice(0, 500), strongest(values)]); // how numbers are written needs the strongest, not each of 50 000
  const number = signedNumber(some);
  const plain = readable(some);
  const say = (/** @type {number} */ value) => (figure.signed ? number(value) : plain(value));
  const direction = (/** @type {Shown} */ map, /** @type {number} */ value) =>
    !figure.signed || say(value) === '0' ? '' : ` ${t('pushesTowards')} ${value > 0 ? map.toward : map.away}`;
  const frame = grid && panes({
    width: picture?.width ?? grid.columns, height: picture?.height ?? grid.lines, note: context.note, zoom: may.has('zoom') || Boolean(render.zoom),
    grid: { lines: grid.lines, columns: grid.columns }, view: context.get('view'), moved: (view) => context.set('view', view),
    point(line, column) {
      const at = line * grid.columns + column;
      seen(`place:${line + 1},${column + 1}`);
      told.tell(facts([[t('attributionPlace'), t('attributionLineColumn', { line: line + 1, column: column + 1 })],
        ...chosen().map((map) => /** @type {[string, string]} */ ([map.name ?? t('attributionValue'), `${say(places.get(map)[at])}${direction(map, places.get(map)[at])}`]))]));
    },
  });
  const chosen = () => [all[state.map], ...(state.other !== null && state.other !== state.map ? [all[state.other]] : [])];

  const draw = () => {
    const shown = chosen();
    const onPicture = ON_PICTURE.includes(state.mode) && frame;
    for (const [name, control] of Object.entries(controls)) control.hidden = !usable(name, state.mode, shown.length);
    if (onPicture) {
      show(host, onPicture.draw(shown.flatMap((map) => paneOf(map, shown.length > 1))), told.element);
    } else {
      show(host, h('div', { class: shown.length > 1 ? 'fig-beside' : null }, shown.map((map) => h('div', { class: 'fig-stack' },
        shown.length > 1 ? h('p', { class: 'fig-beside-name', dir: 'auto' }, map.name) : null,
        state.mode === 'tokens' && tokens ? words(tokens, map, { text: content?.text, signed: Boolean(figure.signed), threshold: state.threshold, note: context.note, say }) : bars(rowsOf(map), map, { signed: Boolean(figure.signed), note: context.note, say, most: render.most ?? 10 })))));
    }
    show(below, legend(shown, figure, Boolean(onPicture)), table(shown));
  };

  /** @param {Shown} map @param {boolean} several @returns {{name: string, caption?: string, layers: Element[]}[]} */
  const paneOf = (map, several) => {
    const { lines, columns } = /** @type {NonNullable<typeof grid>} */ (grid);
    const drawn = { values: places.get(map), lines, columns, most: map.most, signed: figure.render?.palette ? figure.render.palette === 'diverging' : Boolean(figure.signed), smooth: Boolean(render.smooth) };
    const name = [map.name, t('attributionPane')].filter(Boolean).join(': ');
    const caption = map.name && (several || all.length > 1) ? map.name : undefined;
    const image = () => h('img', { class: content.pixelated ? 'fig-under fig-pixels' : 'fig-under', src: content.href, alt: content.alt ?? '', draggable: 'false' });
    const layer = (/** @type {HTMLElement} */ canvas, opacity = state.opacity) => {
      canvas.style.opacity = String(opacity);
      return canvas;
    };
    if (!picture) return [{ name, caption, layers: [alone(drawn, state.threshold)] }];
    if (state.mode === 'side-by-side') {
      const map_ = { name, caption: caption ?? t('attributionMap'), layers: [alone(drawn, state.threshold)] };
      return several && map !== chosen()[0] ? [map_] : [{ name: t('thePicture'), caption: t('thePicture'), layers: [image()] }, map_];
    }
    const over = !state.on ? null : state.mode === 'mask' ? layer(mask(drawn, state.threshold || null), 1)
      : state.mode === 'contour' ? contours(drawn, LEVELS.filter((level) => level >= state.threshold)) : layer(overlay(drawn, state.threshold));
    return [{ name, caption, layers: [image(), ...(over ? [over] : [])] }];
  };

  /** Parts by name: features, words, superpixels, or the nine parts of a picture. @param {Shown} map @returns {import('./parts/attribution-bars.js').Row[]} */
  const rowsOf = (map) => {
    if (figure.shape.length === 2 && !figure.segments) return nine(map.values, figure.shape[0], figure.shape[1]).map((weight, part) => ({ label: partName(part), weight }));
    return map.values.map((weight, i) => ({
      label: tokens?.[i] ?? figure.labels?.[i] ?? t('attributionPart', { n: i + 1 }), weight, uncertainty: map.uncertainty?.[i],
      value: content?.type === 'tabular' ? content.values?.[i] : undefined, unit: content?.type === 'tabular' ? content.units?.[i] : undefined,
    }));
  };

  /** @param {Shown[]} shown */
  const table = (shown) => {
    const [map] = shown;
    if (figure.shape.length === 2 && !figure.segments) {
      return h('div', null, shown.map((one) => {
        const sums = nine(one.values, figure.shape[0], figure.shape[1]);
        const count = figure.signed ? signedNumber(sums) : readable(sums);
        return dataTable(nineColumns(), nineRows(sums, count), { note: context.note, summary: one.name && shown.length > 1 ? t('attributionNumbersOf', { name: one.name }) : undefined,
          about: `${t(figure.signed ? 'nineParts' : 'attributionNine', { toward: one.toward, away: one.away })} ${strongestPart(sums)}` });
      }));
    }
    const rows = rowsOf(map).map((row, i) => [row.label, ...(row.value === undefined ? [] : [row.unit ? `${row.value}\u00a0${row.unit}` : String(row.value ?? '—')]),
      ...shown.map(({ values }) => say(values[i])), ...(map.uncertainty ? [`± ${plain(map.uncertainty[i])}`] : [])]);
    const order = map.values.map((value, i) => i).sort((a, b) => Math.abs(map.values[b]) - Math.abs(map.values[a]));
    return dataTable([t('attributionPartName'), ...(rowsOf(map)[0]?.value === undefined ? [] : [t('value')]),
      ...shown.map((one) => ({ label: one.name ?? t('effect'), num: true })), ...(map.uncertainty ? [{ label: t('attributionSpread'), num: true }] : [])],
    order.map((i) => rows[i]), { note: context.note, about: figure.signed ? t('attributionSigned', { toward: map.toward, away: map.away }) : t('attributionUnsigned') });
  };
  const strongestPart = (/** @type {number[]} */ sums) => t('attributionStrongest', { part: partName(sums.reduce((best, sum, i) => (Math.abs(sum) > Math.abs(sums[best]) ? i : best), 0)) });

  const usable = (/** @type {string} */ name, /** @type {string} */ mode, /** @type {number} */ shown) => {
    if (name === 'on') return ['overlay', 'mask', 'contour'].includes(mode);
    if (name === 'opacity') return mode === 'overlay' && state.on;
    if (name === 'threshold') return mode !== 'bars';
    if (name === 'zoom') return ON_PICTURE.includes(mode);
    return shown > 0;
  };
  const percent = (/** @type {number} */ share) => t('figPercent', { n: Math.round(share * 100) });
  const mapsToChoose = all.map((map, i) => ({ value: i, name: map.name ?? t('attributionMapNumber', { n: i + 1 }) }));
  /** @type {Record<string, HTMLElement>} */
  const controls = {
    ...(modes.length > 1 ? { mode: choose({ label: t('attributionMode'), options: modes.map((mode) => ({ value: mode, name: t(`attributionMode_${mode}`) })), value: state.mode, change: (mode) => put('mode', mode) }) } : {}),
    ...(all.length > 1 && render.chooser !== false ? {
      map: choose({ label: t('attributionShow'), options: mapsToChoose, value: state.map, change: (map) => put('map', map) }),
      other: choose({ label: t('attributionBeside'), options: [{ value: null, name: t('attributionNone') }, ...mapsToChoose], value: state.other, change: (map) => put('other', map), menu: true }),
    } : {}),
    ...(may.has('overlay') && picture ? { on: toggle(t('attributionOn'), state.on, (on) => put('on', on)) } : {}),
    ...(may.has('opacity') && picture ? { opacity: slider({ label: t('attributionOpacity'), target: 'opacity', min: 0, max: 1, step: 0.05, value: state.opacity, say: percent, note: context.note, change: (value) => put('opacity', value, false) }) } : {}),
    ...(may.has('threshold') ? { threshold: slider({ label: t('attributionThreshold'), target: 'threshold', min: 0, max: 0.95, step: 0.05, value: state.threshold, say: percent, note: context.note, change: (value) => put('threshold', value, false) }) } : {}),
    ...(frame?.controls ? { zoom: frame.controls } : {}),
  };
  draw();
  return h('div', { class: 'fig' }, Object.keys(controls).length ? h('div', { class: 'fig-bar' }, Object.values(controls)) : null, host, below);
}

/** What the colours and marks mean. @param {Shown[]} shown @param {any} figure @param {boolean} heat */
function legend(shown, figure, heat) {
  const [map] = shown;
  const signed = figure.render?.palette ? figure.render.palette === 'diverging' : figure.signed;
  if (!heat) return null;
  if (!signed) return h('p', { class: 'fig-key' }, h('span', null, t('attributionLittle')), scaleBar(false), h('span', null, t('attributionMuch')));
  const same = shown.every(({ toward, away }) => toward === map.toward && away === map.away);
  return h('p', { class: 'fig-key' }, h('span', null, `− ${t('pushesTowards')} `, h('strong', { dir: 'auto' }, same ? map.away : t('anotherAnswer'))), scaleBar(true),
    h('span', null, `+ ${t('pushesTowards')} `, h('strong', { dir: 'auto' }, same ? map.toward : t('attributionItsClass'))));
}

export const draw = guarded(drawAttribution);
