// @ts-check
/** The form of one block, by its kind. */
import { h } from '../../../../shared/dom.js';
import { blockName } from '../../../parts/flow.js';
import { said } from '../../../words.js';
import { announce, list } from '../lists.js';
import { armsOf, blocksOf, renamedBlock } from '../parts-of.js';
import { rule } from '../rule.js';
import { textFile } from '../text-file.js';
import { asId, freeName, get, set } from '../tree.js';
import { blocks } from './flow.js';
import { checkQuestions, optionsOf, screeningQuestions } from './questions.js';
import { trials } from './trials.js';

/** @typedef {import('../steps.js').Ui} Ui */
/** @typedef {import('../form.js').Form} Form */

const COMMON = ['id', 'kind', 'title', 'onlyArms', 'when'];

/** @type {Record<string, {keys: string[], render: (ui: Ui, at: string, block: any) => any}>} */
const FORMS = {
  instructions: { keys: ['text', 'minMs'], render: ({ form }, at, block) => [
    text(form, at, block), form.number(`${at}/minMs`, 'The button waits', { min: 0, unit: 'ms', optional: true, help: 'How long the page stays at least.' })] },
  comprehension: { keys: ['text', 'attempts', 'questions', 'onFailure'], render: ({ form }, at, block) => [
    text(form, at, block, true),
    h('div', { class: 'form-row' },
      form.number(`${at}/attempts`, 'Attempts', { min: 1, max: 10, placeholder: '2' }),
      onFailure(form, at, 'end')),
    checkQuestions(form, at)] },
  screening: { keys: ['text', 'questions', 'exclude'], render: ({ form }, at, block) => [
    text(form, at, block, true), screeningQuestions(form, at),
    h('h5', null, 'Whom it excludes'),
    list(form, `${at}/exclude`, {
      add: 'Add a rule', blank: () => ({}), name: (one, i) => one.reason ?? `rule ${i + 1}`, help: 'The first rule that holds ends the run as screened out.',
      row: (_, __, place) => h('div', { class: 'stack tight' }, rule(form, `${place}/when`, 'Excluded if', at), form.text(`${place}/reason`, 'Reason', { optional: true, help: 'For the flow diagram.' })),
    })] },
  break: { keys: ['text', 'minSeconds', 'maxSeconds'], render: ({ form }, at, block) => [
    text(form, at, block, true),
    h('div', { class: 'form-row' }, form.number(`${at}/minSeconds`, 'At least', { min: 0, unit: 'seconds' }), form.number(`${at}/maxSeconds`, 'At most', { min: 1, unit: 'seconds' }))] },
  attention: { keys: ['question', 'options', 'key', 'onFailure'], render: ({ form }, at, block) => [
    form.text(`${at}/question`, 'Question', { rows: 2 }), optionsOf(form, at, block), onFailure(form, at, 'flag')] },
  questionnaire: { keys: ['instrument', 'order', 'stems', 'instructed'], render: questionnaire },
  'free-text': { keys: ['question', 'optional', 'maxLength'], render: ({ form }, at) => [
    form.text(`${at}/question`, 'Question', { rows: 2 }),
    h('div', { class: 'form-row' },
      form.choice(`${at}/optional`, 'An answer', [{ id: 'true', label: 'may be left out', value: true }, { id: 'false', label: 'is needed', value: false }], { empty: 'may be left out' }),
      form.number(`${at}/maxLength`, 'At most', { min: 1, max: 20_000, unit: 'characters', placeholder: '2000' }))] },
  session: { keys: ['text', 'afterHours', 'withinHours', 'reminderHours', 'late'], render: ({ form }, at, block) => [
    text(form, at, block, true),
    h('div', { class: 'form-row' },
      form.number(`${at}/afterHours`, 'Not before', { min: 0, step: 'any', unit: 'hours' }),
      form.number(`${at}/withinHours`, 'Open for', { min: 0, step: 'any', unit: 'hours', optional: true }),
      form.choice(`${at}/late`, 'Who comes later', [{ id: 'allow', label: 'may still take part' }, { id: 'end', label: 'has timed out' }], { empty: 'may still take part' })),
    form.words(`${at}/reminderHours`, 'Reminders are due after', { numeric: true, placeholder: '24, 48', help: 'Hours, parted by commas.' })] },
  branch: { keys: ['to', 'atMost'], render: ({ form, draft }, at) => [
    rule(form, `${at}/when`, 'If', at),
    h('div', { class: 'form-row' },
      form.choice(`${at}/to`, 'Go to', blocksOf(draft.doc.study).filter((one) => one.at !== at && one.depth === 0).map(({ block }) => ({ id: block.id, label: blockName(block) }))),
      form.number(`${at}/atMost`, 'At most', { min: 1, max: 20, unit: 'times', help: 'Needed for a way back, or it might never end.' }))] },
  end: { keys: ['outcome', 'reason'], render: ({ form }, at) => [
    rule(form, `${at}/when`, 'If', at),
    h('div', { class: 'form-row' },
      form.choice(`${at}/outcome`, 'The run ends as', ['completed', 'screened-out', 'failed-check', 'timed-out'].map((id) => ({ id, label: said(id).toLowerCase() })), { empty: 'completed' }),
      form.text(`${at}/reason`, 'Reason', { optional: true, help: 'For the flow diagram.' }))] },
  group: { keys: ['order', 'sample', 'blocks'], render: (ui, at) => [
    h('div', { class: 'form-row' },
      ui.form.choice(`${at}/order`, 'Order of its blocks', ORDERS, { empty: 'shuffled' }),
      ui.form.number(`${at}/sample`, 'Only so many of them', { min: 1, optional: true, help: 'Drawn for each participant.' })),
    h('h5', null, 'Blocks of this group'), blocks(ui, `${at}/blocks`)] },
  trials: { keys: ['phase', 'task', 'items', 'explanation', 'output', 'feedback', 'question', 'finalQuestion', 'labels', 'confidence', 'order', 'minMs', 'limitMs', 'within', 'methods'], render: trials },
};

