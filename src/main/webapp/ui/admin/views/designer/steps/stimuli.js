// @ts-check
/** Which set of items, and whose output is explained. */
import { h } from '../../../../shared/dom.js';
import { counted } from '../../../format.js';
import { said } from '../../../words.js';

/** @param {import('../steps.js').Ui} ui */
export function render({ form, context }) {
  const slug = form.get('/stimuli/set');
  const { sets } = context;
  const set = context.set(slug);
  const models = set?.models ?? [];
  const classes = set?.classes ?? [];
  return h('div', { class: 'stack' },
    h('div', { class: 'form-card' },
      sets.length > 0
        ? form.cards('/stimuli/set', 'Stimulus set', sets.map((one) => ({ id: one.slug, label: one.title ?? one.slug, help: [one.description, `${counted(one.items, 'item')}, ${counted(one.models ?? 0, 'model')}.`].filter(Boolean).join(' ') })), { help: ['Items with their truth, models’ outputs and explanations. ', h('a', { href: '#/stimuli' }, 'Look at the sets'), ' or ', h('a', { href: '#/import' }, 'upload your own'), '.'] })
        : form.text('/stimuli/set', 'Stimulus set', { mono: true, help: ['The set’s short name. ', h('a', { href: '#/import' }, 'Upload a set'), '.'] })),
    slug && h('div', { class: 'form-card' },
      models.length > 0
        ? form.choice('/stimuli/model', 'Model', models.map((/** @type {any} */ one) => ({ id: one.id, label: one.title ?? said(one.id) })), { help: 'The model whose output people are asked about and whose output is explained.' })
        : form.text('/stimuli/model', 'Model', { mono: true }),
      classes.length > 0 && form.choice('/stimuli/toward', 'Positive weights speak for', classes.map((/** @type {any} */ one) => ({ id: one.id, label: one.label ?? said(one.id) })), { empty: 'whatever the model says, item by item', help: 'With a fixed class, a colour means the same thing on every item.' }),
      set && about(set),
      h('p', null, h('a', { class: 'button small', href: `#/stimuli/${encodeURIComponent(slug)}` }, 'See the items as participants would'))),
    form.rest('/stimuli', ['set', 'model', 'toward']));
}

/** @param {any} set */
const about = (set) => h('dl', { class: 'facts' },
  h('dt', null, 'Kind'), h('dd', null, said(set.modality)),
  h('dt', null, 'Items'), h('dd', null, `${set.items.filter((/** @type {any} */ item) => !item.practice).length}, and ${set.items.filter((/** @type {any} */ item) => item.practice).length} for practice`),
  h('dt', null, 'Classes'), h('dd', null, set.classes.map((/** @type {any} */ one) => one.label ?? one.id).join(', ')),
  h('dt', null, 'Explanations'), h('dd', null, set.methods.map((/** @type {any} */ one) => one.title ?? said(one.id)).join(', ')));
