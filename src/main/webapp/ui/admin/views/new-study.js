// @ts-check
/** The beginning of a study: from a template, as a copy, from a file, or from nothing. */
import { h, newId, show } from '../../shared/dom.js';
import { counted } from '../format.js';
import { closeButton, openDialog } from '../parts/dialog.js';
import { findingsList } from '../parts/findings.js';
import { checked, field, onSubmit } from '../parts/form.js';
import { problemBox } from '../parts/problem.js';
import { server } from '../server.js';
import { RUNGS, rungName, said } from '../words.js';
import { asId, freeName } from './designer/tree.js';

/** @typedef {import('../types.js').Template} Template */
/** @typedef {import('../types.js').StudySummary} StudySummary */

/** @type {import('../router.js').View} */
export const view = {
  async render({ signal, query }) {
    const [templates, studies, sets] = await Promise.all([server.get('/api/templates', { signal }), server.get('/api/studies', { signal }), server.get('/api/stimuli', { signal })]);
    const copy = query.get('copyOf');
    if (copy) queueMicrotask(() => start({ copyOf: copy, studies, sets, title: studies.find((/** @type {StudySummary} */ one) => one.slug === copy)?.title }));
    return {
      title: 'New study',
      node: h('div', { class: 'stack loose' },
        h('div', { class: 'page-head' },
          h('p', { class: 'eyebrow' }, h('a', { href: '#/' }, 'Studies'), ' / New'),
          h('h1', null, 'New study'),
          h('p', { class: 'lead' }, 'Begin with a design that was published, and change whatever you like. Nothing is open to participants until you say so.')),
        templatesPart(templates, studies, sets),
        h('section', { class: 'stack', 'aria-labelledby': 'otherwise' },
          h('h2', { id: 'otherwise' }, 'Or begin otherwise'),
          h('div', { class: 'start-ways' },
            h('div', { class: 'card stack tight' }, h('h3', null, 'From nothing'), h('p', { class: 'muted' }, 'An empty study; the designer leads you through its parts.'),
              h('div', null, h('button', { class: 'button', type: 'button', onclick: () => start({ studies, sets }) }, 'Begin with an empty study'))),
            copyCard(studies, sets), importCard()))),
    };
  },
};

/** @param {Template[]} templates @param {StudySummary[]} studies @param {any[]} sets */
function templatesPart(templates, studies, sets) {
  const host = h('div');
  const rungId = newId('rung'), taskId = newId('task');
  const rung = h('select', { id: rungId, onchange: () => draw() }, h('option', { value: '' }, 'All rungs'), ...RUNGS.map(({ id, name }) => h('option', { value: id }, name)));
  const task = h('select', { id: taskId, onchange: () => draw() }, h('option', { value: '' }, 'All tasks'), ...[...new Set(templates.flatMap(({ tasks = [] }) => tasks))].sort().map((id) => h('option', { value: id }, said(id))));
  const draw = () => {
    const shown = templates.filter((one) => (!rung.value || one.rung === rung.value) && (!task.value || (one.tasks ?? []).includes(task.value)));
    show(host, shown.length === 0 ? h('p', { class: 'quiet-empty' }, 'No template like that.') : h('ul', { class: 'template-grid' }, ...shown.map((one) => h('li', null, card(one, studies, sets)))));
  };
  draw();
  return h('section', { class: 'stack', 'aria-labelledby': 'templates' },
    h('div', { class: 'split' }, h('h2', { id: 'templates' }, 'Templates'),
      h('div', { class: 'cluster filters' }, h('label', { class: 'visually-hidden', for: rungId }, 'Rung'), rung, h('label', { class: 'visually-hidden', for: taskId }, 'Task'), task)),
    host);
}

