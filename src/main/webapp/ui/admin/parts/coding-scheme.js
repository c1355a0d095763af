// @ts-check
/** The codes of a block: id, label, definition, the code that each stands under. */
import { h, newId, show } from '../../shared/dom.js';
import { counted } from '../format.js';
import { server } from '../server.js';
import { problemBox } from './problem.js';
import { toast } from './toast.js';

/** @typedef {import('../views/study-coding.js').Code} Code */

/** An id from a label: what names the column of the data. @param {string} label @param {string[]} taken */
function idOf(label, taken) {
  const stem = label.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '').slice(0, 30) || 'code';
  let id = stem;
  for (let i = 2; taken.includes(id); i++) id = `${stem}_${i}`;
  return id;
}

/**
 * @param {import('../views/study-coding.js').Sheet} sheet @param {string} address
 * @param {ReturnType<typeof import('./unsaved.js').unsaved>} written what is written here and not saved @param {() => void} again
 */
export function schemeCard({ scheme, revision }, address, written, again) {
  const titleId = newId('codes');
  const draft = written.left().get('scheme');
  const left = draft?.revision === revision && Array.isArray(draft.codes) ? draft : null; // others' newer codes count
  /** @type {(Code & {kept: boolean})[]} */
  let codes = left?.codes ?? (scheme?.codes ?? []).map((code) => ({ ...code, kept: true }));
  const keep = () => written.keep('scheme', { revision, exclusive: exclusive.checked, codes });
  const exclusive = h('input', { type: 'checkbox', checked: (left ?? scheme)?.exclusive ?? false, onchange: keep });
  const list = h('ul', { class: 'coding-codes' });
  const trouble = h('div');

  /** @param {string} label @param {Code & {kept: boolean}} code @param {'id' | 'label' | 'definition'} member @param {Record<string, any>} [more] */
  const entry = (label, code, member, more) => {
    const input = h('input', { type: 'text', value: code[member] ?? '', ...more });
    input.addEventListener('input', () => { code[member] = input.value; keep(); });
    return h('label', null, label, input);
  };
  const draw = () => show(list, ...codes.map((code) => {
    const label = entry('Label', code, 'label', { maxlength: 120, dir: 'auto' });
    const id = entry('Column code_…', code, 'id', { maxlength: 40, spellcheck: 'false', readonly: code.kept });
    label.querySelector('input')?.addEventListener('change', () => {
      if (code.kept || code.id) return;
      code.id = idOf(code.label, codes.map((one) => one.id));
      /** @type {HTMLInputElement} */ (id.querySelector('input')).value = code.id;
      keep();
    });
    const tops = codes.filter((one) => one !== code && !one.parent && one.id);
    const parent = h('select', { onchange: () => { code.parent = parent.value || null; keep(); } },
      h('option', { value: '' }, '–'), tops.map((one) => h('option', { value: one.id, selected: one.id === code.parent }, one.label || one.id)));
    return h('li', { class: 'coding-code' }, id, label, entry('When a text has it', code, 'definition', { maxlength: 2000, dir: 'auto' }), h('label', null, 'Under', parent),
      h('button', { class: 'button small', type: 'button', 'aria-label': `Remove the code ${code.label || code.id || 'without a name'}`, onclick: () => { codes = codes.filter((one) => one !== code); keep(); draw(); } }, 'Remove'));
  }));
  const add = () => {
    codes.push({ id: '', label: '', definition: null, parent: null, kept: false });
    draw();
    list.querySelector('li:last-child')?.querySelectorAll('input')[1]?.focus();
  };
  const store = async () => {
    show(trouble);
    try {
      await server.put(address, { revision, exclusive: exclusive.checked, codes: codes.map(({ kept, ...code }) => ({ ...code, id: code.id || idOf(code.label, codes.map((one) => one.id)), definition: code.definition || null })) });
      written.forget('scheme');
      toast('The codes are saved');
      again();
    } catch (failure) {
      show(trouble, problemBox(failure));
    }
  };
  draw();
  return h('details', { class: 'card', open: !scheme || Boolean(left) },
    h('summary', null, h('strong', { id: titleId }, scheme ? `Codes (${counted(codes.length, 'code')}, ${scheme.exclusive ? 'one a text' : 'several a text'})` : 'Write the codes first')),
    h('div', { class: 'stack', role: 'group', 'aria-labelledby': titleId },
      left && h('p', { class: 'small muted' }, 'As you left them: not saved yet. ', h('button', { class: 'button small', type: 'button', onclick: () => { written.forget('scheme'); again(); } }, 'Throw the changes away')), list, h('div', null, h('button', { class: 'button', type: 'button', onclick: add }, 'Add a code')),
      h('label', { class: 'check' }, exclusive, 'A text has one code at most'), trouble,
      h('div', null, h('button', { class: 'button primary', type: 'button', onclick: store }, 'Save the codes'))));
}
