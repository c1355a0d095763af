// @ts-check
/** A blurred picture that is sharpened where one looks: how people look is what is recorded. */
import { h, newId } from '../../shared/dom.js';
import { drawImage } from '../render/image.js';
import { t } from '../words.js';
import { cellGrid } from './parts/grid.js';

export const info = {
  form: 'deblur', words: 'ask', styles: ['marks.css'],
  parameters: { instance: 'the picture', lines: 'of cells', columns: 'of cells', blur: 'radius as a share of the shorter side', brush: 'so many cells wide' },
  data: { cells: 'sharp at the end', strokes: 't in ms since the step was shown, cells, undone' },
};

/** More strokes than that are drawn, but no longer told apart. */
const MOST_STROKES = 400;

/** @typedef {{t: number, cells: number[], undone?: boolean}} Stroke */

/** @param {any} asked @param {import('./ask.js').Context} context @returns {import('./ask.js').Part} */
export function ask({ name, instance, lines, columns, blur, brush }, { get, set, note }) {
  const [titleId, hintId] = [newId(name), newId('hint')];
  const kept = get(name) ?? {};
  /** @type {Stroke[]} */
  const strokes = kept.strokes ?? [];
  const begun = performance.now() - (kept.elapsed ?? 0);
  /** @type {number[]} */
  let stroke = [];
  let at = 0;
  let holding = false;
  const sharp = () => new Set([...strokes.filter((one) => !one.undone).flatMap((one) => one.cells), ...stroke]);
  let now = sharp();
  const count = h('p', { class: 'ask-count muted small', role: 'status' });

  const picture = drawImage(instance);
  picture.classList.add('ask-blurred');
  const canvas = h('canvas', { class: 'ask-sharp', 'aria-hidden': 'true', width: instance.width, height: instance.height });
  const source = new Image();
  source.src = instance.href;
  const paint = () => {
    const context = canvas.getContext('2d');
    if (!context || !source.naturalWidth) return;
    if (canvas.width !== source.naturalWidth) [canvas.width, canvas.height] = [source.naturalWidth, source.naturalHeight];
    context.clearRect(0, 0, canvas.width, canvas.height);
    for (const cell of now) {
      const [x, y] = [Math.round(((cell % columns) * canvas.width) / columns), Math.round((Math.floor(cell / columns) * canvas.height) / lines)];
      const [w, d] = [Math.round((((cell % columns) + 1) * canvas.width) / columns) - x, Math.round(((Math.floor(cell / columns) + 1) * canvas.height) / lines) - y];
      context.drawImage(source, x, y, w, d, x, y, w, d);
    }
  };
  source.addEventListener('load', paint);

  /** The cells under the brush. @param {number} cell */
  const under = (cell) => {
    const [line, column, first] = [Math.floor(cell / columns), cell % columns, -Math.floor((brush - 1) / 2)];
    const all = [];
    for (let i = 0; i < brush; i++) {
      for (let j = 0; j < brush; j++) {
        const [y, x] = [line + first + i, column + first + j];
        if (y >= 0 && y < lines && x >= 0 && x < columns) all.push(y * columns + x);
      }
    }
    return all;
  };
  const rub = (/** @type {number} */ cell) => {
    for (const one of under(cell)) {
      if (now.has(one)) continue;
      now.add(one);
      stroke.push(one);
      grid.refreshOne(one);
    }
    paint();
  };
  const save = () => set(name, { strokes, elapsed: Math.round(performance.now() - begun) });
  const refresh = () => {
    now = sharp();
    paint();
    grid.refresh();
    undo.setAttribute('aria-disabled', String(!strokes.some((one) => !one.undone)));
    count.textContent = t('askSharp', { percent: Math.round((100 * now.size) / (lines * columns)) });
  };
  const grid = cellGrid({
    lines, columns, label: t('askDeblurGrid', { alt: instance.alt ?? '' }), describedBy: hintId, under: [h('div', { class: 'ask-blur-frame' }, picture), canvas],
    chosen: (cell) => now.has(cell), says: (cell) => t(now.has(cell) ? 'askIsSharp' : 'askIsBlurred'),
    begin(cell) {
      holding = true;
      stroke = [];
      at = Math.round(performance.now() - begun);
      rub(cell);
    },
    over: (cell) => holding && rub(cell),
    end() {
      if (!holding) return;
      holding = false;
      if (stroke.length) {
        if (strokes.length < MOST_STROKES) strokes.push({ t: at, cells: stroke });
        else strokes[strokes.length - 1].cells = [...new Set([...strokes[strokes.length - 1].cells, ...stroke])];
        note('brush', `stroke:${strokes.length}`, stroke.length);
      }
      stroke = [];
      save();
      refresh();
    },
  });
  const undo = h('button', { class: 'button small', type: 'button', onclick: () => {
    const last = strokes.findLast((one) => !one.undone);
    if (!last) return;
    last.undone = true;
    note('undo', `stroke:${strokes.indexOf(last) + 1}`);
    save();
    refresh();
  } }, t('askUndo'));
  refresh();
  // a radius in pixels of the screen: the picture's size there is known once it is drawn
  new ResizeObserver(() => picture.style.setProperty('--blur', `${(blur * Math.min(picture.clientWidth, picture.clientHeight)).toFixed(1)}px`)).observe(picture);
  const given = () => ({ cells: [...now].sort((a, b) => a - b), strokes });
  return {
    name,
    element: h('section', { class: 'card ask-marks field', 'aria-labelledby': titleId },
      h('p', { class: 'ask-title', id: titleId }, t('askDeblur')), h('div', { class: 'ask-tool' }, grid.element),
      h('div', { class: 'ask-bar' }, undo, count), h('p', { class: 'hint', id: hintId }, t('askDeblurHint'))),
    value: given,
    late: given,
    complain: () => grid.focus(),
  };
}
