// @ts-check
/** Who gets which arm, how many take part, with what, for how long and for how much. */
import { h } from '../../../../shared/dom.js';
import { said } from '../../../words.js';
import { blocksOf, list } from '../parts-of.js';

const POLICIES = [
  { id: 'balanced', label: 'Balanced', help: 'The next person goes to the arm with the fewest completed and running places. The right choice for most studies.' },
  { id: 'permuted-blocks', label: 'Permuted blocks', help: 'Arms come in random order within blocks, so that they are even after each block.' },
  { id: 'simple', label: 'Simple randomisation', help: 'A fair draw for each person; arms become even only in the long run. Places of dropouts are not filled again.' },
  { id: 'minimisation', label: 'Minimisation', help: 'Keeps arms alike in what you balance people by, such as age group or experience.' },
];

const RETURNS = [
  { id: 'resume', label: 'Goes on', help: 'At the step where they were.' },
  { id: 'restart', label: 'Begins the part anew', help: 'Answers so far stay in the data, marked as superseded, and do not count.' },
  { id: 'end', label: 'Is timed out', help: 'For measures that cannot be interrupted.' },
];

/** @param {import('../steps.js').Ui} ui */
export function render({ form, draft }) {
  const study = draft.doc.study;
  const policy = form.get('/assignment/policy');
  return h('div', { class: 'stack' },
    h('div', { class: 'form-card' },
      form.cards('/assignment/policy', 'Which arm the next participant gets', POLICIES),
      policy === 'permuted-blocks' && form.words('/assignment/blockSizes', 'Block sizes', { numeric: true, placeholder: '1, 2', help: 'In rounds of all arms; the size of each block is drawn from these, so that nobody can guess the next arm.' }),
      (policy === 'minimisation' || form.get('/assignment/strata')) && strata(form, study),
      policy === 'minimisation' && form.number('/assignment/probability', 'Probability of the best arm', { min: 0.5, max: 1, step: 0.05, placeholder: '0.8', help: 'Below 1 the next arm cannot be guessed.' })),
    h('div', { class: 'form-card' },
      h('h4', null, 'How many, how long'),
      h('div', { class: 'form-row' },
        form.number('/assignment/quota', 'Participants in all', { min: 1, help: 'The study closes its door at this many completed and running places.' }),
        form.number('/minutes', 'Announced length', { min: 1, max: 600, unit: 'minutes', help: 'Participants are told. The estimate on the right is what the flow implies.' })),
      h('div', { class: 'form-row' },
        form.number('/assignment/leaseMinutes', 'A place is kept for', { min: 1, placeholder: '60', unit: 'minutes', help: 'After so long without a sign of life, somebody’s place is given to the next person.' }),
        form.number('/assignment/maxMinutes', 'A run ends after', { min: 1, unit: 'minutes', optional: true, help: 'Counted from the start; it then ends as timed out.' })),
      form.number('/seed', 'Seed', { min: 0, help: 'Every draw of this study comes from this number, so that it can be repeated. Any number will do.' })),
    h('div', { class: 'form-card' },
      h('h4', null, 'Payment'),
      h('div', { class: 'form-row' },
        form.number('/payment/amount', 'Per participant', { min: 0, step: 0.01 }),
        form.text('/payment/currency', 'Currency', { placeholder: 'EUR', mono: true, list: ['EUR', 'USD', 'GBP', 'CHF'] }),
        form.number('/payment/fee', 'Fee of the service', { min: 0, step: 0.01, placeholder: '0', help: 'What the recruitment service takes on top, as a share: 0.33 is a third.' })),
      form.slot('/payment')),
    h('div', { class: 'form-card' },
      h('h4', null, 'Devices'),
      form.ticks('/device/kinds', 'People may take part with', [{ id: 'desktop', label: 'A computer' }, { id: 'tablet', label: 'A tablet' }, { id: 'phone', label: 'A phone' }], { help: 'None ticked: any device.' }),
      form.number('/device/minWidth', 'Window at least', { min: 200, max: 4000, unit: 'pixels wide', optional: true })),
    h('div', { class: 'form-card' },
      h('h4', null, 'Coming back'),
      form.cards('/resume/policy', 'Whoever comes back after a while', RETURNS),
      form.number('/resume/awayMinutes', 'After being away for', { min: 0, placeholder: '10', unit: 'minutes', help: 'A reload or a lost connection should cost nobody their work: shorter absences always go on.' }),
      ...Object.keys(form.get('/resume/blocks') ?? {}).map((id) => h('div', { class: 'form-row' },
        form.choice(`/resume/blocks/${id}/policy`, `In “${id}”`, RETURNS.map(({ id: policy, label }) => ({ id: policy, label })), { empty: 'as in the rest' }),
        form.number(`/resume/blocks/${id}/awayMinutes`, 'After', { min: 0, unit: 'minutes', optional: true }))),
      form.slot('/resume')),
    form.rest('/assignment', ['policy', 'leaseMinutes', 'quota', 'blockSizes', 'strata', 'probability', 'maxMinutes']));
}

/** @param {import('../form.js').Form} form @param {any} study */
function strata(form, study) {
  const questions = blocksOf(study).filter(({ block }) => block.kind === 'screening').flatMap(({ block }) => list(block.questions).map((question) => ({ id: `screening.${question.id}`, label: question.text ?? said(question.id), help: undefined })));
  return h('div', { class: 'stack tight' },
    form.ticks('/assignment/strata', 'Balance people by', questions, { help: questions.length > 0 ? 'Answers of the screening.' : 'Answers of the screening; there is no screening block in the flow yet.' }),
    form.words('/assignment/strata', 'Or written out', { help: ['Also parameters of the recruitment link, such as ', h('code', null, 'recruitment.country'), '. Parted by commas.'] }));
}
