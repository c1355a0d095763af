// @ts-check
/** The blocks in order: add, move, copy, remove, and a form for each. */
import { h, newId } from '../../../../shared/dom.js';
import { amount, blockName, glyph } from '../../../parts/flow.js';
import { kindName } from '../../../words.js';
import { announce, focusAfter, iconButton, movable, removeButton } from '../lists.js';
import { blockIds, blocksOf, list } from '../parts-of.js';
import { freeFile, textFile } from '../text-file.js';
import { freeName, get, moved, set } from '../tree.js';
import { blockForm } from './block.js';
import { KINDS } from './kinds.js';

/** @typedef {import('../steps.js').Ui} Ui */

/** @param {Ui} ui */
export function render(ui) {
  const { form, draft, query } = ui;
  const wanted = query.get('block');
  if (wanted) {
    for (const { block, at } of blocksOf(draft.doc.study)) {
      if (block.id !== wanted) continue;
      for (const other of blocksOf(draft.doc.study)) form.open.set(`block ${other.at}`, other.at === at);
      for (let up = at.replace(/\/blocks\/\d+$/, ''), last = at; up !== last; last = up, up = up.replace(/\/blocks\/\d+$/, '')) form.open.set(`block ${up}`, true);
    }
    query.delete('block');
  }
  return h('div', { class: 'stack' },
    h('div', { class: 'form-card flow-end' }, h('div', { class: 'cluster tight' }, glyph('consent'), h('h4', null, 'Consent')),
      textFile(form, '/consent/text', 'What people agree to', { stem: 'consent', heading: 'Taking part in this study' }),
      form.text('/consent/version', 'Version of the text', { mono: true, placeholder: '1', help: 'Stored with each consent; raise it when the text changes.' }),
      form.slot('/consent')),
    h('div', null,
      blocks(ui, '/flow'),
      form.slot('/flow')),
    h('div', { class: 'form-card flow-end' }, h('div', { class: 'cluster tight' }, glyph('debrief'), h('h4', null, 'Debrief')),
      textFile(form, '/debrief', 'What people are told at the end', { stem: 'debrief', heading: 'Thank you', optional: true })));
}

/** @param {Ui} ui @param {string} at @returns {HTMLElement} */
export function blocks(ui, at) {
  const { form } = ui;
  const all = list(form.get(at));
  return h('div', { class: 'list-field' },
    all.length === 0 && h('p', { class: 'quiet-empty' }, at === '/flow' ? 'No block yet. Most studies begin with instructions.' : 'This group is empty.'),
    all.length > 0 && h('ol', { class: 'movables blocks' }, ...all.map((block, i) => row(ui, at, block, i, all))),
    adder(ui, at, all));
}

/** @param {Ui} ui @param {string} at @param {any} block @param {number} i @param {any[]} all */
function row(ui, at, block, i, all) {
  const { form, draft, redraw } = ui;
  const place = `${at}/${i}`;
  const key = `block ${place}`;
  const open = form.open.get(key) ?? false;
  const name = blockName(block);
  const body = newId('block');
  const toggle = () => {
    all.forEach((_, j) => form.open.set(`block ${at}/${j}`, j === i && !open));
    redraw();
  };
  return movable({ list: `study${at}`, index: i, count: all.length, name, move: (from, to) => { swapOpen(form, at, from, to, all.length); form.set(at, moved(all, from, to)); }, class: `block-row${open ? ' open' : ''} kind-${block.kind}` },
    h('div', { class: 'block', dataset: { block: String(block.id) } },
      h('button', { class: 'row-main', type: 'button', 'aria-expanded': String(open), 'aria-controls': body, 'aria-describedby': `${body}-keys`, dataset: { at: `row ${block.id}` }, onclick: toggle },
        glyph(block.kind), h('span', { class: 'block-name' }, name), h('span', { class: 'block-detail' }, detail(block))),
      h('span', { class: 'visually-hidden', id: `${body}-keys` }, 'Alt and arrow keys move it.'),
      !open && form.slot(place),
      h('div', { id: body, class: 'block-body', hidden: !open }, open && [form.slot(place), blockForm(ui, place, block)])),
    [iconButton('copy', `Duplicate ${name}`, () => duplicate(ui, at, i)),
      removeButton(`Remove ${name}`, () => {
        focusAfter(`study${at} ${Math.max(0, i - 1)}`);
        form.open.clear();
        form.set(at, all.filter((_, j) => j !== i));
        announce(`${name} is removed. Undo brings it back.`);
      })]);
}

