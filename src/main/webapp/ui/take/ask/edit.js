// @ts-check
/** The item, to be changed until the model says something else: values of a table, words of a text. */
import { h, newId } from '../../shared/dom.js';
import { t } from '../words.js';
import { fields } from './parts/fields.js';
import { sentence } from './parts/sentence.js';

export const info = {
  form: 'edit', words: 'ask', styles: ['marks.css'],
  parameters: { fields: 'features with value, limits, options, lock, cost', tokens: 'words of a text', wanted: 'what the model shall say', most: 'so many changes', attempts: 'so often the model is asked' },
  data: { values: 'by feature', words: 'place and new word, empty where it is left out', locked: 'features that were tried although they stay', tried: 'earlier attempts' },
};

/** @param {any} asked @param {import('./ask.js').Context} context @returns {import('./ask.js').Part} */
export function ask({ name, fields: features, tokens, wanted, most, attempts }, { get, set, note, query }) {
  const [titleId, hintId, errorId] = [newId(name), newId('hint'), newId('error')];
  /** @type {{change: any, locked: string[], tried: any[], said: string}} */
  const draft = { change: null, locked: [], tried: [], said: '', ...(get(name) ?? {}) };
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  const count = h('p', { class: 'ask-count muted small', role: 'status' });
  const save = () => set(name, draft);
  const changed = () => {
    draft.change = surface.change();
    error.hidden = true;
    save();
    tell();
  };
  const surface = features.length
    ? fields(features, { change: draft.change, describedBy: `${hintId} ${errorId}`, changed, note, locked(id) {
      note('edit-input', `locked:${id}`);
      if (!draft.locked.includes(id)) draft.locked.push(id);
      save();
    } })
    : sentence(tokens, { change: draft.change, label: t('askEditText'), describedBy: `${hintId} ${errorId}`, changed, note });
  const tell = () => {
    const n = surface.count();
    count.textContent = most ? t('askChangedOf', { n, most }) : t(features.length ? 'askChangedFeatures' : 'askChangedWords', { n });
  };
  /** What is wrong; empty where nothing is. */
  const problem = () => surface.problem() || (surface.count() === 0 ? t('askEditMissing') : most && surface.count() > most ? t('askEditTooMany', { most }) : '');
  const complain = () => {
    error.textContent = problem();
    error.hidden = !error.textContent;
    surface.focus();
  };

  const answer = h('p', { class: 'ask-answer', role: 'status' }, draft.said);
  const left = h('span', { class: 'muted small' });
  const button = h('button', { class: 'button', type: 'button' }, t('askTry'));
  const tries = attempts > 1 && query ? h('div', { class: 'ask-tries' }, h('div', { class: 'ask-bar' }, button, left), answer) : null;
  const stand = () => {
    const n = attempts - 1 - draft.tried.length;
    left.textContent = t(n > 0 ? 'askTriesLeft' : 'askTriesNone', { n });
    button.setAttribute('aria-disabled', String(n <= 0));
  };
  let asking = false;
  button.addEventListener('click', async () => {
    if (asking || draft.tried.length >= attempts - 1) return;
    if (problem()) return complain();
    asking = true;
    button.setAttribute('aria-busy', 'true');
    const change = surface.change();
    note('query-model', name, draft.tried.length + 1);
    try {
      const { output: { flipped } } = await /** @type {NonNullable<typeof query>} */ (query)('edit', change);
      draft.tried.push(change);
      draft.said = t(flipped ? 'askFlipped' : 'askSame', { wanted: wanted ?? '' });
      save();
    } catch (trouble) {
      draft.said = /** @type {any} */ (trouble)?.message || t('askNoAnswer'); // the change stands, and may be asked about again
    }
    asking = false;
    button.removeAttribute('aria-busy');
    answer.textContent = draft.said;
    stand();
  });
  stand();
  tell();
  const value = () => ({ ...surface.change(), ...(draft.locked.length ? { locked: draft.locked } : {}), ...(draft.tried.length ? { tried: draft.tried } : {}) });
  return {
    name,
    element: h('section', { class: 'card ask-edit field', 'aria-labelledby': titleId },
      h('p', { class: 'ask-title', id: titleId }, wanted ? [t('askEditWanted'), ' ', h('strong', { dir: 'auto' }, wanted)] : t('askEditAny')), error,
      surface.element, h('div', { class: 'ask-bar' }, surface.reset, count), tries,
      h('p', { class: 'hint', id: hintId }, t(features.length ? 'askEditHint' : 'askEditTextHint'))),
    value: () => (problem() ? null : value()),
    late: () => (problem() ? null : value()),
    complain,
  };
}
