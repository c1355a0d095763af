// @ts-check
/** The form of a block of trials: task, items, what is shown, in which order, and what is asked besides. */
import { h } from '../../../../shared/dom.js';
import { blockName } from '../../../parts/flow.js';
import { said } from '../../../words.js';
import { blocksOf, list, within } from '../parts-of.js';
import { methodOptions } from './arms.js';
import { ORDERS } from './block.js';
import { CELLS, PHASES, TASKS } from './kinds.js';

/** @typedef {import('../form.js').Form} Form */
/** @typedef {import('../steps.js').Ui} Ui */

const YES_NO = (/** @type {string} */ yes, /** @type {string} */ no) => [{ id: 'true', label: yes, value: true }, { id: 'false', label: no, value: false }];

/** @param {Ui} ui @param {string} at @param {any} block */
export function trials({ form, draft, context }, at, block) {
  const { study } = draft.doc;
  const set = context.set(study?.stimuli?.set);
  const inner = within(study);
  return [
    h('div', { class: 'form-row' },
      task(form, at, block),
      form.choice(`${at}/phase`, 'Part of the study', PHASES, { empty: 'Main part' })),
    block.task !== 'observe' && form.text(`${at}/question`, 'Question', { help: 'Asked at every trial.' }),
    ['judge-advisor', 'simulate-see-decide', 'decision'].includes(block.task) && form.text(`${at}/finalQuestion`, block.task === 'simulate-see-decide' ? 'Question after seeing the output' : 'Question after the advice', { optional: true, help: 'The same question if left out.' }),
    (COMPETING[block.task] || (block.task === 'intrusion' && block.asks?.lineup?.of === 'method')) && form.ticks(`${at}/methods`, 'Explanations that compete', methodOptions(set, study).filter(({ id }) => id !== 'none'), { help: `At least ${COMPETING[block.task] ?? 'two'}. Sets and places are balanced.` }),
    LINED_UP.has(block.task) && lineup(form, at, block, set, study),
    items(form, at, block, study, set),
    form.fold(`shown ${at}`, ['What is shown', h('span', { class: 'fold-count' }, shownNow(block))], false, () => h('div', { class: 'form-row' },
      form.choice(`${at}/explanation`, 'Explanation', YES_NO('shown, as the arm has it', 'not shown'), { empty: 'as the task has it' }),
      form.choice(`${at}/output`, 'Model’s output', YES_NO('shown with the item', 'not shown'), { empty: 'as the task has it' }),
      form.ticks(`${at}/reveal/before`, 'Just this before the answer', PARTS, { help: 'None ticked: as the task has it.' }),
      form.ticks(`${at}/reveal/after`, 'Shown after the answer', PARTS),
      form.choice(`${at}/feedback`, 'Right answer after each trial', YES_NO('shown', 'not shown'), { empty: 'not shown' }))),
    form.fold(`order ${at}`, ['Order and conditions', h('span', { class: 'fold-count' }, orderNow(block))], false, () => [order(form, at, block), form.choice(`${at}/options`, 'Order of the answers', [{ id: 'fixed', label: 'always the same' }, { id: 'shuffled', label: 'another one each trial' }, { id: 'participant', label: 'one for each participant' }], { empty: 'always the same' }), inner.length > 0 && conditions(form, at, block, inner)]),
    block.task !== 'observe' && form.fold(`confidence ${at}`, ['Confidence', h('span', { class: 'fold-count' }, block.confidence ? `${block.confidence.min} to ${block.confidence.max}` : 'not asked')], false, () => confidence(form, at, block)),
    block.task !== 'observe' && (set?.classes?.length ?? 0) > 0 && form.fold(`labels ${at}`, ['Words for the answers', h('span', { class: 'fold-count' }, block.labels ? Object.values(block.labels).join(', ') : 'the classes’ own')], false, () => h('div', { class: 'form-row' },
      ...set.classes.map((/** @type {any} */ one) => form.text(`${at}/labels/${one.id}`, `For ${one.label ?? one.id}`, { placeholder: one.label ?? one.id })))),
    form.fold(`times ${at}`, ['Time per trial', h('span', { class: 'fold-count' }, [block.minMs && `at least ${block.minMs} ms`, block.limitMs && `at most ${block.limitMs} ms`].filter(Boolean).join(', ') || 'as long as they like')], false, () => h('div', { class: 'form-row' },
      form.number(`${at}/minMs`, 'At least', { min: 0, unit: 'ms' }), form.number(`${at}/limitMs`, 'At most', { min: 500, unit: 'ms', help: 'The trial then ends without an answer.' }))),
  ];
}

