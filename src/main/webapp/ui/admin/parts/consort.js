// @ts-check
/** The participants' flow as a picture, with the same in words and numbers, and the test for differential dropout. */
import { h, newId, svg } from '../../shared/dom.js';
import { count, number } from '../format.js';
import { server } from '../server.js';
import { said } from '../words.js';
import { api } from './study-actions.js';
import { table } from './table.js';

/** @typedef {{reason: string, n: number}} Reason */
/** @typedef {{how: string, block?: string | null, label?: string | null, reason?: string | null, n: number}} Lost */
/** @typedef {{arm: string, label: string, allocated: number, received: number, active: number, lost: Lost[], completed: number, rejected: Reason[],
 *   excluded: Reason[], analysed: number, rejectedUnfinished: number}} FlowArm */
/** @typedef {{about: string, levels: string[], counts: number[][], test: string, statistic?: number | null, df?: number | null, p?: number | null,
 *   effect?: string | null, estimate?: number | null, low?: number | null, high?: number | null, note: string}} Difference */
/** @typedef {{version: number, assessed: number, excluded: Reason[], randomised: number, arms: FlowArm[], dropout?: Difference | null,
 *   baseline?: Difference[], otherVersions: number, planned: boolean}} Flow */

const LINE = 18, PAD = 12, GAP = 30, WIDTH = 250;

/** @param {import('../types.js').Study} study @param {string} kind @param {AbortSignal} signal */
export async function consort(study, kind, signal) {
  const title = newId('flow-title');
  /** @type {Flow} */
  const flow = await server.get(api(study.slug, `/participants-flow?kinds=${kind}`), { signal, timeoutMs: 60_000 });
  return h('section', { class: 'card', 'aria-labelledby': title },
    h('div', { class: 'card-head' }, h('h3', { id: title }, 'Participants’ flow'),
      h('a', { class: 'button small', href: api(study.slug, `/participants-flow.csv?kinds=${kind}`), download: `${study.slug}-participants-flow.csv` }, 'CSV')),
    h('p', { class: 'measure-says' }, `As CONSORT asks for it: everybody who came to version ${flow.version} stands in it exactly once.`,
      flow.otherVersions > 0 ? ` ${count(flow.otherVersions)} runs of other versions are not in it.` : '',
      flow.planned ? '' : ' What the plan leaves out is not taken off here; the analysis says it.'),
    h('div', { class: 'flow-scroll', role: 'region', 'aria-label': 'Participants’ flow, picture', tabindex: 0 }, picture(flow)),
    h('details', { class: 'document' }, h('summary', null, h('span', null, 'The same as a table')), asTable(flow)),
    flow.dropout && difference(flow.dropout, 'Do arms lose different shares of their people?'),
    ...(flow.baseline ?? []).map((test) => difference(test, `Do arms differ in ${test.about}?`)));
}

/** @param {number} n @param {string} what */
const line = (n, what) => `${count(n)} ${what}`;
/** @param {Lost} lost */
const lostWords = (lost) => `${said(lost.how).toLowerCase()}${lost.label ? ` at ${lost.label}` : ''}${lost.reason ? ` (${lost.reason})` : ''}`;

/** What stands in the boxes, from above. @param {FlowArm} arm @returns {string[][]} */
const boxes = (arm) => [
  [`${arm.label}`, line(arm.allocated, 'allocated'), line(arm.received, 'began'), ...(arm.active ? [line(arm.active, 'still in it')] : [])],
  [line(arm.lost.reduce((sum, { n }) => sum + n, 0), 'lost'), ...arm.lost.map((lost) => `  ${line(lost.n, lostWords(lost))}`)],
  [line(arm.completed, 'completed'), ...arm.rejected.map(({ reason, n }) => `  ${line(n, `rejected: ${reason}`)}`), ...arm.excluded.map(({ reason, n }) => `  ${line(n, `left out: ${reason}`)}`)],
  [line(arm.analysed, 'analysed')],
];

/** @param {Flow} flow */
function picture(flow) {
  const rows = flow.arms.map(boxes);
  const heights = [0, 1, 2, 3].map((row) => Math.max(1, ...rows.map((arm) => wrapped(arm[row]).length)) * LINE + 2 * PAD);
  const width = Math.max(2, flow.arms.length) * (WIDTH + GAP) - GAP;
  const middle = width / 2;
  const top = box(middle - WIDTH - GAP / 2, 0, WIDTH, [line(flow.assessed, 'came')]);
  const out = box(middle + GAP / 2, 0, WIDTH, [line(flow.assessed - flow.randomised, 'not allocated'), ...flow.excluded.map(({ reason, n }) => `  ${line(n, said(reason).toLowerCase())}`)]);
  const afterTop = Math.max(top.height, out.height) + GAP;
  const trunk = middle - GAP / 2 - WIDTH / 2;
  const random = box(trunk - WIDTH / 2, afterTop, WIDTH, [line(flow.randomised, 'allocated')]);
  const start = afterTop + random.height + GAP;
  const parts = [top.node, out.node, random.node, link(trunk, top.height, trunk, afterTop), link(middle - GAP / 2, PAD + LINE / 2, middle + GAP / 2, PAD + LINE / 2)];
  flow.arms.forEach((arm, i) => {
    const x = i * (WIDTH + GAP);
    let y = start;
    parts.push(svg('path', { class: 'flow-link', d: `M ${trunk} ${start - GAP} V ${start - GAP / 2} H ${x + WIDTH / 2} V ${start}` }));
    rows[i].forEach((lines, row) => {
      if (row > 0) parts.push(link(x + WIDTH / 2, y - GAP, x + WIDTH / 2, y));
      parts.push(box(x, y, WIDTH, lines, heights[row]).node);
      y += heights[row] + GAP;
    });
  });
  const height = start + heights.reduce((sum, one) => sum + one + GAP, -GAP);
  return svg('svg', { class: 'consort', viewBox: `-1 -1 ${width + 2} ${height + 2}`, width: width + 2, height: height + 2, role: 'img', 'aria-label': inWords(flow) }, ...parts);
}

