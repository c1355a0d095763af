// @ts-check
/** SmoothGrad beside the plain gradient: a slider moves through maps that were computed for more and more noise. */
import { h, show } from '../../shared/dom.js';
import { signed as signedNumber } from '../render/numbers.js';
import { t } from '../words.js';
import { kept, toggle } from './parts/choose.js';
import { guarded, need, needNumbers } from './parts/guard.js';
import { alone, overlay, scaleBar, strongest } from './parts/heat.js';
import { nine, nineColumns, nineRows, partName } from './parts/nine.js';
import { panes } from './parts/panes.js';
import { readable } from './parts/scale.js';
import { slider } from './parts/slider.js';
import { dataTable } from './parts/table.js';

export const info = {
  kind: 'noise', words: 'forms-b', styles: ['parts/parts.css', 'parts/controls.css', 'parts/heat.css', 'attribution.css'],
  parameters: { base: 'the plain gradient', levels: 'maps for more and more noise', start: 'the level that is seen first' },
  events: { 'set-param': 'the level of noise', toggle: 'over the picture or beside it', zoom: 'enlarged', pan: 'moved' },
};

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawNoise(figure, context) {
  const { content = {}, shape, levels, base, render = {} } = figure;
  need(content.href, 'attentionNoPicture');
  need(shape?.length === 2, 'figNoShape');
  need(Array.isArray(levels) && levels.length, 'figNoNumbers');
  const [lines, columns] = shape;
  [...levels, ...(base ? [base] : [])].forEach(({ values }) => needNumbers(values, lines * columns));
  const state = {
    level: kept(context.get('level'), Math.min(figure.start ?? 0, levels.length - 1), (i) => i >= 0 && i < levels.length),
    over: kept(context.get('over'), render.overlay !== false, () => true),
  };
  const signed = Boolean(figure.signed);
  const frame = panes({ width: content.width ?? columns, height: content.height ?? lines, note: context.note, view: context.get('view'), moved: (view) => context.set('view', view) });
  const host = h('div', { class: 'fig-host' });
  const table = h('div', null);
  const smooth = (/** @type {any} */ level) => [t('noiseSmooth'), t('figPercent', { n: Math.round(level.noise * 100) }), level.samples ? t('noiseSamples', { n: level.samples }) : ''].filter(Boolean).join(', ');
  const image = () => h('img', { class: content.pixelated ? 'fig-under fig-pixels' : 'fig-under', src: content.href, alt: content.alt ?? '', draggable: 'false' });
  const layers = (/** @type {number[]} */ values) => {
    const map = { values, lines, columns, most: strongest(values, 'robust'), signed, smooth: Boolean(render.smooth) };
    if (!state.over) return [alone(map)];
    const canvas = overlay(map);
    canvas.style.opacity = String(render.opacity ?? 0.75);
    return [image(), canvas];
  };
  const shown = () => [...(base ? [{ name: base.name ?? t('noisePlain'), values: base.values }] : []), { name: smooth(levels[state.level]), values: levels[state.level].values }];
  const draw = () => {
    show(host, frame.draw([...(state.over ? [] : [{ name: t('thePicture'), caption: t('thePicture'), layers: [image()] }]), ...shown().map(({ name, values }) => ({ name, caption: name, layers: layers(values) }))]));
    show(table, dataTable(['', ...nineColumns().slice(1)], () => shown().flatMap(({ name, values }) => {
      const sums = nine(values, lines, columns);
      return nineRows(sums, signed ? signedNumber(sums) : readable(sums)).map(([line, ...cells]) => [`${name}: ${line}`, ...cells]);
    }), { note: context.note, about: shown().map(({ name, values }) => {
      const sums = nine(values, lines, columns).map(Math.abs);
      return `${name}. ${t('attributionStrongest', { part: partName(sums.indexOf(Math.max(...sums))) })}`;
    }).join(' ') }));
  };
  draw();
  return h('div', { class: 'fig' }, h('div', { class: 'fig-bar' },
    levels.length > 1 ? slider({ label: t('noiseLevel'), target: 'noise', min: 0, max: levels.length - 1, step: 1, value: state.level, say: (i) => t('figPercent', { n: Math.round(levels[i].noise * 100) }),
      note: (type, target, i) => context.note(type, target, levels[i].noise), change: (level) => {
        state.level = level;
        context.set('level', level);
        draw();
      } }) : null,
    toggle(t('noiseOver'), state.over, (over) => {
      state.over = over;
      context.set('over', over);
      context.note('toggle', 'overlay', over);
      draw();
    }), frame.controls), host,
  signed ? h('p', { class: 'fig-key' }, h('span', null, `− ${t('pushesTowards')} `, h('strong', { dir: 'auto' }, figure.away ?? t('anotherAnswer'))), scaleBar(true), h('span', null, `+ ${t('pushesTowards')} `, h('strong', { dir: 'auto' }, figure.target ?? t('itsAnswer'))))
    : h('p', { class: 'fig-key' }, h('span', null, t('attributionLittle')), scaleBar(false), h('span', null, t('attributionMuch'))), table);
}

export const draw = guarded(drawNoise);
