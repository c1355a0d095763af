// @ts-check
/** Undo and redo over whole documents. Keystrokes into one field within a moment are one step. */

const MOST = 300;
const TOGETHER_MS = 1500;

/** @template T */
export class History {
  /** @type {T[]} */
  #past = [];
  /** @type {T[]} */
  #future = [];
  #key = '';
  #at = -Infinity;

  /** @param {T} present @param {() => number} [now] */
  constructor(present, now = () => performance.now()) {
    this.present = present;
    this.now = now;
  }

  /** @param {T} next @param {string} [key] changes of one key that follow each other closely are undone together */
  push(next, key = '') {
    const together = key !== '' && key === this.#key && this.now() - this.#at < TOGETHER_MS;
    if (!together) this.#past = [...this.#past.slice(-MOST + 1), this.present];
    this.present = next;
    this.#future = [];
    this.#key = key;
    this.#at = this.now();
  }

  /** The present said more exactly, such as with what the server wrote: no step of its own. @param {T} present */
  replace(present) {
    this.present = present;
  }

  /** Every remembered state brought onto somebody else's work, so that undoing does not take that away. @param {(state: T) => T} change */
  rebase(change) {
    this.#past = this.#past.map(change);
    this.#future = this.#future.map(change);
  }

  /** @returns {boolean} whether there was anything to undo */
  undo() {
    const before = this.#past.pop();
    if (before === undefined) return false;
    this.#future.push(this.present);
    this.present = before;
    this.#key = '';
    return true;
  }

  /** @returns {boolean} */
  redo() {
    const after = this.#future.pop();
    if (after === undefined) return false;
    this.#past.push(this.present);
    this.present = after;
    this.#key = '';
    return true;
  }

  get canUndo() { return this.#past.length > 0; }
  get canRedo() { return this.#future.length > 0; }
}
