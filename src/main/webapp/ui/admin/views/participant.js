// @ts-check
/** One participant's run: what happened, step by step, and what a researcher can do about it. Answers are in the results. */
import { h, show } from '../../shared/dom.js';
import { absolute, ago, count, duration, onItsDay } from '../format.js';
import { confirmThen } from '../parts/dialog.js';
import { asked, withReason } from '../parts/running-actions.js';
import { api, armNames } from '../parts/study-actions.js';
import { table } from '../parts/table.js';
import { failed, toast } from '../parts/toast.js';
import { server } from '../server.js';
import { kindName, said, tone } from '../words.js';

/** @typedef {{number: number, block: string, label: string, kind: string, attempt: number, state: string, activeMs?: number | null,
 *   expectedMs?: number | null, at?: string | null, timedOut: boolean, eventsLost: number, failed: boolean}} Step */
/** @typedef {{participant: import('../types.js').Participant, version: number, locale?: string, device?: string, activeMs?: number | null, expectedMs?: number | null,
 *   timeline: Step[], events: {kind: string, at: string, awayMs?: number | null, step?: number | null}[],
 *   decisions: {event: string, reason: string, place: string, actor: string, at: string}[],
 *   messages: {id: number, author: string, text: string, at: string, seenAt?: string | null}[]}} OneRun */

const PLACES = /** @type {Record<string, string>} */ ({
  returned: 'the place goes to somebody else', kept: 'the policy of this study does not fill places again', 'taken-again': 'it holds a place again', none: 'no place was held',
});

/** @type {import('../router.js').View} */
export const view = {
  async render(page) {
    const { slug, participant } = page.params;
    const base = api(slug, `/running/participants/${encodeURIComponent(participant)}`);
    const [study, run] = await Promise.all([server.get(api(slug), { signal: page.signal }), server.get(base, { signal: page.signal })]);
    if (run.participant.unread) server.post(`${base}/messages/seen`).catch(failed);
    const host = h('div', { class: 'stack' });
    const draw = (/** @type {OneRun} */ now) => show(host, ...content(study, now, base, draw));
    draw(run);
    return {
      title: `${participant}: ${study.title}`,
      node: h('div', null,
        h('div', { class: 'page-head' },
          h('p', { class: 'eyebrow' }, h('a', { href: '#/' }, 'Studies'), ' / ', h('a', { href: `#/studies/${encodeURIComponent(slug)}/live${run.participant.kind === 'real' ? '' : `?kinds=${run.participant.kind}`}` }, study.title)),
          h('h1', null, participant)),
        host),
    };
  },
};

/** @param {import('../types.js').Study} study @param {OneRun} run @param {string} base @param {(run: OneRun) => void} draw */
function content(study, run, base, draw) {
  const p = run.participant;
  return [
    p.rejected && h('div', { class: 'notice warn' }, h('p', { class: 'notice-title' }, 'This run is set aside'), h('p', null, p.rejected)),
    h('div', { class: 'cluster', role: 'group', 'aria-label': 'Actions' }, rejectButton(run, base, draw), writeButton(base, draw)),
    h('div', { class: 'columns' },
      h('div', { class: 'stack' },
        card('steps', 'Step by step', timeline(run, study.slug)),
        card('messages', 'Messages', messages(run))),
      h('div', { class: 'stack' },
        card('facts', 'At a glance', facts(study, run)),
        card('events', 'What happened', events(run)),
        run.decisions.length > 0 && card('decisions', 'Decisions', h('ol', { class: 'versions' }, ...run.decisions.map((one) => h('li', null,
          h('p', null, h('strong', null, one.event === 'rejected' ? 'Rejected' : 'Taken back'), `: ${one.reason}`),
          h('p', { class: 'small muted' }, `By ${one.actor}, `, ago(one.at), `; ${PLACES[one.place] ?? one.place}.`))))))),
  ];
}

/** @param {string} id @param {string} title @param {any} content */
const card = (id, title, content) => h('section', { class: 'card', 'aria-labelledby': id }, h('div', { class: 'card-head' }, h('h2', { id }, title)), content);

/** @param {import('../types.js').Study} study @param {OneRun} run */
function facts(study, run) {
  const p = run.participant;
  const rows = /** @type {[string, any][]} */ ([
    ['State', [h('span', { class: `badge ${p.lapsed ? 'warn' : tone(p.status)}` }, p.lapsed ? 'Lapsed' : said(p.status))]],
    ['Kind', said(p.kind)], ['Arm', armNames(study)(p.arm)], ['Version', String(run.version)],
    ['Joined', absolute(p.enrolledAt)], ['Last seen', ago(p.lastSeen)], ['Returns', count(p.resumes)],
    ['Time in view', run.activeMs === null || run.activeMs === undefined ? '–' : duration(run.activeMs)],
    ['Half of the others', run.expectedMs === null || run.expectedMs === undefined ? '–' : `less than ${duration(run.expectedMs)}`],
    ['Device', said(run.device)], ['Language', run.locale ?? '–'],
  ]);
  return h('dl', { class: 'facts' }, ...rows.flatMap(([name, value]) => [h('dt', null, name), h('dd', null, value)]));
}

