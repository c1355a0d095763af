// @ts-check
/** What a participant goes through, as a picture: one box per block, in order. */
import { h, svg } from '../../shared/dom.js';
import { counted } from '../format.js';
import { kindName, said } from '../words.js';

/** @typedef {import('../types.js').Block} Block */

/** @type {Record<string, string>} one stroke each, on a 20 px grid */
const GLYPHS = {
  consent: 'M5 10.5l3.5 3.5L15 6.5', instructions: 'M5 6h10M5 10h10M5 14h6', comprehension: 'M7.5 8a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M10 14.6v.1',
  trials: 'M4 5h5v10H4zM11 5h5v10h-5z', questionnaire: 'M4 7h2M9 7h7M4 13h2M9 13h7', 'free-text': 'M4 14.5l1-3 7-7 2 2-7 7zM11 15h5', debrief: 'M5 16V4h10l-3 3 3 3H5',
};

/** @param {Block[]} flow @param {import('../types.js').Arm[]} [arms] */
export function flowPicture(flow, arms = []) {
  const blocks = [{ id: 'consent', kind: 'consent' }, ...flow, { id: 'debrief', kind: 'debrief' }];
  return h('ol', { class: 'flow', 'aria-label': 'What a participant goes through' }, ...blocks.map((block) => step(block, arms)));
}

/** @param {Block} block @param {import('../types.js').Arm[]} arms */
function step(block, arms) {
  const kind = block.kind ?? 'trials';
  const title = blockName(block);
  const only = block.onlyArms?.length && block.onlyArms.length < (arms.length || Infinity) ? block.onlyArms : null;
  return h('li', { class: `flow-step${kind === 'trials' ? ' main' : ''}` },
    h('span', { class: 'flow-glyph', 'aria-hidden': 'true' },
      svg('svg', { viewBox: '0 0 20 20', width: 20, height: 20 }, svg('path', { d: GLYPHS[kind] ?? GLYPHS.instructions, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }))),
    h('span', { class: 'flow-title' }, title),
    ...details(block, title).map((text) => h('span', { class: 'flow-detail' }, text)),
    only && h('span', { class: 'flow-only' }, `Only for: ${only.map((id) => arms.find((arm) => arm.id === id)?.label ?? said(id)).join('; ')}`));
}

/** @param {Block} block */
export function blockName(block) {
  const given = block.title ?? block.label;
  if (given && given !== block.phase && given !== block.id) return given;
  if (block.kind === 'trials') return said(block.phase ?? block.id);
  if (block.kind === 'questionnaire' && block.instrument) return said(block.instrument);
  return kindName(block.kind);
}

/** @param {Block} block @param {string} title */
function details(block, title) {
  const said1 = [];
  const trials = block.trials ?? (typeof block.items === 'number' ? block.items : (block.items?.ids?.length || 0));
  if (block.kind === 'trials') {
    if (block.phase && title !== said(block.phase) && block.phase !== 'main') said1.push(said(block.phase));
    said1.push([trials ? counted(trials, 'trial') : block.items?.perCell ? `${block.items.perCell} items of each cell` : '', block.task && block.task !== 'observe' ? said(block.task).toLowerCase() : block.task === 'observe' ? 'observing' : ''].filter(Boolean).join(', '));
    const shown = [block.explanation && block.phase !== 'pre' && block.phase !== 'post' && 'with explanation', block.feedback && 'with feedback'].filter(Boolean).join(', ');
    if (shown) said1.push(shown);
  } else if (title !== kindName(block.kind) && !['consent', 'debrief'].includes(block.kind)) said1.push(kindName(block.kind));
  const questions = Array.isArray(block.questions) ? block.questions.length : block.questions;
  if (questions) said1.push(counted(questions, block.kind === 'questionnaire' ? 'item' : 'question'));
  if (block.attempts) said1.push(counted(block.attempts, 'attempt'));
  if (block.optional) said1.push('optional');
  return said1.filter(Boolean);
}
