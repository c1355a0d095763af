// @ts-check
/** Dry-run participants: the server sends them to itself, through the very addresses that people use. */
import { h, newId, show } from '../../shared/dom.js';
import { ago, count, counted } from '../format.js';
import { server } from '../server.js';
import { said } from '../words.js';
import { confirmThen } from './dialog.js';
import { api, armNames } from './study-actions.js';
import { table } from './table.js';
import { failed, toast } from './toast.js';

/** @typedef {{id: string, state: string, participants: number, seed: number, accuracy: number, effects: Record<string, number>, dropout: number, begun: number,
 *   completed: number, dropped: number, failed: number, detail?: string | null, createdAt: string, finishedAt?: string | null}} DryRun */

const TONES = /** @type {Record<string, string>} */ ({ queued: 'info', running: 'accent', done: 'good', cancelled: 'warn', failed: 'bad' });
const UNDER_WAY = ['queued', 'running'];

/** @param {import('../types.js').Study} study @param {import('../router.js').Page} page */
export async function dryRuns(study, page) {
  const base = api(study.slug, '/dry-runs');
  const list = h('div'), news = h('p', { class: 'visually-hidden', role: 'status' });
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let later;
  page.signal.addEventListener('abort', () => clearTimeout(later), { once: true });
  const load = async () => {
    clearTimeout(later);
    /** @type {DryRun[]} */
    const runs = await server.get(base, { signal: page.signal });
    const focused = list.contains(document.activeElement);
    show(list, ...content(study, runs, cancel));
    if (focused) list.querySelector('button')?.focus();
    const said = runs[0] ? `Dry run ${runs[0].state}: ${runs[0].completed} of ${runs[0].participants} completed.` : '';
    if (!UNDER_WAY.includes(runs[0]?.state)) news.textContent = said;
    if (runs.some(({ state }) => UNDER_WAY.includes(state)) && !page.signal.aborted) later = setTimeout(() => load().catch(() => {}), 1000);
  };
  /** @param {DryRun} run */
  async function cancel(run) {
    try {
      await server.post(`${base}/${run.id}/cancellation`);
      await load();
    } catch (failure) {
      failed(failure);
    }
  }
  await load();
  return h('section', { class: 'card', 'aria-labelledby': 'dry' },
    h('div', { class: 'card-head' }, h('h3', { id: 'dry' }, 'Dry-run participants'), h('div', { class: 'cluster' },
      h('a', { class: 'button small', href: `#/studies/${encodeURIComponent(study.slug)}/results?simulated=true` }, 'Results with simulated data'),
      h('button', { class: 'button small danger', type: 'button', onclick: () => forget(study) }, 'Delete simulated data'))),
    h('p', { class: 'measure-says' }, 'They answer with a planted accuracy and planted effects; if the results find these again, the design works. They are marked as simulated and left out everywhere unless asked for.'),
    study.state === 'open' ? form(study, base, load) : h('p', { class: 'muted' }, 'The study must be open for them to come in.'),
    list, news);
}

/** @param {import('../types.js').Study} study @param {string} base @param {() => Promise<void>} load */
function form(study, base, load) {
  const id = newId('dry');
  const numberField = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ value, /** @type {Record<string, any>} */ rest) => {
    const input = h('input', { id: `${id}-${name}`, type: 'number', value, ...rest });
    return { input, element: h('div', { class: 'field' }, h('label', { for: input.id }, label), input) };
  };
  const n = numberField('n', 'How many', '20', { min: 1, max: 10000, step: 1 });
  const seed = numberField('seed', 'Seed', '1', { step: 1 });
  const accuracy = numberField('accuracy', 'Share answered rightly', '0.6', { min: 0, max: 1, step: 0.05 });
  const dropout = numberField('dropout', 'Share who leave', '0.1', { min: 0, max: 1, step: 0.05 });
  const effects = (study.arms ?? []).map((arm) => ({ arm: arm.id, ...numberField(`effect-${arm.id}`, `Effect of “${armNames(study)(arm.id)}”`, '0', { min: -1, max: 1, step: 0.05 }) }));
  const button = h('button', { class: 'button primary', type: 'submit' }, 'Send them');
  const shown = h('form', { class: 'stack tight', novalidate: true }, h('div', { class: 'dry-fields' }, n.element, seed.element, accuracy.element, dropout.element, ...effects.map(({ element }) => element)), h('div', null, button));
  shown.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-busy')) return;
    button.setAttribute('aria-busy', 'true');
    try {
      await server.post(base, {
        participants: Number(n.input.value), seed: Number(seed.input.value), accuracy: Number(accuracy.input.value), dropout: Number(dropout.input.value),
        effects: Object.fromEntries(effects.filter(({ input }) => Number(input.value) !== 0).map(({ arm, input }) => [arm, Number(input.value)])),
      });
      await load();
    } catch (failure) {
      failed(failure);
    } finally {
      button.removeAttribute('aria-busy');
    }
  });
  return shown;
}

/** @param {import('../types.js').Study} study @param {DryRun[]} runs @param {(run: DryRun) => void} cancel */
const content = (study, runs, cancel) => [runs.length === 0 ? h('p', { class: 'quiet-empty' }, 'No dry run yet.') : table({
  label: 'Dry runs', rows: runs, columns: [
    { label: 'Begun', head: true, cell: (run) => ago(run.createdAt) },
    { label: 'State', cell: (run) => [h('span', { class: `badge ${TONES[run.state] ?? ''}` }, said(run.state)), run.detail && h('span', { class: 'small muted' }, ` ${run.detail}`)] },
    { label: 'Progress', cell: (run) => h('span', { class: 'row-progress' }, h('span', { class: 'meter', 'aria-hidden': 'true' }, h('span', { style: { width: `${(run.begun / run.participants) * 100}%` } })), h('span', { class: 'num' }, `${count(run.begun)} of ${count(run.participants)}`)) },
    { label: 'Completed', num: true, cell: (run) => count(run.completed) },
    { label: 'Left', num: true, cell: (run) => count(run.dropped) },
    { label: 'Failed', num: true, cell: (run) => count(run.failed) },
    { label: 'Planted', cell: (run) => [`accuracy ${run.accuracy}, seed ${run.seed}`, ...Object.entries(run.effects).map(([arm, change]) => `, ${armNames(study)(arm)} ${change > 0 ? '+' : ''}${change}`)].join('') },
    { label: 'Action', cell: (run) => (UNDER_WAY.includes(run.state) ? h('button', { class: 'button small', type: 'button', onclick: () => cancel(run) }, 'Stop') : '–') },
  ],
})];

/** @param {import('../types.js').Study} study */
async function forget(study) {
  const done = await confirmThen({
    title: 'Delete simulated data?', danger: true, confirm: 'Delete simulated data',
    body: [h('p', null, 'Every dry-run participant of this study goes, with all answers. Nobody real is touched. It stands in the audit log.')],
    act: () => server.delete(api(study.slug, '/simulated-data')),
  });
  if (done) toast(`${counted(done.runs, 'simulated run')} deleted.`);
}
