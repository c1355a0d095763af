// @ts-check
/** What a person does inside a step, bounded in number and bytes; what does not fit is counted, not forgotten. */

const MOST = 200;
const MOST_BYTES = 16_000;

/** @typedef {{t: number, type: string, target: string, value?: string | number | boolean}} Event */

/** Signs that an answer may come from elsewhere or from a program: counted even where there is no room for more events. */
const SIGNALS = ['paste', 'copy', 'blur-window', 'untrusted'];

/**
 * @param {() => number} elapsed milliseconds since the step was shown
 * @param {{events?: Event[], lost?: number, signals?: Record<string, number>}} [before]
 */
export function openLog(elapsed, before = {}) {
  const events = Array.isArray(before.events) ? [...before.events] : [];
  let lost = before.lost || 0;
  /** @type {Record<string, number>} */
  const signals = { ...before.signals };
  let bytes = JSON.stringify(events).length;
  return {
    /** @param {string} type @param {string} target @param {string | number | boolean} [value] */
    note(type, target, value) {
      if (SIGNALS.includes(type)) signals[type] = (signals[type] ?? 0) + 1;
      /** @type {Event} */
      const event = { t: Math.round(elapsed()), type, target };
      if (value !== undefined) event.value = typeof value === 'string' ? value.slice(0, 80) : value;
      const size = JSON.stringify(event).length + 1;
      if (events.length >= MOST || bytes + size > MOST_BYTES) {
        lost++;
        return;
      }
      events.push(event);
      bytes += size;
    },
    read: () => ({ events: [...events], lost, signals: { ...signals } }),
  };
}

/** @typedef {ReturnType<typeof openLog>} Log */
