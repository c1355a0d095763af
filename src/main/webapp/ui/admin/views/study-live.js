// @ts-check
/** Who is in the study now: counts by arm and stage, and every participant, kept up to date by the server. */
import { h, show } from '../../shared/dom.js';
import { count } from '../format.js';
import { blockName } from '../parts/flow.js';
import { follow } from '../parts/stream.js';
import { api, armName, armNames } from '../parts/study-actions.js';
import { table } from '../parts/table.js';
import { participantsTable } from '../parts/participants.js';
import { server } from '../server.js';
import { kindName, said } from '../words.js';

/** @typedef {import('../types.js').Study} Study */
/** @typedef {import('../types.js').Progress} Progress */
/** @typedef {import('../types.js').ArmCount} ArmCount */

const HEALTH = { connecting: ['', 'Connecting'], live: ['good', 'Live'], reconnecting: ['warn', 'Reconnecting'], stopped: ['bad', 'Stopped'] };

/** @param {Study} study @param {import('../router.js').Page} page */
export async function panel(study, page) {
  if (study.rung === 'functionally-grounded') return h('p', { class: 'empty' }, 'No people take part in a functionally-grounded study.');
  const ask = () => server.get(api(study.slug, '/progress'), { signal: page.signal });
  /** @type {Progress} */
  const first = await ask();
  const pill = h('span', { class: 'badge', role: 'status' });
  const stats = h('div', { class: 'stats' }), among = h('div'), arms = h('div'), stages = h('div');
  const people = participantsTable(armNames(study));
  /** @param {Progress} progress */
  const update = (progress) => {
    show(stats, ...numbers(progress));
    show(among, simulatedAmong(progress.simulated ?? 0));
    show(arms, armTable(progress.arms ?? [], armNames(study)));
    show(stages, stageList(progress, stageNames(study)));
    people.update(progress.participants ?? []);
  };
  update(first);
  follow(api(study.slug, '/live'), {
    event: 'live', signal: page.signal, recover: ask, on: update,
    health: (health) => {
      const [tone, word] = HEALTH[health];
      if (pill.textContent === word) return;
      pill.className = `badge live-pill ${tone}`;
      pill.textContent = word;
    },
  });
  return h('div', { class: 'stack' },
    h('section', { class: 'card', 'aria-labelledby': 'now' }, h('div', { class: 'card-head' }, h('h3', { id: 'now' }, 'Now'), pill), stats, among),
    h('div', { class: 'halves' },
      h('section', { class: 'card', 'aria-labelledby': 'by-arm' }, h('div', { class: 'card-head' }, h('h3', { id: 'by-arm' }, 'By arm')), arms),
      h('section', { class: 'card', 'aria-labelledby': 'by-stage' }, h('div', { class: 'card-head' }, h('h3', { id: 'by-stage' }, 'Where people are')), stages)),
    h('section', { class: 'card', 'aria-labelledby': 'people' }, h('div', { class: 'card-head' }, h('h3', { id: 'people' }, 'Participants'), people.filters), people.element));
}

/** @param {Progress} progress */
function numbers({ arms = [], refused }) {
  const sum = (/** @type {keyof ArmCount} */ key) => arms.reduce((total, arm) => total + Number(arm[key] ?? 0), 0);
  return /** @type {[string, number][]} */ ([['In it now', sum('active')], ['Completed', sum('completed')], ['Withdrawn', sum('withdrawn')],
    ['Failed the check', sum('failedCheck')], ['Lapsed', sum('lapsed')], ['Refused consent', refused ?? 0]])
    .map(([label, n]) => h('div', { class: 'stat' }, h('span', { class: 'stat-value' }, count(n)), h('span', { class: 'stat-label' }, label)));
}

/** Here everybody counts, since everybody holds a place; results leave the simulated ones out. @param {number} n */
const simulatedAmong = (n) => (n > 0
  ? h('p', { class: 'small muted' }, `${count(n)} of them simulated: they are in the counts of this page, also by arm and by stage, and not in the results unless you ask.`)
  : null);

/** @param {ArmCount[]} arms @param {(id: string) => string} name */
const armTable = (arms, name) => table({
  label: 'Enrolments by arm', rows: arms, columns: [
    { label: 'Arm', head: true, wrap: true, cell: (arm) => name(arm.arm) },
    { label: 'Now', num: true, cell: (arm) => count(arm.active) },
    { label: 'Completed', num: true, cell: (arm) => count(arm.completed) },
    { label: 'Withdrawn', num: true, cell: (arm) => count(arm.withdrawn) },
    { label: 'Failed check', num: true, cell: (arm) => count(arm.failedCheck) },
    { label: 'Lapsed', num: true, cell: (arm) => count(arm.lapsed) },
  ],
});

/**
 * Stages of one title are told apart by what they are, and for whom.
 * @param {Study} study @returns {(block: string, label?: string) => string}
 */
function stageNames({ flow = [], arms = [] }) {
  const blocks = new Map(flow.map((block) => [block.id, block]));
  return (id, label) => {
    const block = blocks.get(id);
    if (!block || flow.filter((other) => blockName(other) === blockName(block)).length < 2) return label ?? said(id);
    const only = block.onlyArms?.length ? ` (${block.onlyArms.map((arm) => armName(arms.find((one) => one.id === arm) ?? { id: arm })).join(', ')})` : '';
    return `${blockName(block)}: ${(block.kind === 'trials' && block.phase ? said(block.phase) : kindName(block.kind)).toLowerCase()}${only}`;
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
