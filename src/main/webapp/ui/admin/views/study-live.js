// @ts-check
/** Who is in the study now: what looks wrong, counts by arm and block, and every participant, kept up to date by the server. */
import { h, newId, show } from '../../shared/dom.js';
import { absolute, count, duration } from '../format.js';
import { consort } from '../parts/consort.js';
import { blockName } from '../parts/flow.js';
import { participantsTable } from '../parts/participants.js';
import { armActions, endActions, quotaAction } from '../parts/running-actions.js';
import { follow } from '../parts/stream.js';
import { api, armName, armNames } from '../parts/study-actions.js';
import { table } from '../parts/table.js';
import { server } from '../server.js';
import { kindName, said } from '../words.js';

/** @typedef {import('../types.js').Study} Study */
/** @typedef {import('../types.js').Progress} Progress */
/** @typedef {import('../types.js').ArmCount} ArmCount */
/** @typedef {import('../types.js').Stage} Stage */

const HEALTH = { connecting: ['', 'Connecting'], live: ['good', 'Live'], reconnecting: ['warn', 'Reconnecting'], stopped: ['bad', 'Stopped'] };
const KINDS = [['real', 'Real'], ['pilot', 'Pilot'], ['simulated', 'Simulated']];

/** @param {Study} study @param {import('../router.js').Page} page */
export async function panel(study, page) {
  if (study.rung === 'functionally-grounded') return h('p', { class: 'empty' }, 'No people take part in a functionally-grounded study.');
  if (!study.version) return h('p', { class: 'empty' }, 'The study was never open. Who takes part appears here; until then, try it out.');
  const host = h('div', { class: 'stack' });
  const asked = page.query.get('kinds') ?? 'real';
  let kind = KINDS.some(([id]) => id === asked) ? asked : 'real';
  let shown = new AbortController(); // what is followed at present
  page.signal.addEventListener('abort', () => shown.abort(), { once: true });
  const choose = async (/** @type {string} */ chosen) => {
    kind = chosen;
    shown.abort();
    shown = new AbortController();
    host.setAttribute('aria-busy', 'true');
    show(host, ...(await parts(study, page, kind, shown.signal)));
    host.removeAttribute('aria-busy');
  };
  await choose(kind);
  return h('div', { class: 'stack' }, kindChoice(() => kind, choose), host);
}

/** @param {() => string} now @param {(kind: string) => void} choose */
function kindChoice(now, choose) {
  const name = newId('kinds');
  return h('fieldset', { class: 'kind-choice' }, h('legend', { class: 'visually-hidden' }, 'Whose runs'),
    ...KINDS.map(([id, label]) => h('label', { class: 'kind-option' },
      h('input', { type: 'radio', name, value: id, checked: id === now(), onchange: () => choose(id) }), label)));
}

/** @param {Study} study @param {import('../router.js').Page} page @param {string} kind @param {AbortSignal} signal */
async function parts(study, page, kind, signal) {
  const query = `?kinds=${kind}`;
  const ask = () => server.get(api(study.slug, `/progress${query}`), { signal });
  /** @type {Progress} */
  const first = await ask();
  const pill = h('span', { class: 'badge', role: 'status' });
  const alerts = h('div'), stats = h('div', { class: 'stats' }), notes = h('div'), arms = h('div'), stages = h('div'), leaving = h('div'), head = h('div', { class: 'cluster' });
  const people = participantsTable(study, kind, signal);
  let drawn = '';
  /** @param {Progress} progress */
  const update = (progress) => {
    const { participants, ...counts } = progress;
    people.refresh(participants ?? []);
    const text = JSON.stringify(counts);
    if (text === drawn) return; // what has the focus stays
    drawn = text;
    show(alerts, alertList(progress));
    show(stats, ...numbers(progress));
    show(notes, noted(progress, kind));
    keepingFocus(arms, () => show(arms, armTable(study, progress, kind === 'real', page)));
    show(stages, stageList(progress, stageNames(study)));
    show(leaving, leavingTable(study, progress));
    keepingFocus(head, () => show(head, kind === 'real' && quotaAction(study, page, progress), kind === 'real' && endActions(study, page, progress)));
  };
  update(first);
  follow(api(study.slug, `/live${query}`), {
    event: 'live', signal, recover: ask, on: update,
    health: (health) => {
      const [tone, word] = HEALTH[health];
      if (pill.textContent === word) return;
      pill.className = `badge live-pill ${tone}`;
      pill.textContent = word;
    },
  });
  const card = (/** @type {string} */ id, /** @type {string} */ title, /** @type {any} */ beside, /** @type {any[]} */ ...content) =>
    h('section', { class: 'card', 'aria-labelledby': id }, h('div', { class: 'card-head' }, h('h3', { id }, title), beside), ...content);
  return [
    alerts,
    card('now', 'Now', h('div', { class: 'cluster' }, head, pill), stats, notes),
    h('div', { class: 'halves' }, card('by-arm', 'By arm', null, arms), card('by-stage', 'Where people are', null, stages)),
    card('leaving', 'Block by block', null, leaving),
    card('people', 'Participants', people.filters, people.element),
    await consort(study, kind, signal),
  ];
}

