// @ts-check
/**
 * What the server does not have yet, kept in this browser one by one, so that neither a reload nor a crash takes it. Where the
 * browser keeps nothing, the page works as before.
 */

const STEM = 'groundwork.unsaved';

/** @param {string[]} place whose it is and what about */
export function unsaved(...place) {
  const stem = `${[STEM, ...place].map(encodeURIComponent).join('/')}/`;
  return {
    /** What a page that is gone left behind. @returns {Map<string, any>} */
    left() {
      /** @type {Map<string, any>} */
      const found = new Map();
      try {
        for (const name of Object.keys(localStorage).filter((one) => one.startsWith(stem))) {
          found.set(decodeURIComponent(name.slice(stem.length)), JSON.parse(localStorage.getItem(name) ?? 'null'));
        }
      } catch { /* storage is blocked, or somebody else wrote there: nothing is left */ }
      return found;
    },
    /** @param {string} key @param {any} value @returns {boolean} whether this browser took it */
    keep(key, value) {
      try {
        localStorage.setItem(stem + encodeURIComponent(key), JSON.stringify(value));
        return true;
      } catch { // blocked, or full
        return false;
      }
    },
    /** Unless another tab has put something newer there. @param {string} key @param {any} [value] what was stored */
    forget(key, value) {
      try {
        const name = stem + encodeURIComponent(key);
        if (value === undefined || localStorage.getItem(name) === JSON.stringify(value)) localStorage.removeItem(name);
      } catch { /* nothing was kept either */ }
    },
  };
}
