// @ts-check
/** What is chosen or written inside a step but not sent yet, with the step's time so far: survives a reload. */
import { erase, keys, read, write } from './store.js';

/**
 * @param {string} enrolment
 * @param {string} step its key and its number: a second attempt starts empty
 */
export function openDraft(enrolment, step) {
  const place = `gw:draft:${enrolment}:${step}`;
  const found = read(place);
  /** @type {{values: Record<string, any>, clock?: any, log?: any, loads: number}} */
  const draft = found && typeof found.values === 'object' && found.values ? found : { values: {}, loads: 0 };
  draft.loads = (draft.loads || 0) + 1;
  let over = false;
  const save = () => {
    if (!over) write(place, draft);
  };
  return {
    /** How often the page was loaded anew within this step. */
    resumed: draft.loads - 1,
    clock: draft.clock,
    log: draft.log,
    /** @param {string} name */
    get: (name) => draft.values[name],
    /** @param {string} name @param {any} value */
    set(name, value) {
      draft.values[name] = value;
      save();
    },
    /** @param {any} clock @param {any} log */
    keepTime(clock, log) {
      Object.assign(draft, { clock, log });
      save();
    },
    /** After this nothing is written any more, not even by a late timer. */
    discard() {
      over = true;
      erase(place);
    },
  };
}

/** @typedef {ReturnType<typeof openDraft>} Draft */

/** @param {string} enrolment */
export const discardAll = (enrolment) => keys(`gw:draft:${enrolment}:`).forEach(erase);
