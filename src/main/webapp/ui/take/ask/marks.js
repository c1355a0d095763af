// @ts-check
/** What matters in the item, marked in the item itself: words, features, cells or boxes of a picture. */
import { h, newId, show } from '../../shared/dom.js';
import { drawImage } from '../render/image.js';
import { t } from '../words.js';
import { cellGrid } from './parts/grid.js';
import { markedList } from './parts/marked.js';
import { rows, words } from './parts/units.js';

export const info = {
  form: 'marks', words: 'ask', styles: ['marks.css'],
  parameters: {
    tool: 'brush, boxes, tokens or features', about: 'model or truth', label: 'what to do', least: 'fewest marks', most: 'most marks', rank: 'whether their order counts',
    weights: 'from 1 to this; null for none', instance: 'the item', features: 'of a table', lines: 'of cells', columns: 'of cells',
  },
  data: { marks: 'places (word or cell from 0, or feature), or boxes [line, column, line, column], in order, perhaps with weights' },
};

/** @typedef {import('./parts/marked.js').Mark} Mark */

/** @param {any} asked @param {import('./ask.js').Context} context @returns {import('./ask.js').Part} */
export function ask(asked, { get, set, note }) {
  const { name, tool, about, label, least, most, rank, weights, instance, features, lines, columns } = asked;
  const [titleId, hintId, errorId] = [newId(name), newId('hint'), newId('error')];
  /** @type {Mark[]} */
  let marks = get(name) ?? [];
  /** @type {Mark[][]} */
  const before = [];
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  const count = h('p', { class: 'ask-count muted small', role: 'status' });

  /** @param {Mark} mark */
  const target = (mark) => (mark.box ? `box:${mark.box.join('-')}` : `${{ tokens: 'word', features: 'feature' }[/** @type {string} */ (tool)] ?? 'cell'}:${mark.at}`);
  /** @param {Mark[]} next @param {string} what @param {Mark} [mark] */
  const change = (next, what, mark) => {
    marks = next;
    set(name, marks);
    note(what, mark ? target(mark) : name, mark?.weight ?? marks.length);
    refresh();
  };
  const keep = () => {
    before.push(marks);
    if (before.length > 200) before.shift();
  };
  const full = () => {
    if (marks.length < most) return false;
    count.textContent = t('askMostReached', { most });
    return true;
  };
  /** @param {number | string} at */
  const found = (at) => marks.find((mark) => mark.at === at);
  /** @param {number | string} at @param {boolean} [to] */
  const toggle = (at, to) => {
    const known = found(at);
    if (to !== undefined && to === Boolean(known)) return;
    if (!known && full()) return void surface.refresh();
    keep();
    if (known) change(marks.filter((mark) => mark !== known), 'deselect', known);
    else {
      const mark = weights ? { at, weight: 1 } : { at };
      change([...marks, mark], 'select', mark);
    }
  };
  /** @param {number | string} at */
  const badge = (at) => {
    const mark = found(at);
    return !mark ? '' : rank ? String(marks.indexOf(mark) + 1) : weights ? String(mark.weight) : '✓';
  };

  const title = label ?? t(`askMarks-${tool}-${about}`);
  const chosen = (/** @type {number | string} */ at) => Boolean(found(at));
  const common = { label: title, describedBy: `${hintId} ${errorId}`, chosen, badge, toggle };
  const listed = tool === 'boxes' || (tool !== 'brush' && (rank || weights));
  const list = listed ? markedList({
    marks: () => marks, rank, weights, say: (mark) => said(mark),
    change: (next, what, mark) => { keep(); change(next, what, mark); },
  }) : null;
  /** @param {Mark} mark */
  const said = (mark) => mark.box
    ? t('askBox', { top: mark.box[0] + 1, left: mark.box[1] + 1, bottom: mark.box[2] + 1, right: mark.box[3] + 1 })
    : tool === 'tokens' ? instance.tokens[/** @type {number} */ (mark.at)] : features.find((/** @type {any} */ one) => one.id === mark.at)?.label ?? '';

  const surface = tool === 'tokens' ? words({ tokens: instance.tokens, ...common })
    : tool === 'features' ? rows({ features, ...common })
      : tool === 'boxes' ? boxes() : brush();

  /** Cells are painted: the first that is touched says whether marks are made or taken away. */
  function brush() {
    let adding = true;
    let painting = false;
    let weight = 1;
    const put = (/** @type {number} */ at) => {
      const known = found(at);
      if (adding ? known && (!weights || known.weight === weight) : !known) return;
      if (adding && !known && full()) return;
      const rest = marks.filter((mark) => mark !== known);
      marks = adding ? [...rest, weights ? { at, weight } : { at }] : rest;
      grid.refreshOne(at);
    };
    const grid = cellGrid({
      lines, columns, label: title, describedBy: common.describedBy, under: [drawImage(instance)],
      chosen, says: (at) => (weights && found(at) ? t('askWeight', { weight: found(at)?.weight ?? 1, most: weights }) : ''),
      begin(at, how) {
        keep();
        painting = true;
        const known = found(at);
        adding = how === 'shift' || !known || Boolean(weights && known.weight !== weight);
        put(at);
      },
      over: (at) => painting && put(at),
      end() {
        if (!painting) return;
        painting = false;
        change(marks, 'draw');
      },
    });
    const radios = weights ? h('fieldset', { class: 'ask-brush-weights' }, h('legend', null, t('askBrushWeight')),
      Array.from({ length: weights }, (_, i) => i + 1).map((one) => h('label', { class: 'ask-brush-weight' }, h('input', { type: 'radio', name: `${titleId}-weight`, value: one, checked: one === weight, onchange: () => { weight = one; } }), h('span', null, String(one))))) : null;
    return {
      element: h('div', { class: 'ask-tool' }, radios, grid.element),
      refresh() {
        grid.refresh();
        if (weights) grid.element.querySelectorAll('.ask-cell').forEach((cell, at) => /** @type {HTMLElement} */ (cell).style.setProperty('--weight', String((found(at)?.weight ?? 0) / weights)));
      },
      focus: grid.focus,
    };
  }

  /** Boxes along the lines of the grid: drawn by a pointer, or from the cell of one Space to that of the next. */
  function boxes() {
    const frames = h('div', { class: 'ask-frames', 'aria-hidden': 'true', style: { '--lines': lines, '--columns': columns } });
    /** @type {number | null} */
    let from = null;
    let to = 0;
    let held = false;
    /** @param {number} a @param {number} b */
    const box = (a, b) => [Math.min(Math.floor(a / columns), Math.floor(b / columns)), Math.min(a % columns, b % columns), Math.max(Math.floor(a / columns), Math.floor(b / columns)), Math.max(a % columns, b % columns)];
    const inside = (/** @type {number} */ at, /** @type {number[]} */ [top, left, bottom, right]) => Math.floor(at / columns) >= top && Math.floor(at / columns) <= bottom && at % columns >= left && at % columns <= right;
    const draw = () => {
      const all = [...marks.map((mark) => mark.box ?? []), ...(from === null ? [] : [box(from, to)])];
      show(frames, ...all.map(([top, left, bottom, right], i) => h('div', { class: i < marks.length ? 'ask-frame' : 'ask-frame open', style: { '--top': top, '--left': left, '--down': bottom - top + 1, '--across': right - left + 1 } }, i < marks.length ? h('span', null, String(i + 1)) : null)));
    };
    const finish = () => {
      if (from === null) return;
      const made = box(from, to);
      from = null;
      if (!marks.some((mark) => mark.box?.join() === made.join())) {
        keep();
        const mark = weights ? { box: made, weight: 1 } : { box: made };
        change([...marks, mark], 'draw', mark);
      }
      draw();
      grid.refresh();
    };
    const grid = cellGrid({
      lines, columns, label: title, describedBy: common.describedBy, under: [drawImage(instance), frames],
      chosen: (at) => marks.some((mark) => mark.box && inside(at, mark.box)) || (from !== null && inside(at, box(from, to))),
      says: (at) => (from !== null && at === from ? t('askBoxBegun') : ''),
      begin(at, how) {
        if (how === 'shift') return;
        if (how === 'key' && from !== null) {
          to = at;
          return finish();
        }
        if (full()) return;
        [from, to, held] = [at, at, how === 'pointer'];
        if (how === 'key') count.textContent = t('askBoxBegun');
        draw();
      },
      over(at) {
        if (from === null) return;
        to = at;
        draw();
        grid.refresh();
      },
      end() {
        if (held) finish();
        held = false;
        grid.refresh();
      },
      cancel() {
        from = null;
        draw();
        grid.refresh();
      },
    });
    return { element: h('div', { class: 'ask-tool' }, grid.element), refresh() { draw(); grid.refresh(); }, focus: grid.focus };
  }

  const undo = h('button', { class: 'button small', type: 'button', onclick: () => { const last = before.pop(); if (last) change(last, 'undo'); } }, t('askUndo'));
  const clear = h('button', { class: 'button small', type: 'button', onclick: () => { if (marks.length) { keep(); change([], 'reset'); } } }, t('askClear'));
  function refresh() {
    error.hidden = true;
    surface.refresh();
    list?.refresh();
    undo.setAttribute('aria-disabled', String(!before.length));
    clear.setAttribute('aria-disabled', String(!marks.length));
    count.textContent = tool === 'brush' && most >= lines * columns ? t('askCellsMarked', { n: marks.length, of: lines * columns }) : t('askMarked', { n: marks.length, most });
  }
  refresh();
  return {
    name,
    element: h('section', { class: 'card ask-marks field', 'aria-labelledby': titleId },
      h('p', { class: 'ask-title', id: titleId, dir: 'auto' }, title), error, surface.element,
      h('div', { class: 'ask-bar' }, undo, clear, count), list?.element ?? null,
      h('p', { class: 'hint', id: hintId }, t(`askMarksHint-${tool}`))),
    value: () => (marks.length >= least ? marks : null),
    late: () => (marks.length >= least ? marks : null),
    complain() {
      error.textContent = t(least > 1 ? 'askMarksMissing' : 'askMarkMissing', { least });
      error.hidden = false;
      surface.focus();
    },
  };
}
