// @ts-check
/** Whether the plan is locked, who looked at outcomes so far, and the text to preregister. */
import { h, show } from '../../shared/dom.js';
import { absolute, ago, counted, shortHash } from '../format.js';
import { server } from '../server.js';
import { confirmThen } from './dialog.js';
import { problemBox } from './problem.js';
import { api } from './study-actions.js';
import { table } from './table.js';
import { toast } from './toast.js';

/** @typedef {{hash: string, withVersion: boolean, by?: string, at: string, completed: number}} Lock */
/** @typedef {{version: number, what: string, actor: string, at: string, completed: number, open: boolean, masked: boolean}} Look */
/** @typedef {{version?: number, lock?: Lock, looks: Look[]}} Standing */

/** @param {import('../types.js').Study} study @param {import('../router.js').Page} page */
export function planStanding(study, page) {
  const host = h('section', { class: 'card', 'aria-labelledby': 'standing' });
  const load = async () => {
    try {
      draw(await server.get(api(study.slug, '/analysis/plan'), { signal: page.signal }));
    } catch (failure) {
      if (!page.signal.aborted) show(host, problemBox(failure, load));
    }
  };
  /** @param {Standing} standing */
  const draw = (standing) => show(host,
    h('div', { class: 'card-head' }, h('h3', { id: 'standing' }, 'Plan and looks'),
      standing.version && h('span', { class: `badge ${standing.lock ? 'good' : 'warn'}` }, standing.lock ? 'Plan locked' : 'No plan locked')),
    h('div', { class: 'stack tight' },
      h('p', null, ...lockWords(standing)),
      standing.version && !standing.lock && h('div', null, h('button', { class: 'button', type: 'button', onclick: lock }, 'Lock the plan …')),
      looks(standing.looks),
      h('p', { class: 'small' }, 'Preregistration text, answered from the definition: ',
        ...[['osf', 'OSF'], ['aspredicted', 'AsPredicted']].flatMap(([form, name], i) => [i ? ', ' : '',
          h('a', { href: api(study.slug, `/preregistration?form=${form}`), download: `${study.slug}-${form}.md` }, `${name} questions`)]), '.')));
  const lock = async () => {
    const done = await confirmThen({
      title: 'Lock the plan?',
      body: [
        h('p', null, 'The plan in the study’s files is kept as it is now, under its hash, for the version that is open. It can never be changed for that version.'),
        h('p', null, 'From then on the results name the arms. How many people had completed by now stands beside the plan for ever.'),
      ],
      confirm: 'Lock the plan', cancel: 'Not yet',
      act: async () => { await server.post(api(study.slug, '/analysis/plan/lock')); return true; },
    });
    if (!done) return;
    toast('The plan is locked.');
    await page.reload();
  };
  void load();
  return host;
}

/** @param {Standing} standing */
function lockWords({ version, lock }) {
  if (!version) return ['The study was never open. A plan in its files is locked when it opens.'];
  if (!lock) return [`Version ${version} opened without a plan. Until one is locked, results show arms as Arm A, Arm B and so on, in an order that says nothing.`];
  const hash = h('code', { title: lock.hash }, shortHash(lock.hash));
  return lock.withVersion
    ? [`The plan was frozen with version ${version}, `, h('span', { title: absolute(lock.at) }, ago(lock.at)), ', before anybody took part in it. Hash ', hash, '.']
    : [`Locked by ${lock.by} `, h('span', { title: absolute(lock.at) }, ago(lock.at)), `, when ${counted(lock.completed, 'person', 'people')} had completed. Hash `, hash, '.'];
}

/** @param {Look[]} looks */
function looks(looks) {
  if (looks.length === 0) return h('p', { class: 'muted' }, 'Nobody has looked at outcomes of real participants yet. Every look is written down here.');
  return h('details', { class: 'document' }, h('summary', null, h('span', null, `${counted(looks.length, 'look')} at outcomes so far`)),
    table({
      label: 'Looks at outcomes', rows: looks, columns: [
        { label: 'When', head: true, cell: (look) => h('span', { title: absolute(look.at) }, ago(look.at)) },
        { label: 'At', cell: (look) => ({ results: 'Results', analysis: 'Analysis', export: 'Export' })[look.what] ?? look.what },
        { label: 'Who', cell: (look) => look.actor },
        { label: 'Completed by then', num: true, cell: (look) => String(look.completed) },
        { label: 'While', cell: (look) => (look.open ? 'people could join' : 'closed') },
        { label: 'Arms', cell: (look) => (look.masked ? 'without names' : 'named') },
      ],
    }));
}
