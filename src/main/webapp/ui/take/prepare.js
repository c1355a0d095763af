// @ts-check
/**
 * Everything that a step needs is there before it is shown: modules, styles, words, and its pictures decoded. Its time then
 * begins with the first frame that shows all of it.
 */
import { load as loadAsk } from './ask/ask.js';
import { filesOf, kindsOf, load as loadFigure } from './forms/figure.js';
import { loadParts } from './steps/trial-material.js';

/** A picture that takes longer is left to come while the page is up; what came is in the events. */
const LONGEST_MS = 8000;
/** @type {Map<string, Promise<void>>} */
const decoded = new Map();

/** @param {any} step */
export async function prepare(step) {
  if (step.kind !== 'trial' && step.kind !== 'feedback') return;
  const figures = [step.explanation, ...(step.candidates ?? []).map(explained), ...(step.references ?? []).map(explained)].filter((one) => one?.form === 'figure');
  const kinds = new Set(figures.flatMap(({ figure }) => [...kindsOf(figure)]));
  await Promise.all([
    ...[...kinds].map(loadFigure),
    ...(step.asked ?? []).map((/** @type {any} */ { form }) => loadAsk(form)),
    step.confidence?.format === 'slider' ? loadAsk('slider') : null,
    loadParts(step),
    pictures(step),
  ]);
}

/**
 * Fetches what the next step will need, while this one is read. What does not come is fetched again when it is due.
 * @param {{files: string[], figures: string[], asks: string[]} | undefined} ahead
 */
export function fetchAhead(ahead) {
  if (!ahead || /** @type {any} */ (navigator).connection?.saveData) return;
  whenIdle(() => {
    ahead.figures.forEach((kind) => loadFigure(kind).catch(() => {}));
    ahead.asks.forEach((form) => loadAsk(form).catch(() => {}));
    ahead.files.forEach((file) => void decode(file));
  });
}

/** What only some trials show. */
export const loadRarely = () => loadParts({ presence: true, changed: true, candidates: [true] });

/** When the page has nothing else to do: what is needed now goes first. @param {() => void} act */
export function whenIdle(act) {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 2000 });
  else setTimeout(act, 200);
}

/** @param {any} one */
const explained = (one) => one.explanation;

/** @param {any} step */
async function pictures(step) {
  const files = [...filesOf(step)].filter((file) => !/\.(mp4|webm|mp3|ogg|wav|html?)$/i.test(file));
  const all = Promise.all(files.map(decode));
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, LONGEST_MS))]);
}

/** @param {string} file @returns {Promise<void>} */
export function decode(file) {
  let coming = decoded.get(file);
  if (!coming) {
    const image = new Image();
    image.src = file;
    coming = image.decode().catch(() => void decoded.delete(file)); // no picture, or no connection: the step says what it can
    decoded.set(file, coming);
  }
  return coming;
}
