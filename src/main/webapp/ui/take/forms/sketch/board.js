// @ts-check
/** The board itself: pixels, a pen, a cursor for the keyboard. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';

/**
 * @param {{width: number, height: number, pixels: Uint8ClampedArray, brush: number, begun: () => void, ended: (changed: number) => void, speak: (text: string) => void, erased: (on: boolean) => void}} with_
 */
export function board({ width, height, pixels: begin, brush: size, begun, ended, speak, erased }) {
  let pixels = Uint8ClampedArray.from(begin);
  let rubs = false;
  let changed = 0;
  /** @type {[number, number] | null} */ let last = null;
  const cursor = { x: Math.floor(width / 2), y: Math.floor(height / 2) };
  let trail = false;

  const canvas = h('canvas', { class: 'fig-board', width, height, tabindex: 0, role: 'application', 'aria-label': t('sketchBoard', { width, height }) });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const mark = h('span', { class: 'fig-cursor', 'aria-hidden': 'true', hidden: true });
  const element = h('div', { class: 'fig-board-place' }, canvas, mark);

  function paint() {
    const image = pen.createImageData(width, height);
    pixels.forEach((value, i) => image.data.set([value, value, value, 255], i * 4));
    pen.putImageData(image, 0, 0);
  }

  /** A round dab with a soft edge, as the pictures have that models learn from. @param {number} x @param {number} y in pixels, centre */
  function dab(x, y) {
    const r = size / 2;
    for (let py = Math.floor(y - r - 1); py <= y + r + 1; py++) {
      for (let px = Math.floor(x - r - 1); px <= x + r + 1; px++) {
        if (px < 0 || py < 0 || px >= width || py >= height) continue;
        const cover = Math.min(1, Math.max(0, r + 0.5 - Math.hypot(px + 0.5 - x, py + 0.5 - y)));
        const at = py * width + px;
        const next = rubs ? Math.min(pixels[at], 255 * (1 - cover)) : Math.max(pixels[at], 255 * cover);
        if (Math.round(next) !== pixels[at]) {
          pixels[at] = next;
          changed++;
        }
      }
    }
  }

  /** @param {[number, number]} to */
  function line(to) {
    const from = last ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) * 2));
    for (let i = 1; i <= steps; i++) dab(from[0] + ((to[0] - from[0]) * i) / steps, from[1] + ((to[1] - from[1]) * i) / steps);
    last = to;
    paint();
  }

  /** @param {PointerEvent} event @returns {[number, number]} */
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height];
  };
  let down = false;
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button) return;
    event.preventDefault();
    canvas.focus({ preventScroll: true });
    mark.hidden = true;
    canvas.setPointerCapture(event.pointerId);
    down = true;
    changed = 0;
    last = null;
    begun();
    line(place(event));
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!down) return;
    for (const one of event.getCoalescedEvents?.() ?? [event]) line(place(one));
    if (!last) line(place(event));
  });
  const up = () => {
    if (!down) return;
    down = false;
    last = null;
    ended(changed);
  };
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', up);

  function showCursor() {
    mark.hidden = false;
    mark.style.setProperty('left', `${((cursor.x + 0.5) / width) * 100}%`);
    mark.style.setProperty('top', `${((cursor.y + 0.5) / height) * 100}%`);
  }
  function stopTrail() {
    if (!trail) return;
    trail = false;
    last = null;
    ended(changed);
  }
  canvas.addEventListener('keydown', (event) => {
    const way = WAYS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (way) {
      if (event.shiftKey && !trail) {
        trail = true;
        changed = 0;
        last = [cursor.x + 0.5, cursor.y + 0.5];
        begun();
      }
      cursor.x = Math.min(width - 1, Math.max(0, cursor.x + way[0]));
      cursor.y = Math.min(height - 1, Math.max(0, cursor.y + way[1]));
      if (event.shiftKey) line([cursor.x + 0.5, cursor.y + 0.5]);
      speak(`${t('sketchPlace', { y: cursor.y + 1, x: cursor.x + 1 })}, ${t(pixels[cursor.y * width + cursor.x] > 127 ? 'sketchInk' : 'sketchBare')}`);
    } else if (event.key === ' ' || event.key === 'Enter') {
      if (event.repeat) return event.preventDefault();
      stopTrail();
      changed = 0;
      last = null;
      begun();
      line([cursor.x + 0.5, cursor.y + 0.5]);
      last = null;
      ended(changed);
    } else if (event.key.toLowerCase() === 'e') {
      rubs = !rubs;
      erased(rubs);
      speak(t(rubs ? 'sketchRubber' : 'sketchPen'));
    } else return;
    event.preventDefault();
    showCursor();
  });
  canvas.addEventListener('keyup', (event) => { if (event.key === 'Shift') stopTrail(); });
  canvas.addEventListener('focus', () => { if (canvas.matches(':focus-visible')) showCursor(); });
  canvas.addEventListener('blur', () => { stopTrail(); mark.hidden = true; });

  paint();
  return {
    element,
    pixels: () => pixels,
    /** @param {Uint8ClampedArray} to */
    put(to) {
      pixels = Uint8ClampedArray.from(to);
      paint();
    },
    rub: (/** @type {boolean} */ on) => void (rubs = on),
    brush: (/** @type {number} */ to) => void (size = to),
  };
}

/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
