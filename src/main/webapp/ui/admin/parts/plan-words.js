// @ts-check
/** An analysis plan in words: what was decided before there were data. */
import { h } from '../../shared/dom.js';
import { said } from '../words.js';

/** @typedef {import('../types.js').Plan} Plan */
/** @typedef {import('../types.js').PlannedAnalysis} PlannedAnalysis */

/** @type {Record<string, string>} */
const KINDS = {
  descriptive: 'Descriptive statistics', 't-test': 't test', 'mann-whitney': 'Mann-Whitney U test', wilcoxon: 'Wilcoxon signed-rank test',
  permutation: 'Permutation test', tost: 'Equivalence test (TOST)', 'bayes-t': 'Bayesian t test', anova: 'Analysis of variance',
  'rm-anova': 'Repeated-measures analysis of variance', ancova: 'Analysis of covariance', 'kruskal-wallis': 'Kruskal-Wallis test',
  friedman: 'Friedman test', emmeans: 'Estimated marginal means', 'chi-square': 'Chi-square test', fisher: 'Fisher’s exact test',
  mcnemar: 'McNemar’s test', 'cochran-q': 'Cochran’s Q test', binomial: 'Binomial test', correlation: 'Correlation', ols: 'Linear regression',
  logistic: 'Logistic regression', lmm: 'Linear mixed model', glmm: 'Generalised linear mixed model', clm: 'Cumulative link model',
  clmm: 'Cumulative link mixed model', 'bradley-terry': 'Bradley-Terry model', survival: 'Survival analysis', 'signal-detection': 'Signal detection',
  reliance: 'Reliance on advice', simulatability: 'Simulatability', calibration: 'Calibration of confidence', agreement: 'Agreement between raters',
  reliability: 'Reliability of a scale', power: 'Power',
};
/** @param {string} kind */
export const kindOfAnalysis = (kind) => KINDS[kind] ?? said(kind);

/** @param {string | undefined} role */
export const roleBadge = (role = 'secondary') =>
  h('span', { class: `badge ${role === 'primary' ? 'accent' : role === 'exploratory' ? 'warn' : 'plain'}` }, said(role));

/** @param {Plan} plan @param {boolean} open */
export function planCard(plan, open) {
  const { hypotheses = [], exclusions = [], analyses = [] } = plan;
  return h('section', { class: 'card', 'aria-labelledby': 'plan' },
    h('div', { class: 'card-head' }, h('h3', { id: 'plan' }, 'The plan'),
      h('span', { class: 'muted small' }, `${analyses.length} ${analyses.length === 1 ? 'analysis' : 'analyses'}`)),
    hypotheses.length > 0 && h('div', { class: 'plan-part' }, h('h4', null, 'Hypotheses'), h('ol', { class: 'plan-list' }, ...hypotheses.map((text) => h('li', null, text)))),
    h('div', { class: 'plan-part' }, h('h4', null, 'Who and what is left out'), excluded(plan.data?.exclude, exclusions)),
    plan.stopping && h('div', { class: 'plan-part' }, h('h4', null, 'When data collection stops'), h('p', null, plan.stopping)),
    h('details', { class: 'document', open }, h('summary', null, h('span', null, 'Analyses, in order')),
      h('ol', { class: 'plan-analyses' }, ...analyses.map(one))));
}

/** @param {string | undefined} exclude @param {{id: string, rule: string, why?: string}[]} exclusions */
function excluded(exclude, exclusions) {
  if (!exclude && exclusions.length === 0) return h('p', { class: 'muted' }, 'Nobody and nothing.');
  return h('ul', { class: 'plan-list' },
    exclude && h('li', null, 'Everything where ', h('code', null, exclude), ': set aside by hand, with a reason for each person.'),
    ...exclusions.map(({ id, rule, why }) => h('li', null, h('strong', null, said(id)), ': where ', h('code', null, rule), '. ', why)));
}

/** @param {PlannedAnalysis} analysis */
const one = (analysis) => h('li', null,
  h('p', { class: 'cluster' }, h('strong', null, analysis.title ?? said(analysis.id)), roleBadge(analysis.role)),
  h('p', { class: 'muted small' }, [kindOfAnalysis(analysis.kind), ...settings(analysis)].join(' · ')),
  analysis.formula && h('p', null, h('code', { class: 'formula' }, analysis.formula)),
  analysis.where && h('p', { class: 'small' }, 'Only where ', h('code', null, analysis.where)));

/** @param {PlannedAnalysis} analysis @returns {string[]} */
function settings(analysis) {
  const list = (/** @type {unknown} */ value) => [value].flat().join(', ');
  /** @type {[string, unknown][]} */
  const known = [['of', analysis.measure], ['by', analysis.by], ['items', analysis.items], ['unit:', analysis.unit], ['within', analysis.within],
    ['family:', analysis.family], ['estimator', analysis.estimator], ['df:', analysis.df], ['correction:', analysis.correction],
    ['p adjusted by', analysis.adjust], ['level', analysis.level], ['bootstrap replicates:', analysis.bootstrap], ['seed', analysis.seed]];
  const reference = analysis.reference && typeof analysis.reference === 'object'
    ? [`compared with ${Object.entries(analysis.reference).map(([factor, level]) => `${factor} = ${list(level)}`).join(', ')}`]
    : analysis.reference ? [`compared with ${analysis.reference}`] : [];
  return [...known.filter(([, value]) => value !== undefined && value !== null).map(([name, value]) => `${name} ${list(value)}`), ...reference];
}
