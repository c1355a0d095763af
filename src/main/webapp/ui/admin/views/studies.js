// @ts-check
/** Every study, on its rung of the evaluation ladder (Doshi-Velez and Kim 2017). */
import { h } from '../../shared/dom.js';
import { ago, count } from '../format.js';
import { server } from '../server.js';
import { RUNGS, said, tone } from '../words.js';

/** @typedef {import('../types.js').StudySummary} StudySummary */

/** @type {import('../router.js').View} */
export const view = {
  async render({ signal }) {
    /** @type {StudySummary[]} */
    const studies = await server.get('/api/studies', { signal });
    return { title: 'Studies', node: h('div', null, head(studies), ladder(studies)) };
  },
};

/** @param {StudySummary[]} studies */
const head = (studies) => h('div', { class: 'page-head' },
  h('div', { class: 'split' },
    h('h1', null, 'Studies'),
    h('a', { class: 'button', href: '#/import' }, 'Import a study')),
  h('p', { class: 'lead' }, studies.length === 0
    ? 'Nothing has been imported yet. A study stands on one rung of the ladder below.'
    : 'Each study stands on one rung of the evaluation ladder. Higher up is closer to real use, and costs more.'));

/** @param {StudySummary[]} studies */
const ladder = (studies) => h('div', { class: 'ladder' },
  ...RUNGS.map((rung, i) => h('section', { class: 'rung', 'aria-labelledby': `rung-${rung.id}` },
    i === 0 && h('span', { class: 'ladder-axis', 'aria-hidden': 'true' }, 'Realism and cost →'),
    h('div', { class: 'rung-head' },
      h('h2', { id: `rung-${rung.id}` }, rung.name),
      h('p', { class: 'rung-says' }, rung.says),
      h('ul', { class: 'rung-terms' }, ...[rung.humans, rung.tasks, rung.cost].map((term) => h('li', null, term)))),
    cards(studies.filter((study) => study.rung === rung.id), rung.name))));

/** @param {StudySummary[]} studies @param {string} rung */
const cards = (studies, rung) => studies.length === 0
  ? h('p', { class: 'rung-empty' }, 'No study on this rung yet.')
  : h('ul', { class: 'rung-cards', 'aria-label': `${rung} studies` }, ...studies.map((study) => h('li', null, card(study))));

/** @param {StudySummary} study */
function card(study) {
  const counts = study.rung === 'functionally-grounded' ? [] : [
    ['enrolled', study.enrolled], ['active', study.active], ['completed', study.completed]];
  return h('article', { class: 'card link study-card' },
    h('div', { class: 'split' },
      h('span', { class: `badge ${tone(study.state)}` }, said(study.state)),
      h('span', { class: 'muted small' }, study.version ? `Version ${study.version}` : '')),
    h('h3', null, h('a', { href: `#/studies/${encodeURIComponent(study.slug)}` }, study.title)),
    h('p', { class: 'study-question' }, study.question ?? ''),
    h('div', { class: 'study-foot' },
      counts.length > 0 && h('p', { class: 'study-counts' },
        ...counts.map(([label, n]) => h('span', null, h('strong', null, count(n)), ` ${label}`))),
      h('p', { class: 'muted small' }, study.updatedAt ? ['Last activity ', ago(study.updatedAt)] : 'No activity yet')));
}
