// @ts-check
/** Mean ranks of the methods over instances, best first; a bar joins those whose ranks differ by less than the critical difference. */
import { h, svg } from '../../shared/dom.js';
import { number } from '../format.js';
import { p as pValue, statistic } from '../apa.js';
import { cliques, isControl } from '../parts/run-words.js';

/** @param {import('../types.js').ScoreComparison} comparison @param {(id: string) => string} methodName */
export function criticalDifference({ friedman, nemenyi }, methodName) {
  const ranks = /** @type {[string, number][]} */ (Object.entries(nemenyi?.meanRanks ?? {})).sort((a, b) => a[1] - b[1]);
  if (!nemenyi || ranks.length < 2) return null;
  const critical = nemenyi.criticalDifference;
  const groups = cliques(ranks, critical);
  const at = (/** @type {number} */ rank) => Number((2 + (96 * (rank - 1)) / Math.max(1, ranks.length - 1)).toFixed(3));
  const x = (/** @type {number} */ rank) => `${at(rank)}%`;
  const ticks = Array.from({ length: ranks.length }, (_, i) => i + 1);
  const joined = groups.map(([from, to]) => ranks.slice(from, to + 1).map(([method]) => methodName(method)).join(', '));
  const says = `Chart of mean ranks, best first: ${ranks.map(([method, rank]) => `${methodName(method)} ${number(rank, 'score')}`).join('; ')}. Critical difference ${number(critical, 'score')}. `
    + (joined.length ? `Not told apart: ${joined.join('; and ')}.` : 'All differ.');
  const height = 30 + 9 * groups.length;
  return h('figure', { class: 'ranks' },
    h('div', { class: 'ranks-plot', role: 'img', 'aria-label': says },
      h('div', { class: 'strip-line' }, h('span', { class: 'strip-label muted' }, 'Mean rank'),
        svg('svg', { height, width: '100%', 'aria-hidden': 'true' },
          svg('line', { class: 'critical', x1: x(1), x2: x(Math.min(ranks.length, 1 + critical)), y1: 4, y2: 4 }),
          ...ticks.map((tick) => svg('text', { x: x(tick), y: 22, 'text-anchor': 'middle' }, String(tick))),
          ...groups.map(([from, to], i) => svg('line', { class: 'clique', x1: `${at(ranks[from][1]) - 0.8}%`, x2: `${at(ranks[to][1]) + 0.8}%`, y1: 33 + 9 * i, y2: 33 + 9 * i })))),
      ...ranks.map(([method, rank]) => h('div', { class: `strip-line${isControl(method) ? ' control' : ''}` },
        h('span', { class: 'strip-label' }, methodName(method)),
        svg('svg', { class: 'strip-plot', height: 26, width: '100%', 'aria-hidden': 'true' },
          ...ticks.map((tick) => svg('line', { class: 'grid', x1: x(tick), x2: x(tick), y1: 0, y2: 26 })),
          svg('line', { class: 'leader', x1: x(rank), x2: x(rank), y1: 0, y2: 13 }),
          svg('circle', { class: 'mark', cx: x(rank), cy: 13, r: 5 }),
          svg('text', { x: x(rank), y: 17, dx: rank > ranks.length / 2 ? -10 : 10, 'text-anchor': rank > ranks.length / 2 ? 'end' : 'start' }, number(rank, 'score')))))),
    h('figcaption', { class: 'small muted' },
      friedman ? ['Friedman: ', h('i', null, 'χ²'), `(${friedman.df}) = ${statistic(friedman.statistic)}, `, h('i', null, 'p'), ` ${pText(friedman.p)}. `] : null,
      `Nemenyi: ranks that differ by less than ${number(critical, 'score')} (the bar at the top) are not told apart at the 5% level${joined.length ? '; these are joined by a bar.' : '.'}`));
}

/** @param {number} value */
function pText(value) {
  const text = String(pValue(value));
  return /^[<=>]/.test(text) ? text : `= ${text}`;
}
