// @ts-check
/** The export: one file with everything that is needed to check the results elsewhere. */
import { h } from '../../shared/dom.js';
import { api } from '../parts/study-actions.js';
import { table } from '../parts/table.js';

const PEOPLE = [
  ['data/trials.csv', 'One row per participant, trial and response field. What is missing is NA; what was left empty is an empty text.'],
  ['data/participants.csv', 'One row per participant: arm, how the run ended, times, device.'],
  ['data/codebook.csv', 'Every column: label, type, unit, levels, codes for what is missing. The same as JSON beside it.'],
  ['events.csv', 'What was done inside the steps, with times.'],
  ['data/codings.csv', 'Where answers were coded: what each coder said of each text, and what was settled. The codes themselves are columns code_… of the trials.'],
  ['definition', 'The study, its plan and its texts, as they were frozen, and the present draft.'],
  ['assignment-ledger.csv', 'Who was assigned to which arm and order, with seed and ordinal: it can be replayed.'],
  ['provenance.json, datapackage.json', 'Versions, seeds, and the SHA-256 of every file.'],
];
const PROXIES = [
  ['scores.csv', 'One row per item, method and metric, undefined scores marked as such.'],
  ['runs.csv', 'Every run with its inputs and its seed.'],
  ['definition', 'The study and its plan, as they were frozen, and the present draft.'],
  ['provenance.json, datapackage.json', 'Versions, seeds, and the SHA-256 of every file.'],
];
const COLUMNS = [
  ['participant', 'A pseudonym. Recruitment ids are never in the export.'],
  ['condition', 'The arm the participant was in, and one factor_… column for each factor.'],
  ['phase, block, position', 'Where in the study the trial stood.'],
  ['model_output, truth, model_correct', 'What the model said about the item, and what was true.'],
  ['response, confidence', 'What the participant answered.'],
  ['correct_vs_model, correct_vs_truth', 'Whether it agrees with the model, and with the truth.'],
  ['rt_ms, active_ms, first_action_ms', 'Times from first paint; hidden and idle time apart.'],
  ['excluded, exclusion_reason', 'Flags only: nothing that was measured is ever left out of the file.'],
];

/** @param {import('../types.js').Study} study */
export function panel(study) {
  const people = study.rung !== 'functionally-grounded';
  return h('div', { class: 'stack' },
    h('section', { class: 'card', 'aria-labelledby': 'download' },
      h('div', { class: 'card-head' }, h('h3', { id: 'download' }, 'Download')),
      h('p', { class: 'measure-says' }, 'One zip file. Made again from the same data, it has the same bytes.'),
      download(study, people),
      h('div', { class: 'card-foot' }, table({
        label: 'What is in the archive', rows: people ? PEOPLE : PROXIES,
        columns: [{ label: 'File', head: true, wrap: true, cell: ([name]) => name }, { label: 'What it is', cell: ([, what]) => what }],
      }))),
    people && h('section', { class: 'card', 'aria-labelledby': 'codebook' },
      h('div', { class: 'card-head' }, h('h3', { id: 'codebook' }, 'Columns worth knowing')),
      h('p', { class: 'measure-says' }, 'The codebook in the archive describes all of them.'),
      table({
        label: 'Columns of the data file', rows: COLUMNS,
        columns: [{ label: 'Column', head: true, wrap: true, cell: ([names]) => names.split(', ').flatMap((name, i) => [i > 0 && ' ', h('code', null, name)]) }, { label: 'What it says', cell: ([, what]) => what }],
      })));
}

/** @param {import('../types.js').Study} study @param {boolean} people */
function download(study, people) {
  const link = h('a', { class: 'button primary', download: `${study.slug}.zip` }, 'Download the export');
  const simulated = h('input', { type: 'checkbox' });
  const address = () => { link.href = api(study.slug, `/export.zip?simulated=${simulated.checked}`); };
  simulated.addEventListener('change', address);
  address();
  return h('div', { class: 'stack tight' }, people && h('label', { class: 'check' }, simulated, 'Include simulated participants'), h('div', null, link));
}
