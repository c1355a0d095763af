// @ts-check
/**
 * One step as a participant meets it, drawn for a researcher: nothing is sent, nothing is kept. The page around it hands the
 * step over and is told what an answer would have been.
 *
 * In: `{stage: 'show', step, locale, texts, events, until}`; out: `{stage: 'ready'}`, `{stage: 'shown'}`, `{stage: 'height', height}`, `{stage: 'answered', answer, timing, events}`.
 * Questions of a figure go the same way: out `{stage: 'query', id, step, what, input, figure}`, in `{stage: 'reply', id, reply | problem}`.
 */
import { h, show } from '../shared/dom.js';
import { loadStep, present } from './frame.js';
import { prepare } from './prepare.js';
import { speak } from './words.js';

const host = /** @type {HTMLElement} */ (document.getElementById('task'));
/** @type {import('./frame.js').Frame | null} */
let frame = null;

/** A draft that lives as long as the page. @param {Record<string, any>} values @returns {any} */
const forgetful = (values) => ({
  resumed: 0, clock: undefined, log: undefined,
  get: (/** @type {string} */ name) => values[name],
  set: (/** @type {string} */ name, /** @type {any} */ value) => (values[name] = value),
  keepTime() {},
  discard() {},
});

/** @param {any} message */
const tell = (message) => parent.postMessage(message, location.origin);

/** @type {Map<number, {resolve: (reply: any) => void, reject: (problem: any) => void}>} */
const asked = new Map();

/** @param {string} step @param {string} what @param {any} input @param {string} [figure] @returns {Promise<any>} */
const inquire = (step, what, input, figure) => new Promise((resolve, reject) => {
  const id = asked.size + 1;
  asked.set(id, { resolve, reject });
  tell({ stage: 'query', id, step, what, input, figure });
});

/** @param {{step: any, locale?: string, values?: Record<string, any>, texts?: boolean, queries?: boolean}} wanted */
async function stage({ step, locale, values = {}, texts, queries }) {
  await speak(locale ?? 'en');
  await Promise.all([loadStep(step.kind), prepare(step)]);
  frame?.end();
  const made = present(step, forgetful(values), {
    announce(text) { /** @type {HTMLElement} */ (document.getElementById('announcer')).textContent = text; },
    link: () => location.href, study: () => document.title,
    query: queries ? (what, input, figure) => inquire(step.key, what, input, figure) : null,
    done(done) {
      made.unlock();
      tell({ stage: 'answered', ...done });
    },
  });
  frame = made;
  host.className = `page ${made.layout}`;
  show(host, made.form);
  document.body.classList.toggle('texts', texts === true);
  if (texts) host.querySelectorAll('details').forEach((one) => (one.open = true));
  await made.begun;
  tell({ stage: 'shown' });
}

addEventListener('message', ({ data, origin, source }) => {
  if (origin === location.origin && source === parent && data?.stage === 'reply') {
    const waiting = asked.get(data.id);
    if (data.problem) waiting?.reject(data.problem);
    else waiting?.resolve(data.reply);
    return;
  }
  if (origin !== location.origin || source !== parent || data?.stage !== 'show') return;
  stage(data).catch((error) => {
    console.error(error);
    show(host, h('p', { class: 'notice bad' }, `This step cannot be drawn: ${error.message}`));
    tell({ stage: 'shown' });
  });
});

new ResizeObserver(() => tell({ stage: 'height', height: host.offsetHeight })).observe(host);
tell({ stage: 'ready' });
