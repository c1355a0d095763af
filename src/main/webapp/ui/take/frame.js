// @ts-check
/** The frame around every step: heading, form, clock, draft, limits and the one button. The step itself is a module of `steps/`. */
import { h, newId } from '../shared/dom.js';
import { startClock } from './clock.js';
import { openLog } from './log.js';
import * as instructions from './steps/instructions.js';
import * as trial from './steps/trial.js';
import { t } from './words.js';

/**
 * @typedef {object} Context what a step may use
 * @property {import('./draft.js').Draft} draft
 * @property {import('./log.js').Log['note']} note
 * @property {() => string} link the participant's personal link
 * @property {() => string} study its title
 * @property {((what: string, input: any, figure?: string) => Promise<any>) | null} [query] asks the server inside a step; null where it cannot
 */
/**
 * @typedef {object} Built
 * @property {string} title
 * @property {string} [eyebrow]
 * @property {(Node | null)[]} content
 * @property {'' | 'wide'} [layout]
 * @property {Node} [beside] shown next to the button
 * @property {number} [minMs]
 * @property {number} [limitMs]
 * @property {boolean} [fresh] both count from this load of the page on, since the server has taken off what is over
 * @property {boolean} [locked] nothing can be sent yet
 * @property {string} [go] what the button says
 * @property {(unlock: () => void) => () => void} [started] called once it is shown; answers with what to do when it goes
 * @property {() => object | null} collect the answer, or null after saying what is missing
 * @property {() => object} [late] the answer when time ran out
 */
/** @typedef {(step: any, context: Context) => Built} Build */
const SIGNALS = ['paste', 'copy', 'click', 'keydown'];

/** @typedef {{answer: object, timing: import('./clock.js').Timing, timedOut: boolean, events: import('./log.js').Event[], eventsLost: number, signals: Record<string, number>, resumed: number}} Done */

/** @type {Map<string, Build>} */
const kinds = new Map([instructions, trial].map(({ info, build }) => [info.kind, build]));
/** Kinds of steps that a study may do without: fetched when one is due, or while there is nothing else to do. @type {Record<string, () => Promise<{info: {kind: string}, build: Build}>>} */
const later = {
  break: () => import('./steps/break.js'),
  choice: () => import('./steps/choice.js'),
  comprehension: () => import('./steps/comprehension.js'),
  feedback: () => import('./steps/feedback.js'),
  'free-text': () => import('./steps/free-text.js'),
  questionnaire: () => import('./steps/questionnaire.js'),
  screening: () => import('./steps/screening.js'),
  session: () => import('./steps/session.js'),
};

/** @param {string} kind */
export async function loadStep(kind) {
  if (kinds.has(kind) || !later[kind]) return;
  const { info, build } = await later[kind]();
  kinds.set(info.kind, build);
}

/** What may still come, while the network is there. */
export const loadSteps = () => Promise.all(Object.keys(later).map(loadStep));

/**
 * @param {any} step
 * @param {import('./draft.js').Draft} draft
 * @param {{done: (done: Done) => void, announce: (text: string) => void, link: () => string, study: () => string, query?: Context['query']}} to
 */
