// @ts-check
/** Two researchers wrote different things at the same place: both are shown, and one is chosen for each. */
import { h, newId } from '../../../shared/dom.js';
import { counted } from '../../format.js';
import { openDialog, closeButton } from '../../parts/dialog.js';
import { toast } from '../../parts/toast.js';
import { shown, titleOf } from './shown.js';

let open = false;

/** @param {import('./draft.js').Draft} draft */
export async function askAboutConflict(draft) {
  if (open || !draft.clash) return;
  open = true;
  const { conflicts, current } = draft.clash;
  const who = current.savedBy ?? 'Somebody else';
  /** @type {Set<import('../../types.js').Conflict>} */
  const theirs = new Set();
  const keep = h('button', { class: 'button primary', type: 'button' }, 'Keep these choices');
  const reload = h('button', { class: 'button', type: 'button' }, `Take all of ${who}’s work instead`);
  const { dialog, closed } = openDialog({
    title: 'The same place was changed twice', wide: true,
    body: [
      h('p', null, `${who} saved something else at ${counted(conflicts.length, 'place')} while you were writing. Everything else was joined. Choose for each place; what you do not choose can be brought back with Undo.`),
      ...conflicts.map((conflict) => choice(conflict, who, (takes) => (takes ? theirs.add(conflict) : theirs.delete(conflict)))),
    ],
    actions: [closeButton('Decide later'), reload, keep],
  });
  keep.addEventListener('click', () => { dialog.close('done'); draft.resolve((conflict) => theirs.has(conflict)); toast('Both researchers’ work is joined.'); });
  reload.addEventListener('click', () => { dialog.close('done'); draft.reload(); toast(`This is ${who}’s version now. Undo brings yours back.`, 8000); });
  await closed;
  open = false;
}

/** @param {import('../../types.js').Conflict} conflict @param {string} who @param {(theirs: boolean) => void} chosen */
function choice(conflict, who, chosen) {
  const name = newId('conflict');
  const option = (/** @type {string} */ label, /** @type {any} */ value, /** @type {boolean} */ takes) => h('label', { class: 'choice conflict-choice' },
    h('input', { type: 'radio', name, checked: !takes, onchange: () => chosen(takes) }),
    h('span', { class: 'choice-text' }, h('strong', null, label), shown(value)));
  return h('fieldset', { class: 'choices' },
    h('legend', null, titleOf(conflict.pointer, conflict.file)),
    conflict.base !== undefined && conflict.base !== null && h('p', { class: 'hint' }, 'Before: ', short(conflict.base)),
    h('div', { class: 'choices-list conflict-sides' }, option('Mine', conflict.mine, false), option(who, conflict.theirs, true)));
}

/** @param {any} value */
function short(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)} …` : text;
}