export const ORDERS = [
  { id: 'shuffled', label: 'shuffled', help: 'A new random order for each participant.' }, { id: 'fixed', label: 'as written' },
  { id: 'latin-square', label: 'Latin square', help: 'Over participants, each comes equally often at each position.' },
  { id: 'williams', label: 'Williams square', help: 'A Latin square in which each also follows each other equally often.' },
];

/** @param {Ui} ui @param {string} at @param {any} block */
export function blockForm(ui, at, block) {
  const { form, draft } = ui;
  const kind = FORMS[block.kind];
  const rename = (/** @type {string} */ before, /** @type {string} */ after) => draft.edit('study', (study) => renamedBlock(study, at, before, freeName(asId(after) || before, blocksOf(study).filter((one) => one.at !== at).map((one) => one.block.id))));
  if (!kind) return form.rest(at, ['id']);
  const own = ['branch', 'end'].includes(block.kind);
  return h('div', { class: 'stack tight' },
    h('div', { class: 'form-row' },
      form.text(`${at}/title`, 'Title', { optional: true, help: own ? undefined : 'What participants see above it.' }),
      form.id(`${at}/id`, 'Short name', rename, { help: 'In the data and in rules; rules follow when it changes.' })),
    kind.render(ui, at, block),
    who(ui, at, block, own),
    form.rest(at, [...COMMON, ...kind.keys]));
}

/** @param {Ui} ui @param {string} at @param {any} block @param {boolean} ruled */
function who(ui, at, block, ruled) {
  const { form, draft } = ui;
  const { study } = draft.doc;
  const arms = armsOf(study);
  const groups = blocksOf(study).filter((one) => one.block.kind === 'group' && one.at !== at && !one.at.startsWith(`${at}/`));
  const says = [Array.isArray(block.onlyArms) && `only ${block.onlyArms.length} of ${arms.length} arms`, !ruled && block.when && 'on a condition'].filter(Boolean).join(', ') || 'everybody';
  return form.fold(`who ${at}`, ['Who meets this block', h('span', { class: 'fold-count' }, says)], false, () => h('div', { class: 'stack tight' },
    arms.length > 0 && form.ticks(`${at}/onlyArms`, 'Only participants of', arms.map(({ id, label }) => ({ id, label })), { help: 'None ticked: all arms.' }),
    !ruled && rule(form, `${at}/when`, 'Only if', at, { optional: true, help: 'A rule over what was answered before. It is evaluated on the server.' }),
    (groups.length > 0 || at.includes('/blocks/')) && belongs(ui, at, groups)));
}

