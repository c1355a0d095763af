// @ts-check
/**
 * A metric over time. A crosshair, by pointer or by arrow keys, says the values; where the figure asks for it a click or
 * Enter answers. Runs differ in colour, splits in dashes.
 */
import { h, newId } from '../../shared/dom.js';
import { t } from '../words.js';
import { hue, numbered } from './parts/colours.js';
import { axesOf } from './parts/axes.js';
import { dwell } from './parts/dwell.js';
import { fitted } from './parts/fit.js';
import { list } from './parts/list.js';
import { nothing, readout } from './parts/readout.js';
import { recorder } from './parts/record.js';
import { readable } from './parts/scale.js';
import { picture, round, s } from './parts/svg.js';
import { dataTable } from './parts/table.js';
import { place } from './parts/zoom.js';
import { indexAt, read, scales, smooth } from './line/data.js';
import { lineMark, moments, sample, veil } from './line/marks.js';
import { windowButtons } from './line/window.js';

export const info = {
  kind: 'line',
  words: 'forms-a',
  styles: ['parts/parts.css', 'line.css'],
  parameters: { x: 'time', y: 'the metric', series: 'lines with or without a band', marks: 'moments', smoothing: 'method and strength', revealUntil: 'up to where the run is seen', until: 'how far the axis goes', allow: 'what may be done' },
  events: { hover: 'a place was looked at', select: 'a place was chosen', toggle: 'a line was hidden or shown', 'set-param': 'scale or smoothing', zoom: 'the part that is shown' },
};

const DASHES = ['', '6 4', '2 3', '9 3 2 3'];

