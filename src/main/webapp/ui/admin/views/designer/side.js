// @ts-check
/** What comes of it, always in sight: how long, how much, and the flow as a picture, for everybody or for one arm. */
import { h, newId, show } from '../../../shared/dom.js';
import { counted, count } from '../../format.js';
import { isError } from '../../parts/findings.js';
import { amount, blockName, glyph, hours } from '../../parts/flow.js';
import { said } from '../../words.js';
import { armsOf, blocksOf } from './parts-of.js';

/** @param {import('./draft.js').Draft} draft @param {(more: Record<string, string>) => void} pick */
export function side(draft, pick) {
  let arm = '';
  const small = matchMedia('(max-width: 75rem)');
  const estimate = h('div', { class: 'estimate', role: 'status' });
  const armHost = h('div');
  const strip = h('div');
  const body = h('details', { class: 'side-flow', open: !small.matches },
    h('summary', null, h('span', null, 'What a participant goes through')), armHost, strip);
  const element = h('section', { class: 'designer-side', 'aria-label': 'The study so far' }, estimate, body);
  const draw = () => {
    const { study } = draft.doc;
    const people = study?.rung !== 'functionally-grounded';
    body.hidden = !people;
    show(estimate, ...(people ? times(draft, arm) : [h('p', { class: 'muted small' }, 'No people take part: this study is computed.')]));
    const arms = armsOf(study);
    if (arm && !arms.some(({ id }) => id === arm)) arm = '';
    show(armHost, arms.length > 1 && armChoice(arms));
    show(strip, picture(draft, arm, arms, pick));
  };
  /** @param {{id: string, label: string}[]} arms */
  const armChoice = (arms) => {
    const id = newId('strip-arm');
    const select = h('select', { id, onchange: () => { arm = select.value; draw(); element.querySelector('select')?.focus(); } },
      h('option', { value: '' }, 'All arms together'), ...arms.map((one) => h('option', { value: one.id, selected: one.id === arm }, one.label)));
    return h('div', { class: 'field strip-arm' }, h('label', { class: 'visually-hidden', for: id }, 'The flow for'), select);
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  draw();
  return { element, update: () => { clearTimeout(timer); timer = setTimeout(() => element.contains(document.activeElement) && document.activeElement?.tagName === 'SELECT' ? undefined : draw(), 120); } };
}

/** @param {import('./draft.js').Draft} draft @param {string} arm */
function times(draft, arm) {
  const { estimate } = draft;
  if (!estimate?.minutes) return [h('p', { class: 'muted small' }, 'Length and cost appear as soon as the flow can be read.')];
  const own = estimate.arms?.find((/** @type {any} */ one) => one.arm === arm);
  const minutes = own?.minutes?.typical !== undefined ? own.minutes : estimate.minutes;
  const { cost } = estimate;
  const money = (/** @type {number} */ value) => value.toLocaleString('en', { style: 'currency', currency: cost?.currency ?? 'EUR' });
  return [
    draft.stale && h('p', { class: 'small muted' }, 'As it was before the errors:'),
    h('div', { class: 'stats estimate-stats' },
      h('div', { class: 'stat' }, h('span', { class: 'stat-value' }, `${round(minutes.typical)} min`), h('span', { class: 'stat-label' }, `per participant (${round(minutes.low)} to ${round(minutes.high)})${estimate.pilots ? `, by ${estimate.pilots} pilot runs` : ''}`)),
      cost && h('div', { class: 'stat' }, h('span', { class: 'stat-value' }, money(cost.perParticipant)), h('span', { class: 'stat-label' }, cost.total ? `each; ${money(cost.total)} in all` : 'per participant, fee included'))),
    own && h('p', { class: 'small muted' }, `${counted(own.trials, 'trial')} on ${counted(own.steps, 'page')}`),
    !cost && h('p', { class: 'small muted' }, 'No payment is set yet.'),
    (estimate.assumptions?.length ?? 0) > 0 && h('details', { class: 'assumed' }, h('summary', null, 'How this is reckoned'), h('ul', null, ...estimate.assumptions.map((/** @type {string} */ text) => h('li', null, text)))),
  ];
}

/** @param {number} minutes */
const round = (minutes) => (minutes < 10 ? Math.round(minutes * 2) / 2 : count(Math.round(minutes)));

/** @param {import('./draft.js').Draft} draft @param {string} arm @param {{id: string, label: string}[]} arms @param {(more: Record<string, string>) => void} pick */
function picture(draft, arm, arms, pick) {
  const blocks = blocksOf(draft.doc.study);
  if (blocks.length === 0) return h('p', { class: 'quiet-empty' }, 'Nothing yet. Blocks appear here as you add them.');
  const trials = new Map(draft.outline.map((entry) => [entry.id, entry.trials]));
  const wrong = new Set(draft.findings.filter(isError).map(({ pointer }) => /^(\/flow\/\d+(?:\/blocks\/\d+)*)/.exec(pointer ?? '')?.[1]).filter(Boolean));
  const meets = (/** @type {any} */ block) => !arm || !Array.isArray(block.onlyArms) || block.onlyArms.includes(arm);
  const row = (/** @type {any} */ kind, /** @type {any} */ title, /** @type {any} */ detail, /** @type {string} */ more = '', depth = 0) =>
    h('li', { class: `strip-step is-${kind} ${more}`, style: { '--depth': String(depth) } }, glyph(kind), h('span', { class: 'strip-text' }, title, detail && h('span', { class: 'strip-detail' }, detail)));
  return h('ol', { class: 'strip-flow', 'aria-label': arm ? `Flow for ${arms.find(({ id }) => id === arm)?.label}` : 'Flow for all arms' },
    row('consent', h('span', { class: 'strip-title' }, 'Consent'), ''),
    ...blocks.filter(({ block }) => meets(block)).map(({ block, at, depth }) => {
      const n = trials.get(block.id);
      const detail = [
        block.kind === 'trials' && (n ? counted(n, 'trial') : amount(block)),
        block.kind === 'session' && block.afterHours !== undefined && `after ${hours(block.afterHours)}`,
        block.kind === 'branch' && block.to && `back or on to ${block.to}`,
        block.kind === 'end' && said(block.outcome ?? 'completed'),
        block.kind === 'group' && (block.sample ? `${block.sample} of ${block.blocks?.length ?? 0}` : `${said(block.order ?? 'shuffled').toLowerCase()} order`),
        block.when && 'on a condition',
        !arm && Array.isArray(block.onlyArms) && block.onlyArms.length < arms.length && `only ${block.onlyArms.map((/** @type {string} */ id) => arms.find((one) => one.id === id)?.label ?? id).join(', ')}`,
      ].filter(Boolean).join(' · ');
      return row(block.kind ?? 'instructions', h('button', { class: 'strip-title link-plain', type: 'button', onclick: () => pick({ block: String(block.id) }) }, blockName(block), wrong.has(at) && h('span', { class: 'strip-wrong' }, h('span', { class: 'visually-hidden' }, ' has errors'))), detail, wrong.has(at) ? 'wrong' : '', depth);
    }),
    row('debrief', h('span', { class: 'strip-title' }, 'Debrief'), ''));
}
