// @ts-check
/**
 * Zoom and pan of a picture: buttons, keys (+, −, 0 and Shift with arrows), pinch, Ctrl with the wheel (the wheel alone
 * scrolls the page), dragging once it is larger than its place. What moves is decided by `change`.
 */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';

/** @typedef {{k: number, x: number, y: number}} View a place p of the picture is drawn at p · k + (x, y) */

/**
 * @param {SVGSVGElement} svg @param {{width: number, height: number, most?: number, view?: View | null, drag?: () => boolean,
 *   change: (view: View) => void, keep?: (view: View) => void, note: (type: string, target: string, value?: any) => void, target?: string}} options
 *   `drag`: whether dragging moves the picture now (not while a brush is drawn); `view`: where to begin; `keep`: called once a gesture has ended
 */
export function zoomable(svg, { width, height, most = 8, view: before, drag = () => true, change, keep, note, target = 'view' }) {
  /** @type {View} */
  const view = { k: 1, x: 0, y: 0, ...(before && before.k >= 1 ? before : null) };
  let told = 0;
  const tell = (/** @type {string} */ type) => { // one event for one gesture
    clearTimeout(told);
    told = setTimeout(() => {
      note(type, target, Math.round(view.k * 100) / 100);
      keep?.({ ...view });
    }, 250);
  };
  const apply = () => {
    view.k = Math.min(most, Math.max(1, view.k));
    view.x = Math.min(0, Math.max(width * (1 - view.k), view.x));
    view.y = Math.min(0, Math.max(height * (1 - view.k), view.y));
    svg.classList.toggle('fig-zoomed', view.k > 1);
    smaller.disabled = whole.disabled = view.k === 1;
    larger.disabled = view.k >= most;
    change({ ...view });
  };
  const zoom = (/** @type {number} */ by, x = width / 2, y = height / 2) => {
    const k = Math.min(most, Math.max(1, view.k * by));
    view.x = x - ((x - view.x) * k) / view.k;
    view.y = y - ((y - view.y) * k) / view.k;
    view.k = k;
    apply();
    tell('zoom');
  };
  const pan = (/** @type {number} */ x, /** @type {number} */ y) => {
    view.x += x;
    view.y += y;
    apply();
    tell('pan');
  };
  const reset = () => {
    Object.assign(view, { k: 1, x: 0, y: 0 });
    apply();
    tell('zoom');
  };
  const button = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {() => void} */ act) =>
    h('button', { type: 'button', class: 'button small', 'aria-label': t(name), title: t(name), onclick: act }, sign);
  const larger = button('+', 'figZoomIn', () => zoom(1.5));
  const smaller = button('−', 'figZoomOut', () => zoom(1 / 1.5));
  const whole = button('⤢', 'figZoomReset', reset);

  svg.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const at = place(svg, event, width, height);
    zoom(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 100), at[0], at[1]);
  }, { passive: false });
  svg.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const by = { '+': 1.5, '=': 1.5, '-': 1 / 1.5, '−': 1 / 1.5 }[event.key];
    const to = event.shiftKey ? { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] : undefined;
    if (by) zoom(by);
    else if (event.key === '0') reset();
    else if (to && view.k > 1) pan((to[0] * width) / 8, (to[1] * height) / 8);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  gestures(svg, { width, height, zoom, pan, may: () => drag() && view.k > 1 });
  apply();
  return {
    controls: h('div', { class: 'fig-buttons', role: 'group', 'aria-label': t('figZoom') }, smaller, larger, whole),
    view: () => ({ ...view }),
    reset,
    /** A place of the picture is brought into sight: what has the focus must be seen. @param {number} x @param {number} y */
    see(x, y) {
      const [at, down] = [x * view.k + view.x, y * view.k + view.y];
      if (at >= 0 && at <= width && down >= 0 && down <= height) return;
      view.x += width / 2 - at;
      view.y += height / 2 - down;
      apply();
    },
    /** Where in the picture a pointer is, before zoom. @param {{clientX: number, clientY: number}} event @returns {[number, number]} */
    at(event) {
      const [x, y] = place(svg, event, width, height);
      return [(x - view.x) / view.k, (y - view.y) / view.k];
    },
  };
}

/** Pointer to the drawing's own units. @param {Element} svg @param {{clientX: number, clientY: number}} event @param {number} width @param {number} height @returns {[number, number]} */
export function place(svg, { clientX, clientY }, width, height) {
  const box = svg.getBoundingClientRect();
  return [((clientX - box.left) / (box.width || 1)) * width, ((clientY - box.top) / (box.height || 1)) * height];
}

/**
 * One pointer drags, two pinch.
 * @param {SVGSVGElement} svg @param {{width: number, height: number, zoom: (by: number, x: number, y: number) => void, pan: (x: number, y: number) => void, may: () => boolean}} how
 */
function gestures(svg, { width, height, zoom, pan, may }) {
  /** @type {Map<number, [number, number]>} */
  const down = new Map();
  let moved = false;
  svg.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    down.set(event.pointerId, place(svg, event, width, height));
    moved = false;
  });
  svg.addEventListener('pointermove', (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const now = place(svg, event, width, height);
    if (down.size === 2) {
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1] ?? before;
      const spread = (/** @type {[number, number]} */ p) => Math.hypot(p[0] - other[0], p[1] - other[1]);
      zoom(spread(now) / Math.max(1, spread(before)), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
      moved = true;
    } else if (may() && (moved || Math.hypot(now[0] - before[0], now[1] - before[1]) > 4)) {
      if (!moved) svg.setPointerCapture(event.pointerId);
      moved = true;
      pan(now[0] - before[0], now[1] - before[1]);
    } else return;
    down.set(event.pointerId, now);
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'])
    svg.addEventListener(end, (event) => down.delete(/** @type {PointerEvent} */ (event).pointerId));
  // the click that ends a drag chooses nothing
  svg.addEventListener('click', (event) => {
    if (moved) event.stopPropagation();
    moved = false;
  }, true);
}
