// @ts-check
/**
 * The time of one step, on the monotonic clock, from the first painted frame.
 * Time counts while the step is on the screen: a reload continues where the last load stopped; the time away is the server's to know.
 */

/** A person who has not moved for this long is taken to be idle from then on. */
const IDLE_MS = 30_000;
/** A clock that jumps further tells nothing, and no server takes it. */
const LONGEST_MS = 30 * 24 * 3600 * 1000;

/**
 * `rtMs` = `activeMs` + `idleMs` + `blurredMs` + the time with the page out of view; `hiddenMs` holds the last two together.
 * @typedef {{rtMs: number, activeMs: number, hiddenMs: number, blurredMs: number, idleMs: number, firstActionMs: number | null}} Timing
 */

/** @param {Partial<Timing>} [before] what an earlier load of the page measured */
export function startClock(before = {}) {
  let rt = before.rtMs || 0;
  let active = before.activeMs || 0;
  let hidden = before.hiddenMs || 0;
  let blurred = before.blurredMs || 0;
  let idle = before.idleMs || 0;
  let firstAction = before.firstActionMs ?? null;
  let last = NaN; // the clock stands until the first frame is painted
  let lastInput = NaN;
  /** @type {'' | 'hidden' | 'blurred'} */ let away = whereabouts();
  /** @type {(at: number) => void} */
  let started = () => {};
  const begun = new Promise((resolve) => (started = resolve));

  /** Adds the stretch since the last look, to the side where it belongs. */
  const advance = () => {
    if (Number.isNaN(last)) return;
    const now = performance.now();
    const span = Math.max(0, Math.min(now - last, LONGEST_MS - rt));
    rt += span;
    if (away) {
      hidden += span;
      if (away === 'blurred') blurred += span;
    } else {
      const attended = Math.max(0, Math.min(last + span, lastInput + IDLE_MS) - last);
      active += attended;
      idle += span - attended;
    }
    last = now;
  };
  const look = () => {
    advance();
    away = whereabouts();
  };
  const acted = () => {
    advance();
    lastInput = performance.now();
    if (firstAction === null && !Number.isNaN(last)) firstAction = rt;
  };
  const moved = () => {
    advance();
    lastInput = performance.now();
  };
  const end = new AbortController();
  const opts = { signal: end.signal, passive: true, capture: true };
  document.addEventListener('visibilitychange', look, opts);
  addEventListener('focus', look, opts);
  addEventListener('blur', look, opts);
  for (const type of ['pointerdown', 'keydown', 'input']) addEventListener(type, acted, opts);
  for (const type of ['pointermove', 'scroll', 'touchmove']) addEventListener(type, moved, opts);

  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (end.signal.aborted) return;
    last = lastInput = performance.now();
    look();
    started(last);
  }));

  return {
    /** Settles when the step is on the screen. */
    begun,
    /** Milliseconds since it was, over all loads of the page. */
    elapsed() {
      advance();
      return rt;
    },
    /** @returns {Timing} whole milliseconds */
    read() {
      advance();
      const [rtMs, hiddenMs] = [Math.round(rt), Math.round(hidden)];
      return {
        rtMs,
        firstActionMs: firstAction === null ? null : Math.round(firstAction),
        activeMs: Math.min(rtMs - hiddenMs, Math.round(active)),
        hiddenMs,
        blurredMs: Math.min(hiddenMs, Math.round(blurred)),
        idleMs: Math.round(idle),
      };
    },
    stop: () => end.abort(),
  };
}

/** A page that is seen beside another window has no focus, but is not hidden. @returns {'' | 'hidden' | 'blurred'} */
const whereabouts = () => (document.hidden ? 'hidden' : document.hasFocus() ? '' : 'blurred');