/** How many explanations have to compete at least. @type {Record<string, string>} */
const COMPETING = { 'forced-choice': 'two', 'choice-of-n': 'three', ranking: 'three', 'best-worst': 'three' };
const LINED_UP = new Set(['choice-of-n', 'ranking', 'best-worst', 'intrusion', 'error-detection']);
const PARTS = [{ id: 'instance', label: 'the item' }, { id: 'output', label: 'the model’s output' }, { id: 'score', label: 'how sure it is' }, { id: 'explanation', label: 'the explanation' }, { id: 'truth', label: 'the truth' }];

/** What stands side by side. @param {Form} form @param {string} at @param {any} block @param {any} set @param {any} study */
const lineup = (form, at, block, set, study) => h('div', { class: 'form-row' },
  form.number(`${at}/asks/lineup/size`, 'Side by side', { min: 2, max: 12, help: block.task === 'error-detection' ? 'A list of so many outputs; a single one if left out.' : block.task === 'intrusion' ? 'Four if left out.' : 'All methods if left out.' }),
  block.task === 'intrusion' && form.choice(`${at}/asks/lineup/of`, 'The intruder differs in', [{ id: 'class', label: 'what the model says of it' }, { id: 'item', label: 'its explanation, which is another item’s' }, { id: 'method', label: 'the method of its explanation' }], { empty: 'what the model says of it' }),
  block.task === 'intrusion' && block.asks?.lineup?.of === 'method' && form.choice(`${at}/asks/lineup/intruder`, 'Method of the intruder', methodOptions(set, study).filter(({ id }) => id !== 'none')));

/** A question that nobody wrote yet goes with the task. @param {Form} form @param {string} at @param {any} block */
const task = (form, at, block) => form.choice(`${at}/task`, 'Task', TASKS, { pick: (id) => form.draft.edit('study', (study) => {
  const { question, asks, methods, ...rest } = block;
  const written = TASKS.find((one) => one.id === id)?.asks;
  const usual = !question || TASKS.some((one) => one.question === question);
  const asked = usual ? TASKS.find((one) => one.id === id)?.question : id === 'observe' ? undefined : question;
  return replaced(study, at, { ...rest, task: id, ...(asked ? { question: asked } : {}), ...(written ? { asks: written } : {}), ...(methods && COMPETING[id] ? { methods } : {}) });
}) });

/** @param {any} tree @param {string} at @param {any} value @returns {any} */
function replaced(tree, at, value) {
  const [token, ...rest] = at.split('/').slice(1);
  if (token === undefined) return value;
  const inside = rest.length > 0 ? `/${rest.join('/')}` : '';
  return Array.isArray(tree) ? tree.map((one, i) => (i === Number(token) ? replaced(one, inside, value) : one)) : { ...tree, [token]: replaced(tree[token], inside, value) };
}

