// @ts-check
/** The nearest mark answers a pointer: fingers and hasty mice need no aim. */

/**
 * @param {SVGSVGElement} svg drawn in pixels @param {{points: any[], at: (point: any) => [number, number], over: (point: any | null) => void, press: (point: any | null) => void}} how
 */
export function pick(svg, { points, at, over, press }) {
  const nearest = (/** @type {any} */ event) => {
    const box = svg.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    let [best, found] = [event.pointerType === 'touch' ? 26 : 18, /** @type {any} */ (null)];
    for (const one of points) {
      const [a, b] = at(one);
      const far = Math.hypot(a - x, b - y);
      if (far < best) [best, found] = [far, one];
    }
    return found;
  };
  svg.addEventListener('pointermove', (event) => { if (event.pointerType !== 'touch' && !event.buttons) over(nearest(event)); });
  svg.addEventListener('pointerleave', () => over(null));
  svg.addEventListener('click', (event) => press(nearest(event)));
}
