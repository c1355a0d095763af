// @ts-check
/** Trying again: exponential backoff with jitter, at once when the network or the person comes back. */
import { ApiError } from '../shared/api.js';

const FIRST_MS = 800;
const LONGEST_MS = 20_000;
/** Whatever a server or a proxy asks for: nobody waits for an hour in front of a page, and a timer holds no more than 24 days. */
const LONGEST_ASKED_MS = 60_000;

/** @typedef {{offline: boolean, error: ApiError, attempt: number}} Wait */

/** @type {Set<() => void>} */
const waiting = new Set();

/** Whatever waits for its next try tries now. */
export const nudge = () => [...waiting].forEach((go) => go());

addEventListener('online', nudge);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && nudge());

/**
 * Runs a task until it succeeds or fails for good.
 * @template T
 * @param {() => Promise<T>} task
 * @param {(wait: Wait | null) => void} [told] how it stands: a wait, or null when it works again
 * @returns {Promise<T>}
 */
export async function patiently(task, told = () => {}) {
  for (let attempt = 0; ; attempt++) {
    try {
      const result = await task();
      told(null);
      return result;
    } catch (error) {
      if (!(error instanceof ApiError) || !error.transient) {
        told(null);
        throw error;
      }
      told({ offline: error.status === 0 && !navigator.onLine, error, attempt });
      const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
      await pause(Math.max(Math.min(LONGEST_ASKED_MS, error.retryAfterMs), longest * (0.5 + Math.random() / 2)));
    }
  }
}

/** @param {number} ms @returns {Promise<void>} */
function pause(ms) {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      waiting.delete(go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    waiting.add(go);
  });
}
