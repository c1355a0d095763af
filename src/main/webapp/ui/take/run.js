// @ts-check
/**
 * One participant's run: asks the server where they are, shows that step, keeps and sends its answer, and goes where the
 * server says. The server alone decides what comes next; this page never knows more than the step it shows.
 */
import { ApiError, request } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { guardBack } from './back.js';
import { circumstances } from './device.js';
import { discardAll, openDraft } from './draft.js';
import { loadStep, loadSteps, present } from './frame.js';
import { openOutbox } from './outbox.js';
import { fetchAhead, loadRarely, prepare, whenIdle } from './prepare.js';
import { nudge, patiently } from './patient.js';
import * as shell from './shell.js';
import { level } from './store.js';
import { joinTabs } from './tabs.js';
import * as vault from './vault.js';
import { speak, t } from './words.js';

/** @typedef {{seq: number, progress: {done: number, total: number}, savedThrough: number, step: any, locale: string, restarted?: boolean, ahead?: {files: string[], figures: string[], asks: string[]}}} Envelope */
/** @typedef {import('./outbox.js').Saved} Saved */

/** Back in the foreground after this long, the page asks whether another window or device went on. */
const STALE_MS = 15_000;

/** Nobody can have written yet to somebody who has just begun. */
const NO_NEWS_MS = 60_000;

/**
 * @param {string} slug
 * @param {string} key
 * @param {{lost: () => void, again: () => void}} leave what to do with an unknown key; how to begin anew
 */
