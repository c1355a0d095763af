// @ts-check
/**
 * A page of the domain in a frame. It speaks by messages that are taken from this frame and its origin only; what it reports
 * is the answer. A page that is silent is said to be, may be tried again, and holds nobody up.
 */
import { h, newId } from '../../shared/dom.js';
import { t } from '../words.js';

export const info = {
  form: 'page', words: 'ask', styles: ['marks.css'],
  parameters: { href: 'of the page', origin: 'that its messages come from; null for a page without one', title: 'what it is', height: 'pixels', timeoutMs: 'until it says that it is there', fields: 'what it reports' },
  data: { outcome: 'what it reported, by field; {unanswered: true} where it never did' },
};

/** The types of events that are recorded; others are not. */
const EVENTS = new Set(['hover', 'select', 'deselect', 'brush', 'zoom', 'pan', 'toggle', 'expand', 'collapse', 'sort', 'filter', 'search', 'set-param', 'step', 'play', 'pause', 'scrub', 'edit-input', 'draw', 'undo', 'reset', 'reveal']);
const MOST_A_SECOND = 20;

/** @param {any} asked @param {import('./ask.js').Context} context @returns {import('./ask.js').Part} */
export function ask({ name, href, origin, title, height, timeoutMs, fields }, { get, set, note, step }) {
  const errorId = newId('error');
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  const state = h('p', { class: 'ask-page-said muted small', role: 'status' }, t('askPageLoading'));
  const again = h('button', { class: 'button small', type: 'button', hidden: true }, t('askPageAgain'));
  const without = h('button', { class: 'button small', type: 'button', hidden: true }, t('askPageWithout'));
  /** @type {any} */
  let outcome = get(name) ?? null;
  let ready = false;
  let timer = 0;
  let second = 0, messages = 0;
  /** @type {HTMLIFrameElement} */
  let frame = make();
  const place = h('div', { class: 'ask-page-frame' }, frame);

  function make() {
    // a page of another server keeps its own origin; one of ours gets none, so that it cannot reach this one
    return h('iframe', { src: href, title: title ?? t('askPageTitle'), sandbox: origin ? 'allow-scripts allow-forms allow-same-origin' : 'allow-scripts allow-forms', referrerpolicy: 'no-referrer', allow: '', style: { height: `${height}px` } });
  }
  const tell = () => {
    const done = outcome && !outcome.unanswered;
    state.textContent = t(done ? 'askPageDone' : outcome ? 'askPageSkipped' : ready ? 'askPageWorking' : 'askPageLoading');
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (ready) return;
      note('timeout', name);
      state.textContent = t('askPageSilent');
      again.hidden = without.hidden = false;
    }, timeoutMs);
  };
  again.addEventListener('click', () => {
    ready = false;
    again.hidden = without.hidden = true;
    const fresh = make();
    frame.replaceWith(fresh);
    frame = fresh;
    note('reset', name);
    tell();
    wait();
    frame.focus();
  });
  without.addEventListener('click', () => {
    outcome = { unanswered: true };
    set(name, outcome);
    note('select', `${name}:unanswered`);
    error.hidden = true;
    without.hidden = true;
    tell();
  });

  /** Whether it is what the study declares. @param {any} given */
  const fits = (given) => given && typeof given === 'object' && !Array.isArray(given)
    && Object.keys(given).every((key) => fields.some((/** @type {any} */ field) => field.name === key))
    && fields.every((/** @type {any} */ { name: key, type, min, max, options, optional }) => {
      const value = given[key];
      if (value === undefined || value === null) return optional;
      if (type === 'number') return typeof value === 'number' && Number.isFinite(value) && (min === null || value >= min) && (max === null || value <= max);
      return type === 'boolean' ? typeof value === 'boolean' : typeof value === 'string' && value.length <= 2000 && (!options.length || options.includes(value));
    });

  /** @param {MessageEvent} event */
  const hear = ({ data, origin: from, source }) => {
    if (!place.isConnected) return void removeEventListener('message', hear);
    if (source !== frame.contentWindow || from !== (origin ?? 'null') || data?.groundwork !== 1) return;
    const now = Math.floor(performance.now() / 1000);
    [second, messages] = now === second ? [second, messages + 1] : [now, 1];
    if (messages > MOST_A_SECOND && data.type !== 'outcome') return;
    switch (data.type) {
      case 'ready':
        ready = true;
        clearTimeout(timer);
        again.hidden = without.hidden = true;
        if (outcome?.unanswered) set(name, (outcome = null));
        frame.contentWindow?.postMessage({
          groundwork: 1, type: 'begin', item: step.instance ?? null, output: step.output ?? null, outcome, locale: document.documentElement.lang,
          dark: matchMedia('(prefers-color-scheme: dark)').matches, reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
        }, origin ?? '*');
        return tell();
      case 'height':
        if (Number.isFinite(data.value)) frame.style.height = `${Math.min(4000, Math.max(80, Math.round(data.value)))}px`;
        return;
      case 'event':
        if (EVENTS.has(data.event) && (data.target === undefined || typeof data.target === 'string')) {
          const small = ['number', 'boolean'].includes(typeof data.value) || (typeof data.value === 'string' && data.value.length <= 80);
          note(data.event, `page:${String(data.target ?? '').slice(0, 60)}`, small ? data.value : undefined);
        }
        return;
      case 'outcome':
        if (!fits(data.outcome)) {
          note('refused', name);
          state.textContent = t('askPageUnfit');
          without.hidden = false;
          return;
        }
        outcome = Object.fromEntries(fields.filter((/** @type {any} */ field) => (data.outcome[field.name] ?? null) !== null).map((/** @type {any} */ field) => [field.name, data.outcome[field.name]]));
        set(name, outcome);
        note('record', name);
        error.hidden = true;
        return tell();
    }
  };
  addEventListener('message', hear);
  tell();
  wait();
  return {
    name,
    element: h('section', { class: 'card ask-page', 'aria-label': title ?? t('askPageTitle') }, error, place, h('div', { class: 'ask-page-state' }, state, again, without)),
    value: () => outcome,
    late: () => outcome,
    complain() {
      error.textContent = t('askPageMissing');
      error.hidden = false;
      frame.focus();
    },
  };
}
