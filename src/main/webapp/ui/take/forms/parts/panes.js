// @ts-check
/**
 * Pictures in panes that are enlarged and moved together. The places of a pane can be pointed at with a mouse, a finger or
 * the arrow keys; what is there is told by the caller.
 */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';

const MOST = 8;

/**
 * @param {{width: number, height: number, note: (type: string, target: string, value?: any) => void, zoom?: boolean,
 *   grid?: {lines: number, columns: number}, point?: (line: number, column: number, pane: number) => void, view?: any, moved?: (view: any) => void}} options
 */
export function panes({ width, height, note, zoom = true, grid, point, view: before, moved }) {
  const view = { k: 1, x: 0, y: 0, ...(before && before.k >= 1 && before.k <= MOST ? before : null) };
  /** @type {{frame: HTMLElement, stage: HTMLElement, cursor: HTMLElement | null}[]} */
  let all = [];
  let at = { line: Math.floor((grid?.lines ?? 1) / 2), column: Math.floor((grid?.columns ?? 1) / 2) };
  /** @type {Record<string, any>} */
  const told = {};

  const apply = () => {
    view.k = Math.min(MOST, Math.max(1, view.k));
    view.x = Math.min(0, Math.max(1 - view.k, view.x));
    view.y = Math.min(0, Math.max(1 - view.k, view.y));
    for (const { stage, frame } of all) {
      stage.style.transform = `translate(${view.x * 100}%, ${view.y * 100}%) scale(${view.k})`;
      frame.classList.toggle('fig-zoomed', view.k > 1);
    }
    smaller.disabled = whole.disabled = view.k === 1;
    larger.disabled = view.k === MOST;
  };
  const change = (/** @type {string} */ type) => {
    apply();
    moved?.({ ...view });
    clearTimeout(told[type]);
    told[type] = setTimeout(() => note(type, 'view', Math.round(view.k * 100) / 100), 250); // one event for one gesture
  };
  const scale = (/** @type {number} */ by, x = 0.5, y = 0.5) => {
    const k = Math.min(MOST, Math.max(1, view.k * by));
    view.x = x - ((x - view.x) * k) / view.k;
    view.y = y - ((y - view.y) * k) / view.k;
    view.k = k;
    change('zoom');
  };
  const shift = (/** @type {number} */ x, /** @type {number} */ y) => {
    view.x += x;
    view.y += y;
    change('pan');
  };
  const button = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {() => void} */ act) =>
    /** @type {HTMLButtonElement} */ (h('button', { type: 'button', class: 'button small', 'aria-label': t(name), title: t(name), onclick: act }, sign));
  const larger = button('+', 'figZoomIn', () => scale(1.5));
  const smaller = button('−', 'figZoomOut', () => scale(1 / 1.5));
  const whole = button('⤢', 'figZoomReset', () => {
    Object.assign(view, { k: 1, x: 0, y: 0 });
    change('zoom');
  });

  /** @param {number} line @param {number} column @param {number} pane @param {boolean} [see] brought into sight */
  const go = (line, column, pane, see) => {
    if (!grid || !point) return;
    at = { line: Math.min(grid.lines - 1, Math.max(0, line)), column: Math.min(grid.columns - 1, Math.max(0, column)) };
    for (const { cursor } of all) {
      if (!cursor) continue;
      cursor.hidden = false;
      cursor.style.left = `${(at.column / grid.columns) * 100}%`;
      cursor.style.top = `${(at.line / grid.lines) * 100}%`;
    }
    if (see && view.k > 1) {
      const [x, y] = [((at.column + 0.5) / grid.columns) * view.k + view.x, ((at.line + 0.5) / grid.lines) * view.k + view.y];
      if (x < 0 || x > 1) view.x += 0.5 - x;
      if (y < 0 || y > 1) view.y += 0.5 - y;
      apply();
    }
    point(at.line, at.column, pane);
  };

  /** @param {HTMLElement} frame @param {number} pane */
  const listen = (frame, pane) => {
    const share = (/** @type {{clientX: number, clientY: number}} */ event) => {
      const box = frame.getBoundingClientRect();
      return [(event.clientX - box.left) / (box.width || 1), (event.clientY - box.top) / (box.height || 1)];
    };
    const pointed = (/** @type {{clientX: number, clientY: number}} */ event) => {
      const [x, y] = share(event);
      if (grid) go(Math.floor(((y - view.y) / view.k) * grid.lines), Math.floor(((x - view.x) / view.k) * grid.columns), pane);
    };
    frame.addEventListener('wheel', (event) => {
      if (!zoom || (!event.ctrlKey && !event.metaKey)) return;
      event.preventDefault();
      const [x, y] = share(event);
      scale(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 100), x, y);
    }, { passive: false });
    /** @type {number[] | null} */
    let from = null;
    frame.addEventListener('pointerdown', (event) => {
      from = view.k > 1 ? share(event) : null;
      pointed(event);
    });
    frame.addEventListener('pointermove', (event) => {
      if (!from) return void (event.pointerType === 'mouse' && pointed(event));
      const now = share(event);
      if (Math.hypot(now[0] - from[0], now[1] - from[1]) < 0.02) return;
      frame.setPointerCapture(event.pointerId);
      shift(now[0] - from[0], now[1] - from[1]);
      from = now;
    });
    for (const end of ['pointerup', 'pointercancel', 'pointerleave']) frame.addEventListener(end, () => (from = null));
    frame.addEventListener('focus', () => frame.matches(':focus-visible') && go(at.line, at.column, pane, true));
    frame.addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      const by = { '+': 1.5, '=': 1.5, '-': 1 / 1.5 }[event.key];
      if (way && event.shiftKey && view.k > 1) shift(-way[0] / 6, -way[1] / 6);
      else if (way && grid && point) go(at.line + way[1], at.column + way[0], pane, true);
      else if (by && zoom) scale(by);
      else if (event.key === '0' && zoom) {
        Object.assign(view, { k: 1, x: 0, y: 0 });
        change('zoom');
      } else return;
      event.preventDefault();
    });
  };

  return {
    controls: zoom ? h('div', { class: 'fig-buttons', role: 'group', 'aria-label': t('figZoom') }, smaller, larger, whole) : null,
    /** @param {{name: string, caption?: string, layers: (Element | null)[]}[]} wanted @returns {HTMLElement} */
    draw(wanted) {
      all = wanted.map(({ layers }) => {
        const cursor = grid && point ? h('span', { class: 'fig-at', hidden: true, style: { width: `${100 / grid.columns}%`, height: `${100 / grid.lines}%` } }) : null;
        return { cursor, stage: h('div', { class: 'fig-stage' }, layers, cursor), frame: document.body };
      });
      const figures = wanted.map(({ name, caption }, i) => {
        const takes = zoom || point;
        const frame = h('div', {
          class: 'fig-pane', role: takes ? 'group' : null, tabindex: takes ? 0 : null, 'aria-label': takes ? name : null,
          style: { 'aspect-ratio': `${width} / ${height}`, '--ratio': width / height },
        }, all[i].stage);
        all[i].frame = frame;
        listen(frame, i);
        return h('figure', { class: 'fig-pane-figure' }, caption ? h('figcaption', { dir: 'auto' }, caption) : null, frame);
      });
      apply();
      return h('div', { class: figures.length > 1 ? 'fig-panes fig-several' : 'fig-panes' }, figures);
    },
  };
}
