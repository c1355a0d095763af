// @ts-check
/** A picture that is drawn for the width that it has: its letters stay as large on a phone. */
import { h, show } from '../../../shared/dom.js';

const GUESS = 560;
const LEAST = 240;

/** @param {(width: number) => Element | null} draw @param {string} [name] a class */
export function fitted(draw, name) {
  const host = h('div', { class: ['fig-fitted', name].filter(Boolean).join(' ') });
  let width = 0;
  const redraw = () => {
    const held = host.contains(document.activeElement);
    show(host, draw(width));
    if (held) /** @type {HTMLElement | null} */ (host.querySelector('[tabindex="0"]'))?.focus({ preventScroll: true });
  };
  const measure = () => {
    const now = Math.max(LEAST, Math.round(host.clientWidth || GUESS));
    if (Math.abs(now - width) < 2) return;
    width = now;
    redraw();
  };
  measure();
  new ResizeObserver(measure).observe(host);
  return { element: host, redraw };
}