/** Steps that can be seen again as they were. */
const TRIALS = new Set(['trial', 'initial', 'final', 'observe']);
const STATES = /** @type {Record<string, string>} */ ({ done: 'Done', here: 'Here now', ahead: 'Ahead', skipped: 'Not needed' });

/** @param {OneRun} run @param {string} slug */
function timeline({ timeline: steps, participant }, slug) {
  const longest = Math.max(1, ...steps.map(({ activeMs }) => activeMs ?? 0));
  return table({
    label: 'Steps', rows: steps, columns: [
      { label: 'Step', head: true, cell: (step) => (step.state === 'done' && TRIALS.has(step.kind) ? h('a', { href: `#/studies/${encodeURIComponent(slug)}/participants/${encodeURIComponent(participant.pseudonym ?? '')}/steps/${step.number}` }, `${step.number}. ${step.label}`) : `${step.number}. ${step.label}`) },
      { label: 'Kind', cell: (step) => `${kindName(step.kind)}${step.attempt > 1 ? `, attempt ${step.attempt}` : ''}` },
      { label: 'State', cell: (step) => [STATES[step.state] ?? step.state, step.failed && h('span', { class: 'badge bad' }, 'Failed'), step.timedOut && h('span', { class: 'badge warn' }, 'Timed out'), step.eventsLost > 0 && h('span', { class: 'badge warn' }, `${count(step.eventsLost)} actions lost`)] },
      { label: 'Time in view', num: true, cell: (step) => (step.activeMs === null || step.activeMs === undefined ? '–' : [h('span', { class: 'meter step-meter', 'aria-hidden': 'true' }, h('span', { style: { width: `${(step.activeMs / longest) * 100}%` } })), duration(step.activeMs)]) },
      { label: 'Half of the others', num: true, cell: (step) => (step.expectedMs === null || step.expectedMs === undefined ? '–' : `under ${duration(step.expectedMs)}`) },
      { label: 'Saved', cell: (step) => (step.at ? h('span', { title: absolute(step.at) }, onItsDay(step.at, participant.enrolledAt)) : '–') },
    ],
  });
}

/** @param {OneRun} run */
const events = ({ events: all }) => (all.length === 0 ? h('p', { class: 'quiet-empty' }, 'No return, no interruption.')
  : h('ol', { class: 'versions' }, ...all.map((event) => h('li', null, h('p', null, said(event.kind), event.step ? ` at step ${event.step}` : ''),
    h('p', { class: 'small muted' }, absolute(event.at), event.awayMs ? `, after ${duration(event.awayMs)} away` : '')))));

/** @param {OneRun} run */
const messages = ({ messages: all }) => (all.length === 0
  ? h('p', { class: 'quiet-empty' }, 'None. What is written here is kept apart from the answers and is never exported.')
  : h('ol', { class: 'thread' }, ...all.map((one) => h('li', { class: one.author === 'researcher' ? 'from-us' : 'from-them' },
    h('p', { class: 'small muted' }, one.author === 'researcher' ? 'You, ' : 'Participant, ', ago(one.at), one.author === 'researcher' && (one.seenAt ? '; seen' : '; not seen yet')),
    h('p', { class: 'message-text', dir: 'auto' }, one.text)))));

/** @param {OneRun} run @param {string} base @param {(run: OneRun) => void} draw */
function rejectButton(run, base, draw) {
  const rejected = Boolean(run.participant.rejected);
  return h('button', { class: `button ${rejected ? '' : 'danger'}`, type: 'button', onclick: async () => {
    /** @type {OneRun | undefined} */ let now;
    await withReason(rejected
      ? { title: 'Take this run back?', body: [h('p', null, 'It counts again and holds a place, also where the place was filled meanwhile.')], confirm: 'Take it back', done: 'The run counts again.', act: async (reason) => { now = await server.post(`${base}/restoration`, { reason }); } }
      : { title: 'Reject this run?', danger: true, body: [h('p', null, 'Everything recorded stays and is flagged; results leave it out. The place goes to somebody else where the study’s policy fills places again. Who is in the middle may finish.')], confirm: 'Reject', done: 'The run is set aside.', act: async (reason) => { now = await server.post(`${base}/rejection`, { reason }); } });
    if (now) draw(now);
  } }, rejected ? 'Take back' : 'Reject');
}

/** @param {string} base @param {(run: OneRun) => void} draw */
function writeButton(base, draw) {
  return h('button', { class: 'button', type: 'button', onclick: async () => {
    const { input, field } = asked('Message', 'The participant sees it on the next contact and can answer. It is kept apart from the answers.', { long: true, maxlength: 2000 });
    const now = await confirmThen({
      title: 'Write to this participant', body: [field], confirm: 'Send',
      act: async () => {
        if (!input.value.trim()) {
          input.focus();
          throw new Error('Write something first.');
        }
        return server.post(`${base}/messages`, { text: input.value.trim() });
      },
    });
    if (!now) return;
    draw(now);
    toast('Sent. It is shown on the next contact.');
  } }, 'Write a message');
}
