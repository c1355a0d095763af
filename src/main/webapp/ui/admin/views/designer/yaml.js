// @ts-check
/** The same document as text: an editor with line numbers, what is wrong at its line, saved as the form saves. */
import { h, newId, show } from '../../../shared/dom.js';
import { isError } from '../../parts/findings.js';
import { FILE, PARTS, readable } from './document.js';
import { counts, inWords, stepOf } from './findings-at.js';

/**
 * @param {import('./draft.js').Draft} draft @param {URLSearchParams} query @param {(file: string) => void} show2 @param {(step: string) => void} toForm
 */
export function yamlView(draft, query, show2, toForm) {
  const file = query.get('file') === FILE.plan ? FILE.plan : FILE.study;
  const part = PARTS.find((one) => FILE[one] === file) ?? 'study';
  const id = newId('yaml');
  const gutter = h('div', { class: 'yaml-gutter', 'aria-hidden': 'true' });
  const area = h('textarea', { id, class: 'yaml-text mono', spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', wrap: 'off', 'aria-describedby': `${id}-hint`, dataset: { at: `yaml ${file}` } });
  const list = h('div', { class: 'yaml-findings' });
  const status = h('p', { class: 'small muted', role: 'status' });
  let numbered = '';

  const own = () => draft.findings.filter((finding) => finding.file === file || (!finding.file && file === FILE.study));
  const number = () => {
    const lines = area.value.split('\n').length;
    const marks = new Map();
    for (const finding of own()) if (finding.line) marks.set(finding.line, isError(finding) || marks.get(finding.line) === 'bad' ? 'bad' : 'warn');
    const key = `${lines} ${[...marks].join()}`;
    if (key === numbered) return;
    numbered = key;
    show(gutter, ...Array.from({ length: lines }, (_, i) => h('span', { class: marks.get(i + 1) ?? null }, String(i + 1))));
    gutter.scrollTop = area.scrollTop;
  };
  const goTo = (/** @type {number} */ line) => {
    const start = area.value.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    const end = area.value.indexOf('\n', start);
    area.focus();
    area.setSelectionRange(start, end < 0 ? area.value.length : end);
    area.scrollTop = Math.max(0, (line - 6) * Number.parseFloat(getComputedStyle(area).lineHeight));
  };
  const findings = () => {
    const all = [...own()].sort((a, b) => Number(isError(b)) - Number(isError(a)) || (a.line ?? 0) - (b.line ?? 0));
    show(list, all.length === 0
      ? h('p', { class: 'yaml-fine' }, readable(draft.doc, part) || !area.value ? 'Nothing is wrong in this file.' : 'Checking …')
      : h('ul', { class: 'yaml-list' }, ...all.map((finding) => h('li', { class: isError(finding) ? 'bad' : 'warn' },
        finding.line ? h('button', { class: 'link-button', type: 'button', onclick: () => goTo(finding.line ?? 1) }, `Line ${finding.line}`) : h('span', { class: 'muted' }, 'Whole file'),
        h('span', null, rule(finding)),
        finding.pointer && readable(draft.doc, part) && h('button', { class: 'link-button small', type: 'button', onclick: () => toForm(stepOf(finding)) }, 'in the form')))));
    const { errors, warnings } = counts(all);
    status.textContent = !readable(draft.doc, part) && area.value ? 'The form is closed until this is well-formed YAML again.' : errors + warnings === 0 ? '' : `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
  };
  area.addEventListener('input', () => { draft.setFile(file, area.value, true); number(); });
  area.addEventListener('scroll', () => { gutter.scrollTop = area.scrollTop; });
  area.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab' || event.altKey || event.ctrlKey || escaped) { escaped = event.key === 'Escape'; return; }
    event.preventDefault();
    area.setRangeText(event.shiftKey ? '' : '  ', area.selectionStart, event.shiftKey ? area.selectionStart : area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input'));
  });
  let escaped = false;

  const tab = (/** @type {string} */ name) => h('button', { class: 'button small', type: 'button', 'aria-pressed': String(name === file), dataset: { at: `tab ${name}` }, onclick: () => name !== file && show2(name) }, name);
  const element = h('div', { class: 'yaml' },
    h('header', { class: 'step-head' }, h('h3', { id: 'step-title', tabindex: -1 }, 'YAML'), h('p', { class: 'step-says' }, 'The same document as the form writes. Comments and layout are kept.')),
    h('div', { class: 'split' }, h('div', { class: 'segmented', role: 'group', 'aria-label': 'File' }, tab(FILE.study), tab(FILE.plan)), status),
    h('label', { class: 'visually-hidden', for: id }, file),
    h('div', { class: 'yaml-editor' }, gutter, area),
    h('p', { class: 'hint', id: `${id}-hint` }, 'Tab indents; press Escape first to leave the field with Tab.'),
    list);
  return {
    element, file,
    /** @param {number} line */
    update(line) {
      const text = draft.text(file);
      if (area.value !== text) {
        const [from, to, top] = [area.selectionStart, area.selectionEnd, area.scrollTop];
        area.value = text;
        if (document.activeElement === area) area.setSelectionRange(from, to);
        area.scrollTop = top;
      }
      number();
      findings();
      if (line > 0) requestAnimationFrame(() => goTo(line));
    },
    checked() {
      if (draft.doc.ahead[part] !== 'text' && document.activeElement !== area && area.value !== draft.text(file)) area.value = draft.text(file);
      numbered = '';
      number();
      findings();
    },
  };
}

/** @param {import('../../types.js').Finding} finding */
const rule = (finding) => (/^"[^"]+" is missing/.test(finding.rule ?? '') ? `${finding.rule}. ${finding.remedy ?? ''}` : inWords(finding));
