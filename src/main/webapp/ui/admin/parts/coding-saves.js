// @ts-check
/**
 * Saves one thing after the other, tries again where the line is down, and says how it stands. The newest of a key counts. What
 * is not saved survives a reload and is sent by the next page.
 */
import { ApiError } from '../../shared/api.js';
import { h } from '../../shared/dom.js';
import { server } from '../server.js';
import { failed } from './toast.js';

/**
 * @param {AbortSignal} signal @param {(key: string) => string} address
 * @param {ReturnType<typeof import('./unsaved.js').unsaved>} store
 */
export function saves(signal, address, store) {
  const said = h('span', { class: 'muted', role: 'status' });
  /** @type {Map<string, any>} */
  const waiting = new Map();
  let safe = true;
  let busy = false;
  const tell = (/** @type {string} */ text) => { said.textContent = text; };
  const run = async () => {
    if (busy) return;
    busy = true;
    for (let [next] = waiting; next; [next] = waiting) {
      const [key, body] = next;
      tell('Saving …');
      try {
        await server.put(address(key), body);
        store.forget(key, body);
        if (waiting.get(key) === body) waiting.delete(key);
      } catch (failure) {
        if (failure instanceof ApiError && failure.status >= 400 && failure.status < 500) { // it will not do better a second time
          store.forget(key, body);
          waiting.delete(key);
          failed(failure);
          tell('Not saved');
          busy = false;
          if (waiting.size) void run();
          return;
        }
        tell(`Not saved yet: the server cannot be reached. ${waiting.size === 1 ? 'It is' : `${waiting.size} are`} tried again${safe ? ', and kept in this browser' : ''}.`);
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }
    }
    busy = false;
    tell('Saved');
  };
  addEventListener('beforeunload', (event) => { if (waiting.size && !safe) event.preventDefault(); }, { signal });
  return {
    said,
    /** @param {string} key @param {any} body */
    save(key, body) {
      waiting.set(key, body);
      safe = store.keep(key, body) && safe;
      void run();
    },
  };
}
