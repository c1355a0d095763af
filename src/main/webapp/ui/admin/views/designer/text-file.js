// @ts-check
/** A place that names a Markdown file: choose one, or write it on the spot. */
import { h, newId, show } from '../../../shared/dom.js';
import { drawn } from './markdown.js';
import { asId, freeName } from './tree.js';

/** @typedef {import('./form.js').Form} Form */

/** @param {Record<string, string>} files */
export const texts = (files) => Object.keys(files).filter((name) => name.endsWith('.md') && !name.startsWith('translations/')).sort();

/** @param {Form} form @param {string} pointer @param {string} label @param {{stem: string, heading: string, optional?: boolean, help?: string}} about */
export function textFile(form, pointer, label, { stem, heading, optional, help }) {
  const { files } = form.draft.doc;
  const name = form.get(pointer);
  const written = typeof name === 'string' && files[name] !== undefined;
  const make = () => {
    const fresh = typeof name === 'string' && name.endsWith('.md') && !written ? name : freeFile(stem, files);
    form.draft.editAll((doc) => ({ ...doc, files: { ...doc.files, [fresh]: `# ${heading}\n\n` } }));
    form.set(pointer, fresh);
    form.open.set(`text ${pointer}`, true);
    form.redraw();
  };
  return h('div', { class: 'stack tight text-file' },
    h('div', { class: 'text-file-choice' },
      form.choice(pointer, label, texts(files).map((one) => ({ id: one, label: one })), { optional, help, ...(optional ? { empty: 'none' } : {}) }),
      !written && h('button', { class: 'button small', type: 'button', dataset: { at: `new text ${pointer}` }, onclick: make }, typeof name === 'string' && name ? `Write ${name}` : 'Write a new text')),
    written && form.fold(`text ${pointer}`, [`Edit ${name}`, h('span', { class: 'fold-count' }, firstLine(files[name]))], false, () => editor(form, name)));
}

/** @param {string} stem @param {Record<string, string>} files */
export function freeFile(stem, files) {
  const base = asId(stem) || 'text';
  return `${freeName(base, texts(files).map((one) => one.slice(0, -3)))}.md`;
}

/** @param {string} text */
const firstLine = (text) => {
  const line = text.split('\n').find((one) => one.trim()) ?? 'empty';
  return line.replace(/^#+\s*/, '').slice(0, 60);
};

/** Text on the left, how it looks on the right. @param {Form} form @param {string} name @param {number} [rows] */
export function editor(form, name, rows = 10) {
  const id = newId('md');
  const area = h('textarea', { id, rows, class: 'mono', dataset: { at: `file ${name}` } });
  area.value = form.draft.doc.files[name] ?? '';
  const look = h('div', { class: 'prose md-look', 'aria-label': `How ${name} looks`, role: 'region', tabindex: 0 });
  const draw = () => show(look, ...(area.value.trim() ? drawn(area.value) : [h('p', { class: 'muted' }, 'Nothing yet.')]));
  area.addEventListener('input', () => { form.draft.setFile(name, area.value, true); draw(); });
  draw();
  return h('div', { class: 'md-editor' },
    h('div', { class: 'field' }, h('label', { for: id }, `Text of ${name}`), area, h('p', { class: 'hint' }, '# heading, **bold**, *italic*, - list, [link](https://…)'), form.fileSlot(name)),
    h('div', { class: 'field' }, h('p', { class: 'label' }, 'How it looks'), look));
}