/** @param {number} x @param {number} y @param {number} width @param {string[]} lines @param {number} [least] */
function box(x, y, width, lines, least = 0) {
  const all = wrapped(lines);
  const height = Math.max(least, all.length * LINE + 2 * PAD);
  return {
    height,
    node: svg('g', null, svg('rect', { class: 'flow-box', x, y, width, height, rx: 8 }),
      ...all.map((text, i) => svg('text', { class: i === 0 ? 'flow-first' : 'flow-line', x: x + PAD + (text.startsWith('  ') ? 12 : 0), y: y + PAD + (i + 0.75) * LINE }, text.trim()))),
  };
}

/** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 */
const link = (x1, y1, x2, y2) => svg('path', { class: 'flow-link', d: `M ${x1} ${y1} L ${x2} ${y2}` });

/** Lines that fit into a box. @param {string[]} lines */
const wrapped = (lines) => lines.flatMap((text) => {
  const indent = text.startsWith('  ') ? '  ' : '';
  /** @type {string[]} */ const parts = [];
  for (const word of text.trim().split(' ')) {
    const last = parts[parts.length - 1];
    if (last !== undefined && last.length + word.length < 33 - indent.length) parts[parts.length - 1] = `${last} ${word}`;
    else parts.push(word.length > 34 ? `${word.slice(0, 33)}…` : word);
  }
  return parts.map((part) => indent + part);
});

/** @param {Flow} flow */
const inWords = (flow) => [`${count(flow.assessed)} came, ${count(flow.randomised)} were allocated.`,
  ...flow.excluded.map(({ reason, n }) => `Not allocated: ${count(n)} ${said(reason).toLowerCase()}.`),
  ...flow.arms.map((arm) => `${boxes(arm).flat().map((text) => text.trim()).join(', ')}.`)].join(' ');

/** @param {Flow} flow */
function asTable(flow) {
  const rows = /** @type {[string, (arm: FlowArm) => number][]} */ ([
    ['Allocated', (arm) => arm.allocated], ['Began', (arm) => arm.received], ['Still in it', (arm) => arm.active],
    ...keys(flow, (arm) => arm.lost.map(lostWords)).map((key) => [`Lost: ${key}`, (/** @type {FlowArm} */ arm) => sum(arm.lost.filter((lost) => lostWords(lost) === key))]),
    ['Completed', (arm) => arm.completed],
    ...keys(flow, (arm) => arm.rejected.map(({ reason }) => reason)).map((key) => [`Rejected: ${key}`, (/** @type {FlowArm} */ arm) => sum(arm.rejected.filter(({ reason }) => reason === key))]),
    ...keys(flow, (arm) => arm.excluded.map(({ reason }) => reason)).map((key) => [`Left out: ${key}`, (/** @type {FlowArm} */ arm) => sum(arm.excluded.filter(({ reason }) => reason === key))]),
    ['Analysed', (arm) => arm.analysed],
  ]);
  return table({
    label: 'Participants’ flow', rows, columns: [
      { label: 'Stage', head: true, wrap: true, cell: ([label]) => label },
      ...flow.arms.map((arm) => ({ label: arm.label, num: true, cell: (/** @type {[string, (arm: FlowArm) => number]} */ [, of]) => count(of(arm)) })),
    ],
  });
}

/** @param {Flow} flow @param {(arm: FlowArm) => string[]} of */
const keys = (flow, of) => [...new Set(flow.arms.flatMap(of))];
/** @param {{n: number}[]} all */
const sum = (all) => all.reduce((total, { n }) => total + n, 0);

/** @param {Difference} test @param {string} question */
function difference(test, question) {
  const numbers = test.p === null || test.p === undefined ? null : [
    `${test.test}${test.statistic === null || test.statistic === undefined ? '' : ` χ²(${test.df}) = ${number(test.statistic)}`}, p ${test.p < 0.001 ? '< 0.001' : `= ${test.p.toFixed(3)}`}`,
    `${test.effect} ${number(test.estimate)}, 95% interval ${number(test.low)} to ${number(test.high)}`,
  ].join('; ');
  return h('div', { class: 'card-foot' }, h('h4', null, question), numbers && h('p', null, numbers), h('p', { class: 'muted' }, test.note));
}