export function present(step, draft, { done, announce, link, study, query }) {
  const build = kinds.get(step.kind);
  if (!build) throw new Error(`no page for a step of the kind ${step.kind}`);
  const clock = startClock(draft.clock);
  const log = openLog(clock.elapsed, draft.log);
  const built = build(step, { draft, note: log.note, link, study, query: query ?? null });

  const titleId = newId('title');
  const button = h('button', { class: 'button primary go', type: 'submit', hidden: built.locked }, built.go ?? t('continue'));
  const wait = h('p', { class: 'wait muted small' });
  const left = h('p', { class: 'time-left', hidden: true });
  const form = h('form', { class: 'step', novalidate: true, 'aria-labelledby': titleId },
    h('header', { class: 'step-head' },
      built.eyebrow ? h('p', { class: 'eyebrow' }, built.eyebrow) : null,
      h('h1', { id: titleId, tabindex: -1, dir: 'auto' }, built.title)),
    built.content,
    h('div', { class: 'actions' }, h('div', { class: 'actions-row' }, left, built.beside ?? null, wait, button)));

  let locked = false;
  let over = false;
  const begun = built.fresh ? clock.elapsed() : 0;
  const elapsed = () => clock.elapsed() - begun;
  const remaining = () => Math.max(0, (built.minMs ?? 0) - elapsed());

  /** @param {object} answer @param {boolean} timedOut */
  const finish = (answer, timedOut) => {
    lock();
    const { events, lost, signals } = log.read();
    done({ answer, timing: clock.read(), timedOut, events, eventsLost: lost, signals, resumed: draft.resumed });
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (locked || over || button.hidden || remaining() > 0) return;
    const answer = built.collect();
    if (answer) finish(answer, false);
    else announce(t('someMissing'));
  });

  const fields = () => /** @type {NodeListOf<HTMLFieldSetElement | HTMLTextAreaElement | HTMLInputElement>} */ (form.querySelectorAll('fieldset, textarea, input.number'));
  const hold = (/** @type {Event} */ event) => locked && event.target !== button && event.preventDefault();
  for (const type of ['click', 'keydown', 'beforeinput']) form.addEventListener(type, hold, true);
  const lock = () => {
    locked = true;
    setTimeout(() => { // what was sent stands at once; it only looks so when sending takes a while, else every step would flicker
      if (!locked || over) return;
      fields().forEach((field) => (field.disabled = true));
      button.setAttribute('aria-disabled', 'true');
      button.setAttribute('aria-busy', 'true');
    }, 300);
  };
  const unlock = () => {
    locked = false;
    fields().forEach((field) => (field.disabled = false));
    button.removeAttribute('aria-disabled');
    button.removeAttribute('aria-busy');
  };

  const limits = limitsOf(built, elapsed, { button, wait, left, announce, isLocked: () => locked, late: () => finish(built.late?.() ?? {}, true) });
  const keepTime = () => draft.keepTime(clock.read(), log.read());
  const tick = setInterval(() => {
    if (!locked) limits();
  }, 250);
  const keep = setInterval(keepTime, 1000);
  limits();
  /** @param {FocusEvent} event */
  const focus = (event) => event.target === window && log.note(event.type === 'blur' ? 'blur-window' : 'focus-window', 'window');
  /** Signals of answers that come from elsewhere or from a program; what they mean is for the analysis plan to say. @param {Event} event */
  const signal = (event) => {
    if (event.type === 'paste' || event.type === 'copy') log.note(event.type, 'page');
    else if (!event.isTrusted && event.target instanceof Element && event.target.closest('button, input, textarea, select')) log.note('untrusted', event.type);
  };
  for (const type of SIGNALS) document.addEventListener(type, signal, true);
  addEventListener('blur', focus);
  addEventListener('focus', focus);
  addEventListener('pagehide', keepTime);
  const stop = built.started?.(() => {
    button.hidden = false;
    announce(t('canContinue'));
  });

  return {
    form,
    title: built.title,
    layout: built.layout ?? '',
    begun: clock.begun,
    unlock,
    /** Keeps the draft and lets go. */
    end() {
      if (over) return;
      keepTime();
      over = true;
      clearInterval(tick);
      clearInterval(keep);
      stop?.();
      clock.stop();
      for (const type of SIGNALS) document.removeEventListener(type, signal, true);
      removeEventListener('blur', focus);
      removeEventListener('focus', focus);
      removeEventListener('pagehide', keepTime);
    },
  };
}

/** @typedef {ReturnType<typeof present>} Frame */

/**
 * The shortest and the longest time of a step; what is left is spoken only at a few moments.
 * @param {Built} built @param {() => number} time since it began
 * @param {{button: HTMLElement, wait: HTMLElement, left: HTMLElement, announce: (text: string) => void, isLocked: () => boolean, late: () => void}} parts
 */
function limitsOf({ minMs = 0, limitMs = 0 }, time, { button, wait, left, announce, isLocked, late }) {
  let waiting = minMs > 0;
  const spoken = new Set([60, 30, 10].filter((s) => s * 1000 < limitMs));
  return () => {
    const elapsed = time();
    if (waiting) {
      const seconds = Math.ceil((minMs - elapsed) / 1000);
      button.setAttribute('aria-disabled', String(seconds > 0));
      wait.textContent = seconds > 0 ? t('minimum', { n: seconds }) : '';
      if (seconds <= 0) {
        waiting = false;
        button.removeAttribute('aria-disabled');
        announce(t('canContinue'));
      }
    }
    if (!limitMs || isLocked()) return;
    const seconds = Math.max(0, Math.ceil((limitMs - elapsed) / 1000));
    left.hidden = false;
    left.replaceChildren(h('span', { class: 'visually-hidden' }, `${t('timeLeft')}: `), `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);
    left.classList.toggle('soon', seconds <= 10);
    if (spoken.delete(seconds)) announce(t('secondsLeft', { n: seconds }));
    if (elapsed >= limitMs) late();
  };
}