/** @type {{id: string, label: string, help: string, is: (items: any) => boolean, blank: any}[]} */
const WAYS = [
  { id: 'perCell', label: 'So many of each cell', help: 'Even over truth and model’s output: the way to keep a good model from making every answer the same.', is: (items) => items?.perCell !== undefined, blank: { perCell: 3 } },
  { id: 'count', label: 'So many in all', help: 'Drawn from the whole pool for each participant.', is: (items) => items?.count !== undefined, blank: { count: 10 } },
  { id: 'ids', label: 'These very items', help: 'The same for everybody; usual for practice.', is: (items) => Array.isArray(items?.ids), blank: { ids: [] } },
  { id: 'where', label: 'Every item of a kind', help: 'All that fit the description below.', is: (items) => items?.where !== undefined && !['perCell', 'count', 'ids', 'same'].some((key) => key in items), blank: { where: { correct: true } } },
  { id: 'same', label: 'Those of an earlier block', help: 'For before and after on the same items.', is: (items) => items?.same !== undefined, blank: {} },
];

/** @param {Form} form @param {string} at @param {any} block @param {any} study @param {any} set */
function items(form, at, block, study, set) {
  const now = WAYS.find(({ is }) => is(block.items));
  const name = `items${at}`;
  const practice = block.phase === 'practice';
  const pool = (set?.items ?? []).filter((/** @type {any} */ item) => Boolean(item.practice) === practice);
  const earlier = blocksOf(study).filter((one) => one.block.kind === 'trials' && one.at !== at).map(({ block: other }) => ({ id: other.id, label: blockName(other) }));
  return h('fieldset', { class: 'field-group items-field' }, h('legend', { class: 'label' }, 'Items'),
    h('div', { class: 'field' }, h('label', { class: 'visually-hidden', for: name }, 'How items are chosen'),
      h('select', { id: name, dataset: { at: name }, onchange: (/** @type {Event} */ event) => {
        const way = WAYS.find(({ id }) => id === /** @type {HTMLSelectElement} */ (event.target).value);
        const where = block.items?.where ? { where: block.items.where } : {};
        const blank = way?.id === 'where' && block.items?.where ? where : way?.id === 'ids' ? { ids: pool.slice(0, 2).map((/** @type {any} */ item) => item.id) } : way?.id === 'same' ? { same: earlier[0]?.id } : { ...way?.blank, ...where };
        form.set(`${at}/items`, blank);
      } }, !now && h('option', { value: '', selected: true }, 'Choose …'), ...WAYS.map(({ id, label }) => h('option', { value: id, selected: id === now?.id }, label))),
      now && h('p', { class: 'hint' }, now.help)),
    form.slot(`${at}/items`),
    now?.id === 'perCell' && h('div', { class: 'form-row' }, form.number(`${at}/items/perCell`, 'Items of each cell', { min: 1, max: 1000 }), form.ticks(`${at}/items/by`, 'A cell is a combination of', CELLS, { help: 'None ticked: truth and model’s output.' })),
    now?.id === 'count' && form.number(`${at}/items/count`, 'Items', { min: 1, max: 10_000 }),
    now?.id === 'same' && form.choice(`${at}/items/same`, 'The items of', earlier),
    now?.id === 'ids' && form.words(`${at}/items/ids`, 'Items', { help: pool.length > 0 ? `${practice ? 'Practice items' : 'Items'} of the set: ${pool.slice(0, 8).map((/** @type {any} */ item) => item.id).join(', ')}${pool.length > 8 ? ', …' : '.'}` : 'Short names, parted by commas.' }),
    now && ['perCell', 'count', 'where'].includes(now.id) && form.fold(`where ${at}`, ['Only some of the items', h('span', { class: 'fold-count' }, block.items?.where ? Object.keys(block.items.where).map((key) => said(key).toLowerCase()).join(', ') : 'all')], now.id === 'where', () => where(form, `${at}/items/where`, set)),
    form.rest(`${at}/items`, ['ids', 'perCell', 'by', 'count', 'same', 'where']));
}