export function openRun(slug, key, leave) {
  const base = `/api/take/${encodeURIComponent(slug)}/run`;
  const enrolment = vault.enrolmentName(slug, key);
  const headers = { Authorization: `Bearer ${key}` };
  const outbox = openOutbox(enrolment);
  /** @type {Envelope | null} */ let now = null;
  /** @type {import('./frame.js').Frame | null} */ let frame = null;
  /** @type {Saved | null} */ let sending = null;
  /** @type {() => void} */ let leaveEnd = () => {};
  /** @type {() => void} */ let freeBack = () => {};
  let first = true;
  let menu = false;
  let turn = 0;
  let looking = false;
  let leftAt = 0;

  const tabs = joinTabs(enrolment, (seq) => now && seq > now.seq && !sending && catchUp());

  /** @param {boolean} open a page load, which the server counts as a resume @returns {Promise<Envelope>} */
  const ask = (open) => patiently(async () => {
    const envelope = await request('GET', `${base}?open=${open}`, { headers });
    if (!envelope?.step) throw elsewhere();
    return envelope;
  }, told('load'));

  /** @param {Saved} saved @param {boolean} [keepalive] @returns {Promise<Envelope>} */
  const send = async (saved, keepalive) => {
    const envelope = await request('POST', `${base}/saves`, { headers, body: saved, keepalive });
    if (!(envelope?.savedThrough >= saved.seq)) throw elsewhere(); // no word of this answer: whoever said it, it is sent again
    return envelope;
  };

  /**
   * Asks about the present step. A connection that is gone for a moment is bridged: the number tells the server that it is
   * the same question.
   * @param {string} step @param {string} what @param {any} input @param {string} [figure]
   */
  async function inquire(step, what, input, figure) {
    const body = { step, what, input, figure, number: crypto.getRandomValues(new Uint32Array(1))[0] };
    for (let tries = 0; ; tries++) {
      try {
        return await request('POST', `${base}/queries`, { headers, body, timeoutMs: 12_000 });
      } catch (error) {
        if (!(error instanceof ApiError) || !error.transient || tries === 3) {
          if (error instanceof ApiError && overtaken(error)) void catchUp();
          throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, error.retryAfterMs || 500 * 2 ** tries));
      }
    }
  }

  /** Says what the person should know while something is tried again. @param {'load' | 'save'} what */
  function told(what) {
    return (/** @type {import('./patient.js').Wait | null} */ wait) => {
      if (!wait) return shell.clearNotices('connection');
      if (wait.attempt === 0 && !wait.offline && wait.error.status !== 0) return; // one hiccup is not worth a word
      const save = what === 'save';
      shell.setNotice('connection', {
        tone: wait.offline ? 'info' : 'warn', lasting: true,
        title: t(wait.offline ? 'offlineTitle' : 'troubleTitle'),
        text: t(wait.offline ? (save ? 'offlineText' : 'offlineLoad') : save ? 'troubleText' : 'troubleLoad'),
        action: { label: t('tryNow'), act: nudge },
      });
    };
  }

  /** Where am I? Shows it. @param {boolean} open */
  async function refresh(open) {
    try {
      await go(await ask(open));
    } catch (error) {
      fail(error);
    }
  }

  /** Something went on without this window: show where it is now, and say so. */
  async function catchUp(again = false) {
    if (looking || sending) return;
    looking = true;
    try {
      const before = now?.seq;
      const there = await ask(false);
      if (sending || (!again && now && there.seq < now.seq)) return; // answered meanwhile: this is what was before
      if (!again && now && there.seq === now.seq && there.step.key === now.step.key) return;
      await go(there);
      shell.clearNotices('restored', 'refused');
      if (!now || !again || there.seq !== before) shell.setNotice('moved', { title: t('elsewhereTitle'), text: t('elsewhereText') });
    } catch (error) {
      fail(error);
    } finally {
      looking = false;
    }
  }

  /** Shows a step once everything that it shows is there. @param {Envelope} envelope */
  async function go(envelope) {
    const mine = ++turn;
    now = envelope;
    const { step, seq } = envelope;
    const ended = step.kind === 'ended' ? await patiently(() => import('./steps/ended.js').catch(unreachable), told('load')) : null;
    await patiently(() => Promise.all([loadStep(step.kind), prepare(step)]).catch(unreachable), told('load'));
    if (mine !== turn) return; // somewhere else meanwhile
    frame?.end();
    leaveEnd();
    frame = null;
    shell.setProgress(envelope.progress);
    tabs.tell(seq);
    if (ended) return end(ended.build(step, { again: leave.again }), step.outcome, seq);
    const draft = openDraft(enrolment, `${step.key}:${seq}`);
    const made = present(step, draft, {
      announce: shell.announce, done: (done) => submit(envelope, draft, done),
      link: () => vault.personalLink(slug, key), study: () => document.title,
      query: (what, input, figure) => inquire(step.key, what, input, figure),
    });
    frame = made;
    shell.turnTo(step.kind, made.form, { seq, layout: made.layout, quiet: first });
    if (first && envelope.restarted) shell.setNotice('restored', { title: t('restartedTitle'), text: t('restartedText') });
    else if (first && envelope.progress.done > 0) shell.setNotice('restored', { tone: 'good', title: t('restored') });
    if (!menu) shell.setMenu([
      { label: t('pauseItem'), act: showLink },
      { label: t('withdrawItem'), danger: true, act: () => dialog(({ withdrawDialog }) => withdrawDialog(withdraw)) },
    ]);
    menu = true;
    first = false;
    fetchAhead(envelope.ahead);
    if (step.kind === 'trial') whenIdle(() => void rest().catch(() => {})); // there is time to read now, and a network
  }

  /** @param {{title: string, content: (Node | null)[], leave: () => void}} page @param {string} outcome @param {number} seq */
  function end(page, outcome, seq) {
    discardAll(enrolment);
    freeBack();
    shell.clearNotices('storage', 'back', 'connection', 'refused', 'restored');
    shell.setMenu([]);
    if (outcome !== 'completed') shell.setProgress(null);
    leaveEnd = page.leave;
    shell.turnTo('ended', h('div', { class: 'step' }, h('h1', { tabindex: -1 }, page.title), page.content.filter((part) => part !== null)), { seq });
    first = false;
  }

  /** @param {Envelope} envelope @param {import('./draft.js').Draft} draft @param {import('./frame.js').Done} done */
  async function submit({ seq, step }, draft, { signals, ...done }) {
    shell.clearNotices('refused', 'moved', 'back', 'restored', 'late');
    shell.announce(t('saving'));
    /** @type {Saved} */
    const saved = { seq, step: step.key, ...done, client: { ...circumstances(), signals } };
    sending = saved;
    const kept = keep(saved);
    try {
      const next = await patiently(() => send(saved), told('save'));
      void settle(saved, draft, kept); // in the outbox it does no harm meanwhile: it is known by its number
      await go(next);
      if (done.timedOut && step.kind === 'trial') shell.setNotice('late', { title: t('timeUp') });
    } catch (error) {
      await settle(saved, overtaken(error) ? draft : null, kept);
      if (overtaken(error)) return catchUp(true);
      if (error instanceof ApiError && error.status === 413 && saved.events.length) { // the answer matters more than its trail
        return submit({ seq, step, progress: { done: 0, total: 0 }, savedThrough: 0, locale: '' }, draft, { ...done, signals, events: [], eventsLost: done.eventsLost + saved.events.length });
      }
      fail(error);
    }
  }

  /** Into the outbox, while it is already on its way: whatever stops the page, one of the two has it. @param {Saved} saved */
  const keep = async (saved) => {
    if (!(await (await outbox).put(saved))) warnOfStorage('memory');
  };

  /**
   * The server has it, or will never take it.
   * @param {Saved} saved @param {import('./draft.js').Draft | null} draft @param {Promise<void>} [kept] what has to be over before it can leave the outbox
   */
  async function settle(saved, draft, kept) {
    sending = null;
    draft?.discard();
    await kept;
    await (await outbox).remove(saved.seq);
  }

  /** @param {unknown} error */
  function fail(error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401 || error.status === 403 || (error.status === 404 && !now)) return leave.lost();
    if (error.status === 409 && error.code === 'not-open') return shell.turnToMessage('closed', t('closedTitle'), t('closedText'));
    if (!frame) return shell.turnToMessage('broken', t('brokenTitle'), error.message, [{ label: t('reload'), act: () => location.reload(), primary: true }]);
    frame.unlock();
    shell.setNotice('refused', { tone: 'bad', title: t('refusedTitle'), text: error.message });
  }

  /** @param {boolean} deleteData @param {(trouble: string) => void} say the dialog covers the page and its messages */
  async function withdraw(deleteData, say) {
    const envelope = await patiently(() => request('POST', `${base}/withdrawal`, { headers, body: { deleteData } }),
      (wait) => say(wait ? `${t(wait.offline ? 'offlineTitle' : 'troubleTitle')}. ${t('withdrawWaits')}` : ''));
    return () => void go(envelope).catch(fail); // once the dialog is closed: behind it nothing can take the focus
  }

  /** @param {(dialogs: typeof import('./dialogs.js')) => void} open */
  const dialog = (open) => void patiently(() => import('./dialogs.js').catch(unreachable), told('load')).then(open);

  const showLink = () => dialog(({ pauseDialog }) => pauseDialog(vault.personalLink(slug, key)));

  /** What may still be needed, and should then not wait for a network. */
  const rest = () => Promise.all([loadSteps(), loadRarely(), import('./dialogs.js'), import('./steps/ended.js')]);

  /** Answers of an earlier load that were never acknowledged go first. */
  async function sendPending() {
    for (const saved of await (await outbox).pending()) {
      let draft = /** @type {import('./draft.js').Draft | null} */ (openDraft(enrolment, `${saved.step}:${saved.seq}`));
      sending = saved;
      try {
        await patiently(() => send(saved), told('save'));
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (!overtaken(error)) {
          draft = null; // it stays, to be corrected
          if (error.status !== 401) shell.setNotice('refused', { tone: 'warn', title: t('refusedTitle'), text: error.message });
        }
      }
      await settle(saved, draft);
    }
  }

  /** Messages of the researchers, whenever there is a network to hear them by. */
  function listen() {
    import('./support.js').then(({ watchMessages }) => watchMessages(base, headers), () => setTimeout(listen, NO_NEWS_MS));
  }

  function watch() {
    freeBack = guardBack(() => shell.setNotice('back', { title: t('backTitle'), text: t('backText') }));
    // A last try while the page goes; if it arrives twice, the server knows it by its number.
    addEventListener('pagehide', () => {
      if (sending) send(sending, true).catch(() => {});
    });
    addEventListener('pageshow', (event) => {
      if (event.persisted && !sending) void refresh(true);
    });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) leftAt = performance.now();
      else if (now && now.step.kind !== 'ended' && performance.now() - leftAt > STALE_MS) void catchUp();
    });
    if (level !== 'local') warnOfStorage(level);
  }

  /** @param {'session' | 'memory'} kept how long what is kept on this device lives */
  const warnOfStorage = (kept) => shell.setNotice('storage', {
    tone: 'warn', title: t('storageTitle'), text: t(kept === 'session' ? 'storageSession' : 'storageMemory'),
    action: { label: t('storageAction'), act: showLink },
  });

  return {
    /** Continues an enrolment from an earlier load or another device. */
    async resume() {
      await sendPending();
      const there = await ask(true);
      await speak(there.locale);
      watch();
      listen();
      await go(there);
      return there.locale;
    },
    /** Begins with what the server answered to the consent. @param {Envelope} envelope */
    begin(envelope) {
      first = false;
      watch();
      setTimeout(listen, NO_NEWS_MS);
      go(envelope).catch(fail);
    },
    fail,
  };
}

/** Something answered that is not the application: the sign-in page of a network, an empty page of a proxy. */
const elsewhere = () => new ApiError(502, { type: 'between' });

/** A module or a picture that did not come is a connection that is not there: it is tried again. @param {unknown} error @returns {never} */
function unreachable(error) {
  console.error(error);
  throw new ApiError(0, { title: String(error) });
}

/**
 * What stands on the server is not what this page took it for: an answer is there already, from another window or an
 * earlier try, the run has ended, or it is too early (a clock that ran fast).
 * @param {unknown} error
 */
const overtaken = (error) =>
  error instanceof ApiError && (error.status === 410 || ['already-answered', 'out-of-sequence', 'no-such-step', 'not-yet'].includes(error.code));
