// @ts-check
/** Small things kept on this device: in localStorage, else for this tab, else until the page goes. Never throws. */

/** @typedef {'local' | 'session' | 'memory'} Level */

/** @type {Map<string, string>} */
const memory = new Map();

/** @param {'localStorage' | 'sessionStorage'} name @returns {Storage | null} */
function usable(name) {
  try {
    const storage = window[name]; // reading the property alone throws where storage is blocked
    storage.setItem('gw:probe', '1');
    storage.removeItem('gw:probe');
    return storage;
  } catch {
    return null;
  }
}

const local = usable('localStorage');
const session = usable('sessionStorage');

/** How long what is kept here lives. @type {Level} */
export const level = local ? 'local' : session ? 'session' : 'memory';

/** @param {string} key @returns {any} undefined if there is nothing, or nothing readable */
export function read(key) {
  for (const text of [memory.get(key), get(local, key), get(session, key)]) {
    if (text === undefined || text === null) continue;
    try {
      return JSON.parse(text);
    } catch {
      // damaged: look further down
    }
  }
  return undefined;
}

/** @param {string} key @param {unknown} value @returns {Level} where it went (a full disk pushes it down a level) */
export function write(key, value) {
  const text = JSON.stringify(value);
  memory.delete(key);
  if (set(local, key, text)) return 'local';
  if (set(session, key, text)) return 'session';
  memory.set(key, text);
  return 'memory';
}

/** @param {string} key */
export function erase(key) {
  memory.delete(key);
  for (const storage of [local, session]) {
    try {
      storage?.removeItem(key);
    } catch {
      // blocked meanwhile: then it cannot be read either
    }
  }
}

/** @param {string} prefix @returns {string[]} */
export function keys(prefix) {
  const all = new Set(memory.keys());
  for (const storage of [local, session]) {
    try {
      if (storage) Object.keys(storage).forEach((key) => all.add(key));
    } catch {
      // as above
    }
  }
  return [...all].filter((key) => key.startsWith(prefix));
}

/** @param {Storage | null} storage @param {string} key */
function get(storage, key) {
  try {
    return storage?.getItem(key);
  } catch {
    return null;
  }
}

/** @param {Storage | null} storage @param {string} key @param {string} text */
function set(storage, key, text) {
  try {
    storage?.setItem(key, text);
    return Boolean(storage);
  } catch {
    return false;
  }
}
