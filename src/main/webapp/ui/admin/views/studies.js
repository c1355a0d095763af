// @ts-check
/** Every study, on its rung of the evaluation ladder (Doshi-Velez and Kim 2017); found by words, state and rung. */
import { h, newId, show } from '../../shared/dom.js';
import { ago, count, counted } from '../format.js';
import { server } from '../server.js';
import { RUNGS, said, tone } from '../words.js';

/** @typedef {import('../types.js').StudySummary} StudySummary */

const MANY = 6; // from so many on, a search helps
const PER_RUNG = 30;
const ORDERS = [{ id: 'recent', label: 'Last activity first' }, { id: 'title', label: 'By title' }, { id: 'enrolled', label: 'Most participants first' }];
/** What was chosen stays while one looks at a study. */
const chosen = { words: '', state: '', order: 'recent' };

/** @type {import('../router.js').View} */
export const view = {
  async render({ signal }) {
    /** @type {StudySummary[]} */
    const studies = await server.get('/api/studies', { signal });
    return { title: 'Studies', node: h('div', null, head(studies), studies.length > 0 ? list(studies) : ladder(studies, false)) };
  },
};

/** @param {StudySummary[]} studies */
const head = (studies) => h('div', { class: 'page-head' },
  h('div', { class: 'split' },
    h('h1', null, 'Studies'),
    h('div', { class: 'cluster' }, h('a', { class: 'button', href: '#/import' }, 'Import a study'), h('a', { class: 'button primary', href: '#/new' }, 'New study'))),
  h('p', { class: 'lead' }, studies.length === 0
    ? 'There is no study yet. Begin one from a template; it stands on one rung of the ladder below.'
    : 'Each study stands on one rung of the evaluation ladder. Higher up is closer to real use, and costs more.'));

/** @param {StudySummary[]} studies */
function list(studies) {
  const host = h('div');
  const news = h('p', { class: 'muted small', role: 'status' });
  const [wordsId, stateId, orderId] = [newId('words'), newId('state'), newId('order')];
  const states = [...new Set(studies.map(({ state }) => state))].sort();
  const words = h('input', { id: wordsId, name: 'words', type: 'search', value: chosen.words, placeholder: 'Title, question or short name', oninput: () => { chosen.words = words.value; draw(); } });
  const state = h('select', { id: stateId, onchange: () => { chosen.state = state.value; draw(); } }, h('option', { value: '' }, 'All states'), ...states.map((one) => h('option', { value: one, selected: one === chosen.state }, said(one))));
  const order = h('select', { id: orderId, onchange: () => { chosen.order = order.value; draw(); } }, ...ORDERS.map((one) => h('option', { value: one.id, selected: one.id === chosen.order }, one.label)));
  const draw = () => {
    const found = studies.filter((one) => (!state.value || one.state === state.value) && matches(one, words.value));
    const narrowed = Boolean(words.value.trim() || state.value);
    news.textContent = narrowed ? `${counted(found.length, 'study', 'studies')} of ${count(studies.length)}` : '';
    show(host, ladder(sorted(found, order.value), narrowed));
  };
  draw();
  return h('div', { class: 'stack' },
    studies.length >= MANY && h('div', { class: 'search-row', role: 'search' },
      h('div', { class: 'field' }, h('label', { for: wordsId }, 'Search'), words), h('div', { class: 'field' }, h('label', { for: stateId }, 'State'), state), h('div', { class: 'field' }, h('label', { for: orderId }, 'Order'), order)),
    studies.length >= MANY && news, host);
}

/** Every word has to be somewhere. @param {StudySummary} study @param {string} words */
function matches({ title, question, slug }, words) {
  const text = `${title} ${question ?? ''} ${slug}`.toLowerCase();
  return words.toLowerCase().split(/\s+/).filter(Boolean).every((word) => text.includes(word));
}

/** @param {StudySummary[]} studies @param {string} order */
const sorted = (studies, order) => [...studies].sort((a, b) => (order === 'title' ? (a.title ?? '').localeCompare(b.title ?? '')
  : order === 'enrolled' ? (b.enrolled ?? 0) - (a.enrolled ?? 0) : String(b.updatedAt ?? '').localeCompare(String(a.updatedAt ?? ''))));

/** @param {StudySummary[]} studies @param {boolean} narrowed */
const ladder = (studies, narrowed) => h('div', { class: 'ladder' },
  ...RUNGS.map((rung, i) => h('section', { class: 'rung', 'aria-labelledby': `rung-${rung.id}` },
    i === 0 && h('span', { class: 'ladder-axis', 'aria-hidden': 'true' }, 'Realism and cost →'),
    h('div', { class: 'rung-head' },
      h('h2', { id: `rung-${rung.id}` }, rung.name),
      h('p', { class: 'rung-says' }, rung.says),
      h('ul', { class: 'rung-terms' }, ...[rung.humans, rung.tasks, rung.cost].map((term) => h('li', null, term)))),
    cards(studies.filter((study) => study.rung === rung.id), rung.name, narrowed))));

/** @param {StudySummary[]} studies @param {string} rung @param {boolean} narrowed */
function cards(studies, rung, narrowed) {
  if (studies.length === 0) return h('p', { class: 'rung-empty' }, narrowed ? 'None here that fits.' : 'No study on this rung yet.');
  const host = h('div', { class: 'stack' });
  const draw = (/** @type {number} */ most) => show(host,
    h('ul', { class: 'rung-cards', 'aria-label': `${rung} studies` }, ...studies.slice(0, most).map((study) => h('li', null, card(study)))),
    studies.length > most && h('div', null, h('button', { class: 'button small', type: 'button', onclick: () => draw(most + 4 * PER_RUNG) }, `Show more of ${count(studies.length)}`)));
  draw(PER_RUNG);
  return host;
}

/** @param {StudySummary} study */
function card(study) {
  const counts = study.rung === 'functionally-grounded' ? [] : [
    ['enrolled', study.enrolled], ['active', study.active], ['completed', study.completed]];
  const draft = study.state === 'draft';
  return h('article', { class: 'card link study-card' },
    h('div', { class: 'split' },
      h('span', { class: `badge ${tone(study.state)}` }, said(study.state)),
      h('span', { class: 'muted small' }, study.version ? `Version ${study.version}` : '')),
    h('h3', null, h('a', { href: `#/studies/${encodeURIComponent(study.slug)}${draft ? '/design' : ''}` }, study.title ?? study.slug)),
    h('p', { class: 'study-question' }, study.question ?? ''),
    h('div', { class: 'study-foot' },
      counts.length > 0 && h('p', { class: 'study-counts' },
        ...counts.map(([label, n]) => h('span', null, h('strong', null, count(n)), ` ${label}`))),
      h('p', { class: 'muted small' }, study.updatedAt ? ['Last activity ', ago(study.updatedAt)] : 'No activity yet')));
}
