// @ts-check
/**
 * What is not saved yet stays in this browser, so that neither a reload nor a crash takes it. Each tab keeps its own;
 * a tab that opens takes over what a closed one left behind.
 */

/** @typedef {{revision: number, saved: import('./document.js').Document, doc: import('./document.js').Document}} Kept */

const STEM = 'groundwork.design';
const tab = tabName();

function tabName() {
  try {
    const known = sessionStorage.getItem(STEM) ?? crypto.getRandomValues(new Uint32Array(2)).join('');
    sessionStorage.setItem(STEM, known);
    return known;
  } catch {
    return 'only';
  }
}

const key = (/** @type {string} */ slug, of = tab) => `${STEM}.${slug}.${of}`;

/** @param {string} slug @param {Kept} kept @returns {boolean} whether this browser took it */
export function keep(slug, kept) {
  try {
    localStorage.setItem(key(slug), JSON.stringify(kept));
    return true;
  } catch { // private mode, or full
    return false;
  }
}

/** @param {string} slug */
export function forget(slug) {
  try {
    localStorage.removeItem(key(slug));
  } catch { // nothing was kept either
  }
}

/** What this tab, or one that is gone, has not saved. @param {string} slug @returns {Promise<Kept | null>} */
export async function kept(slug) {
  try {
    const own = localStorage.getItem(key(slug));
    if (own) return parsed(own);
    const alive = await living();
    const stem = `${STEM}.${slug}.`;
    const left = Object.keys(localStorage).find((name) => name.startsWith(stem) && !alive.has(name));
    if (!left) return null;
    const found = localStorage.getItem(left);
    localStorage.removeItem(left);
    if (found) localStorage.setItem(key(slug), found);
    return parsed(found);
  } catch {
    return null;
  }
}

/** @param {string | null} text @returns {Kept | null} */
function parsed(text) {
  const found = JSON.parse(text ?? 'null');
  return found?.doc && found.saved && typeof found.revision === 'number' ? found : null;
}

/** Says to other tabs that this one is there, until the page is left. @param {string} slug @param {AbortSignal} leaving */
export function alive(slug, leaving) {
  navigator.locks?.request(key(slug), { ifAvailable: true }, (lock) => lock && new Promise((done) => leaving.addEventListener('abort', done, { once: true })));
}

async function living() {
  const locks = await navigator.locks?.query();
  return new Set((locks?.held ?? []).map(({ name }) => name));
}
