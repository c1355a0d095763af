// @ts-check
/** What a question for power came to: the number, its uncertainty, its cost, the curve, and what was taken to be true. */
import { h } from '../../shared/dom.js';
import { powerChart } from '../charts/power.js';
import { ago, count, counted, number, shortHash } from '../format.js';
import { table } from './table.js';

/** @param {number} amount @param {string} currency */
const money = (amount, currency) => {
  try {
    return amount.toLocaleString('en', { style: 'currency', currency });
  } catch {
    return `${number(amount)} ${currency}`;
  }
};

/** @param {number | null} share */
const percent = (share) => (share === null || share === undefined ? '–' : `${(100 * share).toFixed(1)}%`);

/** @param {any} run one that is done @param {AbortSignal} signal */
export function powerResult(run, signal) {
  const { result, assumptions } = run;
  return h('section', { class: 'card power-result', 'aria-labelledby': 'power-answer' },
    h('div', { class: 'card-head' }, h('h3', { class: 'card-title', id: 'power-answer', tabindex: '-1' }, 'How many participants'), h('span', { class: 'muted small' }, 'Computed ', ago(run.finishedAt))),
    !run.current && h('div', { class: 'notice warn' }, h('p', { class: 'notice-title' }, 'The study has changed since'), h('p', null, 'This answer is about the design as it was then. Ask again for the present one.')),
    answer(result, assumptions),
    ...result.warnings.map((/** @type {string} */ text) => h('div', { class: 'notice warn' }, h('p', { class: 'notice-title' }, 'To look at'), h('p', null, text))),
    result.smooth.length > 1 && powerChart(run, signal),
    curveTable(run),
    h('section', null, h('h4', null, 'What was taken to be true'),
      h('ul', { class: 'power-assumptions' }, ...result.assumptions.map((/** @type {string} */ text) => h('li', null, text)))),
    h('p', { class: 'muted small' }, `${result.method}. Seed `, h('code', null, String(assumptions.seed)), ', code ', h('code', null, run.code), ', design ', h('code', { title: run.design }, shortHash(run.design)), '. The same question gives the same numbers.'));
}

/** @param {any} result @param {any} assumptions */
function answer(result, assumptions) {
  const { needed, sensitivity } = result;
  return h('div', { class: 'stack tight' },
    needed
      ? h('div', { class: 'stats' },
        stat(count(needed.participants), 'participants in the analysis', needed.low !== null ? `${needed.low === null ? '–' : count(needed.low)} to ${needed.high === null ? 'unknown' : count(needed.high)} by the error of simulation (95%)` : ''),
        stat(count(needed.recruited), 'to recruit', `${count(needed.completed)} complete`),
        stat(percent(needed.power), 'power with them', needed.extrapolated ? 'read off the curve beyond what was simulated' : ''),
        needed.cost && stat(money(needed.cost.total, needed.cost.currency), 'cost', needed.cost.fees > 0 ? `${money(needed.cost.payments, needed.cost.currency)} to participants, ${money(needed.cost.fees, needed.cost.currency)} fees` : 'to those who complete'))
      : h('div', { class: 'notice bad' }, h('p', { class: 'notice-title' }, `A power of ${percent(assumptions.power)} is not reached`), h('p', null, 'More people within the range do not get there. The points below show how near it comes.')),
    needed && h('p', null, 'By arm: ', needed.arms.map((/** @type {any} */ arm) => `${arm.label} ${count(arm.participants)}`).join(', '), '.'),
    needed && !needed.cost && h('p', { class: 'muted small' }, 'The study says no payment, so there is no cost.'),
    sensitivity && h('p', null, h('strong', null, 'Sensitivity: '), sensitivity.words, sensitivity.low !== null && sensitivity.high !== null ? ` Error of simulation: ${effect(sensitivity.low, sensitivity.in)} to ${effect(sensitivity.high, sensitivity.in)}.` : ''));
}

/** @param {number} value @param {string} unit */
const effect = (value, unit) => (unit === 'points' ? `${(100 * value).toFixed(1)} points` : number(value));

/** @param {string} value @param {string} label @param {string} note */
const stat = (value, label, note) => h('div', { class: 'stat' }, h('span', { class: 'stat-value' }, value), h('span', { class: 'stat-label' }, label), note && h('span', { class: 'muted small' }, note));

/** @param {any} run */
function curveTable({ result }) {
  if (result.curve.length === 0) {
    const places = result.smooth.filter((/** @type {any} */ _, /** @type {number} */ i) => i % 4 === 0);
    return places.length > 0 && h('details', null, h('summary', null, 'The curve as a table'), table({
      label: 'Power by participants', rows: places, columns: [
        { label: 'Participants', num: true, head: true, cell: (place) => count(place.participants) },
        { label: 'Power', num: true, cell: (place) => percent(place.power) },
      ],
    }));
  }
  return h('details', { open: true }, h('summary', null, 'The simulated sizes as a table'), table({
    label: 'Power by participants', rows: result.curve, columns: [
      { label: 'Participants', num: true, head: true, cell: (point) => count(point.participants) },
      { label: 'Power', num: true, cell: (point) => h('strong', null, percent(point.power)) },
      { label: 'Monte Carlo error', num: true, cell: (point) => `±${percent(point.error)}` },
      { label: '95% (Wilson)', num: true, cell: (point) => `${percent(point.low)} to ${percent(point.high)}` },
      ...(result.targets.length > 1 ? result.targets.map((/** @type {any} */ target, /** @type {number} */ i) => ({ label: target.label, num: true, cell: (/** @type {any} */ point) => percent(point.each[i]) })) : []),
      { label: 'Studies', num: true, cell: (point) => [count(point.draws), point.failed > 0 && h('span', { class: 'muted small' }, ` (${counted(point.failed, 'failed fit')})`)] },
    ],
  }));
}
