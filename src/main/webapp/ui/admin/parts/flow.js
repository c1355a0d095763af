// @ts-check
/** What a participant goes through, as a picture: one box per block in order, groups around theirs, a line where another day begins. */
import { h, svg } from '../../shared/dom.js';
import { counted } from '../format.js';
import { kindName, said } from '../words.js';

/** @typedef {import('../types.js').Block} Block */
/** @typedef {import('../types.js').Arm} Arm */

/** @type {Record<string, string>} one stroke each, on a 20 px grid */
const GLYPHS = {
  consent: 'M5 10.5l3.5 3.5L15 6.5', instructions: 'M5 6h10M5 10h10M5 14h6', comprehension: 'M7.5 8a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M10 14.6v.1',
  trials: 'M4 5h5v10H4zM11 5h5v10h-5z', questionnaire: 'M4 7h2M9 7h7M4 13h2M9 13h7', 'free-text': 'M4 14.5l1-3 7-7 2 2-7 7zM11 15h5', debrief: 'M5 16V4h10l-3 3 3 3H5',
  screening: 'M4 5h12l-4.5 5.5V16l-3-1.5v-4z', break: 'M7.5 5v10M12.5 5v10', attention: 'M10 5v6M10 14.4v.2', session: 'M5 6h10v9H5zM5 9h10M8 4v3M12 4v3',
  branch: 'M5 15V5M5 10h6a4 4 0 0 0 4-4V5M12.5 7.5L15 5l2 2.5', end: 'M6 6l8 8M14 6l-8 8', group: 'M4 6h12M4 10h12M4 14h12',
};

/** @param {string} kind */
export const glyph = (kind) => h('span', { class: 'flow-glyph', 'aria-hidden': 'true' },
  svg('svg', { viewBox: '0 0 20 20', width: 20, height: 20 }, svg('path', { d: GLYPHS[kind] ?? GLYPHS.instructions, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' })));

/** @param {Block[]} flow @param {Arm[]} [arms] */
export function flowPicture(flow, arms = []) {
  const blocks = /** @type {Block[]} */ ([{ id: 'consent', kind: 'consent' }, ...flow, { id: 'debrief', kind: 'debrief' }]);
  return h('ol', { class: 'flow', 'aria-label': 'What a participant goes through' }, ...blocks.map((block) => step(block, arms)));
}

/** @param {Block} block @param {Arm[]} arms @returns {HTMLLIElement} */
function step(block, arms) {
  const kind = block.kind ?? 'trials';
  const title = blockName(block);
  const only = onlyFor(block, arms);
  const below = [only && h('span', { class: 'flow-only' }, only), block.when && h('span', { class: 'flow-only' }, 'If ', h('code', null, block.when))];
  if (kind === 'group') {
    return h('li', { class: 'flow-group' },
      h('div', { class: 'flow-group-head' }, h('span', { class: 'flow-title' }, title), ...details(block, title).map((text) => h('span', { class: 'flow-detail' }, text)), ...below),
      h('ol', { class: 'flow' }, ...(block.blocks ?? []).map((inner) => step(inner, arms))));
  }
  return h('li', { class: `flow-step${kind === 'trials' ? ' main' : ''}${kind === 'session' ? ' flow-session' : ''}` },
    glyph(kind), h('span', { class: 'flow-title' }, title),
    ...details(block, title).map((text) => h('span', { class: 'flow-detail' }, text)), ...below);
}

/** @param {Block} block @param {Arm[]} arms @returns {string} */
function onlyFor(block, arms) {
  const only = block.onlyArms?.length && block.onlyArms.length < (arms.length || Infinity) ? block.onlyArms : null;
  return only ? `Only for: ${only.map((id) => arms.find((arm) => arm.id === id)?.label ?? said(id)).join('; ')}` : '';
}

/** @param {Block} block @returns {string} */
export function blockName(block) {
  const given = block.title ?? block.label;
  if (given && given !== block.phase && given !== block.id) return given;
  if (block.kind === 'trials') return said(block.phase ?? block.id);
  if (block.kind === 'questionnaire' && block.instrument) return said(block.instrument);
  return kindName(block.kind);
}

/** @type {Record<string, string>} */
const ORDERS = { fixed: 'in this order', shuffled: 'in random order', 'latin-square': 'order by Latin square', williams: 'order by Williams square' };

/** @param {Block} block @param {string} title */
function details(block, title) {
  const said1 = [];
  if (block.kind === 'trials') {
    if (block.phase && title !== said(block.phase) && block.phase !== 'main') said1.push(said(block.phase));
    said1.push([amount(block), block.task && block.task !== 'observe' ? said(block.task).toLowerCase() : block.task === 'observe' ? 'observing' : ''].filter(Boolean).join(', '));
    const shown = [block.explanation && block.phase !== 'pre' && block.phase !== 'post' && 'with explanation', block.feedback && 'with feedback'].filter(Boolean).join(', ');
    if (shown) said1.push(shown);
  } else if (title !== kindName(block.kind) && !['consent', 'debrief', 'group'].includes(block.kind)) said1.push(kindName(block.kind));
  const questions = Array.isArray(block.questions) ? block.questions.length : block.questions;
  if (questions) said1.push(counted(questions, block.kind === 'questionnaire' ? 'item' : 'question'));
  if (block.attempts) said1.push(counted(block.attempts, 'attempt'));
  if (block.optional) said1.push('optional');
  if (block.kind === 'group') said1.push([block.sample && `${block.sample} of ${block.blocks?.length ?? 0}`, ORDERS[block.order ?? 'shuffled']].filter(Boolean).join(', '));
  if (block.kind === 'session' && block.afterHours !== undefined) said1.push(`not before ${hours(block.afterHours)}`);
  if (block.kind === 'branch') said1.push(`go to ${block.to ?? '…'}`);
  if (block.kind === 'end') said1.push(said(block.outcome ?? 'completed'));
  return said1.filter(Boolean);
}

/** How many trials, as far as the block itself says. @param {Block} block @returns {string} */
export function amount(block) {
  const { items } = block;
  const trials = block.trials ?? (typeof items === 'number' ? items : items?.ids?.length || items?.count || 0);
  if (trials) return counted(trials, 'trial');
  if (items?.perCell) return `${items.perCell} items of each cell`;
  return items?.same ? `the items of ${said(items.same)}` : '';
}

/** @param {number} n */
export const hours = (n) => (n >= 48 && n % 24 === 0 ? `${n / 24} days` : counted(n, 'hour'));
