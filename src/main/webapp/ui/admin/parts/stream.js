// @ts-check
/** A server-sent stream that comes back by itself, and says how it is doing. */

import { ApiError } from '../../shared/api.js';

/** @typedef {'connecting' | 'live' | 'reconnecting' | 'stopped'} Health */

/**
 * @param {string} url
 * @param {{event: string, signal: AbortSignal, on: (data: any) => void, health?: (health: Health) => void,
 *   done?: (data: any) => boolean, recover?: () => Promise<any>}} parts
 *   `done`: this was the last one; `recover`: asks the server in another way (signs in again, if need be) after a failed try
 */
export function follow(url, { event, signal, on, health = () => {}, done = () => false, recover }) {
  /** @type {EventSource | undefined} */
  let source;
  let wait = 1000;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const stop = () => {
    source?.close();
    clearTimeout(timer);
    removeEventListener('online', again);
  };
  /** @param {MessageEvent} message */
  const receive = (message) => {
    wait = 1000;
    health('live');
    const data = JSON.parse(message.data);
    on(data);
    if (done(data)) stop();
  };
  const again = () => {
    clearTimeout(timer);
    source?.close();
    if (!signal.aborted) start();
  };
  const start = () => {
    source = new EventSource(url);
    source.addEventListener(event, receive);
    source.onmessage = receive;
    source.onopen = () => health('live');
    source.onerror = async () => {
      source?.close(); // our own pace, also after an answer that the browser would never try again
      if (signal.aborted) return;
      health('reconnecting');
      clearTimeout(timer);
      timer = setTimeout(again, wait);
      wait = Math.min(wait * 1.7, 15_000);
      const data = await recover?.().catch((failure) => {
        if (!(failure instanceof ApiError) || failure.transient) return null;
        stop(); // signed out and content with that, or it is gone: trying again would only pester
        health('stopped');
        return null;
      });
      if (data && !signal.aborted) {
        on(data);
        if (done(data)) stop();
      }
    };
  };
  signal.addEventListener('abort', stop, { once: true });
  addEventListener('online', again);
  health('connecting');
  start();
}
