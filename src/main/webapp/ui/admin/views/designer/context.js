// @ts-check
/** What the designer offers to choose from: sets, terms, instruments. Whatever the server does not have is left out. */
import { ApiError } from '../../../shared/api.js';
import { server } from '../../server.js';

export class Context {
  /** @type {Map<string, any>} */
  #known = new Map();

  /** @param {() => void} arrived @param {AbortSignal} signal */
  constructor(arrived, signal) {
    this.arrived = arrived;
    this.signal = signal;
  }

  /**
   * What the server has at an address: undefined while it is on its way, null if there is nothing.
   * @param {string} url
   */
  ask(url) {
    if (this.#known.has(url)) return this.#known.get(url);
    this.#known.set(url, undefined);
    server.get(url, { signal: this.signal }).catch((failure) => {
      if (failure instanceof ApiError) return null;
      throw failure;
    }).then((answer) => {
      this.#known.set(url, answer);
      this.arrived();
    }, () => {}); // the page was left
    return undefined;
  }

  /** Asks again; what was known stands until the answer comes. @param {string} url */
  async refresh(url) {
    const answer = await server.get(url, { signal: this.signal }).catch(() => undefined);
    if (answer !== undefined) this.#known.set(url, answer);
  }

  get sets() { return /** @type {any[]} */ (this.ask('/api/stimuli') ?? []); }

  /** @param {string | undefined} slug @returns {any} the set, or null */
  set(slug) {
    return slug && this.sets.some((one) => one.slug === slug) ? this.ask(`/api/stimuli/${encodeURIComponent(slug)}`) ?? null : null;
  }

  /** @returns {import('../../types.js').Taxonomy | null} */
  get taxonomy() { return this.ask('/api/taxonomy') ?? null; }

  /** @returns {any[]} */
  get instruments() {
    const answer = this.ask('/api/instruments');
    return Array.isArray(answer) ? answer : answer?.instruments ?? [];
  }
}
