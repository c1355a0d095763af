// @ts-check
/**
 * The researcher's line to the server: the session, its CSRF token, and one rule about 401: a session that ends while
 * someone works is asked for again on the spot, so that nothing typed is lost.
 */
import { ApiError, client } from '../shared/api.js';

/** @typedef {import('../shared/api.js').Options} Options */
/** @typedef {{name: string, csrf: string}} Session */

/** @type {Session | null} */
let session = null;
/** @type {(() => Promise<boolean>) | null} */
let askAgain = null;
/** @type {Promise<boolean> | null} */
let asking = null;

/** @returns {Record<string, string>} */
const headers = () => (session ? { 'X-CSRF': session.csrf } : {});
const wire = client(headers);

export const signedIn = () => session;

/** Who is asked to sign in again when a session ends in the middle of something. @param {() => Promise<boolean>} dialog */
export const whenSessionEnds = (dialog) => { askAgain = dialog; };

/** @returns {Promise<Session | null>} */
export async function loadSession() {
  try {
    session = await wire.get('/api/access/session');
  } catch (failure) {
    if (!(failure instanceof ApiError) || failure.status !== 401) throw failure;
    session = null;
  }
  return session;
}

/** @param {string} name @param {string} password */
export async function signIn(name, password) {
  const answer = await wire.post('/api/access/session', { name, password });
  session = { name, ...answer };
}

/** @param {string} token @param {string} name @param {string} password */
export async function setUp(token, name, password) {
  const answer = await wire.post('/api/access/setup', { token, name, password });
  session = answer?.csrf ? { name, ...answer } : await loadSession();
}

export const setupNeeded = async () => Boolean((await wire.get('/api/access/setup')).needed);

/** @param {boolean} everywhere */
export async function signOut(everywhere = false) {
  try {
    await wire.delete(everywhere ? '/api/access/sessions' : '/api/access/session');
  } catch (failure) {
    if (!(failure instanceof ApiError) || failure.status !== 401) throw failure;
  }
  session = null;
}

/** @template T @param {() => Promise<T>} act @returns {Promise<T>} */
async function persevering(act) {
  try {
    return await act();
  } catch (failure) {
    if (!(failure instanceof ApiError)) throw failure;
    if (failure.status === 403) { // someone signed in anew in another tab: the cookie is theirs, our token is old
      const before = session?.csrf;
      if ((await loadSession())?.csrf !== before && session) return act();
      throw failure;
    }
    if (failure.status !== 401 || !askAgain) throw failure;
    asking ??= askAgain().finally(() => { asking = null; });
    if (!(await asking)) throw failure;
    return act();
  }
}

export const server = {
  /** @param {string} url @param {Options} [options] */
  get: (url, options) => persevering(() => wire.get(url, options)),
  /** @param {string} url @param {unknown} [body] @param {Options} [options] */
  post: (url, body, options) => persevering(() => wire.post(url, options?.raw ? undefined : body ?? {}, options)),
  /** @param {string} url @param {unknown} [body] @param {Options} [options] */
  put: (url, body, options) => persevering(() => wire.put(url, body, options)),
  /** @param {string} url @param {Options} [options] */
  delete: (url, options) => persevering(() => wire.delete(url, options)),
};
