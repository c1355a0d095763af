// @ts-check
/** A picture is drawn for the width that it has, so that letters and marks keep their size on every screen. */

/**
 * @param {HTMLElement} host @param {(width: number) => void} render @param {number} [first] before its place is known
 * @returns {() => void} draws it again
 */
export function fitted(host, render, first = 640) {
  let width = first;
  const again = () => render(width);
  again();
  if (typeof ResizeObserver === 'function') {
    new ResizeObserver(([entry]) => {
      const now = Math.round(entry.contentRect.width);
      if (now < 40 || Math.abs(now - width) < 12) return;
      width = now;
      again();
    }).observe(host);
  }
  return again;
}