/** Redrawing takes the focus away; the button of the same name gets it back. @param {HTMLElement} host @param {() => void} draw */
function keepingFocus(host, draw) {
  const focused = document.activeElement;
  const name = focused instanceof HTMLElement && host.contains(focused) ? focused.getAttribute('aria-label') ?? focused.textContent : null;
  draw();
  if (name) /** @type {HTMLElement | undefined} */ ([...host.querySelectorAll('button')].find((button) => (button.getAttribute('aria-label') ?? button.textContent) === name))?.focus();
}

/** @param {Progress} progress */
function alertList({ alerts = [] }) {
  if (alerts.length === 0) return null;
  return h('section', { class: 'stack tight', 'aria-label': 'Alerts' }, ...alerts.map((alert) =>
    h('div', { class: `notice ${alert.severity}` }, h('p', { class: 'notice-title' }, alert.seen), h('p', null, alert.why), h('p', null, h('strong', null, 'What to do: '), alert.act))));
}

/** @param {Progress} progress */
function numbers({ arms = [], refused }) {
  const sum = (/** @type {keyof ArmCount} */ key) => arms.reduce((total, arm) => total + Number(arm[key] ?? 0), 0);
  return /** @type {[string, number][]} */ ([['In it now', sum('active')], ['Completed', sum('completed')], ['Withdrawn', sum('withdrawn')],
    ['Failed the check', sum('failedCheck')], ['Lapsed', sum('lapsed')], ['Ended otherwise', sum('otherwise')], ['Rejected', sum('rejected')], ['Refused consent', refused ?? 0]])
    .map(([label, n]) => h('div', { class: 'stat' }, h('span', { class: 'stat-value' }, count(n)), h('span', { class: 'stat-label' }, label)));
}

/** @param {Progress} progress @param {string} kind */
function noted({ kinds = {}, joinsUntil, quota, unread, counting }, kind) {
  const others = Object.entries(kinds).filter(([id, n]) => id !== kind && n > 0).map(([id, n]) => `${count(n)} ${id}`);
  const lines = [
    others.length > 0 && `Kept apart and not counted here: ${others.join(', ')}.`,
    quota && `At most ${count(quota)} runs.`,
    joinsUntil && `Nobody joins after ${absolute(joinsUntil)}.`,
    Number(unread) > 0 && `${count(unread)} unread ${unread === 1 ? 'message' : 'messages'} from participants: choose “With a message” below.`,
    counting && 'Times are being counted and will follow.',
  ].filter(Boolean);
  return lines.length > 0 && h('div', { class: 'card-foot' }, ...lines.map((line) => h('p', { class: 'small muted' }, String(line))));
}

/** @param {Study} study @param {Progress} progress @param {boolean} acts @param {import('../router.js').Page} page */
const armTable = (study, { arms = [] }, acts, page) => table({
  label: 'Enrolments by arm', rows: arms, columns: [
    { label: 'Arm', head: true, wrap: true, cell: (arm) => [armNames(study)(arm.arm), arm.paused && h('span', { class: 'badge warn' }, 'Paused')] },
    { label: 'Now', num: true, cell: (arm) => count(arm.active) },
    { label: 'Completed', num: true, cell: (arm) => (arm.quota ? `${count(arm.completed)} of ${count(arm.quota)}` : count(arm.completed)) },
    { label: 'Left', num: true, cell: (arm) => count(arm.withdrawn + arm.lapsed) },
    { label: 'Ended', num: true, cell: (arm) => count(arm.failedCheck + (arm.otherwise ?? 0)) },
    { label: 'Rejected', num: true, cell: (arm) => count(arm.rejected) },
    ...(acts ? [{ label: 'Newcomers', cell: (/** @type {ArmCount} */ arm) => armActions(study, page, arm) }] : []),
  ],
});

