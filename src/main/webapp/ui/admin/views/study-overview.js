// @ts-check
/** What the study asks, how it goes, and the documents that say so. */
import { h } from '../../shared/dom.js';
import { absolute, ago, count, counted, shortHash } from '../format.js';
import { findingsList, isError } from '../parts/findings.js';
import { flowPicture } from '../parts/flow.js';
import { armName, isChanged, nextVersion } from '../parts/study-actions.js';
import { table } from '../parts/table.js';
import { RUNGS, said, tone } from '../words.js';

/** @typedef {import('../types.js').Study} Study */

/** @param {Study} study */
export const panel = (study) => h('div', { class: 'stack' },
  study.state === 'open' && isChanged(study) && h('div', { class: 'notice info' },
    h('p', { class: 'notice-title' }, 'The files have changed'),
    h('p', null, `People still take part in the version that is open. Opening version ${nextVersion(study).number} lets newcomers into what the files say now.`)),
  findings(study),
  h('div', { class: 'columns' },
    h('div', { class: 'stack' },
      question(study),
      (study.flow?.length ?? 0) > 0 && flow(study),
      study.functional && functional(study.functional),
      (study.arms?.length ?? 0) > 0 && arms(study)),
    h('div', { class: 'stack' }, facts(study), versions(study))),
  documents(study));

/** @param {string} id @param {string} title @param {...any} content */
const card = (id, title, ...content) => h('section', { class: 'card', 'aria-labelledby': id },
  h('div', { class: 'card-head' }, h('h3', { id }, title)), ...content);

/** @param {Study} study */
function findings({ slug, findings = [] }) {
  if (findings.length === 0) return null;
  const errors = findings.filter(isError).length;
  return h('section', { class: `notice ${errors ? 'bad' : 'warn'}`, 'aria-labelledby': 'findings' },
    h('h3', { class: 'notice-title', id: 'findings' }, errors ? `${counted(errors, 'error')} in the study’s files` : `${counted(findings.length, 'warning')} in the study’s files`),
    h('p', null, h('a', { class: 'button small', href: `#/studies/${encodeURIComponent(slug)}/design?step=launch` }, 'Go through them in the designer')),
    findingsList(findings));
}

/** @param {Study} study */
const question = (study) => card('question', 'Question',
  h('p', { class: 'lead' }, study.question ?? '–'),
  study.claim && h('div', { class: 'claim' }, h('p', { class: 'eyebrow' }, 'Claim'), h('p', null, study.claim)));

/** @param {Study} study */
const flow = (study) => card('flow', 'What a participant goes through', flowPicture(study.flow ?? [], study.arms));

/** @param {Study} study */
const arms = (study) => card('arms', 'Arms', table({
  label: 'Arms', rows: study.arms ?? [], columns: [
    { label: 'Arm', head: true, cell: (arm) => armName(arm) },
    { label: 'Explanation', cell: (arm) => said(arm.method ?? 'none') },
    { label: 'Model’s output', cell: (arm) => (arm.advice === false ? 'Not offered' : 'Offered') },
    { label: 'Id', cell: (arm) => h('code', null, arm.id) },
  ],
}));

/** @param {NonNullable<Study['functional']>} run */
const functional = (run) => card('functional', 'What is computed',
  h('dl', { class: 'facts' },
    h('dt', null, 'Metrics'), h('dd', null, ...(run.metrics ?? []).map((metric) => h('span', { class: 'chip' }, metricName(metric)))),
    (run.models?.length ?? 0) > 0 && [h('dt', null, 'Models'), h('dd', null, ...(run.models ?? []).map((model) => h('span', { class: 'chip' }, said(model))))],
    h('dt', null, 'Methods'), h('dd', null, ...(run.methods ?? []).map((method) => h('span', { class: 'chip' }, said(typeof method === 'string' ? method : /** @type {any} */ (method).id)))),
    h('dt', null, 'Items'), h('dd', null, itemsOf(run.items)),
    h('dt', null, 'Seed'), h('dd', null, String(run.seed ?? '–'))));

/** @param {any} items */
function itemsOf(items) {
  const ids = Array.isArray(items) ? items : items?.ids ?? [];
  if (ids.length > 0) return count(ids.length);
  return items?.perCell ? `${items.perCell} of each truth × prediction cell` : 'All';
}

/** @param {any} metric */
function metricName(metric) {
  if (typeof metric === 'string') return said(metric);
  const { id, ...rest } = metric;
  const settings = Object.entries(rest.parameters ?? rest).map(([key, value]) => `${key} = ${typeof value === 'object' ? JSON.stringify(value) : value}`).join(', ');
  return settings ? `${said(id)} (${settings})` : said(id);
}

/** @param {Study} study */
function facts(study) {
  const rung = RUNGS.find(({ id }) => id === study.rung);
  const rows = /** @type {[string, any][]} */ ([
    ['Rung', rung?.name], ['Humans', rung?.humans], ['Tasks', rung?.tasks],
    ['Stimuli', study.stimuli?.set && h('a', { href: `#/stimuli/${encodeURIComponent(study.stimuli.set)}` }, said(study.stimuli.set))],
    ['Model', study.stimuli?.model && h('code', null, study.stimuli.model)],
    ['Length', study.minutes && `about ${study.minutes} min`],
    ...(study.rung === 'functionally-grounded' ? [] : [['Enrolled', count(study.enrolled)], ['Completed', count(study.completed)]]),
  ]).filter(([, value]) => value);
  return card('facts', 'At a glance', h('dl', { class: 'facts' }, ...rows.flatMap(([name, value]) => [h('dt', null, name), h('dd', null, value)])));
}

/** @param {Study} study */
const versions = ({ versions: all = [] }) => card('versions', 'Versions', all.length === 0
  ? h('p', { class: 'quiet-empty' }, 'None yet.')
  : h('ol', { class: 'versions', reversed: true }, ...[...all].reverse().map((version) => h('li', null,
    h('div', { class: 'split' }, h('strong', null, `Version ${version.number}`), h('span', { class: `badge ${tone(version.state)}` }, said(version.state))),
    h('p', { class: 'small muted' }, 'Hash ', h('code', { title: version.hash }, shortHash(version.hash))),
    version.openedAt && h('p', { class: 'small muted' }, 'Opened ', ago(version.openedAt)),
    version.closedAt && h('p', { class: 'small muted', title: absolute(version.closedAt) }, 'Closed ', ago(version.closedAt))))));

/** @param {Study} study */
function documents(study) {
  const all = /** @type {[string, string][]} */ ([
    ['study.yaml', asText(study.definition)], ['plan.yaml', asText(study.plan)],
    ...Object.entries(study.materials ?? {}).map(([name, text]) => [name, asText(text)]),
  ]).filter(([, text]) => text);
  if (all.length === 0) return null;
  return card('documents', 'Documents', h('p', { class: 'muted small' }, 'The files and the designer are one document.'),
    ...all.map(([name, text]) => h('details', { class: 'document' },
      h('summary', null, h('code', null, name), h('span', { class: 'muted small' }, counted(text.trimEnd().split('\n').length, 'line'))),
      h('pre', { class: 'code', tabindex: 0, role: 'region', 'aria-label': name }, text))));
}

/** @param {unknown} value */
const asText = (value) => (value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 2));
