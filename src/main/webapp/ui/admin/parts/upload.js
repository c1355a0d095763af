// @ts-check
/**
 * Sending a stimulus set: how far it is, what is wrong with it, what is new. The server stores all of it or nothing, so a
 * network that drops in the middle leaves nothing behind, and the same file can be sent again.
 */
import { ApiError } from '../../shared/api.js';
import { h, show } from '../../shared/dom.js';
import { counted } from '../format.js';
import { loadSession, signedIn } from '../server.js';
import { findingsList } from './findings.js';
import { problemBox } from './problem.js';
import { recogniseZip } from './zip.js';

/** @param {() => void} stored called when a set came in that was not here before */
export function upload(stored) {
  const outcome = h('div', { class: 'stack' });
  const news = h('p', { class: 'visually-hidden', role: 'status' });
  const input = h('input', { class: 'visually-hidden', type: 'file', accept: '.zip,application/zip', id: 'set-zip' });
  const drop = h('div', { class: 'drop', role: 'group', 'aria-label': 'Stimulus set to upload' },
    h('p', { class: 'drop-title' }, 'Drop the zip of a set here'),
    h('p', { class: 'muted small' }, 'A manifest.json with its assets. Everything is checked before anything is stored.'),
    h('div', { class: 'cluster' }, input, h('label', { class: 'button primary', for: 'set-zip' }, 'Choose a zip')));
  const take = (/** @type {File | undefined} */ file) => file && send(file, outcome, news, stored);
  input.addEventListener('change', async () => { await take(input.files?.[0]); input.value = ''; });
  drop.addEventListener('dragover', (event) => { event.preventDefault(); drop.classList.add('over'); });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => { event.preventDefault(); drop.classList.remove('over'); take(event.dataTransfer?.files[0]); });
  return h('div', { class: 'stack' }, drop, news, outcome);
}

/** @param {File} file @param {HTMLElement} outcome @param {HTMLElement} news @param {() => void} stored */
async function send(file, outcome, news, stored) {
  const again = () => send(file, outcome, news, stored);
  /** @type {import('./zip.js').Recognised | null} */
  let what = null;
  try {
    what = await recogniseZip(file);
  } catch (failure) {
    refuse(outcome, failure instanceof Error ? failure.message : String(failure));
    return;
  }
  if (what?.kind !== 'stimuli') {
    refuse(outcome, what ? 'This is a study, not a stimulus set. Studies are imported from the page of the studies.' : 'The zip holds no manifest.json with a slug, at its top or in one folder.');
    return;
  }
  const bar = h('progress', { class: 'bar', max: 100, value: 0, 'aria-label': `Upload of ${file.name}` });
  const text = h('p', { class: 'muted' }, `Sending ${file.name}, ${megabytes(file.size)}`);
  const stop = new AbortController();
  show(outcome, h('div', { class: 'card stack tight' }, text, bar, h('div', null, h('button', { class: 'button small', type: 'button', onclick: () => stop.abort() }, 'Cancel'))));
  news.textContent = `Sending ${file.name}.`;
  let said = 0;
  try {
    const answer = await put(`/api/stimuli/${encodeURIComponent(what.slug)}`, file, (share) => {
      bar.value = Math.round(100 * share);
      text.textContent = share < 1 ? `Sending ${file.name}: ${megabytes(share * file.size)} of ${megabytes(file.size)}` : 'Sent. The server checks every file …';
      if (share >= 1) bar.removeAttribute('value');
      if (share - said >= 0.25) { said = share; news.textContent = `${Math.round(100 * share)}% sent.`; }
    }, stop.signal);
    show(outcome, accepted(answer, file.name));
    news.textContent = answer.state === 'known' ? 'This very set is already here.' : 'The set is stored.';
    stored();
  } catch (failure) {
    show(outcome, failed(failure, again));
    news.textContent = 'Nothing was stored.';
  }
}

/**
 * @param {string} url @param {File} file @param {(share: number) => void} progress @param {AbortSignal} signal
 * @returns {Promise<any>}
 */
async function put(url, file, progress, signal) {
  await loadSession(); // the token may have changed in another tab, and a long upload for nothing is annoying
  return new Promise((resolve, reject) => {
    const wire = new XMLHttpRequest();
    wire.open('PUT', url);
    wire.setRequestHeader('Content-Type', 'application/zip');
    wire.setRequestHeader('Accept', 'application/json, application/problem+json');
    wire.setRequestHeader('X-CSRF', signedIn()?.csrf ?? '');
    wire.upload.addEventListener('progress', (event) => progress(event.lengthComputable ? event.loaded / event.total : 0));
    wire.upload.addEventListener('load', () => progress(1));
    wire.addEventListener('load', () => {
      /** @type {any} */
      let body = {};
      try { body = JSON.parse(wire.responseText); } catch { /* no JSON: the status says enough */ }
      if (wire.status >= 200 && wire.status < 300) resolve(body);
      else reject(new ApiError(wire.status, body));
    });
    wire.addEventListener('error', () => reject(new ApiError(0, { type: 'network', title: 'The connection broke' })));
    wire.addEventListener('abort', () => reject(new ApiError(0, { type: 'cancelled', title: 'The upload was cancelled' })));
    signal.addEventListener('abort', () => wire.abort(), { once: true });
    wire.send(file);
  });
}

/** @param {HTMLElement} outcome @param {string} text */
const refuse = (outcome, text) => show(outcome, h('div', { class: 'notice bad', role: 'alert' }, h('p', { class: 'notice-title' }, 'This is no stimulus set'), h('p', null, text)));

/** @param {any} answer @param {string} name */
function accepted(answer, name) {
  const known = answer.state === 'known';
  return h('div', { class: `notice ${known ? 'info' : 'good'}` },
    h('p', { class: 'notice-title' }, known ? `${name} is already here` : `The set ${answer.slug} is stored`),
    h('p', null, known ? 'Its hash is the same to the last byte, so nothing was stored again. It is the newest edition now.' : `Version ${answer.version ?? '–'}. Studies that were opened with an earlier edition keep it.`),
    h('p', { class: 'muted small' }, 'SHA-256 ', h('code', { class: 'wrap-anywhere' }, answer.hash)),
    answer.findings?.length > 0 && h('p', null, `${counted(answer.findings.length, 'warning')} to look at:`),
    answer.findings?.length > 0 && findingsList(answer.findings),
    h('p', null, h('a', { class: 'button small', href: `#/stimuli/${encodeURIComponent(answer.slug)}` }, 'Open the set')));
}

/** @param {unknown} failure @param {() => void} again */
function failed(failure, again) {
  if (!(failure instanceof ApiError) || failure.status !== 0) return problemBox(failure, failure instanceof ApiError && failure.transient ? again : undefined);
  return h('div', { class: 'notice bad', role: 'alert' },
    h('p', { class: 'notice-title' }, failure.title),
    h('p', null, 'Nothing was stored: a set comes in whole or not at all.'),
    h('p', null, h('button', { class: 'button small', type: 'button', onclick: again }, 'Send the same file again')));
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes < 1e5 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
