// @ts-check
/** How many participants this very design needs: asking, waiting, the answer, and earlier answers. */
import { ApiError } from '../../shared/api.js';
import { h, show } from '../../shared/dom.js';
import { ago, count, counted, number } from '../format.js';
import { powerForm } from '../parts/power-form.js';
import { powerResult } from '../parts/power-result.js';
import { problemBox } from '../parts/problem.js';
import { table } from '../parts/table.js';
import { server } from '../server.js';
import { said, tone } from '../words.js';

const LOOK_MS = 1000;

/** @param {import('../types.js').Study} study @param {import('../router.js').Page} page */
export async function panel(study, page) {
  const base = `/api/studies/${encodeURIComponent(study.slug)}/power`;
  const host = h('div', { class: 'stack' });
  const answer = h('div', { class: 'stack' });
  const news = h('p', { class: 'visually-hidden', role: 'status' });
  const asking = h('div'), earlier = h('div');
  /** @type {any} */
  let now;
  let following = '';
  /** What was entered, kept while the form is drawn anew. @type {Map<string, string>} */
  const typed = new Map();

  const load = async (/** @type {string} */ analysis = '') => {
    now = await server.get(`${base}${analysis ? `?analysis=${encodeURIComponent(analysis)}` : ''}`, { signal: page.signal });
  };
  const drawForm = () => show(asking, h('section', { class: 'card', 'aria-labelledby': 'power-ask' },
    h('div', { class: 'card-head' }, h('h3', { class: 'card-title', id: 'power-ask' }, 'Ask')),
    h('p', { class: 'muted' }, `${counted(now.arms, 'arm')}; each participant answers ${counted(now.trials, 'trial')}${now.items ? `, over ${counted(now.items, 'item')} in all` : ''}.`),
    now.problem && h('div', { class: 'notice warn' }, h('p', { class: 'notice-title' }, 'The chosen analysis cannot be simulated'), h('p', null, `${now.problem}.`)),
    powerForm(now, { ask, typed, reload: async (analysis) => { await load(analysis); drawForm(); /** @type {any} */ (asking.querySelector('select'))?.focus(); } })));
  const drawEarlier = () => show(earlier, now.runs.length > 0 && history(now.runs, async (id) => follow(await server.get(`${base}/${id}`), true)));

  const ask = async (/** @type {any} */ wanted) => {
    const run = await server.post(base, wanted);
    await follow(run, true);
  };
  const follow = async (/** @type {any} */ run, /** @type {boolean} */ focus = false) => {
    following = run.id;
    draw(run);
    if (focus) /** @type {any} */ (answer.querySelector('[tabindex="-1"]'))?.focus();
    while (['queued', 'running'].includes(run.state) && following === run.id && !page.signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      if (page.signal.aborted || following !== run.id) return;
      try {
        run = await server.get(`${base}/${run.id}`, { signal: page.signal });
      } catch (failure) {
        if (page.signal.aborted) return;
        if (failure instanceof ApiError && failure.transient) { news.textContent = 'The server cannot be reached; trying again.'; continue; }
        show(answer, problemBox(failure));
        return;
      }
      draw(run);
    }
    if (run.state === 'done') news.textContent = run.result.needed ? `${count(run.result.needed.participants)} participants are needed.` : 'The power is not reached.';
    if (page.signal.aborted) return;
    await load(now.chosen ?? '');
    drawEarlier();
  };
  const draw = (/** @type {any} */ run) => {
    if (run.state === 'done') { show(answer, powerResult(run, page.signal)); return; }
    if (['failed', 'cancelled'].includes(run.state)) {
      show(answer, h('div', { class: `notice ${run.state === 'failed' ? 'bad' : 'warn'}` }, h('p', { class: 'notice-title' }, run.state === 'failed' ? 'The simulation failed' : 'The simulation was cancelled'), h('p', null, run.detail ?? 'Its points stay, and are no answer. Ask again to begin anew.')));
      return;
    }
    const bar = answer.querySelector('progress');
    if (bar && answer.dataset.run === run.id) {
      bar.value = run.done;
      const text = answer.querySelector('.power-progress');
      if (text) text.textContent = progress(run);
      return;
    }
    answer.dataset.run = run.id;
    show(answer, h('section', { class: 'card stack tight', 'aria-labelledby': 'power-running' },
      h('h3', { class: 'card-title', id: 'power-running', tabindex: '-1' }, 'Simulating'),
      h('progress', { class: 'bar', max: run.total, value: run.done, 'aria-labelledby': 'power-running' }),
      h('p', { class: 'muted power-progress' }, progress(run)),
      h('p', { class: 'small' }, 'You may leave this page; the simulation goes on, also when the server starts anew.'),
      h('div', { class: 'cluster' }, h('button', { class: 'button', type: 'button', onclick: async () => { draw(await server.post(`${base}/${run.id}/cancellation`)); } }, 'Cancel'))));
  };

  await load();
  drawForm();
  drawEarlier();
  const open = now.runs.find((/** @type {any} */ run) => ['queued', 'running'].includes(run.state)) ?? now.runs.find((/** @type {any} */ run) => run.state === 'done');
  show(host, h('p', { class: 'lead' }, 'How many participants this very design needs, before anybody takes part.'), news, answer, asking, earlier);
  if (open) follow(open);
  return host;
}

/** @param {any} run */
const progress = (run) => `${count(run.done)} of ${count(run.total)} simulated studies${run.points.length > 0 ? `; ${run.points.map((/** @type {any} */ point) => `${count(point.participants)} participants: ${point.power === null ? '–' : number(point.power, 'percent')}`).join(', ')}` : ''}`;

/** @param {any[]} runs @param {(id: string) => void} open */
const history = (runs, open) => h('section', { class: 'card', 'aria-labelledby': 'power-history' },
  h('div', { class: 'card-head' }, h('h3', { class: 'card-title', id: 'power-history' }, 'Asked before')),
  table({
    label: 'Questions asked before', rows: runs, columns: [
      { label: 'Asked', head: true, cell: (run) => ago(run.createdAt) },
      { label: 'State', cell: (run) => h('span', { class: `badge ${tone(run.state)}` }, said(run.state)) },
      { label: 'What', wrap: true, cell: (run) => (run.assumptions.way === 'simulation' ? `Simulation of ${run.assumptions.analysis}` : `Formula: ${run.assumptions.test}`) },
      { label: 'Effect', num: true, cell: (run) => effect(run.assumptions) },
      { label: 'Participants', num: true, cell: (run) => (run.result?.needed ? h('strong', null, count(run.result.needed.participants)) : '–') },
      { label: 'Design', cell: (run) => (run.current ? 'As now' : 'Before a change') },
      { label: 'Look', cell: (run) => h('button', { class: 'button small', type: 'button', onclick: () => open(run.id) }, 'Show', h('span', { class: 'visually-hidden' }, ` the answer about ${effect(run.assumptions)}`)) },
    ],
  }));

/** @param {any} assumptions */
function effect(assumptions) {
  const unit = assumptions.way === 'simulation' ? assumptions.effectIn : assumptions.measure;
  return unit === 'points' ? `${number(100 * assumptions.effect)} points` : `${unit === 'units' ? '' : `${unit} `}${number(assumptions.effect)}`;
}