/** @param {Ui} ui @param {string} at @param {import('../parts-of.js').PlacedBlock[]} groups */
function belongs({ form, draft }, at, groups) {
  const host = at.replace(/\/\d+$/, '');
  const select = h('select', { id: `belongs${at}`, dataset: { at: `belongs ${at}` }, onchange: () => {
    const to = select.value;
    const block = form.get(at);
    form.open.clear();
    draft.edit('study', (study) => {
      const target = get(study, to.replace(/\/blocks$/, ''));
      const without = set(study, host, get(study, host).filter((/** @type {any} */ _, /** @type {number} */ i) => `${host}/${i}` !== at));
      const now = to === '/flow' ? '/flow' : blocksOf(without).find((one) => one.block.id === target.id)?.at;
      return now ? set(without, now === '/flow' ? now : `${now}/blocks`, [...(get(without, now === '/flow' ? now : `${now}/blocks`) ?? []), block]) : study;
    });
    announce(`${blockName(block)} is moved.`);
  } }, h('option', { value: '/flow', selected: host === '/flow' }, 'the flow itself'), ...groups.map((group) => h('option', { value: `${group.at}/blocks`, selected: host === `${group.at}/blocks` }, `the group ${blockName(group.block)}`)));
  return h('div', { class: 'field' }, h('label', { for: select.id }, 'Belongs to'), select);
}

/** @param {Form} form @param {string} at @param {any} block @param {boolean} [optional] */
const text = (form, at, block, optional) => textFile(form, `${at}/text`, 'Text', { stem: String(block.id), heading: blockName(block), optional });

/** @param {Form} form @param {string} at @param {string} usual */
function onFailure(form, at, usual) {
  const options = [{ id: 'end', label: 'the run ends' }, { id: 'flag', label: 'it goes on, and the data say so' }];
  return form.choice(`${at}/onFailure`, 'Who fails', options, { empty: options.find(({ id }) => id === usual)?.label });
}

/** @param {Ui} ui @param {string} at @param {any} block */
function questionnaire({ form, context }, at, block) {
  const known = context.instruments;
  const chosen = known.find(({ id }) => id === block.instrument);
  const items = /** @type {any[]} */ (chosen?.items ?? []);
  const empty = items.filter((item) => !item.text && !(item.low && item.high));
  return [
    known.length > 0
      ? form.choice(`${at}/instrument`, 'Scale', known.map((one) => ({ id: one.id, label: one.title ?? one.name ?? said(one.id) })), { below: chosen && aboutScale(chosen, items) })
      : form.text(`${at}/instrument`, 'Scale', { mono: true, help: 'Its short name in the library.' }),
    form.choice(`${at}/order`, 'Order of its items', [{ id: 'fixed', label: 'as published' }, { id: 'shuffled', label: 'shuffled' }], { empty: 'as published' }),
    empty.length > 0 && form.fold(`stems ${at}`, ['Wording of its items', h('span', { class: 'fold-count' }, `${empty.filter(({ id }) => block.stems?.[id]).length} of ${empty.length}`)], true, () => h('div', { class: 'stack tight' },
      h('p', { class: 'hint' }, 'This scale’s wording may not be shipped. Paste it from the publication; the scoring key is here.'),
      ...empty.map((item) => form.text(`${at}/stems/${item.id}`, `Item ${item.id}${item.reversed ? ' (reversed)' : ''}`)))),
    form.fold(`instructed ${at}`, ['Instructed items', h('span', { class: 'fold-count' }, block.instructed?.length ? `${block.instructed.length}` : 'none')], false, () => list(form, `${at}/instructed`, {
      add: 'Add an instructed item', blank: () => ({ id: freeName('check', (block.instructed ?? []).map((/** @type {any} */ one) => one.id), '_'), text: 'Please choose the highest answer here.', value: 5 }), name: (one) => one.id ?? 'item', help: 'Items that say what to answer: they show who reads, and are no part of the score.',
      row: (_, __, place) => h('div', { class: 'form-row' }, form.text(`${place}/text`, 'Text'), form.number(`${place}/value`, 'Right answer'), items.length > 0 ? form.choice(`${place}/after`, 'After item', items.map(({ id }) => ({ id, label: id })), { empty: 'at the end' }) : form.text(`${place}/after`, 'After item', { mono: true })),
    })),
    form.slot(`${at}/stems`),
  ];
}

/** @param {any} scale @param {any[]} items */
const aboutScale = (scale, items) => h('div', { class: 'hint' },
  h('p', null, [scale.about, `${items.length} items.`, scale.languages?.length > 1 && `In ${scale.languages.join(', ')}.`].filter(Boolean).join(' ')),
  scale.reference?.citation && h('p', null, scale.reference.citation),
  scale.reference?.licence && h('p', null, `${scale.reference.licence}.`));