/** @param {Template} template @param {StudySummary[]} studies @param {any[]} sets */
function card(template, studies, sets) {
  const { title, summary, rung, tasks = [], source, doi } = template;
  return h('article', { class: 'card template' },
    h('div', { class: 'cluster tight' }, h('span', { class: 'badge plain accent' }, rungName(rung)), ...tasks.map((task) => h('span', { class: 'chip' }, said(task)))),
    h('h3', null, title), h('p', null, summary),
    source && h('p', { class: 'muted small' }, 'After ', doi ? h('a', { href: `https://doi.org/${doi}`, rel: 'noreferrer' }, source) : source),
    h('button', { class: 'button', type: 'button', onclick: () => start({ template, studies, sets, title }) }, 'Use this template', h('span', { class: 'visually-hidden' }, title)));
}

/** @param {StudySummary[]} studies @param {any[]} sets */
function copyCard(studies, sets) {
  const id = newId('copy');
  const select = h('select', { id }, ...studies.map(({ slug, title }) => h('option', { value: slug }, title ?? slug)));
  return h('div', { class: 'card stack tight' }, h('h3', null, 'As a copy'), h('p', { class: 'muted' }, 'Everything of a study but its data.'),
    studies.length === 0 ? h('p', { class: 'quiet-empty' }, 'There is no study to copy yet.') : h('div', { class: 'field' }, h('label', { for: id }, 'Study'), select),
    studies.length > 0 && h('div', null, h('button', { class: 'button', type: 'button', onclick: () => start({ copyOf: select.value, studies, sets, title: studies.find(({ slug }) => slug === select.value)?.title }) }, 'Copy it')));
}

/** Asks for a name, makes the study, and goes to its design. @param {{template?: Template, copyOf?: string, title?: string, studies: StudySummary[], sets: any[]}} from */
function start({ template, copyOf, title, studies, sets }) {
  const taken = studies.map(({ slug }) => slug);
  const name = field({ label: 'Title', name: 'title', hint: 'What participants see as its name. You can change it later.', value: copyOf && title ? `${title} (copy)` : template ? title : '', maxlength: 200 });
  const slug = field({ label: 'Short name', name: 'slug', hint: 'In addresses and files; it never changes. Small letters, digits and hyphens.', value: freeName(asId(name.value()) || 'study', taken), maxlength: 64 });
  let own = false;
  slug.input.addEventListener('input', () => { own = true; });
  name.input.addEventListener('input', () => { if (!own) slug.input.value = freeName(asId(name.value()) || 'study', taken); });
  // one with a control comes first: a study whose explanations stand beside none is seldom what is wanted
  const fitting = (template?.sets?.length ? sets.filter((one) => template.sets?.includes(one.slug)) : [...sets]).sort((a, b) => Number(controlled(b)) - Number(controlled(a)));
  const setId = newId('set');
  const set = h('select', { id: setId }, template ? null : h('option', { value: '' }, 'Decide later'), ...fitting.map((one) => h('option', { value: one.slug }, one.title ?? one.slug)));
  const trouble = h('div');
  const id = newId('start');
  const go = h('button', { class: 'button primary', type: 'submit', form: id }, 'Make the study');
  const form = h('form', { id, class: 'stack' }, name.element, slug.element,
    !copyOf && fitting.length > 0 && h('div', { class: 'field' }, h('label', { for: setId }, 'Stimulus set'), h('p', { class: 'hint' }, template ? 'Those that this design works with.' : 'The items people will see.'), set), trouble);
  const { dialog } = openDialog({ title: template ? template.title : copyOf ? 'Copy a study' : 'An empty study', body: [form], actions: [closeButton('Cancel'), go] });
  name.input.select();
  onSubmit(form, go, async () => {
    trouble.replaceChildren();
    if (!checked([[name, name.value().trim() === '' && 'A study needs a title.'], [slug, !/^[a-z0-9][a-z0-9-]{0,63}$/.test(slug.value()) ? 'Small letters, digits and hyphens only.' : taken.includes(slug.value()) && 'There is a study of this name.']])) return;
    const made = await server.post('/api/studies', { slug: slug.value(), title: name.value().trim(), template: template?.id, copyOf, set: copyOf ? undefined : set.value || undefined }, { timeoutMs: 60_000 });
    dialog.close('done');
    location.hash = `#/studies/${encodeURIComponent(made.slug)}/design`;
  }, (failure) => trouble.replaceChildren(problemBox(failure)));
}

