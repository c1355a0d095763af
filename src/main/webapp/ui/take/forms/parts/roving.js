// @ts-check
/**
 * One tab stop for many marks: arrows go from mark to mark (the nearest one that way, or the next one in a row),
 * Home and End to the first and last, Enter and Space do what a click does.
 */

/**
 * @param {Element} host
 * @param {{items: () => Element[], at?: (item: Element) => [number, number], rows?: boolean, focus?: (item: Element) => void,
 *   press?: (item: Element, event: KeyboardEvent) => void, blur?: () => void}} options
 *   `at`: where a mark is drawn; without it marks stand in a row. `press`: without it a click is sent.
 */
export function roving(host, { items, at, focus, press, blur }) {
  /** @type {Element | null} */
  let current = null;
  const stop = (/** @type {Element | undefined | null} */ item) => {
    if (current && current !== item) current.setAttribute('tabindex', '-1');
    current = item ?? null;
    current?.setAttribute('tabindex', '0');
  };
  const go = (/** @type {Element | undefined} */ item) => {
    if (!item) return;
    stop(item);
    /** @type {any} */ (item).focus({ preventScroll: false });
  };
  host.addEventListener('focusin', (event) => {
    const item = items().find((one) => one === event.target || one.contains(/** @type {Node} */ (event.target)));
    if (!item) return;
    stop(item);
    focus?.(item);
  });
  host.addEventListener('focusout', (event) => {
    if (!host.contains(/** @type {any} */ (event).relatedTarget)) blur?.();
  });
  host.addEventListener('keydown', (e) => {
    const event = /** @type {KeyboardEvent} */ (e);
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !current?.contains(/** @type {Node} */ (event.target))) return;
    const all = items();
    const here = all.indexOf(current);
    if (event.key === 'Home') go(all[0]);
    else if (event.key === 'End') go(all[all.length - 1]);
    else if (event.key in WAYS) go(at ? nearest(all, current, at, WAYS[event.key]) : all[here + stepOf(event.key, host)]);
    else if (event.key === 'Enter' || event.key === ' ') press ? press(current, event) : current.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    else return;
    event.preventDefault();
  });
  return {
    /** After the marks were drawn anew: one of them is the stop again. @param {Element | null} [wished] */
    refresh(wished) {
      const all = items();
      for (const item of all) if (item.getAttribute('tabindex') === '0') item.setAttribute('tabindex', '-1');
      const kept = wished ?? (current && all.includes(current) ? current : all[0]);
      current = null;
      stop(kept);
    },
    go,
    current: () => current,
  };
}

/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {string} key @param {Element} host */
function stepOf(key, host) {
  const [x, y] = WAYS[key];
  return y || (getComputedStyle(host).direction === 'rtl' ? -x : x);
}

/** Ahead counts once, aside twice. @param {Element[]} all @param {Element} from @param {(item: Element) => [number, number]} at @param {[number, number]} way */
function nearest(all, from, at, way) {
  const [x, y] = at(from);
  let best = Infinity;
  /** @type {Element | undefined} */
  let found;
  for (const item of all) {
    if (item === from) continue;
    const [to, down] = at(item);
    const ahead = (to - x) * way[0] + (down - y) * way[1];
    const aside = Math.abs((to - x) * way[1]) + Math.abs((down - y) * way[0]);
    const far = ahead + 2 * aside;
    if (ahead > 0.01 && far < best) [best, found] = [far, item];
  }
  return found;
}
