// @ts-check
/** What is asked, what is claimed, and the answers the field asks every study for. */
import { h } from '../../../../shared/dom.js';
import { RUNGS, said } from '../../../words.js';
import { list } from '../lists.js';

/** @typedef {import('../steps.js').Ui} Ui */

/** What some step of the designer shows. */
const ROOT = ['schema', 'slug', 'title', 'locale', 'languages', 'rung', 'question', 'framing', 'stimuli', 'seed', 'minutes', 'payment', 'consent', 'device', 'factors', 'forbidden', 'arms', 'assignment', 'flow', 'debrief', 'outcomes', 'resume', 'functional'];
const PARTS = [
  { title: 'How the problem is incomplete', fields: ['/framing/incompleteness/kinds', '/framing/incompleteness/areas', '/framing/incompleteness/severity'], note: '/framing/incompleteness/note' },
  { title: 'What the explanation is to help to check', fields: ['/framing/desiderata', '/framing/about'] },
  { title: 'About the task', fields: ['/framing/task/scope', '/framing/task/time', '/framing/task/expertise'], note: '/framing/task/note' },
  { title: 'About the explanation method', fields: ['/framing/method/forms', '/framing/method/composition', '/framing/method/monotonicity', '/framing/method/uncertainty'], number: '/framing/method/number', note: '/framing/method/note' },
  { title: 'Why, who, what, how, when', fields: ['/framing/survey/why', '/framing/survey/who', '/framing/survey/what', '/framing/survey/how', '/framing/survey/when'] },
];

/** @param {Ui} ui */
export function render({ form, context }) {
  const taxonomy = context.taxonomy;
  const metrics = form.get('/rung') === 'functionally-grounded';
  return h('div', { class: 'stack' },
    h('div', { class: 'form-card' },
      form.text('/title', 'Title', { help: 'What participants see as the study’s name. Do not give the hypothesis away.' }),
      form.text('/question', 'Research question', { rows: 2, help: 'One sentence, with a question mark.', placeholder: 'Do explanations help people to …?' }),
      form.text('/framing/claim', 'Claim', { rows: 3, optional: true, help: 'What you hope to be able to say afterwards. It should not reach further than the study: a claim about an application needs that application.' }),
      specificity(form, taxonomy)),
    h('div', { class: 'form-card' },
      form.cards('/rung', 'Rung of the evaluation ladder', RUNGS.map(({ id, name, says, cost }) => ({ id, label: name, help: `${says} ${cost}.` })), { help: 'Who takes part, and with what task (Doshi-Velez and Kim 2017). Higher up is closer to real use, and costs more.' }),
      metrics && term(form, taxonomy, '/framing/reason')),
    taxonomy && h('div', { class: 'form-card' },
      h('div', null, h('h4', null, 'In the field’s shared terms'), h('p', { class: 'hint' }, 'All optional. Answering them makes studies comparable, and later fills the report and the preregistration.')),
      ...PARTS.map((part) => partFold(form, taxonomy, part))),
    h('div', { class: 'form-card' }, h('h4', null, 'Factors of your own'),
      list(form, '/framing/own', {
        add: 'Add a factor', blank: () => ({}), name: (one, i) => one.name ?? `factor ${i + 1}`,
        help: 'What matters for your study and has no place above.',
        row: (_, __, at) => h('div', { class: 'form-row' }, form.text(`${at}/name`, 'Name'), form.text(`${at}/value`, 'Value here'), form.text(`${at}/meaning`, 'What it means', { optional: true })),
      })),
    form.rest('', ROOT),
    form.rest('/framing', ['claim', 'specificity', 'incompleteness', 'desiderata', 'task', 'method', 'survey', 'about', 'reason', 'own', 'taxonomy']));
}

/** @param {import('../form.js').Form} form @param {import('../../../types.js').Taxonomy | null} taxonomy */
function specificity(form, taxonomy) {
  const field = taxonomy?.fields.find(({ path }) => path === '/framing/specificity');
  const options = field?.terms ?? ['application', 'task-class', 'definition'].map((id) => ({ id, label: said(id) }));
  return form.choice('/framing/specificity', field?.label ?? 'How far the claim reaches', options, { empty: 'Not said', help: field?.help });
}

/** @param {import('../form.js').Form} form @param {import('../../../types.js').Taxonomy | null} taxonomy @param {string} path */
function term(form, taxonomy, path) {
  const field = taxonomy?.fields.find((one) => one.path === path);
  if (!field) return null;
  return field.many ? form.ticks(path, field.label, field.terms, { help: field.help }) : form.choice(path, field.label, field.terms, { empty: 'Not said', help: field.help });
}

/** @param {import('../form.js').Form} form @param {import('../../../types.js').Taxonomy} taxonomy @param {{title: string, fields: string[], note?: string, number?: string}} part */
function partFold(form, taxonomy, { title, fields, note, number }) {
  const answered = [...fields, ...(number ? [number] : [])].filter((path) => form.get(path) !== undefined).length;
  return form.fold(`framing ${title}`, [title, h('span', { class: 'fold-count' }, answered > 0 ? `${answered} answered` : 'not answered')], false, () => h('div', { class: 'stack tight' },
    ...fields.map((path) => term(form, taxonomy, path)),
    number && form.text(number, 'Number of chunks', { optional: true, help: 'How many basic units an explanation has, for example “ten words”.' }),
    note && form.text(note, 'Note', { rows: 2, optional: true })));
}
