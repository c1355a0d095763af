// @ts-check
/** One stimulus as participants get it: by every method side by side, or in every arm of a study. */
import { h, newId, show } from '../../shared/dom.js';
import { drawExplanation } from '../../take/render/explanation.js';
import { drawInstance } from '../../take/render/table.js';
import { number } from '../format.js';
import { server } from '../server.js';
import { said } from '../words.js';
import { problemBox } from './problem.js';

/**
 * @param {any} set a survey @param {{slug: string, title: string}[]} studies that use the set @param {AbortSignal} signal
 * @returns {{element: HTMLElement, open: (item: string) => Promise<void>}}
 */
export function setShown(set, studies, signal) {
  const host = h('div', { class: 'stack' });
  const heading = h('h2', { id: newId('shown'), tabindex: '-1' }, 'As participants see it');
  const hint = h('p', { class: 'muted' }, 'Choose an item above to see it by every method, or in every arm of a study.');
  const select = (/** @type {string} */ text, /** @type {[string, string][]} */ options, /** @type {() => void} */ changed) => {
    const input = h('select', { id: newId('shown'), onchange: changed }, ...options.map(([value, words]) => h('option', { value }, words)));
    return { input, field: h('div', { class: 'field' }, h('label', { for: input.id }, text), input) };
  };
  const by = select('Side by side', [['', 'Every method and control'], ...studies.map(({ slug, title }) => /** @type {[string, string]} */ ([slug, `The arms of ${title}`]))], () => load());
  const model = select('Model', set.models.map((/** @type {any} */ one) => [one.id, one.title ?? said(one.id)]), () => load());
  const controls = h('div', { class: 'card item-filters', hidden: true }, by.field, model.field);
  let item = '';
  let turn = 0;
  const load = async () => {
    const mine = ++turn;
    model.field.hidden = by.input.value !== '';
    const query = by.input.value ? `study=${encodeURIComponent(by.input.value)}` : `model=${encodeURIComponent(model.input.value)}`;
    try {
      const found = await server.get(`/api/stimuli/${encodeURIComponent(set.slug)}/shown/${encodeURIComponent(item)}?${query}`, { signal });
      if (mine === turn) show(host, whole(found));
    } catch (failure) {
      if (!signal.aborted && mine === turn) show(host, problemBox(failure, load));
    }
  };
  const open = async (/** @type {string} */ chosen) => {
    item = chosen;
    hint.hidden = true;
    controls.hidden = false;
    heading.textContent = `As participants see it: ${chosen}`;
    await load();
    heading.scrollIntoView({ block: 'start' });
    heading.focus({ preventScroll: true });
  };
  return { element: h('section', { class: 'stack', 'aria-labelledby': heading.id }, heading, hint, controls, host), open };
}

/** @param {any} found */
const whole = (found) => h('div', { class: 'stack' },
  h('div', { class: 'card stack tight' },
    h('h3', null, 'The instance'),
    h('dl', { class: 'outcome' },
      h('div', null, h('dt', null, 'Truth'), h('dd', null, found.truth)),
      h('div', null, h('dt', null, 'Model says'), h('dd', null, found.predicted, h('span', { class: 'muted' }, ` ${number(found.score, 'percent')} `), h('span', { class: `badge ${found.right ? 'good' : 'bad'}` }, found.right ? 'Model right' : 'Model wrong')))),
    h('div', { class: 'stimulus-body' }, drawInstance(found.instance)),
    h('p', { class: 'muted small' }, 'Truth and output stand here for you; participants get them only where their task says so.')),
  h('div', { class: 'stimuli' }, ...found.views.map(view)),
  found.changes.length > 0 && h('details', null, h('summary', null, `Changed forms (${found.changes.length})`),
    h('div', { class: 'stimuli' }, ...found.changes.map((/** @type {any} */ one) => changed(one, found.predicted)))));

/** @param {any} one */
function view(one) {
  const note = () => {};
  const wide = one.explanation?.form === 'figure';
  return h('article', { class: `card stimulus${wide ? ' wide' : ''}`, 'aria-label': one.label },
    h('div', { class: 'split' }, h('h3', null, one.label),
      h('div', { class: 'cluster tight' },
        one.arm && h('span', { class: 'badge plain' }, said(one.method)),
        one.arm && !one.advice && h('span', { class: 'badge plain' }, 'No advice'),
        one.presence !== 'shown' && h('span', { class: 'badge plain' }, said(one.presence)),
        one.fidelity !== null && h('span', { class: 'badge plain' }, `Fidelity ${number(one.fidelity, 'percent')}`))),
    one.explanation && h('div', { class: 'stimulus-body' }, drawExplanation(one.explanation, { note, figure: looking() })),
    one.note && h('p', { class: 'muted small' }, one.note));
}

/** What a figure may use where somebody only looks: nothing is recorded, no model is asked. */
function looking() {
  const kept = new Map();
  return { get: (/** @type {string} */ name) => kept.get(name), set: (/** @type {string} */ name, /** @type {any} */ value) => { kept.set(name, value); }, record: () => {}, query: null };
}

/** @param {any} one @param {string} before */
function changed(one, before) {
  const { label, from, to, text } = one.change;
  return h('article', { class: 'card stimulus', 'aria-label': `Changed form ${one.id}` },
    h('h3', null, text ?? (to ? `${label ?? 'Word'}: ${from} → ${to}` : `Without “${from}”`)),
    h('div', { class: 'stimulus-body' }, drawInstance(one.instance)),
    h('p', null, one.predicted === null ? 'The model was not asked.' : one.predicted === before ? `The model still says ${one.predicted}.` : `The model now says ${one.predicted}.`));
}
