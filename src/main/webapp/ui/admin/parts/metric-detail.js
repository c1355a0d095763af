// @ts-check
/** One metric of a run: bars, ranks, curves, single instances, and what it means. */
import { h, show } from '../../shared/dom.js';
import { criticalDifference } from '../charts/critical-difference.js';
import { scoreBars, scoreCurves } from '../charts/score-charts.js';
import { strip } from '../charts/strip.js';
import { count } from '../format.js';
import { server } from '../server.js';
import { showInstance } from './instance-dialog.js';
import { metricAbout } from './metric-about.js';
import { problemBox } from './problem.js';
import { digits, directionSays, isControl, runsApi, valueOf } from './run-words.js';
import { titleOf } from './score-table.js';
import { table } from './table.js';

const PAGE = 5000, PAGES = 6;

/**
 * @param {{run: import('../types.js').Run, scores: import('../types.js').ScoreTable, metrics: {key: string, card: import('../types.js').MetricCard}[],
 *   methodName: (id: string) => string}} shown
 * @param {string} model @param {string} key @param {AbortSignal} signal
 */
export function metricDetail({ run, scores, metrics, methodName }, model, key, signal) {
  const metric = metrics.find((one) => one.key === key) ?? metrics[0];
  const { card } = metric, title = titleOf(metric);
  const cells = scores.cells.filter((cell) => cell.model === model && cell.metric === metric.key)
    .sort((a, b) => Number(isControl(a.method)) - Number(isControl(b.method)));
  const comparison = (scores.comparisons ?? []).find((one) => one.model === model && one.metric === metric.key);
  const bars = scoreBars(title, card, cells, methodName, signal);
  const curves = scoreCurves(title, cells, methodName, signal);
  const ranks = comparison && criticalDifference(comparison, methodName);
  const single = cells.some(({ n, overall }) => n > 0 && !(overall && n === 0));
  return h('section', { class: 'card metric-detail', 'aria-labelledby': 'metric' },
    h('div', { class: 'card-head' }, h('h2', { class: 'card-title', id: 'metric', tabindex: -1 }, title), h('span', { class: 'badge plain' }, directionSays(card.direction))),
    card.description && h('p', { class: 'measure-says' }, card.description),
    h('p', { class: 'cluster' }, h('span', { class: `badge ${/^not validated/i.test(card.validation ?? '') ? 'warn' : 'good'}` }, /^not validated/i.test(card.validation ?? '') ? 'Not validated with people' : 'Studied with people')),
    h('details', { class: 'document' }, h('summary', null, h('span', null, 'What it means, its settings and who validated it')), metricAbout(card)),
    bars && part('Means with intervals', bars),
    part('Ranks', ranks ?? h('p', { class: 'muted small' }, /** @type {any} */ (comparison)?.reason ?? 'Methods are ranked where at least two have scores of the same instances.')),
    curves && part('Curves', curves),
    besideControls(scores, model, metric.key, methodName),
    single && part('Single instances', instances(run, metrics, metric, model, methodName, cells, signal)));
}

/** A metric that cannot tell a method from a control says nothing about it. @param {import('../types.js').ScoreTable} scores @param {string} model @param {string} key @param {(id: string) => string} methodName */
function besideControls({ controls = [] }, model, key, methodName) {
  const rows = controls.filter((one) => one.model === model && one.metric === key && Number.isFinite(one.difference));
  if (rows.length === 0) return null;
  const write = digits(rows.flatMap(({ difference, low, high }) => [difference, low, high]));
  return part('Beside the controls', table({
    label: 'Methods beside controls', rows, columns: [
      { label: 'Method', head: true, cell: ({ method }) => methodName(method) },
      { label: 'Control', cell: ({ control }) => methodName(control) },
      { label: 'Better by', num: true, cell: ({ difference }) => write(difference) },
      { label: '95% interval', num: true, cell: ({ low, high }) => (Number.isFinite(low) ? `${write(low)} to ${write(high)}` : '–') },
      { label: 'Instances', num: true, cell: ({ n }) => count(n) },
      { label: 'Told apart', cell: ({ better, high }) => (better ? h('span', { class: 'badge good' }, 'Better') : Number(high ?? 0) < 0 ? h('span', { class: 'badge bad' }, 'Worse') : h('span', { class: 'badge warn' }, 'Not told apart')) },
    ],
  }));
}

/** @param {string} name @param {Node} node */
const part = (name, node) => h('div', { class: 'metric-part' }, h('h3', null, name), node);

/**
 * @param {import('../types.js').Run} run @param {any[]} metrics @param {any} metric @param {string} model
 * @param {(id: string) => string} methodName @param {import('../types.js').ScoreCell[]} cells @param {AbortSignal} signal
 */
function instances(run, metrics, metric, model, methodName, cells, signal) {
  const host = h('div', { 'aria-busy': 'true' }, h('p', { class: 'muted small' }, 'Loading the scores of single instances …'));
  const load = async () => {
    try {
      const found = await all(run, model, metric.key, signal);
      const lines = cells.map(({ method }) => ({
        method, label: methodName(method), control: isControl(method),
        scores: found.scores.filter((one) => one.method === method && Number.isFinite(one.value)).map((one) => ({ item: one.item, value: Number(one.value) })),
      }));
      const write = digits(cells.map(valueOf));
      show(host, strip(lines, write, (method, item) => showInstance(run, metrics, { model, method, item }, methodName)) ?? h('p', { class: 'muted small' }, 'This metric has no scores of single instances.'),
        found.more > 0 && h('p', { class: 'muted small' }, `${count(found.more)} further scores are not drawn; the export has them all.`));
    } catch (failure) {
      if (!signal.aborted) show(host, problemBox(failure, load));
    }
    host.removeAttribute('aria-busy');
  };
  load();
  return host;
}

/** @param {import('../types.js').Run} run @param {string} model @param {string} metric @param {AbortSignal} signal @returns {Promise<{scores: import('../types.js').ItemScore[], more: number}>} */
async function all(run, model, metric, signal) {
  /** @type {import('../types.js').ItemScore[]} */
  const scores = [];
  let total = 1;
  for (let page = 0; page < PAGES && scores.length < total; page++) {
    const query = new URLSearchParams({ model, metric, offset: String(scores.length), limit: String(PAGE) });
    const answer = await server.get(runsApi(run.set, `/${encodeURIComponent(run.id)}/items?${query}`), { signal, timeoutMs: 60_000 });
    total = answer.total;
    scores.push(...answer.scores);
    if (answer.scores.length === 0) break;
  }
  return { scores, more: total - scores.length };
}
