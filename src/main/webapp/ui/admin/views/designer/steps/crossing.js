// @ts-check
/** Every combination of the factors' levels; a click forbids one, another allows it again. */
import { h } from '../../../../shared/dom.js';
import { counted } from '../../../format.js';
import { announce } from '../lists.js';
import { armsOf, between, crossed, isForbidden, list, toggled, within } from '../parts-of.js';

const MOST = 64;

/** @param {import('../form.js').Form} form @param {any} study */
export function crossing(form, study) {
  const factors = between(study).filter(({ levels }) => list(levels).length > 0);
  const inner = within(study).filter(({ levels }) => list(levels).length > 0);
  const arms = armsOf(study);
  return h('div', { class: 'form-card' },
    h('h4', null, 'Crossing'),
    h('p', { class: 'hint' }, `${counted(arms.length, 'arm')} between people${inner.length > 0 ? `, ${counted(crossed(inner).length, 'condition')} within each` : ''}. A cell that makes no sense is taken out by a click.`),
    form.slot('/forbidden'),
    form.slot('/arms'),
    table(form, study, factors, 'Arms: combinations between people'),
    inner.length > 0 && table(form, study, [...factors, ...inner], 'Arms and conditions: every combination'),
    h('div', null, h('button', { class: 'button small', type: 'button', dataset: { at: 'write arms' }, onclick: () => form.set('/arms', arms.map(({ id, label, levels }) => ({ id, label, levels }))) }, 'Write the arms out, to set quotas and weights')));
}

/** @param {import('../form.js').Form} form @param {any} study @param {any[]} factors @param {string} label */
function table(form, study, factors, label) {
  const cells = crossed(factors);
  if (cells.length > MOST * 4) return h('p', { class: 'caution' }, h('span', null, `${cells.length} combinations are too many for a table.`));
  const last = factors[factors.length - 1];
  const rows = factors.length > 1 ? crossed(factors.slice(0, -1)) : [{}];
  const name = (/** @type {any} */ factor, /** @type {string} */ id) => list(factor.levels).find((level) => level.id === id)?.label ?? id;
  const says = (/** @type {Record<string, string>} */ cell) => factors.map((factor) => name(factor, cell[factor.id])).join(', ');
  return h('div', { class: 'table-wrap', role: 'region', 'aria-label': label, tabindex: 0 }, h('table', { class: 'crossing' },
    h('caption', { class: 'visually-hidden' }, label),
    h('thead', null, h('tr', null, ...factors.slice(0, -1).map((factor) => h('th', { scope: 'col' }, factor.label ?? factor.id)), ...list(last.levels).map((level) => h('th', { scope: 'col' }, level.label ?? level.id)))),
    h('tbody', null, ...rows.map((row) => h('tr', null, ...factors.slice(0, -1).map((factor) => h('th', { scope: 'row' }, name(factor, row[factor.id]))),
      ...list(last.levels).map((level) => {
        const cell = { ...row, [last.id]: level.id };
        const forbidden = isForbidden(study, cell);
        return h('td', null, h('button', {
          class: `cross-cell${forbidden ? ' forbidden' : ''}`, type: 'button', 'aria-pressed': String(!forbidden), 'aria-label': `${says(cell)}: ${forbidden ? 'taken out' : 'in'}`, dataset: { at: `cell ${Object.values(cell).join(' ')}` },
          onclick: () => { form.draft.edit('study', (whole) => toggled(whole, cell)); announce(`${says(cell)} is ${forbidden ? 'in again' : 'taken out'}.`); },
        }, forbidden ? 'out' : 'in'));
      }))))));
}
