// @ts-check
/** Pointing counts once it rests: a pointer that passes over a picture would else fill the record. */

const RESTS_MS = 150;

/**
 * @param {(type: string, target: string, value?: any) => void} note
 * @returns {(target: string | null) => void} to be told what is pointed at, or null
 */
export function dwell(note) {
  /** @type {string | null} */
  let now = null;
  let timer = 0;
  return (target) => {
    if (target === now) return;
    clearTimeout(timer);
    now = target;
    if (target !== null) timer = setTimeout(() => note('hover', target), RESTS_MS);
  };
}