/** Which blocks are open goes with them. @param {import('../form.js').Form} form @param {string} at @param {number} from @param {number} to @param {number} count */
function swapOpen(form, at, from, to, count) {
  const states = moved(Array.from({ length: count }, (_, i) => form.open.get(`block ${at}/${i}`) ?? false), from, to);
  states.forEach((open, i) => form.open.set(`block ${at}/${i}`, open));
}

/** @param {any} block */
function detail(block) {
  const only = Array.isArray(block.onlyArms) ? `only ${block.onlyArms.join(', ')}` : '';
  return [kindName(block.kind), block.kind === 'trials' && amount(block), only, block.when && 'on a condition'].filter(Boolean).join(' · ');
}

/** @param {Ui} ui @param {string} at @param {number} i */
function duplicate({ form, draft }, at, i) {
  const all = list(form.get(at));
  const taken = new Set(blockIds(draft.doc.study));
  const copy = (/** @type {any} */ block) => {
    const id = freeName(String(block.id), taken);
    taken.add(id);
    return { ...block, id, ...(Array.isArray(block.blocks) ? { blocks: block.blocks.map(copy) } : {}) };
  };
  focusAfter(`study${at} ${i + 1}`);
  form.set(at, [...all.slice(0, i + 1), copy(structuredClone(all[i])), ...all.slice(i + 1)]);
  announce(`${blockName(all[i])} is there twice now.`);
}

/** @param {Ui} ui @param {string} at @param {any[]} all */
function adder({ form, draft }, at, all) {
  const add = (/** @type {import('./kinds.js').Kind} */ kind) => {
    const id = freeName(kind.id, blockIds(draft.doc.study));
    const place = placeOf(kind.id, at, all);
    for (let i = 0; i <= all.length; i++) form.open.set(`block ${at}/${i}`, i === place);
    focusAfter(`study${at} ${place}`);
    draft.editAll((doc) => {
      const block = kind.blank(id);
      const file = kind.text ? freeFile(id, doc.files) : null;
      if (file) block.text = file;
      const study = set(doc.study, at, list(get(doc.study, at)).toSpliced(place, 0, block));
      return { ...doc, study, ahead: { ...doc.ahead, study: 'tree' }, files: file ? { ...doc.files, [file]: `# ${kind.text}\n\n` } : doc.files };
    });
    announce(`${kindName(kind.id)} is added ${place === all.length ? 'at the end' : place === 0 ? 'at the beginning' : `at place ${place + 1}`}.`);
  };
  const kinds = at === '/flow' ? KINDS : KINDS.filter(({ id }) => !['session', 'branch', 'end'].includes(id));
  return h('details', { class: 'adder' }, h('summary', { class: 'button', dataset: { at: `add ${at}` } }, at === '/flow' ? 'Add a block' : 'Add a block to this group'),
    h('ul', { class: 'adder-list' }, ...kinds.map((kind) => h('li', null, h('button', { class: 'adder-kind', type: 'button', onclick: () => add(kind) }, glyph(kind.id), h('strong', null, kindName(kind.id)), h('span', { class: 'hint' }, kind.says))))));
}

/** At the end; a screening after the last one or at the beginning, since nobody has an arm before it. @param {string} kind @param {string} at @param {any[]} all */
const placeOf = (kind, at, all) => (kind === 'screening' && at === '/flow' ? all.findLastIndex((block) => block.kind === kind) + 1 : all.length);
