// @ts-check
/** How long each part of a page was in view: while at least half of it, or half of the window, shows it. */

const LEAST_MS = 400;
const READ_MS = 1500;

/** @param {{place: Element, id: string}[]} parts @param {{left: (id: string, ms: number) => void, read: (id: string) => void}} to */
export function dwelling(parts, to) {
  /** @type {Map<string, number>} since when */
  const seen = new Map();
  /** @type {Map<string, number>} */
  const timers = new Map();
  const begin = (/** @type {string} */ id) => {
    if (seen.has(id)) return;
    seen.set(id, performance.now());
    timers.set(id, setTimeout(() => to.read(id), READ_MS));
  };
  const end = (/** @type {string} */ id) => {
    const since = seen.get(id);
    if (since === undefined) return;
    seen.delete(id);
    clearTimeout(timers.get(id));
    const ms = Math.round(performance.now() - since);
    if (ms >= LEAST_MS) to.left(id, ms);
  };
  const watch = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting, intersectionRatio, intersectionRect, rootBounds } of changes) {
      const id = parts.find(({ place }) => place === target)?.id;
      if (!id) continue;
      if (isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? innerHeight) / 2)) begin(id);
      else end(id);
    }
  }, { threshold: [0, 0.1, 0.25, 0.5, 0.75, 1] });
  parts.forEach(({ place }) => watch.observe(place));
  const all = () => [...seen.keys()].forEach(end);
  // the answer takes the record with it: what is still in view is told when the step is sent
  const shown = () => {
    const form = parts[0]?.place.closest('form');
    form?.addEventListener('submit', all, true);
  };
  requestAnimationFrame(shown);
  document.addEventListener('visibilitychange', function hidden() {
    if (!parts[0]?.place.isConnected) return document.removeEventListener('visibilitychange', hidden);
    if (document.hidden) all();
    else parts.forEach(({ place }) => { watch.unobserve(place); watch.observe(place); }); // tells at once what is in view
  });
}