/**
 * Stages of one title are told apart by what they are and for whom, or else by the block's id.
 * @param {Study} study @returns {(block: string, label?: string) => string}
 */
function stageNames({ flow = [], arms = [] }) {
  const blocks = new Map(flow.map((block) => [block.id, block]));
  /** @param {import('../types.js').Block} block */
  const told = (block) => {
    const only = block.onlyArms?.length ? ` (${block.onlyArms.map((arm) => armName(arms.find((one) => one.id === arm) ?? { id: arm })).join(', ')})` : '';
    return `${blockName(block)}: ${(block.kind === 'trials' && block.phase ? said(block.phase) : kindName(block.kind)).toLowerCase()}${only}`;
  };
  const twice = (/** @type {import('../types.js').Block} */ block, /** @type {(one: import('../types.js').Block) => string} */ name) => flow.filter((other) => name(other) === name(block)).length > 1;
  return (id, label) => {
    const block = blocks.get(id);
    if (!block || !twice(block, blockName)) return label ?? said(id);
    return twice(block, told) ? `${blockName(block)}: ${id}` : told(block);
  };
}

/** @param {Progress} progress @param {(block: string, label?: string) => string} name */
function stageList({ stages = [] }, name) {
  const most = Math.max(1, ...stages.map(({ here }) => here));
  return h('ol', { class: 'stages' }, ...stages.map(({ block, label, here }) => h('li', null,
    h('span', { class: 'stage-name' }, name(block, label)),
    h('span', { class: 'meter', 'aria-hidden': 'true' }, h('span', { style: { width: `${(here / most) * 100}%` } })),
    h('span', { class: 'num' }, count(here), h('span', { class: 'visually-hidden' }, here === 1 ? ' participant' : ' participants')))));
}

/** Who came to a block and who left at it, by arm, with the time it took. @param {Study} study @param {Progress} progress */
function leavingTable(study, { stages = [], arms = [] }) {
  const name = stageNames(study);
  const of = (/** @type {Stage} */ stage, /** @type {'entered' | 'left' | 'ended'} */ key) => stage.arms.reduce((sum, arm) => sum + arm[key], 0);
  const share = (/** @type {number} */ left, /** @type {number} */ entered) => (left > 0 ? `${count(left)} (${Math.round((left / entered) * 100)}%)` : count(left));
  return table({
    label: 'Blocks', rows: stages, columns: [
      { label: 'Block', head: true, wrap: true, cell: (stage) => name(stage.block, stage.label) },
      { label: 'Came', num: true, cell: (stage) => count(of(stage, 'entered')) },
      { label: 'Left here', num: true, cell: (stage) => share(of(stage, 'left'), of(stage, 'entered')) },
      { label: 'Ended here', num: true, cell: (stage) => share(of(stage, 'ended'), of(stage, 'entered')) },
      { label: 'Failed', num: true, cell: (stage) => (['comprehension', 'attention'].includes(stage.kind) && stage.answered ? `${count(stage.failed)} of ${count(stage.answered)}` : '–') },
      { label: 'Half took less than', num: true, cell: (stage) => (stage.median === null || stage.median === undefined ? '–' : duration(stage.median)) },
      { label: '9 of 10 less than', num: true, cell: (stage) => (stage.high === null || stage.high === undefined ? '–' : duration(stage.high)) },
      ...arms.map((arm) => ({
        label: `${armNames(study)(arm.arm)}: left`, num: true,
        cell: (/** @type {Stage} */ stage) => {
          const here = stage.arms.find((one) => one.arm === arm.arm);
          return here ? `${count(here.left + here.ended)} of ${count(here.entered)}` : '–';
        },
      })),
    ],
  });
}
