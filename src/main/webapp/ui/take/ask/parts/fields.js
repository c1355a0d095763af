// @ts-check
/** A table whose values can be changed within their limits; what stays as it is says so when it is tried. */
import { h, newId } from '../../../shared/dom.js';
import { t } from '../../words.js';

/** @typedef {{id: string, label: string, unit: string | null, value: number, words: string, min: number | null, max: number | null, step: number | null, options: string[], locked: boolean, cost: number | null}} Field */
/** @typedef {{change: {values?: Record<string, number>} | null, describedBy: string, changed: () => void, locked: (id: string) => void, note: import('../../log.js').Log['note']}} To */

/** @param {Field[]} all @param {To} to */
export function fields(all, { change, describedBy, changed, locked, note }) {
  const rows = all.map((field) => (field.locked ? fixed(field, locked) : row(field, change?.values?.[field.id], describedBy, changed, note)));
  const reset = h('button', { class: 'button small', type: 'button', onclick: () => { rows.forEach((one) => one.reset()); note('reset', 'edit'); changed(); } }, t('askReset'));
  const wrong = () => rows.find((one) => one.problem());
  return {
    element: h('div', { class: 'ask-fields', dir: 'auto' }, rows.map(({ element }) => element)),
    reset,
    change: () => ({ values: Object.fromEntries(rows.filter((one) => one.differs() && !one.problem()).map((one) => [one.id, one.value()])) }),
    count: () => rows.filter((one) => one.differs()).length,
    problem: () => (wrong() ? t('askEditLimits', { label: wrong()?.label ?? '' }) : ''),
    focus: () => (wrong() ?? rows.find((one) => one.input))?.input?.focus(),
  };
}

/** @param {Field} field */
const shown = (field) => (field.unit ? `${field.words}\u00a0${field.unit}` : field.words);

/** A value that stays. @param {Field} field @param {(id: string) => void} locked */
function fixed(field, locked) {
  const [id, noteId] = [newId(field.id), newId('fixed')];
  const said = h('span', { class: 'small', id: noteId, role: 'status' }, t('askFixed'));
  const input = h('input', { id, type: 'text', readonly: true, value: shown(field), 'aria-describedby': noteId });
  const tried = () => {
    said.textContent = t('askFixedTried');
    locked(field.id);
  };
  input.addEventListener('click', tried);
  input.addEventListener('keydown', (event) => {
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey || event.key === 'Backspace' || event.key === 'Delete') tried();
    if (event.key === 'Enter') event.preventDefault();
  });
  return {
    id: field.id, label: field.label, input: null, value: () => field.value, differs: () => false, problem: () => false, reset() {},
    element: h('div', { class: 'ask-edit-row fixed' }, h('label', { for: id, dir: 'auto' }, field.label), h('div', { class: 'ask-edit-input' }, input), h('div', { class: 'ask-was' }, said)),
  };
}

/** @param {Field} field @param {number | undefined} now @param {string} describedBy @param {() => void} changed @param {import('../../log.js').Log['note']} note */
function row(field, now, describedBy, changed, note) {
  const [id, hintId] = [newId(field.id), newId('limits')];
  const category = field.options.length > 0;
  const plain = (/** @type {number} */ value) => String(Math.round(value * 1e6) / 1e6);
  const start = now ?? field.value;
  const input = category
    ? h('select', { id, 'aria-describedby': `${hintId} ${describedBy}` }, field.options.map((label, i) => h('option', { value: String(i), selected: i === start }, label)))
    : h('input', { id, type: 'text', inputmode: 'decimal', autocomplete: 'off', value: plain(start), 'aria-describedby': `${hintId} ${describedBy}`, maxlength: 20 });
  const read = () => (category ? Number(input.value) : input.value.trim() === '' ? NaN : Number(input.value.trim().replace(',', '.').replace(/\s/g, '')));
  const differs = () => read() !== Number(plain(field.value));
  const problem = () => differs() && (Number.isNaN(read()) || (!category && ((field.min !== null && read() < field.min) || (field.max !== null && read() > field.max))));
  const limits = [
    !category && field.min !== null && field.max !== null ? t('askBetween', { min: plain(field.min), max: plain(field.max) }) : '',
    field.cost !== null && field.cost !== 1 ? t('askCost', { cost: field.cost }) : '',
  ].filter(Boolean).join(' · ');
  const was = h('span', { hidden: true }, h('span', { class: 'visually-hidden' }, `${t('changeFrom')} `), h('del', null, shown(field)));
  const back = h('button', { class: 'button small ask-small', type: 'button', hidden: true, 'aria-label': t('askPutBack', { label: field.label }), onclick: () => { reset(); input.focus(); note('undo', field.id); changed(); } }, '↺');
  const element = h('div', { class: 'ask-edit-row' }, h('label', { for: id, dir: 'auto' }, field.label),
    h('div', { class: 'ask-edit-input' }, input, field.unit ? h('span', { class: 'muted small' }, field.unit) : null),
    h('div', { class: 'ask-was' }, was, back, h('span', { class: 'muted small', id: hintId }, limits)));
  const look = () => {
    element.classList.toggle('edited', differs());
    was.hidden = back.hidden = !differs();
    if (problem()) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  };
  const reset = () => {
    input.value = category ? String(field.value) : plain(field.value);
    look();
  };
  input.addEventListener('input', () => { look(); changed(); });
  input.addEventListener('change', () => note('edit-input', field.id, Number.isFinite(read()) ? read() : input.value));
  input.addEventListener('keydown', (event) => {
    const e = /** @type {KeyboardEvent} */ (event);
    if (category || !field.step || (e.key !== 'ArrowUp' && e.key !== 'ArrowDown') || Number.isNaN(read())) return;
    e.preventDefault();
    const to = read() + (e.key === 'ArrowUp' ? field.step : -field.step);
    input.value = plain(Math.min(field.max ?? to, Math.max(field.min ?? to, to)));
    look();
    changed();
  });
  look();
  return { id: field.id, label: field.label, input, value: read, differs, problem, reset, element };
}