/** @param {{methods?: {id: string}[]}} set */
const controlled = ({ methods = [] }) => methods.some(({ id }) => id === 'placebo');

const FORMATS = [
  { id: 'archive', label: 'A Groundwork archive (zip)', says: 'A study with its stimulus set, as another Groundwork exported it.', accept: '.zip', url: '/api/archives' },
  { id: 'revisit', label: 'reVISit (config.json or zip)', says: 'Components, sequences and responses, as far as they have a counterpart.', accept: '.json,.zip', url: '/api/imports/revisit' },
  { id: 'webxaii', label: 'WebXAII (protocol file)', says: 'Protocols of WebXAII studies.', accept: '.json,.yaml,.yml,.zip', url: '/api/imports/webxaii' },
];

function importCard() {
  const formatId = newId('format'), fileId = newId('file');
  const outcome = h('div', { 'aria-live': 'polite' });
  const file = h('input', { id: fileId, type: 'file', accept: FORMATS[0].accept });
  const says = h('p', { class: 'hint' }, FORMATS[0].says);
  const format = h('select', { id: formatId, onchange: () => { file.accept = chosen().accept; says.textContent = chosen().says; } }, ...FORMATS.map(({ id, label }) => h('option', { value: id }, label)));
  const chosen = () => FORMATS.find(({ id }) => id === format.value) ?? FORMATS[0];
  const go = h('button', { class: 'button', type: 'submit' }, 'Bring it in');
  const form = h('form', { class: 'stack tight' },
    h('div', { class: 'field' }, h('label', { for: formatId }, 'What it is'), format, says),
    h('div', { class: 'field' }, h('label', { for: fileId }, 'File'), file), h('div', null, go));
  onSubmit(form, go, async () => {
    const one = file.files?.[0];
    if (!one) {
      show(outcome, h('p', { class: 'error' }, 'Choose a file first.'));
      return;
    }
    show(outcome);
    const zip = /\.zip$/i.test(one.name);
    const answer = await server.post(chosen().url, undefined, { raw: one, headers: { 'Content-Type': zip ? 'application/zip' : /\.ya?ml$/i.test(one.name) ? 'application/yaml' : 'application/json' }, timeoutMs: 300_000 });
    show(outcome, report(answer));
  }, (failure) => show(outcome, problemBox(failure)));
  return h('div', { class: 'card stack tight' }, h('h3', null, 'From a file'), form, outcome, h('p', { class: 'small' }, 'YAML files, a folder or a stimulus set come in by ', h('a', { href: '#/import' }, 'Import'), '.'));
}

/** @param {any} answer */
function report({ slug, study, stimuli, taken = [], left = [], findings = [] }) {
  const name = slug ?? (typeof study === 'string' ? study : study?.slug);
  return h('div', { class: 'notice good' }, h('p', { class: 'notice-title' }, `${name} is here`),
    stimuli && h('p', null, stimuli.state === 'known' ? `Its stimulus set ${stimuli.slug} was here already, exactly so.` : `Its stimulus set ${stimuli.slug} was stored.`),
    taken.length > 0 && h('details', null, h('summary', null, `${counted(taken.length, 'part')} taken over`), h('ul', null, ...taken.map((/** @type {string} */ text) => h('li', null, text)))),
    left.length > 0 && h('details', { open: true }, h('summary', null, `${counted(left.length, 'part')} left out`), h('ul', null, ...left.map((/** @type {any} */ one) => h('li', null, h('strong', null, one.what), one.why ? `: ${one.why}` : '')))),
    findings.length > 0 && h('details', null, h('summary', null, counted(findings.length, 'remark')), findingsList(findings)),
    h('p', null, h('a', { class: 'button small', href: `#/studies/${encodeURIComponent(name)}/design` }, 'Open its design')));
}
