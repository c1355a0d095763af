// @ts-check
/** What will be computed, decided before there are data. */
import { h } from '../../../../shared/dom.js';
import { kindOfAnalysis } from '../../../parts/plan-words.js';
import { said } from '../../../words.js';
import { list } from '../lists.js';
import { blocksOf, list as listed } from '../parts-of.js';
import { freeName } from '../tree.js';

/** @typedef {import('../steps.js').Ui} Ui */
/** @typedef {import('../form.js').Form} Form */

const PART = /** @type {'plan'} */ ('plan');
const P = { part: PART };
const KINDS = ['glmm', 'lmm', 'clmm', 'logistic', 'ols', 'clm', 'anova', 'rm-anova', 'ancova', 't-test', 'wilcoxon', 'mann-whitney', 'permutation', 'tost', 'bayes-t', 'kruskal-wallis', 'friedman', 'emmeans', 'chi-square', 'fisher', 'mcnemar', 'cochran-q', 'binomial', 'correlation', 'bradley-terry', 'survival', 'signal-detection', 'reliance', 'simulatability', 'calibration', 'agreement', 'reliability', 'descriptive', 'power'];
const MODELS = ['glmm', 'lmm', 'clmm', 'clm', 'ols', 'logistic', 'anova', 'rm-anova', 'ancova', 't-test', 'mann-whitney', 'wilcoxon', 'permutation', 'tost', 'bayes-t', 'kruskal-wallis', 'friedman', 'emmeans', 'chi-square', 'fisher', 'mcnemar', 'cochran-q', 'binomial', 'correlation', 'calibration', 'survival'];
const HELP = /** @type {Record<string, string>} */ ({
  glmm: 'For yes-or-no answers such as correct or not, with people and items both drawn at random. The usual choice for accuracy.',
  lmm: 'For measures such as time or ratings, with people and items both drawn at random.', clmm: 'For ordered answers such as a rating from 1 to 5.',
  reliance: 'Right advice followed, wrong advice overruled.', simulatability: 'How much better people foresee the model after than before.',
  calibration: 'Whether people who are sure are right.', reliability: 'Whether a scale’s items belong together.', 'bradley-terry': 'Which of several won more of the forced choices.',
  descriptive: 'Means and shares with intervals; no test.', tost: 'Whether a difference is too small to matter.', power: 'How many participants are needed.',
});
const KNOWN = ['id', 'kind', 'role', 'title', 'formula', 'where', 'measure', 'by', 'items', 'reference', 'adjust', 'family', 'unit'];

/** @param {Ui} ui */
export function render({ form, draft }) {
  const { plan, study } = draft.doc;
  if (plan === null || plan === undefined) {
    return h('div', { class: 'empty' }, h('h4', null, 'No analysis plan yet'),
      h('p', null, 'A plan says what will be computed before anybody has seen data. It is frozen when the study opens.'),
      h('button', { class: 'button primary', type: 'button', onclick: () => form.set('', begun(study), PART) }, 'Begin a plan'));
  }
  const analyses = listed(plan.analyses);
  const primary = analyses.filter(({ role }) => role === 'primary');
  return h('div', { class: 'stack' },
    h('div', { class: 'form-card' }, h('h4', null, 'Hypotheses'),
      list(form, '/hypotheses', { ...P, add: 'Add a hypothesis', blank: () => '', name: (_, i) => `hypothesis ${i + 1}`, help: 'In words, with a direction: who does what more, and compared with whom.', row: (_, i, at) => form.text(at, `Hypothesis ${i + 1}`, { ...P, rows: 2 }) })),
    h('div', { class: 'form-card' }, h('h4', null, 'What is left out'),
      form.text('/data/exclude', 'Rows set aside by hand', { ...P, mono: true, placeholder: 'excluded == true', optional: true }),
      list(form, '/exclusions', {
        ...P, add: 'Add an exclusion rule', blank: () => ({ id: freeName('rule', listed(plan.exclusions).map(({ id }) => id)), rule: 'rt_ms < 300' }), name: (one, i) => said(one.id ?? `rule ${i + 1}`), help: 'Rules that anybody can check, such as answers that came too fast.',
        row: (_, __, at) => h('div', { class: 'stack tight' },
          h('div', { class: 'form-row' }, form.text(`${at}/id`, 'Name', { ...P, mono: true }), form.text(`${at}/rule`, 'Rows are left out if', { ...P, mono: true }), form.choice(`${at}/per`, 'Judged per', [{ id: 'participant', label: 'person, who is left out as a whole' }], { ...P, empty: 'row' })),
          form.text(`${at}/why`, 'Why', P)),
      })),
    h('div', { class: 'form-card' }, h('h4', null, 'When data collection stops'),
      form.text('/stopping', 'Stopping rule', { ...P, rows: 2, placeholder: '100 completed runs in each arm. No look at the results by arm before that.' })),
    h('div', { class: 'form-card' }, h('h4', null, 'Analyses, in the order of the report'),
      analyses.length > 0 && primary.length !== 1 && h('p', { class: 'caution' }, h('span', null, primary.length === 0 ? 'None of them is the primary one: the one that answers your question.' : `${primary.length} are primary; one analysis should answer the question.`)),
      columns(study),
      list(form, '/analyses', {
        ...P, add: 'Add an analysis', least: 1, name: (one, i) => one.title ?? said(one.id ?? `analysis ${i + 1}`),
        blank: () => ({ id: freeName('analysis', analyses.map(({ id }) => id)), kind: 'descriptive', role: 'secondary', measure: scored(study), by: armColumns(study) }),
        row: (one, i, at) => form.fold(`analysis ${at}`, [one.title ?? said(one.id ?? `Analysis ${i + 1}`), h('span', { class: 'fold-count' }, [said(one.role ?? 'secondary').toLowerCase(), kindOfAnalysis(one.kind)].join(', '))], analyses.length === 1, () => analysis(form, at, one)),
      })),
    form.rest('', ['schema', 'hypotheses', 'exclusions', 'stopping', 'data', 'analyses'], PART),
    form.rest('/data', ['participant', 'item', 'exclude'], PART));
}

