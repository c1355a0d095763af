// @ts-check
/**
 * Hash routes to views. The old page stays until the new one can be shown, so that nothing jumps; then the title is
 * set, and the focus goes to the new heading.
 */

/**
 * @typedef {object} Page what a view gets
 * @property {Record<string, string>} params from the route
 * @property {URLSearchParams} query from behind the `?`
 * @property {AbortSignal} signal aborted when the page is left
 * @property {() => Promise<void>} reload renders the page again, in place
 */
/** @typedef {{title: string, node: Node, focus?: string}} Shown `focus`: a selector, if not the h1 */
/** @typedef {{open?: boolean, bare?: boolean, render(page: Page): Promise<Shown> | Shown}} View `open`: without a session */
/** @typedef {{pattern: string, load: () => Promise<{view: View}>}} Route */

/** @param {string} hash @returns {{path: string[], query: URLSearchParams}} */
export function parse(hash) {
  const [path, query = ''] = hash.replace(/^#/, '').split('?');
  return { path: path.split('/').filter(Boolean).map(decoded), query: new URLSearchParams(query) };
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {string} pattern such as `studies/:slug/:tab?` @param {string[]} path @returns {Record<string, string> | null} */
export function match(pattern, path) {
  const parts = pattern.split('/').filter(Boolean);
  if (path.length > parts.length) return null;
  /** @type {Record<string, string>} */
  const params = {};
  for (const [i, part] of parts.entries()) {
    const optional = part.endsWith('?');
    const value = path[i];
    if (value === undefined) {
      if (!optional) return null;
    } else if (part.startsWith(':')) params[part.slice(1).replace('?', '')] = value;
    else if (part !== value) return null;
  }
  return params;
}

/** Goes to a route without leaving the present one in the history. @param {string} hash */
export const replaceWith = (hash) => location.replace(hash);
