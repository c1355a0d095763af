// @ts-check
/** Saves one thing after the other, tries again where the line is down, and says how it stands. The newest of a key counts. */
import { ApiError } from '../../shared/api.js';
import { h } from '../../shared/dom.js';
import { server } from '../server.js';
import { failed } from './toast.js';

/** @param {AbortSignal} signal @param {(key: string) => string} address */
export function saves(signal, address) {
  const said = h('span', { class: 'muted', role: 'status' });
  /** @type {Map<string, any>} */
  const waiting = new Map();
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
        if (waiting.get(key) === body) waiting.delete(key);
      } catch (failure) {
        if (failure instanceof ApiError && failure.status >= 400 && failure.status < 500) { // it will not do better a second time
          waiting.delete(key);
          failed(failure);
          tell('Not saved');
          busy = false;
          if (waiting.size) void run();
          return;
        }
        tell(`Not saved yet: the server cannot be reached. ${waiting.size === 1 ? 'It is' : `${waiting.size} are`} tried again.`);
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }
    }
    busy = false;
    tell('Saved');
  };
  addEventListener('beforeunload', (event) => { if (waiting.size) event.preventDefault(); }, { signal });
  return {
    said,
    /** @param {string} key @param {any} body */
    save(key, body) {
      waiting.set(key, body);
      void run();
    },
  };
}