/** @param {Form} form @param {string} at @param {any} one */
const analysis = (form, at, one) => h('div', { class: 'stack tight' },
  form.text(`${at}/title`, 'Question', { ...P, help: 'As a reader would ask it.' }),
  h('div', { class: 'form-row' },
    form.choice(`${at}/kind`, 'Kind', KINDS.map((id) => ({ id, label: kindOfAnalysis(id), help: HELP[id] })), P),
    form.choice(`${at}/role`, 'Role', [{ id: 'primary', label: 'primary: it answers the question' }, { id: 'secondary', label: 'secondary' }, { id: 'exploratory', label: 'exploratory' }], { ...P, empty: 'secondary' }),
    form.text(`${at}/id`, 'Short name', { ...P, mono: true })),
  (MODELS.includes(one.kind) || one.formula) && form.text(`${at}/formula`, 'Formula', { ...P, mono: true, help: ['Measure, then what it depends on: ', h('code', null, 'correct_vs_model ~ factor_method + (1 | participant) + (1 | item)'), '. ', h('code', null, '(1 | participant)'), ' means that people differ.'] }),
  (!MODELS.includes(one.kind) || one.measure) && form.words(`${at}/measure`, 'Measure', { ...P, single: true }),
  h('div', { class: 'form-row' },
    form.words(`${at}/by`, 'Separately by', { ...P, optional: true }),
    ['glmm'].includes(one.kind) && form.choice(`${at}/family`, 'Family', [{ id: 'binomial', label: 'binomial: yes or no' }, { id: 'poisson', label: 'Poisson: counts' }, { id: 'gaussian', label: 'Gaussian' }], { ...P, empty: 'by the measure' }),
    form.choice(`${at}/adjust`, 'Several comparisons', ['none', 'holm', 'bonferroni', 'hochberg', 'hommel', 'bh', 'by', 'tukey'].map((id) => ({ id, label: id === 'none' ? 'not adjusted' : `adjusted by ${said(id)}` })), { ...P, empty: 'as usual for this kind' })),
  ['reliability', 'agreement', 'cochran-q', 'friedman'].includes(one.kind) && form.words(`${at}/items`, 'Items', { ...P, optional: true }),
  form.text(`${at}/where`, 'Only rows where', { ...P, mono: true, optional: true, placeholder: "phase == 'main'" }),
  one.reference && typeof one.reference === 'object' && h('div', { class: 'form-row' }, ...Object.keys(one.reference).filter((key) => typeof one.reference[key] === 'string').map((key) => form.text(`${at}/reference/${key}`, `${key} is compared with`, { ...P, mono: true }))),
  form.rest(at, KNOWN, PART));

/** What the data will have. @param {any} study */
const columns = (study) => h('details', { class: 'fold' }, h('summary', null, h('span', { class: 'fold-title' }, 'Columns the data will have')),
  h('div', { class: 'fold-body' }, h('p', { class: 'columns-list' }, ...['participant', 'item', 'arm', 'phase', 'stage', 'trial', 'truth', 'model_output', 'response', 'correct_vs_truth', 'correct_vs_model', 'rt_ms', ...(blocksOf(study).some(({ block }) => block.confidence) ? ['confidence'] : []), ...armColumns(study)].map((name) => h('code', null, name))),
    h('p', { class: 'hint' }, 'One row per participant and trial. Answers of questionnaires have a column per item.')));

/** @param {any} study */
const armColumns = (study) => [...new Set([...listed(study?.factors).map(({ id }) => id), ...listed(study?.arms).flatMap(({ levels }) => Object.keys(levels ?? {}))])].map((id) => `factor_${id}`);

/** Which column says right or wrong. @param {any} study */
const scored = (study) => (blocksOf(study).some(({ block }) => ['judge-advisor', 'decision'].includes(block.task)) ? 'correct_vs_truth' : 'correct_vs_model');

/** @param {any} study */
function begun(study) {
  if (study?.rung === 'functionally-grounded') {
    return { schema: 'plan/1', hypotheses: [], stopping: 'One run over all items; no sampling.', analyses: [{ id: 'table', role: 'primary', title: 'Every metric by method', kind: 'descriptive', measure: 'score', by: ['metric', 'model', 'method'] }] };
  }
  const [factor] = armColumns(study);
  return {
    schema: 'plan/1', hypotheses: [], data: { participant: 'participant', item: 'item', exclude: 'excluded == true' },
    analyses: [factor
      ? { id: 'accuracy', role: 'primary', title: 'Does accuracy differ between the arms?', kind: 'glmm', family: 'binomial', formula: `${scored(study)} ~ ${factor} + (1 | participant) + (1 | item)`, where: "phase == 'main'", adjust: 'holm' }
      : { id: 'accuracy', role: 'primary', title: 'How accurate are people?', kind: 'descriptive', measure: scored(study), by: ['phase'] }],
  };
}
