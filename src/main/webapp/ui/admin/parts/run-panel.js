// @ts-check
/** A metric run: start it, watch it, cancel it. It goes on when this page is closed, and after a restart of the server. */
import { h, show } from '../../shared/dom.js';
import { ago, count, duration } from '../format.js';
import { server } from '../server.js';
import { said, tone } from '../words.js';
import { confirmThen } from './dialog.js';
import { runsPage } from './run-words.js';
import { follow } from './stream.js';
import { api } from './study-actions.js';
import { failed, toast } from './toast.js';

/** @typedef {import('../types.js').Run} Run */

const UNDER_WAY = ['queued', 'running'];
/** @param {Run} run */
const begun = (run) => String(run.createdAt ?? run.startedAt ?? '');

/**
 * @param {import('../types.js').Study} study @param {import('../router.js').Page} page
 * @param {() => Promise<void>} onDone when there are new results
 */
export async function runPanel(study, page, onDone) {
  /** @type {Run[]} */
  let runs = await server.get(api(study.slug, '/runs'), { signal: page.signal });
  const body = h('div', { class: 'stack tight' });
  const draw = () => show(body, ...content(runs[0], study, start, cancel), history(runs));
  /** @param {Run} run */
  const update = (run) => {
    const before = runs.find(({ id }) => id === run.id);
    runs = before ? runs.map((one) => (one.id === run.id ? { ...one, ...run } : one)) : [run, ...runs];
    if (before?.state === run.state && patch(body, run)) return;
    draw();
  };
  /** @param {Run} run */
  const watch = (run) => follow(api(study.slug, `/runs/${encodeURIComponent(run.id)}/live`), {
    event: 'live', signal: page.signal,
    recover: () => server.get(api(study.slug, `/runs/${encodeURIComponent(run.id)}`), { signal: page.signal }),
    done: ({ state }) => !UNDER_WAY.includes(state),
    on(/** @type {Run} */ now) {
      const was = runs.find(({ id }) => id === now.id)?.state;
      update(now);
      if (was !== now.state && !UNDER_WAY.includes(now.state)) {
        toast(`The run is ${said(now.state).toLowerCase()}.`);
        if (now.state === 'done') onDone().catch(failed);
      }
    },
  });
  const start = async () => {
    try {
      const run = await server.post(api(study.slug, '/runs'));
      update(run);
      watch(run);
    } catch (failure) {
      failed(failure);
    }
  };
  /** @param {Run} run */
  const cancel = async (run) => {
    const stopped = await confirmThen({
      title: 'Cancel this run?', confirm: 'Cancel the run', cancel: 'Let it go on', danger: true,
      body: [h('p', null, 'What it has computed so far is not kept as a result.')],
      act: async () => (await server.post(api(study.slug, `/runs/${encodeURIComponent(run.id)}/cancellation`))) ?? { ...run, state: 'cancelled' },
    });
    if (stopped) update(stopped);
  };
  runs = [...runs].sort((a, b) => begun(b).localeCompare(begun(a)));
  draw();
  if (runs[0] && UNDER_WAY.includes(runs[0].state)) watch(runs[0]);
  return h('section', { class: 'card', 'aria-labelledby': 'runs' }, h('div', { class: 'card-head' }, h('h3', { id: 'runs' }, 'Run')), body);
}

/** @param {Run | undefined} run @param {import('../types.js').Study} study @param {() => void} start @param {(run: Run) => void} cancel */
function content(run, study, start, cancel) {
  const busy = run !== undefined && UNDER_WAY.includes(run.state);
  return [
    run
      ? h('div', { class: 'split' },
        h('p', { class: 'cluster' }, h('span', { class: `badge ${tone(run.state)}` }, said(run.state)), h('span', { class: 'muted small', dataset: { part: 'says' } }, ...says(run))),
        busy && h('button', { class: 'button small danger', type: 'button', onclick: () => cancel(run) }, 'Cancel the run'))
      : h('p', { class: 'muted' }, 'Not run yet.'),
    busy && h('progress', { class: 'bar', max: run.total || 1, value: run.done ?? 0, 'aria-label': 'Progress of the run' }),
    run?.detail && h('p', { class: 'small' }, run.detail),
    run?.state === 'done' && run.set && h('p', { class: 'small' }, h('a', { href: runsPage(run.set, run.id) }, 'Everything about this run'), ': ranks, curves, single instances, other runs beside it.'),
    !busy && (study.state === 'open'
      ? h('div', null, h('button', { class: 'button primary', type: 'button', onclick: start }, run ? 'Run again' : 'Start the run'))
      : h('p', { class: 'muted small' }, 'Open the study to start a run: a result belongs to a frozen version.')),
  ];
}

/** Moves the bar in place, so that a focused button stays. @param {HTMLElement} body @param {Run} run */
function patch(body, run) {
  const bar = body.querySelector('progress'), text = body.querySelector('[data-part=says]');
  if (!bar || !text) return false;
  bar.max = run.total || 1;
  bar.value = run.done ?? 0;
  show(text, ...says(run));
  return true;
}

/** @param {Run} run */
function says(run) {
  if (!UNDER_WAY.includes(run.state)) return run.finishedAt ? [`${count(run.done)} of ${count(run.total)} scored, finished `, ago(run.finishedAt)] : [];
  const left = run.remainingMs !== null && run.remainingMs !== undefined && run.done ? `, about ${duration(run.remainingMs)} left` : '';
  return [run.total ? `${count(run.done)} of ${count(run.total)} scored${left}` : 'Waiting for its turn'];
}

/** @param {Run[]} runs */
function history(runs) {
  if (runs.length < 2) return null;
  return h('details', { class: 'document' }, h('summary', null, h('span', null, `Earlier runs (${runs.length - 1})`)),
    h('ul', { class: 'run-history' }, ...runs.slice(1).map((run) => h('li', { class: 'cluster small' },
      h('span', { class: `badge ${tone(run.state)}` }, said(run.state)), `${count(run.done)} of ${count(run.total)}`, h('span', { class: 'muted' }, ago(run.finishedAt ?? run.startedAt ?? run.createdAt))))));
}
