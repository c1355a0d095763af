// @ts-check
/** The results so far: every measure as a chart and as a table, with what was left out and where the numbers come from. */
import { h, show } from '../../shared/dom.js';
import { absolute, ago, count, shortHash } from '../format.js';
import { measureCard } from '../parts/measure-card.js';
import { metricMatrix } from '../parts/metric-matrix.js';
import { problemBox } from '../parts/problem.js';
import { runPanel } from '../parts/run-panel.js';
import { api, armNames } from '../parts/study-actions.js';
import { server } from '../server.js';

/** @typedef {import('../types.js').Results} Results */

const AGAIN_MS = 3000;

/** @param {import('../types.js').Study} study @param {import('../router.js').Page} page */
export async function panel(study, page) {
  const functional = study.rung === 'functionally-grounded';
  const host = h('div', { class: 'stack' });
  let simulated = page.query.get('simulated') === 'true';
  let drawn = new AbortController(); // the charts on the page at present
  let again = 0;
  page.signal.addEventListener('abort', () => {
    drawn.abort();
    clearTimeout(again);
  }, { once: true });
  const load = async () => {
    /** @type {Results} */
    const results = await server.get(api(study.slug, `/results?simulated=${simulated}`), { signal: page.signal, timeoutMs: 120_000 });
    clearTimeout(again);
    if (results.counting && !results.measures.length && !page.signal.aborted) {
      again = window.setTimeout(() => load().catch((failure) => show(host, problemBox(failure, load))), AGAIN_MS);
    }
    drawn.abort();
    drawn = new AbortController();
    show(host, ...content(named(results, armNames(study)), functional, drawn.signal));
  };
  const toggle = h('input', { type: 'checkbox', checked: simulated });
  toggle.addEventListener('change', async () => {
    simulated = toggle.checked;
    host.setAttribute('aria-busy', 'true');
    await load().catch((failure) => show(host, problemBox(failure, load)));
    host.removeAttribute('aria-busy');
  });
  await load();
  return h('div', { class: 'stack' },
    functional
      ? await runPanel(study, page, load)
      : h('div', { class: 'split results-bar' },
        h('label', { class: 'check' }, toggle, 'Include simulated participants'),
        h('button', { class: 'button small', type: 'button', onclick: () => load().catch((failure) => show(host, problemBox(failure, load))) }, 'Compute again')),
    host);
}

/** Arms under the names the study gives them. @param {Results} results @param {(id: string) => string} armName @returns {Results} */
const named = (results, armName) => ({
  ...results,
  measures: (results.measures ?? []).map((measure) => ({ ...measure, rows: measure.rows.map((row) => (row.arm ? { armLabel: armName(row.arm), ...row } : row)) })),
});

/** @param {Results} results @param {boolean} functional @param {AbortSignal} signal */
function content(results, functional, signal) {
  const measures = results.measures ?? [];
  if (measures.length === 0 && results.counting) {
    return [h('div', { class: 'empty', role: 'status' },
      h('h3', null, 'Being computed'),
      h('p', null, 'There are so many answers that this takes a while. The results appear here by themselves.'))];
  }
  if (measures.length === 0) {
    return [h('div', { class: 'empty' },
      h('h3', null, 'No results yet'),
      h('p', null, functional ? 'They appear when a run has ended.' : 'They appear with the first answers. Simulated participants are left out unless you ask for them.'))];
  }
  const metrics = measures.filter(({ kind }) => kind === 'metric');
  return [
    results.counting && h('div', { class: 'notice info' }, h('p', { class: 'notice-title' }, `These results were computed ${ago(results.at)}`),
      h('p', null, 'Answers have come in since. They are computed anew beside this page: “Compute again” shows the new ones once they are there.')),
    results.masked && h('div', { class: 'notice info' }, h('p', { class: 'notice-title' }, 'Arms have no names yet'),
      h('p', null, 'This version opened without a plan. Lock one on the tab Analysis; until then the arms are called Arm A, Arm B and so on, so that the plan cannot follow the data.')),
    !functional && results.counts && basis(results.counts),
    metrics.length > 1 && metricMatrix(metrics),
    ...measures.map((measure) => measureCard(measure, signal)),
    provenance(results),
  ];
}

const LABELS = /** @type {[string, string][]} */ ([['completed', 'Completed'], ['active', 'In it now'], ['withdrawn', 'Withdrawn'], ['failedCheck', 'Failed the check'],
  ['refused', 'Refused consent'], ['excluded', 'Excluded from the analysis'], ['simulated', 'Simulated']]);

/** @param {Record<string, number>} counts */
const basis = (counts) => h('section', { class: 'card', 'aria-labelledby': 'basis' },
  h('div', { class: 'card-head' }, h('h3', { id: 'basis' }, `Of ${count(counts.enrolled)} enrolled`)),
  h('div', { class: 'stats' }, ...LABELS.filter(([key]) => counts[key] !== undefined && counts[key] !== null).map(([key, label]) =>
    h('div', { class: 'stat' }, h('span', { class: 'stat-value' }, count(counts[key])), h('span', { class: 'stat-label' }, label)))));

/** @param {Results} results */
function provenance({ version, at, provenance: from }) {
  const inputs = Object.entries(from?.inputs ?? {});
  return h('section', { class: 'provenance', 'aria-labelledby': 'provenance' },
    h('h3', { id: 'provenance' }, 'Where these numbers come from'),
    h('dl', { class: 'facts' },
      h('dt', null, 'Computed'), h('dd', { title: absolute(at) }, ago(at)),
      h('dt', null, 'Study version'), h('dd', null, String(version ?? '–')),
      from?.seed !== undefined && from?.seed !== null && [h('dt', null, 'Seed'), h('dd', null, h('code', null, String(from.seed)))],
      from?.version && [h('dt', null, 'Groundwork'), h('dd', null, from.version)],
      ...inputs.map(([name, hash]) => [h('dt', null, `Hash of ${name}`), h('dd', null, h('code', { title: String(hash) }, shortHash(String(hash))))]).flat()));
}
