// @ts-check
/**
 * A picture under a grid of cells. A pointer paints across them; arrow keys go from cell to cell, Space or Enter do what a
 * touch does, Shift with an arrow paints on. Where the cells are too small for a finger, buttons do what keys do. Lines and columns are counted from the upper left in every writing direction.
 */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';

/**
 * @typedef {object} Grid
 * @property {number} lines
 * @property {number} columns
 * @property {string} label what the grid is, for screen readers
 * @property {string} describedBy
 * @property {(Node | null)[]} under what the cells lie on
 * @property {(cell: number) => string} says how a cell is, in words; empty for nothing
 * @property {(cell: number) => boolean} chosen
 * @property {(cell: number, how: 'pointer' | 'key' | 'shift') => void} begin
 * @property {(cell: number) => void} over
 * @property {() => void} end
 * @property {() => void} [cancel] Escape
 */

/** @param {Grid} grid */
export function cellGrid({ lines, columns, label, describedBy, under, says, chosen, begin, over, end, cancel }) {
  let current = 0;
  let pointer = -1;
  let last = 0;
  const cells = Array.from({ length: lines * columns }, (_, i) => h('div', { role: 'gridcell', class: 'ask-cell', tabindex: i === 0 ? 0 : -1, dataset: { cell: i } }));
  const rows = Array.from({ length: lines }, (_, line) => h('div', { role: 'row', class: 'ask-line' }, cells.slice(line * columns, (line + 1) * columns)));
  const board = h('div', {
    role: 'grid', class: 'ask-board', dir: 'ltr', 'aria-label': label, 'aria-describedby': describedBy, 'aria-multiselectable': 'true',
    style: { '--lines': lines, '--columns': columns },
  }, rows);
  const where = h('span', { class: 'ask-pad-where muted small', role: 'status', dir: 'auto' });
  const pad = h('div', { class: 'ask-pad', role: 'group', dir: 'ltr', 'aria-label': t('askPad'), hidden: true }, PAD.map(([key, sign, word]) => h('button', { type: 'button', class: 'button small', 'aria-label': t(word), onclick: () => {
    press(key, false, false);
    cells.forEach((cell, i) => cell.classList.toggle('at', i === current));
    where.textContent = cells[current].getAttribute('aria-label');
  } }, sign)), where);
  const picture = h('div', { class: 'ask-picture' }, h('div', { class: 'ask-layers' }, under.filter(Boolean)), board);
  const element = h('div', { class: 'ask-pad-around' }, picture, pad);
  new ResizeObserver(() => (pad.hidden = board.clientWidth >= columns * FINGER && board.clientHeight >= lines * FINGER)).observe(board);

  /** @param {number} i */
  const refreshOne = (i) => {
    const on = chosen(i);
    cells[i].classList.toggle('on', on);
    cells[i].setAttribute('aria-selected', String(on));
    cells[i].setAttribute('aria-label', [t('askCell', { line: Math.floor(i / columns) + 1, column: (i % columns) + 1 }), says(i)].filter(Boolean).join(', '));
  };
  const refresh = () => cells.forEach((_, i) => refreshOne(i));

  /** @param {number} to @param {boolean} [focus] */
  const go = (to, focus = true) => {
    cells[current].tabIndex = -1;
    current = to;
    cells[current].tabIndex = 0;
    if (focus) cells[current].focus();
  };

  /** @param {PointerEvent} event */
  const under_ = (event) => {
    const box = board.getBoundingClientRect();
    const column = Math.min(columns - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * columns)));
    const line = Math.min(lines - 1, Math.max(0, Math.floor(((event.clientY - box.top) / box.height) * lines)));
    return line * columns + column;
  };
  board.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || pointer >= 0) return;
    event.preventDefault();
    pointer = event.pointerId;
    board.setPointerCapture(pointer);
    last = under_(event);
    go(last, false);
    cells[last].focus({ preventScroll: true });
    begin(last, 'pointer');
  });
  board.addEventListener('pointermove', (event) => {
    if (event.pointerId !== pointer) return;
    const to = under_(event);
    for (const cell of between(last, to, columns)) over(cell);
    last = to;
  });
  /** @param {() => void} finish */
  const stop = (finish) => (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== pointer) return;
    pointer = -1;
    go(last, false);
    finish();
  };
  board.addEventListener('pointerup', stop(end));
  board.addEventListener('pointercancel', stop(cancel ?? end)); // a second finger: the page is enlarged

  /** @param {string} key @param {boolean} shift @param {boolean} [focus] @returns {boolean} whether it means something here */
  const press = (key, shift, focus = true) => {
    const line = Math.floor(current / columns), column = current % columns;
    const to = { ArrowLeft: column > 0 ? current - 1 : current, ArrowRight: column < columns - 1 ? current + 1 : current,
      ArrowUp: line > 0 ? current - columns : current, ArrowDown: line < lines - 1 ? current + columns : current,
      Home: line * columns, End: (line + 1) * columns - 1, PageUp: column, PageDown: (lines - 1) * columns + column }[key];
    if (to !== undefined) {
      const from = current;
      go(to, focus);
      if (shift && to !== from) {
        begin(from, 'shift');
        for (const cell of between(from, to, columns)) over(cell);
        end();
      } else over(to);
    } else if (key === ' ' || key === 'Enter') {
      begin(current, 'key');
      end();
    } else return false;
    return true;
  };
  board.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (press(event.key, event.shiftKey)) event.preventDefault(); // Enter would send the answer
    else if (event.key === 'Escape' && cancel) cancel();
  });
  refresh();
  return { element, refresh, refreshOne, focus: () => cells[current].focus(), current: () => current };
}

/** Narrower than this, a cell is hard to hit. */
const FINGER = 24;
/** @type {[string, string, string][]} */
const PAD = [['ArrowLeft', '←', 'askPadLeft'], ['ArrowUp', '↑', 'askPadUp'], [' ', '●', 'askPadPress'], ['ArrowDown', '↓', 'askPadDown'], ['ArrowRight', '→', 'askPadRight']];

/** The cells on the way, so that a fast pointer leaves none out; without the first. @param {number} from @param {number} to @param {number} columns */
function between(from, to, columns) {
  const [y0, x0, y1, x1] = [Math.floor(from / columns), from % columns, Math.floor(to / columns), to % columns];
  const steps = Math.max(Math.abs(y1 - y0), Math.abs(x1 - x0));
  return Array.from({ length: steps }, (_, i) => Math.round(y0 + ((y1 - y0) * (i + 1)) / steps) * columns + Math.round(x0 + ((x1 - x0) * (i + 1)) / steps));
}
