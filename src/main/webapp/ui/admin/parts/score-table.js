// @ts-check
/** Metrics by method: the mean of each with its interval, its rank and what has no score. */
import { h } from '../../shared/dom.js';
import { count } from '../format.js';
import { arrow, best, digits, directionSays, isControl, propertyName, reasonsSay, settingsSay, valueOf } from './run-words.js';
import { table } from './table.js';

/** @typedef {import('../types.js').ScoreTable} ScoreTable */
/** @typedef {import('../types.js').ScoreCell} ScoreCell */
/** @typedef {{key: string, card: import('../types.js').MetricCard}} Measured */

/**
 * @param {ScoreTable} scores @param {Measured[]} metrics @param {string} model
 * @param {(id: string) => string} methodName @param {string} chosen key of a metric @param {(key: string) => void} choose
 */
export function scoreTable(scores, metrics, model, methodName, chosen, choose) {
  const cells = scores.cells.filter((cell) => cell.model === model);
  const methods = [...new Set(cells.map(({ method }) => method))].sort((a, b) => Number(isControl(a)) - Number(isControl(b)));
  const rows = metrics.map((metric) => row(metric, cells));
  const grouped = new Set(metrics.map(({ card }) => card.property)).size > 1;
  return h('div', { class: 'score-matrix' }, table({
    label: 'Metrics by method', rows, columns: [
      { label: 'Metric', head: true, wrap: true, cell: ({ metric }) => name(metric, metric.key === chosen, choose, grouped) },
      ...methods.map((method) => ({
        label: methodName(method) + (isControl(method) ? ' (control)' : ''), num: true,
        cell: (/** @type {ReturnType<typeof row>} */ one) => value(one, method),
      })),
    ],
  }));
}

/** @param {Measured} metric @param {ScoreCell[]} cells */
function row(metric, cells) {
  const own = cells.filter((cell) => cell.metric === metric.key);
  return {
    metric, own, best: best(own, metric.card.direction),
    write: digits(own.flatMap((cell) => [valueOf(cell)])),
  };
}

/** A metric that stands twice in a run shows its number. @param {Measured} metric */
export function titleOf({ key, card }) {
  const extra = key.startsWith(card.id) ? key.slice(card.id.length + 1) : '';
  return extra ? `${card.title} (${extra})` : card.title;
}

/** @param {Measured} metric @param {boolean} here @param {(key: string) => void} choose @param {boolean} grouped */
function name(metric, here, choose, grouped) {
  const { card } = metric;
  return [
    h('button', { class: 'link-button metric-name', type: 'button', 'aria-current': here ? 'true' : null, dataset: { metric: metric.key }, onclick: () => choose(metric.key) }, titleOf(metric)),
    ' ', h('abbr', { class: 'muted', title: directionSays(card.direction) }, arrow(card.direction)),
    h('span', { class: 'cell-note', title: settingsSay(card.parameters) }, grouped ? propertyName(card.property ?? '') : settingsSay(card.parameters)),
  ];
}

/** @param {ReturnType<typeof row>} one @param {string} method */
function value({ own, best: winner, write }, method) {
  const cell = own.find((each) => each.method === method);
  if (!cell) return h('span', { class: 'muted' }, '–', h('span', { class: 'visually-hidden' }, ' not scored'));
  const text = write(valueOf(cell));
  const missing = cell.undefined ?? 0;
  const reasons = reasonsSay(cell.reasons);
  const none = valueOf(cell) === null;
  return [
    winner === method ? h('strong', { class: 'best' }, text, h('span', { class: 'visually-hidden' }, ' (best)')) : h('span', { class: none ? 'muted' : null }, text),
    !none && cell.rank !== null && cell.rank !== undefined && h('span', { class: 'rank', title: 'Rank among the methods and controls' }, h('span', { class: 'visually-hidden' }, ' rank '), `#${Number(cell.rank.toFixed(1))}`),
    Number.isFinite(cell.low) && Number.isFinite(cell.high) && h('span', { class: 'cell-note' }, `${write(cell.low)} to ${write(cell.high)}`),
    missing > 0 && h('span', { class: 'cell-note', title: reasons.join('; ') }, none && missing === cell.undefined && cell.n === 0 ? `none: ${short(Object.keys(cell.reasons ?? {})[0] ?? cell.overall?.reason ?? '')}` : `${count(missing)} without`),
  ];
}

/** @param {string} reason */
const short = (reason) => (reason.length > 40 ? `${reason.slice(0, 38)}…` : reason);

/** What has no score, and why. @param {ScoreTable} scores @param {Measured[]} metrics @param {string} model @param {(id: string) => string} methodName */
export function withoutScores(scores, metrics, model, methodName) {
  const titles = new Map(metrics.map((metric) => [metric.key, titleOf(metric)]));
  const rows = scores.cells.filter((cell) => cell.model === model && ((cell.undefined ?? 0) > 0 || cell.overall?.reason)).flatMap((cell) => {
    const reasons = Object.entries(cell.reasons ?? {});
    return (reasons.length ? reasons : [[cell.overall?.reason ?? 'no reason was given', cell.undefined]])
      .map(([reason, n]) => ({ cell, reason: String(reason), n: Number(n ?? 0) }));
  });
  if (rows.length === 0) return null;
  return h('details', { class: 'document' },
    h('summary', null, h('span', null, `Without a score (${rows.length})`)),
    table({
      label: 'Without a score', rows, columns: [
        { label: 'Metric', head: true, wrap: true, cell: ({ cell }) => titles.get(cell.metric) ?? cell.metric },
        { label: 'Method', cell: ({ cell }) => methodName(cell.method) },
        { label: 'Instances', num: true, cell: ({ n }) => n || '–' },
        { label: 'Why', wrap: true, cell: ({ reason }) => reason },
      ],
    }));
}
