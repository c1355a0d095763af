// @ts-check
/** A line drawn around points with mouse, pen or finger. Who cannot draw selects in the list. */
import { place } from '../parts/zoom.js';
import { s, through } from '../parts/svg.js';

/**
 * @param {SVGSVGElement} svg @param {{width: number, height: number, on: () => boolean, around: (inside: (x: number, y: number) => boolean) => void}} how
 *   `around` gets a test for places of the picture as they are seen
 */
export function lasso(svg, { width, height, on, around }) {
  const line = s('path', { class: 'fig-sc-lasso', 'aria-hidden': 'true' });
  svg.append(line);
  /** @type {[number, number][]} */
  let path = [];
  let drawing = false;
  let ended = -Infinity;
  svg.addEventListener('pointerdown', (event) => {
    if (!on() || event.button !== 0 || !event.isPrimary) return;
    drawing = true;
    path = [place(svg, event, width, height)];
  });
  svg.addEventListener('pointermove', (event) => {
    if (!drawing || !event.isPrimary) return;
    const at = place(svg, event, width, height);
    if (path.length > 1 || Math.hypot(at[0] - path[0][0], at[1] - path[0][1]) > 5) {
      if (path.length === 1) svg.setPointerCapture(event.pointerId);
      path.push(at);
      line.setAttribute('d', `${through(path)}Z`);
    }
  });
  const end = (/** @type {PointerEvent} */ event) => {
    if (!drawing || !event.isPrimary) return;
    drawing = false;
    line.setAttribute('d', '');
    if (event.type !== 'pointerup' || path.length < 4) return;
    const polygon = path;
    ended = event.timeStamp;
    around((x, y) => inside(polygon, x, y));
  };
  svg.addEventListener('click', (event) => {
    if (event.timeStamp - ended < 60) event.stopPropagation(); // the click that ends the line chooses nothing
  }, true);
  svg.addEventListener('pointerup', end);
  svg.addEventListener('pointercancel', end);
}

/** Even-odd. @param {[number, number][]} polygon @param {number} x @param {number} y */
export function inside(polygon, x, y) {
  let found = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [[ax, ay], [bx, by]] = [polygon[i], polygon[j]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) found = !found;
  }
  return found;
}
