// @ts-check
/** Talking to the server: JSON both ways, every failure one kind of Error that says whether trying again can help. */

/** Refusals that pass. */
const TRANSIENT = [408, 425, 429];

/** @typedef {{file?: string, pointer?: string, line?: number, rule?: string, remedy?: string, severity?: string}} Finding */

/** A refused or failed request (RFC 9457), or none at all (status 0: the network). */
export class ApiError extends Error {
  /** @param {number} status @param {Record<string, any> & {type?: string, title?: string, detail?: string, findings?: Finding[]}} [problem] @param {number} [retryAfterMs] */
  constructor(status, problem = {}, retryAfterMs = 0) {
    super(problem.detail || problem.title || `The server answered with ${status}.`);
    this.name = 'ApiError';
    this.status = status;
    /** The problem's name: `urn:groundwork:problem:not-open` is `not-open`; also `network`, `late`, `malformed`. */
    this.code = (problem.type ?? '').split(':').pop() ?? '';
    this.title = problem.title ?? '';
    this.findings = problem.findings ?? [];
    /** All that the server said, for refusals that say more. */
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }

  /** The same request may succeed later, unchanged. */
  get transient() {
    return this.status === 0 || TRANSIENT.includes(this.status) || this.status >= 500;
  }
}

/** @typedef {{body?: unknown, raw?: BodyInit, headers?: Record<string, string>, timeoutMs?: number, keepalive?: boolean, signal?: AbortSignal}} Options */

/**
 * @param {string} method
 * @param {string} url
 * @param {Options} [options] `body` is sent as JSON; `raw` as it is
 * @returns {Promise<any>} the JSON of the answer, null if it has none
 * @throws {ApiError}
 */
export async function request(method, url, { body, raw, headers = {}, timeoutMs = 20_000, keepalive, signal } = {}) {
  const ends = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])];
  /** @type {Record<string, string>} */
  const all = { Accept: 'application/json, application/problem+json', ...headers };
  if (body !== undefined) all['Content-Type'] = 'application/json';
  let response, text;
  try {
    response = await fetch(url, {
      method,
      headers: all,
      body: body === undefined ? raw : JSON.stringify(body),
      keepalive,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: ends.length > 1 ? AbortSignal.any(ends) : ends[0],
    });
    text = await response.text();
  } catch (failure) {
    if (signal?.aborted) throw failure; // the caller gave up; it knows
    const late = failure instanceof DOMException && failure.name === 'TimeoutError';
    throw new ApiError(0, late
      ? { type: 'late', title: 'The server did not answer in time.' }
      : { type: 'network', title: 'The server cannot be reached.' });
  }
  const json = parsed(text);
  if (!response.ok) {
    // the application refuses in JSON; whatever else answers is a server that starts, or a proxy or hotel network on the way
    if (response.status < 500 && !TRANSIENT.includes(response.status) && response.status !== 413 && !(json && typeof json === 'object')) throw new ApiError(503, { type: 'between', title: 'The server cannot be reached.' });
    const wait = Number(response.headers.get('Retry-After'));
    throw new ApiError(response.status, json && typeof json === 'object' ? json : {}, wait > 0 ? wait * 1000 : 0);
  }
  if (json === undefined) throw new ApiError(502, { type: 'malformed', title: 'The server sent something that cannot be read.' });
  return json;
}

/**
 * The four verbs, with headers asked for at every request (a token, `X-CSRF`).
 * @param {() => Record<string, string>} [headers]
 */
export const client = (headers = () => ({})) => {
  /** @param {string} method @param {string} url @param {unknown} [body] @param {Options} [options] */
  const send = (method, url, body, options = {}) =>
    request(method, url, { ...options, body, headers: { ...headers(), ...options.headers } });
  return {
    /** @param {string} url @param {Options} [options] */
    get: (url, options) => send('GET', url, undefined, options),
    /** @param {string} url @param {unknown} [body] @param {Options} [options] */
    post: (url, body, options) => send('POST', url, body, options),
    /** @param {string} url @param {unknown} [body] @param {Options} [options] */
    put: (url, body, options) => send('PUT', url, body, options),
    /** @param {string} url @param {Options} [options] */
    delete: (url, options) => send('DELETE', url, undefined, options),
  };
};

/** @param {string} text @returns {any} undefined when it is not JSON */
function parsed(text) {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