/** @param {any} figure @param {import('./figure.js').Context} context */
export function draw(figure, context) {
  const series = read(figure);
  if (!series.length) return nothing(t('lineEmpty'));
  const { note, get, set } = context;
  const record = recorder(figure, context);
  const may = (/** @type {string} */ what) => !Array.isArray(figure.allow) || figure.allow.includes(what);
  const asks = record.wants('x');
  const runs = numbered(series.map(({ run }) => run));
  const splits = numbered(series.map(({ split }) => split));
  const dash = (/** @type {import('./line/data.js').Series} */ one) => DASHES[(splits.get(one.split) ?? 0) % DASHES.length];
  const colour = (/** @type {import('./line/data.js').Series} */ one) => hue(runs.get(one.run) ?? 0);
  const hidden = new Set(get('lineHidden') ?? series.filter((one) => one.hidden).map(({ id }) => id));
  const smoothing = figure.smoothing ?? null;
  let alpha = get('lineAlpha') ?? (smoothing?.method === 'mean' ? smoothing.window ?? 5 : smoothing?.alpha ?? 0);
  let logarithmic = get('lineLog') ?? figure.y?.scale === 'log';
  /** @type {[number, number] | null} */
  let window_ = get('lineWindow') ?? null;
  /** @type {number | null} */
  let at = null;
  /** @type {number | null} */
  let answer = get('lineAnswer') ?? null;
  const places = [...new Set(series.flatMap((one) => one.x))].sort((a, b) => a - b);
  const xNumber = readable(places, 5);
  const yNumber = readable(series.flatMap((one) => one.y.filter((value) => value !== null)), 4);
  const xName = figure.x?.name ?? 'x';
  const unit = figure.y?.unit ? ` ${figure.y.unit}` : '';
  const rests = dwell(note);
  const told = readout(t(asks ? 'lineHintAnswer' : 'lineHint', { x: xName }));
  const host = h('div', { class: 'fig-ln-host' });
  const said = h('p', { class: 'visually-hidden', role: 'status' });
  /** @type {() => void} */
  let cross = () => {};
  const smoothed = () => smoothing && alpha > (smoothing.method === 'mean' ? 1 : 0);

  const rawNote = h('li', { class: 'muted', hidden: true }, t('lineRaw'));

  /** @param {number} width */
  function render(width) {
    rawNote.hidden = !smoothed();
    const height = Math.round(Math.min(400, Math.max(240, width * 0.55)));
    const box = { left: 54, top: 24, width: width - 70, height: height - 66 };
    const to = scales(figure, series, box, logarithmic, window_);
    const clip = newId('fig-ln-clip');
    const dot = s('g', { class: 'fig-ln-cross', 'aria-hidden': 'true' });
    const chosen = s('g', { class: 'fig-ln-answer', 'aria-hidden': 'true' });
    const svg = picture({ width, height, class: 'fig-ln', label: t('linePicture', { x: xName, y: figure.y?.name ?? 'y', n: series.length }), role: 'group' },
      s('defs', null, s('clipPath', { id: clip }, s('rect', { x: box.left, y: box.top - 4, width: box.width + 4, height: box.height + 8 }))),
      axesOf(to, { x: figure.x ?? {}, y: figure.y ?? {} }, box),
      typeof figure.revealUntil === 'number' ? veil(to.x(figure.revealUntil), box, t('lineNotYet')) : null,
      s('g', { 'clip-path': `url(#${clip})`, 'aria-hidden': 'true' }, series.filter(({ id }) => !hidden.has(id)).map((one) => lineMark(one, to, { colour: colour(one), dash: dash(one), smooth: smoothed() ? (values) => smooth(values, smoothing, alpha) : null, above: logarithmic }))),
      moments(figure.marks, to.x, box), chosen, dot);
    const pad = h('div', { class: 'fig-ln-pad', role: 'slider', tabindex: 0, 'aria-label': t(asks ? 'lineSliderAnswer' : 'lineSlider', { x: xName }), 'aria-valuemin': places[0], 'aria-valuemax': places[places.length - 1], 'aria-valuenow': at ?? answer ?? places[0], 'aria-valuetext': at === null && answer === null ? t('lineNothing') : sentence(/** @type {number} */ (at ?? answer)) });
    cross = () => {
      dot.replaceChildren(...(at === null ? [] : [s('path', { d: `M${round(to.x(at))} ${box.top}V${box.top + box.height}` }),
        ...valuesAt(at).map(({ one, x, y }) => s('circle', { cx: round(to.x(x)), cy: round(to.y(y)), r: 4, style: { color: colour(one) } }))]));
      chosen.replaceChildren(...(answer === null ? [] : [s('path', { d: `M${round(to.x(answer))} ${box.top}V${box.top + box.height}` }),
        s('path', { class: 'fig-ln-flag', d: `M${round(to.x(answer))} ${box.top}l-6 -9h12Z` })]));
      const here = at ?? answer;
      if (here !== null) {
        pad.setAttribute('aria-valuenow', String(here));
        pad.setAttribute('aria-valuetext', (answer === here ? `${t('lineAnswered')}: ` : '') + sentence(here));
      }
    };
    const where = (/** @type {PointerEvent | MouseEvent} */ event) => nearest(to.x.invert(place(svg, event, width, height)[0]), to.x.domain);
    pad.addEventListener('pointermove', (event) => look(where(event)));
    pad.addEventListener('pointerdown', (event) => { if (event.pointerType !== 'mouse') look(where(event)); });
    pad.addEventListener('pointerleave', (event) => { if (event.pointerType === 'mouse' && document.activeElement !== pad) look(null); });
    pad.addEventListener('click', (event) => { if (asks) choose(where(event), seriesAt(place(svg, event, width, height)[1], where(event), to)); });
    pad.addEventListener('keydown', keys);
    pad.addEventListener('blur', () => look(null));
    host.replaceChildren(h('div', { class: 'fig-ln-frame' }, svg, pad));
    cross();
  }

  /** @param {number} x @param {[number, number]} domain */
  function nearest(x, domain) {
    const inside = places.filter((one) => one >= domain[0] && one <= domain[1]);
    return (inside.length ? inside : places).reduce((best, one) => (Math.abs(one - x) < Math.abs(best - x) ? one : best));
  }

  /** @param {number} x */
  const valuesAt = (x) => series.filter(({ id }) => !hidden.has(id)).flatMap((one) => {
    const i = indexAt(one, x);
    const y = i < 0 ? null : (smoothed() ? smooth(one.y, smoothing, alpha) : one.y)[i];
    return y === null || y === undefined ? [] : [{ one, x: one.x[i], y, lo: one.lo?.[i] ?? null, hi: one.hi?.[i] ?? null }];
  });
  /** @param {number} x */
  const sentence = (x) => `${xName} ${xNumber(x)}: ${valuesAt(x).map(({ one, y }) => `${one.label} ${yNumber(y)}${unit}`).join(', ')}`;
  /** @param {number} y place in the picture @param {number} x @param {ReturnType<typeof scales>} to */
  const seriesAt = (y, x, to) => valuesAt(x).sort((a, b) => Math.abs(to.y(a.y) - y) - Math.abs(to.y(b.y) - y))[0]?.one.id;

  /** @param {number | null} x */
  function look(x) {
    if (x === at) return;
    at = x;
    rests(x === null ? null : `x:${xNumber(x)}`);
    tell();
  }

  function tell() {
    const here = at ?? answer;
    if (here === null) told.clear();
    else told.tell(h('p', { class: 'fig-readout-title' }, `${xName} ${xNumber(here)}${figure.x?.unit ? ` ${figure.x.unit}` : ''}`, answer === here ? ` · ${t('lineAnswered')}` : ''),
      h('ul', { class: 'fig-ln-values' }, valuesAt(here).map(({ one, y, lo, hi }) => h('li', null, sample(colour(one), dash(one)), h('span', { dir: 'auto' }, one.label), h('strong', null, `${yNumber(y)}${unit}`, lo !== null && hi !== null ? h('span', { class: 'muted' }, ` (${yNumber(lo)} – ${yNumber(hi)})`) : null)))));
    cross();
  }

  /** @param {number} x @param {string | undefined} id */
  function choose(x, id) {
    answer = x;
    set('lineAnswer', x);
    note('select', `x:${xNumber(x)}`, id);
    record.put('x', x);
    if (id) record.put('series', id);
    said.textContent = `${t('lineAnswered')}: ${xName} ${xNumber(x)}`;
    at = x;
    tell();
  }

  /** @param {KeyboardEvent} event */
  function keys(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const inside = window_ ? places.filter((one) => one >= /** @type {any} */ (window_)[0] && one <= /** @type {any} */ (window_)[1]) : places;
    const here = at ?? answer;
    const i = here === null ? -1 : inside.indexOf(here);
    const big = Math.max(1, Math.round(inside.length / 10));
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: big, PageDown: -big }[event.key];
    if (step) look(inside[Math.min(inside.length - 1, Math.max(0, i < 0 ? 0 : i + step))]);
    else if (event.key === 'Home') look(inside[0]);
    else if (event.key === 'End') look(inside[inside.length - 1]);
    else if ((event.key === 'Enter' || event.key === ' ') && asks && here !== null) choose(here, valuesAt(here)[0]?.one.id);
    else return;
    event.preventDefault();
  }

  const again = fitted(host, render);
  if (answer !== null) tell();
  const strength = newId('smooth');
  const strengthSaid = h('output', { for: strength }, String(alpha));
  return h('div', { class: 'fig-body' },
    h('div', { class: 'fig-bar' },
      may('scale') ? h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: logarithmic, onchange: (/** @type {any} */ event) => { logarithmic = event.target.checked; set('lineLog', logarithmic); note('set-param', 'log', logarithmic); again(); } }), h('span', null, t('lineLog'))) : null,
      smoothing?.userControl ? h('label', { for: strength }, h('span', null, t('lineSmoothing'), ' ', strengthSaid), h('input', { type: 'range', id: strength, min: smoothing.method === 'mean' ? 1 : 0, max: smoothing.method === 'mean' ? Math.max(3, Math.round(places.length / 3)) : 0.95, step: smoothing.method === 'mean' ? 2 : 0.05, value: alpha,
        oninput: (/** @type {any} */ event) => { alpha = Number(event.target.value); strengthSaid.textContent = String(alpha); again(); tell(); },
        onchange: () => { set('lineAlpha', alpha); note('set-param', 'smoothing', alpha); } })) : null,
      may('zoom') && places.length > 8 ? windowButtons({ all: [places[0], places[places.length - 1]], get: () => window_, middle: () => answer, name: t('lineZoom', { x: xName }), change: (part, event) => {
        window_ = part;
        set('lineWindow', part);
        note(event, 'x', part ? part.map((one) => xNumber(one)).join('–') : 'all');
        again();
      } }) : null),
    host,
    h('ul', { class: 'legend fig-legend', 'aria-label': t('lineSeries') }, series.map((one) => h('li', null, may('toggle') && series.length > 1
      ? h('label', { class: 'check fig-ln-toggle' }, h('input', { type: 'checkbox', checked: !hidden.has(one.id), onchange: (/** @type {any} */ event) => { event.target.checked ? hidden.delete(one.id) : hidden.add(one.id); set('lineHidden', [...hidden]); note('toggle', `series:${one.id}`, event.target.checked); again(); tell(); } }), sample(colour(one), dash(one)), h('span', { dir: 'auto' }, one.label))
      : [sample(colour(one), dash(one)), h('span', { dir: 'auto' }, one.label)])),
    figure.bands ? h('li', null, h('span', { class: 'fig-ln-band-sample', 'aria-hidden': 'true' }), h('span', null, figure.bands)) : null,
    rawNote),
    told.element, said,
    dataTable([{ label: xName }, ...series.map((one) => ({ label: one.label, num: true }))], () => places.map((x) => [xNumber(x), ...series.map((one) => yNumber(one.y[one.x.indexOf(x)]))]), { note, about: list(figure.marks).filter((/** @type {any} */ mark) => mark?.label).map((/** @type {any} */ mark) => `${xName} ${xNumber(mark.x)}: ${mark.label}`).join('; ') || undefined }));
}
