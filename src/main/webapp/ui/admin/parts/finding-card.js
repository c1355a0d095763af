// @ts-check
/** One finding: what it says, its charts and tables, what speaks against it, and whom it left out. */
import { h } from '../../shared/dom.js';
import { forest } from '../charts/forest.js';
import { groupCharts } from '../charts/groups.js';
import { share, statistic } from '../apa.js';
import { count } from '../format.js';
import { said } from '../words.js';
import { copyText } from './copy.js';
import { findingTables } from './finding-tables.js';
import { kindOfAnalysis, roleBadge } from './plan-words.js';
import { withWithout } from './with-without.js';

/** @typedef {import('../types.js').AnalysisFinding} AnalysisFinding */

const SENTENCES = 6;

/**
 * @param {AnalysisFinding} finding @param {AnalysisFinding | undefined} without the same with nobody excluded
 * @param {import('../types.js').Points[] | undefined} points @param {AbortSignal} signal
 */
export function findingCard(finding, without, points, signal) {
  const title = finding.title ?? said(finding.id); // which several may have, so the landmark says the id too
  return h('section', { class: 'card finding-card', 'aria-label': `${title} (${finding.id})` },
    h('div', { class: 'card-head' }, h('h3', null, title), roleBadge(finding.role)),
    ...body(finding, finding.id, points, signal),
    ...(finding.beside ?? []).map((other, i) => h('details', { class: 'document' },
      h('summary', null, h('span', null, `Beside: ${other.title && other.title !== finding.title ? other.title : kindOfAnalysis(other.kind)}`)),
      ...body(other, `${finding.id}, beside ${i + 1}`, undefined, signal))),
    withWithout(finding, without));
}

/** @param {AnalysisFinding} finding @param {string} about @param {import('../types.js').Points[] | undefined} points @param {AbortSignal} signal */
function body(finding, about, points, signal) {
  const charts = [forest(finding, signal), ...groupCharts(finding, points, signal)].filter((one) => one !== null);
  return [
    h('p', { class: 'muted small' }, facts(finding).join(' · ')),
    finding.formula && h('p', null, h('code', { class: 'formula' }, finding.formula)),
    warnings(finding),
    sentences(finding.sentences ?? []),
    charts.length > 0 && h('div', { class: 'finding-charts' }, ...charts),
    tables(finding, about),
    leftOut(finding),
  ];
}

/** Open where there is room, and the finding is what the study was made for. @param {AnalysisFinding} finding @param {string} about */
function tables(finding, about) {
  const all = findingTables(finding, about);
  const open = finding.role === 'primary' && matchMedia('(min-width: 60rem)').matches;
  return all.length > 0 && h('details', { class: 'document', open },
    h('summary', null, h('span', null, all.length === 1 ? 'Table' : `Tables (${all.length})`)), ...all);
}

/** @param {AnalysisFinding} finding */
function facts({ kind, estimator, n, groups = {}, r2, aic }) {
  return [kindOfAnalysis(kind), estimator ?? '', n === undefined || n === null ? '' : `n = ${count(n)}`,
    ...Object.entries(groups).map(([name, size]) => `${said(name)}: ${count(size)}`),
    r2 ? `R² ${share(r2.marginal)} marginal, ${share(r2.conditional)} conditional` : '', aic === undefined || aic === null ? '' : `AIC ${statistic(aic)}`].filter(Boolean);
}

/** The first few, the others on demand. @param {string[]} all */
function sentences(all) {
  if (all.length === 0) return null;
  const list = (/** @type {string[]} */ some) => h('ul', { class: 'sentences' }, ...some.map(sentence));
  const rest = all.slice(SENTENCES);
  return h('div', null, list(all.slice(0, SENTENCES)),
    rest.length > 0 && h('details', { class: 'document' }, h('summary', null, h('span', null, `${rest.length} more`)), list(rest)));
}

/** @param {string} text */
const sentence = (text) => h('li', { class: 'sentence-row' }, h('span', null, text),
  h('button', { class: 'button small quiet', type: 'button', 'aria-label': `Copy: ${text}`, onclick: () => copyText(text) }, 'Copy'));

/** @param {AnalysisFinding} finding */
function warnings({ warnings: all = [], converged, singular }) {
  const told = all.map(({ message }) => message);
  if (converged === false && !all.some(({ code }) => /converge/.test(code))) told.push('The model did not converge: its numbers are not to be relied on.');
  if (singular === true && !all.some(({ code }) => /singular/.test(code))) told.push('The fit is singular: a random effect has no variance, or two are perfectly correlated.');
  return told.length > 0 && h('div', { class: 'notice warn' }, h('p', { class: 'notice-title' }, told.length === 1 ? 'Take care' : `Take care (${told.length})`),
    h('ul', null, ...told.map((text) => h('li', null, text))));
}

/** @param {AnalysisFinding} finding */
function leftOut({ excluded = {} }) {
  const reasons = Object.entries(excluded);
  return reasons.length > 0 && h('p', { class: 'muted small' }, 'Left out of this analysis: ',
    reasons.map(([reason, n]) => `${reason} ${count(n)}`).join(', '), '.');
}
