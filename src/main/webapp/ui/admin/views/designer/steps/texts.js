// @ts-check
/** Every Markdown file of the study, where it is used, and how it looks. */
import { h, newId } from '../../../../shared/dom.js';
import { counted } from '../../../format.js';
import { closeButton, confirmThen, openDialog } from '../../../parts/dialog.js';
import { blockName } from '../../../parts/flow.js';
import { field } from '../../../parts/form.js';
import { blocksOf } from '../parts-of.js';
import { editor, freeFile, texts } from '../text-file.js';

/** @typedef {import('../steps.js').Ui} Ui */

/** @param {Ui} ui */
export function render({ form, draft, query }) {
  const wanted = query.get('text');
  if (wanted) form.open.set(`file ${wanted}`, true);
  query.delete('text');
  const { files, study } = draft.doc;
  const names = texts(files);
  const used = uses(study);
  const missing = [...used.keys()].filter((name) => files[name] === undefined);
  return h('div', { class: 'stack' },
    missing.length > 0 && h('div', { class: 'notice warn' }, h('p', { class: 'notice-title' }, `${counted(missing.length, 'text')} not written yet`),
      h('div', { class: 'cluster' }, ...missing.map((name) => h('button', { class: 'button small', type: 'button', dataset: { at: `write ${name}` }, onclick: () => { form.open.set(`file ${name}`, true); draft.setFile(name, '# \n'); } }, `Write ${name}`)))),
    names.length === 0 && h('p', { class: 'quiet-empty' }, 'No text yet.'),
    ...names.map((name) => form.fold(`file ${name}`, [h('code', null, name), h('span', { class: 'fold-count' }, used.get(name)?.join(', ') ?? 'used nowhere')], names.length === 1, () => h('div', { class: 'stack tight' },
      editor(form, name, 14),
      !used.has(name) && h('div', null, h('button', { class: 'button small danger', type: 'button', onclick: () => confirmThen({ title: `Remove ${name}?`, body: [h('p', null, 'Nothing refers to it. Undo brings it back.')], confirm: 'Remove it', danger: true, act: async () => draft.setFile(name, null) }) }, 'Remove this text'))))),
    h('div', null, h('button', { class: 'button small', type: 'button', dataset: { at: 'add text' }, onclick: () => add(draft, form) }, 'Add a text')));
}

/** @param {import('../draft.js').Draft} draft @param {import('../form.js').Form} form */
function add(draft, form) {
  const name = field({ label: 'Name', name: 'file', hint: 'Ends with .md.', value: freeFile('text', draft.doc.files) });
  const id = newId('add');
  const go = h('button', { class: 'button primary', type: 'submit', form: id }, 'Add it');
  const body = h('form', { id, onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    const wanted = name.value().trim();
    if (!/^[A-Za-z0-9][\w.-]*\.md$/.test(wanted)) name.say('Letters, digits, - and _, ending with .md.');
    else if (draft.doc.files[wanted] !== undefined) name.say('There is one of this name.');
    else {
      form.open.set(`file ${wanted}`, true);
      draft.setFile(wanted, '# \n');
      dialog.close('done');
    }
  } }, name.element);
  const { dialog } = openDialog({ title: 'Add a text', body: [body], actions: [closeButton('Cancel'), go] });
}

/** Which places name which file. @param {any} study @returns {Map<string, string[]>} */
function uses(study) {
  const found = new Map();
  const note = (/** @type {any} */ name, /** @type {string} */ place) => typeof name === 'string' && found.set(name, [...found.get(name) ?? [], place]);
  note(study?.consent?.text, 'Consent');
  for (const { block } of blocksOf(study)) note(block.text, blockName(block));
  note(study?.debrief, 'Debrief');
  return found;
}
