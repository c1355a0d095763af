// @ts-check
/**
 * Answers that the server has not acknowledged yet. An answer enters before it is sent and leaves when its save is
 * confirmed; a crash, a reload or a dead network in between loses nothing, since saving is idempotent by sequence number.
 * IndexedDB where it works within a moment (private windows may block it, or never answer), else the small store.
 */
import { erase, keys, read, write } from './store.js';

/** @typedef {{seq: number, step: string, answer: object} & Record<string, any>} Saved */

const PATIENCE_MS = 1500;

/** @template T @param {Promise<T>} promise @returns {Promise<T>} */
const soon = (promise) =>
  Promise.race([promise, new Promise((_, no) => setTimeout(() => no(new Error('IndexedDB does not answer')), PATIENCE_MS))]);

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const settled = (request) =>
  new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });

/** @returns {Promise<IDBDatabase | null>} */
async function database() {
  try {
    const opening = indexedDB.open('groundwork', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('outbox', { keyPath: ['enrolment', 'seq'] });
    const db = await soon(settled(opening));
    db.onversionchange = () => db.close();
    return db;
  } catch {
    return null;
  }
}

/** @param {string} enrolment */
export async function openOutbox(enrolment) {
  const db = await database();
  const prefix = `gw:out:${enrolment}:`;

  /** @template T @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T>} act @returns {Promise<T>} */
  const act = (mode, act) => {
    if (!db) return Promise.reject(new Error('no IndexedDB'));
    return soon(new Promise((yes, no) => {
      const transaction = db.transaction('outbox', mode, { durability: 'strict' });
      const request = act(transaction.objectStore('outbox'));
      transaction.oncomplete = () => yes(request.result);
      transaction.onabort = transaction.onerror = () => no(transaction.error);
    }));
  };

  return {
    /** @param {Saved} saved @returns {Promise<boolean>} whether it is kept beyond this load of the page */
    async put(saved) {
      try {
        await act('readwrite', (store) => store.put({ enrolment, seq: saved.seq, saved }));
        return true;
      } catch { // none here, or no room
        return write(prefix + saved.seq, saved) !== 'memory';
      }
    },

    /** @param {number} seq */
    async remove(seq) {
      erase(prefix + seq);
      await act('readwrite', (store) => store.delete([enrolment, seq])).catch(() => {});
    },

    /** @returns {Promise<Saved[]>} in the order of their numbers */
    async pending() {
      const rows = await act('readonly', (store) => store.getAll(IDBKeyRange.bound([enrolment, 0], [enrolment, Number.MAX_SAFE_INTEGER]))).catch(() => []);
      const small = keys(prefix).map((key) => read(key));
      const bySeq = new Map([...small, ...rows.map((row) => row.saved)].filter(Boolean).map((saved) => [saved.seq, saved]));
      return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
    },
  };
}