/** @param {Form} form @param {string} at @param {any} set */
function where(form, at, set) {
  const classes = (set?.classes ?? []).map((/** @type {any} */ one) => ({ id: one.id, label: one.label ?? one.id }));
  const valuesOf = (/** @type {string} */ key) => [...new Set((set?.items ?? []).map((/** @type {any} */ item) => item[key]).filter((/** @type {any} */ value) => typeof value === 'string'))].sort().map((id) => ({ id: String(id), label: said(id) }));
  return h('div', { class: 'stack tight' },
    h('div', { class: 'form-row' },
      form.choice(`${at}/correct`, 'The model is', YES_NO('right', 'wrong'), { empty: 'right or wrong' }),
      form.choice(`${at}/adversarial`, 'Adversarial', YES_NO('only items where the model is surely wrong', 'none of them'), { empty: 'with and without' })),
    classes.length > 0 && form.ticks(`${at}/truth`, 'Truth', classes),
    classes.length > 0 && form.ticks(`${at}/predicted`, 'Model’s output', classes),
    ...['difficulty', 'group'].map((key) => { const values = valuesOf(key); return values.length > 1 && form.ticks(`${at}/${key}`, said(key), values); }));
}

/** @param {Form} form @param {string} at @param {any} block */
function order(form, at, block) {
  const constrained = block.order && typeof block.order === 'object';
  return h('div', { class: 'stack tight' },
    form.choice(`${at}/order`, 'Order of the trials', [
      { id: 'shuffled', label: 'shuffled' }, { id: 'fixed', label: 'as the items are written' },
      { id: constrained ? String(block.order) : 'constrained', label: 'shuffled, but never too many alike in a row', value: { kind: 'constrained', noMoreThan: 2, of: ['truth'] } },
    ], { empty: 'shuffled' }),
    constrained && h('div', { class: 'form-row' },
      form.number(`${at}/order/noMoreThan`, 'At most in a row', { min: 1, max: 1000, placeholder: '2' }),
      form.ticks(`${at}/order/of`, 'With the same', [...CELLS, { id: 'condition', label: 'condition' }])));
}

/** @param {Form} form @param {string} at @param {any} block @param {any[]} inner */
const conditions = (form, at, block, inner) => h('div', { class: 'stack tight' },
  form.ticks(`${at}/within/factors`, 'Within factors that vary here', inner.map(({ id, label }) => ({ id, label: label ?? id })), { help: 'Nobody meets an item twice, and over participants every item comes in every condition.' }),
  list(inner).length > 0 && block.within && h('div', { class: 'form-row' },
    form.choice(`${at}/within/by`, 'Conditions change', [{ id: 'trial', label: 'from trial to trial' }, { id: 'block', label: 'block by block' }], { empty: 'from trial to trial' }),
    form.choice(`${at}/within/order`, 'Order of the conditions', ORDERS, { empty: 'shuffled' })));

/** @param {Form} form @param {string} at @param {any} block */
const confidence = (form, at, block) => h('div', { class: 'stack tight' },
  h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: Boolean(block.confidence), dataset: { at: `confidence ${at}` }, onchange: (/** @type {Event} */ event) => form.set(`${at}/confidence`, /** @type {HTMLInputElement} */ (event.target).checked ? { min: 1, max: 5, low: 'just guessing', high: 'certain', question: 'How sure are you?' } : undefined) }), h('span', null, 'Ask how sure they are')),
  block.confidence && form.text(`${at}/confidence/question`, 'Question'),
  block.confidence && h('div', { class: 'form-row' },
    form.number(`${at}/confidence/min`, 'From', { min: 0, max: 100 }), form.text(`${at}/confidence/low`, 'which means'),
    form.number(`${at}/confidence/max`, 'To', { min: 1, max: 100 }), form.text(`${at}/confidence/high`, 'which means')));

/** @param {any} block */
const shownNow = (block) => [block.explanation === true && 'explanation', block.explanation === false && 'no explanation', block.output === true && 'output', block.output === false && 'no output', block.feedback && 'right answer'].filter(Boolean).join(', ') || 'as the task has it';
/** @param {any} block */
const orderNow = (block) => [typeof block.order === 'object' && block.order ? 'constrained' : block.order ?? 'shuffled', Array.isArray(block.within?.factors) && `varies ${block.within.factors.join(', ')}`].filter(Boolean).join(', ');
