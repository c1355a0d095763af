// @ts-check
/**
 * How sure an estimate is: intervals, distributions, members of an ensemble, quantile dots, or outcomes one after another,
 * which are played when asked to, and stepped by hand where motion is unwelcome.
 */
import { h } from '../../shared/dom.js';
import { t } from '../words.js';
import { choose, kept } from './parts/choose.js';
import { fitted } from './parts/fitted.js';
import { guarded, need } from './parts/guard.js';
import { outcomes } from './parts/outcomes.js';
import { extent, linear, padded, readable, tickLabels } from './parts/scale.js';
import { density, intervals, middle, quantileDots, sorted, stacked } from './parts/spread.js';
import { between, picture, s, through } from './parts/svg.js';
import { dataTable } from './parts/table.js';

export const info = {
  kind: 'uncertainty', words: 'forms-b', styles: ['parts/parts.css', 'parts/controls.css', 'uncertainty.css'],
  parameters: { series: 'estimates with intervals, samples or densities', form: 'how it is drawn at first', forms: 'among which one may switch', threshold: 'a line to compare with', dots: 'how many quantile dots' },
  events: { 'set-param': 'another form', play: 'outcomes were played', pause: 'stopped', step: 'the next outcome', toggle: 'the numbers were opened' },
};

const ROW = { interval: 44, distribution: 92, ensemble: 72, quantiles: 96, outcomes: 52 };
const AXIS = 34;
const SIDE = 14;
const DOT = 9;

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawUncertainty(figure, context) {
  const { series, threshold } = figure;
  need(Array.isArray(series) && series.length, 'figNoNumbers');
  need(series.every((/** @type {any} */ one) => middle(one) !== null), 'figNoNumbers');
  const drawable = (/** @type {string} */ form) => series.every((/** @type {any} */ one) => form === 'interval' || (form === 'ensemble' ? one.samples?.length : one.samples?.length > 1 || one.density?.x?.length));
  const first = drawable(figure.form ?? 'interval') && figure.form in ROW ? figure.form : 'interval';
  const forms = [...new Set([first, ...(figure.forms ?? [])])].filter((form) => form in ROW && drawable(form));
  const all = series.flatMap((/** @type {any} */ one) => [...(one.samples ?? []), ...(one.density?.x ?? []), middle(one), ...intervals(one).flatMap(({ low, high }) => [low, high])]);
  const range = /** @type {[number, number]} */ (figure.range?.length === 2 ? figure.range : padded(extent([...all, ...(threshold ? [threshold.at] : [])])));
  const number = readable([...all, ...range]);
  const unit = figure.unit ? `\u00a0${figure.unit}` : '';
  let form = kept(context.get('form'), first, (one) => forms.includes(one));
  const played = outcomes({ seconds: figure.seconds, note: context.note, change: () => form === 'outcomes' && drawn.redraw() });

  /** @param {any} one @param {number} i @param {string} form_ @param {import('./parts/scale.js').Scale} at @param {number} row @param {number} width */
  const marks = (one, i, form_, at, row, width) => {
    const base = row - 10;
    const point = /** @type {number} */ (middle(one));
    if (form_ === 'interval') {
      return [...intervals(one).map(({ low, high }, k, { length }) => s('line', { class: 'fig-interval', x1: at(low), x2: at(high), y1: 26, y2: 26, 'stroke-width': length === 1 ? 6 : 3 + 6 * k })), s('circle', { class: 'fig-estimate', cx: at(point), cy: 26, r: 6 })];
    }
    if (form_ === 'distribution') {
      const line = density(one, range);
      const most = Math.max(...line.map(([, y]) => y)) || 1;
      const upper = line.map(([x, y]) => /** @type {[number, number]} */ ([at(x), base - (y / most) * (base - 20)]));
      return [s('path', { class: 'fig-density', d: between(upper, upper.map(([x]) => [x, base])) }), s('path', { class: 'fig-density-line', d: through(upper) }), s('line', { class: 'fig-middle', x1: at(point), x2: at(point), y1: 20, y2: base })];
    }
    if (form_ === 'outcomes') {
      const samples = one.samples ?? quantileDots(one, 40, range);
      const now = samples[(played.now() * 7 + i * 3) % samples.length]; // steps of seven go through all of them in another order
      return [s('line', { class: 'fig-lane', x1: SIDE, x2: width - SIDE, y1: 30, y2: 30 }), s('line', { class: 'fig-outcome', x1: at(now), x2: at(now), y1: 18, y2: 42 }), s('text', { x: at(now) + (at(now) > width - 70 ? -8 : 8), y: 22, 'text-anchor': at(now) > width - 70 ? 'end' : 'start', class: 'fig-row-name' }, number(now) + unit)];
    }
    const places = form_ === 'ensemble' ? sorted(one.samples) : quantileDots(one, figure.dots ?? 20, range);
    const size = Math.min(DOT, form_ === 'quantiles' ? 12 : DOT);
    const dots = stacked(places.map(at), size);
    const tallest = Math.max(...dots.map(([, high]) => high)) + 1;
    const lift = Math.min(size, (base - 20) / tallest);
    return [s('line', { class: 'fig-lane', x1: SIDE, x2: width - SIDE, y1: base, y2: base }), ...dots.map(([x, high]) => s('circle', { class: 'fig-dot', cx: x, cy: base - size / 2 - high * lift, r: Math.min(size, Math.max(lift, 4)) / 2 }))];
  };

  const drawn = fitted((width) => {
    const row = ROW[/** @type {keyof typeof ROW} */ (form)];
    const at = linear(range, [SIDE, width - SIDE]);
    const height = series.length * row + AXIS + 16;
    const ticks = at.ticks(Math.max(3, Math.round(width / 110)));
    const write = tickLabels(ticks);
    return picture({ width, height },
      s('g', { class: 'fig-grid' }, ticks.map((tick) => s('line', { x1: at(tick), x2: at(tick), y1: 4, y2: height - AXIS }))),
      threshold ? s('g', null, s('line', { class: 'fig-limit', x1: at(threshold.at), x2: at(threshold.at), y1: 4, y2: height - AXIS })) : null,
      series.map((/** @type {any} */ one, /** @type {number} */ i) => s('g', { transform: `translate(0 ${i * row + 10})` },
        s('text', { x: SIDE, y: 12, class: 'fig-row-name' }, one.name), marks(one, i, form, at, row, width))),
      s('g', { class: 'fig-axis' }, s('line', { x1: SIDE, x2: width - SIDE, y1: height - AXIS, y2: height - AXIS }),
        ticks.map((tick) => s('text', { x: at(tick), y: height - AXIS + 16, 'text-anchor': at(tick) < 30 ? 'start' : at(tick) > width - 30 ? 'end' : 'middle' }, write(tick)))));
  });

  const tell = h('p', { class: 'small muted' });
  const say = () => {
    tell.textContent = t(`uncertaintyAbout_${form}`, { n: figure.dots ?? 20 });
    played.element.hidden = form !== 'outcomes';
  };
  say();
  const levels = [...new Set(series.flatMap((/** @type {any} */ one) => intervals(one).map(({ level }) => level)))].sort((a, b) => b - a);
  return h('div', { class: 'fig' },
    figure.quantity ? h('p', null, h('strong', { dir: 'auto' }, figure.quantity), figure.unit ? h('span', { class: 'muted', dir: 'auto' }, ` (${figure.unit})`) : null) : null,
    h('div', { class: 'fig-bar' },
      forms.length > 1 ? choose({ label: t('attributionMode'), options: forms.map((one) => ({ value: one, name: t(`uncertainty_${one}`) })), value: form, change: (one) => {
        form = one;
        context.set('form', one);
        context.note('set-param', 'form', one);
        if (one !== 'outcomes') played.stop();
        say();
        drawn.redraw();
      } }) : null, played.element),
    tell, drawn.element,
    threshold ? h('p', { class: 'fig-key' }, h('span', { class: 'fig-limit-key', 'aria-hidden': 'true' }), h('span', { dir: 'auto' }, `${threshold.name ?? t('uncertaintyLimit')}: ${number(threshold.at)}${unit}`)) : null,
    dataTable([t('uncertaintyOf'), { label: t('uncertaintyEstimate'), num: true }, ...levels.map((level) => ({ label: t('uncertaintyInterval', { n: Math.round(level * 100) }), num: true })), ...(threshold && series.some((/** @type {any} */ one) => one.samples?.length) ? [{ label: t('uncertaintyAbove', { at: number(threshold.at) }), num: true }] : [])],
      series.map((/** @type {any} */ one) => [one.name, number(middle(one)) + unit, ...levels.map((level) => {
        const found = intervals(one).find((each) => each.level === level);
        return found ? t('uncertaintyTo', { low: number(found.low), high: number(found.high) }) : '—';
      }), ...(threshold && series.some((/** @type {any} */ each) => each.samples?.length) ? [one.samples?.length ? t('figPercent', { n: Math.round((100 * one.samples.filter((/** @type {number} */ each) => each > threshold.at).length) / one.samples.length) }) : '—'] : [])]),
      { note: context.note }),
    series.some((/** @type {any} */ one) => one.members?.length && one.samples?.length) ? dataTable([t('uncertaintyOf'), t('uncertaintyMember'), { label: t('uncertaintyEstimate'), num: true }],
      () => series.flatMap((/** @type {any} */ one) => (one.samples ?? []).map((/** @type {number} */ value, /** @type {number} */ i) => [one.name, one.members?.[i] ?? String(i + 1), number(value) + unit])), { note: context.note, summary: t('uncertaintyMembers'), target: 'members' }) : null);
}

export const draw = guarded(drawUncertainty);
