// @ts-check
/** Where participants come from, what is kept of their links, and what they go back with. */
import { h } from '../../../../shared/dom.js';
import { SERVICES, endingName } from '../../../parts/services.js';
import { list } from '../lists.js';

const DUPLICATES = [{ id: 'resume', label: 'Goes on where they were' }, { id: 'refuse', label: 'Is told that they took part' }];
/** What links of the service say by themselves. @type {Record<string, {person: string, keep: string}>} */
const USUAL = {
  prolific: { person: 'PROLIFIC_PID', keep: 'STUDY_ID, SESSION_ID' }, mturk: { person: 'workerId', keep: 'assignmentId, hitId, turkSubmitTo' },
  sona: { person: 'survey_code', keep: '' }, cloudresearch: { person: 'participantId', keep: 'assignmentId, projectId' },
};
const ENDINGS = ['completed', 'no-consent', 'screened-out', 'failed-check', 'timed-out', 'incompatible-device', 'quota-full', 'withdrawn'];

/** @param {import('../steps.js').Ui} ui */
export function render({ form, draft }) {
  const sources = form.get('/recruitment/sources');
  return h('div', { class: 'stack' },
    h('div', { class: 'form-card' },
      h('h4', null, 'Sources'),
      list(form, '/recruitment/sources', {
        add: 'Add a source', blank: () => ({ service: 'prolific' }), name: (one) => one?.id ?? SERVICES[one?.service]?.name ?? 'source',
        empty: 'None is named: anybody with the link may take part, and every parameter of the link is kept.',
        row: (one, i, at) => source(form, one, at, i === 0),
      }),
      form.get('/recruitment') && !(sources?.length > 0) && h('button', { class: 'button small', type: 'button', onclick: () => draft.set('study', '/recruitment', undefined) }, 'Let anybody come'),
      form.slot('/recruitment')),
    sources?.length > 0 && h('div', { class: 'form-card' },
      form.choice('/recruitment/duplicates', 'Who comes again with the same id', DUPLICATES, { empty: 'As suits each service', help: 'On whatever device. Codes of SONA can be guessed, so nobody goes on by one of them unless you say so.' })),
    h('p', { class: 'hint' }, 'Links to paste, with placeholders, and invitations are on the page ', h('a', { href: `#/studies/${encodeURIComponent(draft.slug)}/recruit` }, 'Recruit'), '.'),
    form.rest('/recruitment', ['sources', 'duplicates']));
}

/** @param {import('../form.js').Form} form @param {any} one @param {string} at @param {boolean} open */
function source(form, one, at, open) {
  const service = one?.service;
  const known = USUAL[service] ?? { person: '', keep: '' };
  const person = service !== 'open' && service !== 'invited';
  return form.fold(`source ${at}`, [h('span', null, SERVICES[service]?.name ?? 'Source'), h('span', { class: 'fold-count' }, one?.id ?? '')], open, () => h('div', { class: 'stack tight' },
    form.choice(`${at}/service`, 'Service', Object.entries(SERVICES).map(([id, { name, says }]) => ({ id, label: name, help: says }))),
    h('div', { class: 'form-row' },
      form.text(`${at}/id`, 'Id', { mono: true, placeholder: service, help: 'By which links name it.' }),
      person && form.text(`${at}/person`, 'Parameter with the person’s id', { mono: true, placeholder: known.person })),
    service !== 'invited' && form.words(`${at}/keep`, 'Further parameters to keep', { placeholder: known.keep, help: 'Parted by commas; all others are dropped. Rules and strata name them as recruitment.<parameter>.' }),
    person && form.choice(`${at}/duplicates`, 'Who comes again', DUPLICATES, { empty: 'As the study has it' }),
    h('fieldset', { class: 'field-group' }, h('legend', null, 'At the end'),
      h('p', { class: 'hint' }, 'Over what the study says for everybody. ', h('code', null, '{person}'), ', ', h('code', null, '{code}'), ' and the parameters that are kept are filled into an address.'),
      ...ENDINGS.filter((ending, i) => i === 0 || one?.outcomes?.[ending]).map((ending) => outcome(form, at, ending)),
      more(form, one, at)),
    form.rest(at, ['service', 'id', 'person', 'keep', 'duplicates', 'outcomes'])));
}

/** @param {import('../form.js').Form} form @param {string} at @param {string} ending */
const outcome = (form, at, ending) => h('div', { class: 'form-row' },
  form.text(`${at}/outcomes/${ending}/code`, `${endingName(ending)}: code`, { mono: true }),
  form.text(`${at}/outcomes/${ending}/redirect`, 'Address to go back to', { mono: true, placeholder: 'https://…' }));

/** @param {import('../form.js').Form} form @param {any} one @param {string} at */
function more(form, one, at) {
  const left = ENDINGS.slice(1).filter((ending) => !one?.outcomes?.[ending]);
  if (left.length === 0) return null;
  const choice = h('select', { 'aria-label': 'Another ending' }, h('option', { value: '' }, 'Add another ending …'), ...left.map((ending) => h('option', { value: ending }, endingName(ending))));
  choice.addEventListener('change', () => choice.value && form.set(`${at}/outcomes/${choice.value}`, { code: choice.value.toUpperCase() }));
  return h('div', { class: 'field' }, choice);
}
