// @ts-check
/** Two runs side by side: the cells that both have, with their differences. */
import { h, show } from '../../shared/dom.js';
import { ago, count } from '../format.js';
import { server } from '../server.js';
import { said } from '../words.js';
import { problemBox } from './problem.js';
import { arrow, digits, runsApi, settingsSay, valueOf } from './run-words.js';
import { titleOf } from './score-table.js';
import { table } from './table.js';

/** @typedef {import('../types.js').Run} Run */
/** @typedef {{run: Run, scores: import('../types.js').ScoreTable, metrics: {key: string, card: import('../types.js').MetricCard}[], methodName: (id: string) => string}} Shown */

/** @param {Shown} here @param {Run[]} runs @param {string | null} chosen @param {AbortSignal} signal @param {(id: string) => void} remember */
export function compareRuns(here, runs, chosen, signal, remember) {
  const others = runs.filter((run) => run.id !== here.run.id && run.state === 'done');
  if (others.length === 0) return h('p', { class: 'muted small' }, 'There is no other finished run on this set to compare with.');
  const host = h('div', { class: 'stack tight', 'aria-live': 'polite' });
  const select = h('select', { id: 'compare-with' }, h('option', { value: '' }, 'Choose a run'),
    ...others.map((run) => h('option', { value: run.id }, runName(run))));
  if (chosen && others.some(({ id }) => id === chosen)) select.value = chosen;
  const draw = async () => {
    remember(select.value);
    if (!select.value) return show(host);
    try {
      const [scores, run] = await Promise.all([
        server.get(runsApi(here.run.set, `/${encodeURIComponent(select.value)}/table`), { signal, timeoutMs: 60_000 }),
        server.get(runsApi(here.run.set, `/${encodeURIComponent(select.value)}/plan`), { signal }),
      ]);
      show(host, ...sideBySide(here, scores, run));
    } catch (failure) {
      if (!signal.aborted) show(host, problemBox(failure, draw));
    }
  };
  select.addEventListener('change', draw);
  if (select.value) draw();
  return h('div', { class: 'stack tight' }, h('div', { class: 'field' }, h('label', { for: 'compare-with' }, 'Compare with'), select), host);
}

/** @param {Run} run */
const runName = (run) => `${new Date(run.createdAt ?? 0).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })} · seed ${run.seed}${run.study ? ` · ${run.study}` : ''} · ${count(run.total)} scores`;

/** @param {Shown} here @param {import('../types.js').ScoreTable} scores @param {Run} run */
function sideBySide(here, scores, run) {
  const mine = new Map(here.metrics.map((metric) => [metric.key, metric]));
  const theirs = new Map((run.plan?.metrics ?? []).map((metric) => [metric.key, metric]));
  const found = new Map(scores.cells.map((cell) => [`${cell.model}|${cell.method}|${cell.metric}`, cell]));
  const rows = here.scores.cells.flatMap((cell) => {
    const other = found.get(`${cell.model}|${cell.method}|${cell.metric}`);
    const metric = mine.get(cell.metric);
    return other && metric ? [{ cell, other, metric, write: digits([valueOf(cell), valueOf(other)]) }] : [];
  });
  const models = new Set(rows.map(({ cell }) => cell.model)).size > 1;
  const changed = [...mine.values()].filter((metric) => {
    const other = theirs.get(metric.key);
    return other && (settingsSay(other.card.parameters) !== settingsSay(metric.card.parameters) || other.card.version !== metric.card.version);
  });
  const sameItems = JSON.stringify(run.plan?.items) === JSON.stringify(here.run.plan?.items);
  return [
    h('p', { class: 'small' }, 'Begun ', ago(run.createdAt), `, seed ${run.seed}`, run.stimuli === here.run.stimuli ? ', on the same version of the set.' : ', on another version of the set.'),
    !sameItems && h('div', { class: 'notice warn' }, h('p', { class: 'notice-title' }, 'Other instances'), h('p', null, 'The two runs score different instances: their means are not of the same thing.')),
    changed.length > 0 && h('div', { class: 'notice warn' }, h('p', { class: 'notice-title' }, 'Other settings'),
      h('p', null, changed.map((metric) => `${titleOf(metric)}: ${settingsSay(metric.card.parameters) || 'none'} here, ${settingsSay(theirs.get(metric.key)?.card.parameters) || 'none'} there`).join('; '))),
    rows.length === 0 ? h('p', { class: 'muted' }, 'The two runs have nothing in common.') : table({
      label: 'Two runs side by side', rows, columns: [
        { label: 'Metric', head: true, wrap: true, cell: ({ metric }) => `${titleOf(metric)} ${arrow(metric.card.direction)}` },
        ...(models ? [{ label: 'Model', cell: (/** @type {any} */ one) => said(one.cell.model) }] : []),
        { label: 'Method', cell: ({ cell }) => here.methodName(cell.method) },
        { label: 'This run', num: true, cell: ({ cell, write }) => write(valueOf(cell)) },
        { label: 'That run', num: true, cell: ({ other, write }) => write(valueOf(other)) },
        { label: 'Difference', num: true, cell: ({ cell, other, write }) => difference(valueOf(cell), valueOf(other), write) },
      ],
    }),
  ];
}

/** @param {number | null} here @param {number | null} there @param {(value: number | null) => string} write */
function difference(here, there, write) {
  if (here === null || there === null) return '–';
  const by = here - there;
  return by === 0 ? '0' : `${by > 0 ? '+' : ''}${write(by)}`;
}
