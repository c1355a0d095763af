// @ts-check
/** Any number of several things; that it is none of them has to be said. */
import { tickGroup } from '../controls.js';
import { nameOf } from '../steps/trial-names.js';
import { t } from '../words.js';

export const info = { form: 'several', words: 'ask', parameters: { options: 'what may be marked' }, data: { wrong: 'those that were marked; an empty list for none' } };

const NONE = '';

/** @param {{name: string, options: string[]}} asked @param {import('./ask.js').Context} context @returns {import('./ask.js').Part} */
export function ask({ name, options }, { get, set, note, step }) {
  /** @type {Set<string>} */
  const ticked = new Set(get(name) ?? []);
  const group = tickGroup({
    name, legend: t(`several-${name}`), hidden: false, hint: t('severalHint'), least: 0, missing: t('severalMissing'),
    options: [...options.map((id) => ({ id, label: nameOf(step, id) })), { id: NONE, label: t('severalNone') }],
    ticked: (id) => ticked.has(id),
    ontick(id, on) {
      if (on) ticked.add(id);
      else ticked.delete(id);
      if (on) (id === NONE ? options : [NONE]).forEach((other) => ticked.delete(other));
      group.element.querySelectorAll('input').forEach((box) => (box.checked = ticked.has(box.value)));
      set(name, [...ticked]);
      note(on ? 'select' : 'deselect', name, id || 'none');
    },
  });
  return {
    name,
    element: group.element,
    value: () => (ticked.size > 0 ? options.filter((id) => ticked.has(id)) : null),
    complain: group.complain,
  };
}
