// @ts-check
/** What a trial shows above its question. */
import { h } from '../../shared/dom.js';
import { drawExplanation } from '../render/explanation.js';
import { percent } from '../render/numbers.js';
import { drawInstance } from '../render/table.js';
import { t } from '../words.js';

/** What most trials do without, once it was loaded. @type {{when?: typeof import('../render/on-demand.js'), change?: typeof import('./trial-change.js'), compare?: typeof import('./trial-compare.js')}} */
const parts = {};

/** Loads what this step shows. @param {any} step */
export async function loadParts({ presence, advising, changed, candidates, references }) {
  const several = candidates?.length || references?.length;
  const [when, change, compare] = await Promise.all([
    parts.when ?? (presence || advising ? import('../render/on-demand.js') : undefined),
    parts.change ?? (changed ? import('./trial-change.js') : undefined),
    parts.compare ?? (several ? import('./trial-compare.js') : undefined),
  ]);
  Object.assign(parts, { when, change, compare });
}

/** @type {typeof import('../render/on-demand.js').shownWhen} */
const shownWhen = (drawn, ...how) => (parts.when ? parts.when.shownWhen(drawn, ...how) : drawn);

/** @typedef {{note: import('../log.js').Log['note'], draft?: import('../draft.js').Draft, figure: (place: string) => import('../render/explanation.js').Drawing['figure']}} Material */

/**
 * The item, the model's word on it and the reasons. For a text the reasons are drawn on the text itself. Where a case
 * is judged a second time, what is new comes first: on a phone it would else be a screen away.
 * @param {any} step @param {Material} context
 */
export function material(step, { note, figure, draft }) {
  const { instance, output, suggestion, explanation, presence, own, stage, confidence, candidates, references, changed, truth, delayMs, advising, adviceDelayMs } = step;
  const asked = Boolean(presence); // it is not there from the start
  const marked = explanation?.form === 'tokens' && !asked;
  const again = candidates?.[0]?.explanation?.form === 'tokens'; // each of them has the whole text
  const item = instance && !again ? itemCard(instance, marked ? drawExplanation(explanation, { text: instance.text, note, figure: figure('') }) : drawInstance(instance)) : null;
  const verdicts = own || output || truth || suggestion
    ? h('div', { class: 'verdicts' }, own ? earlier(own, confidence?.max) : null, output ? shownWhen(said(output, stage ?? (advising ? 'final' : null)), 'advice', advising, adviceDelayMs, { note, draft }) : null,
      truth ? told(truth) : null, suggestion ? suggested(suggestion) : null) : null;
  const why = explanation && !marked ? whyCard(explanation, Boolean(output), instance, note, figure(''), (drawn) => shownWhen(drawn, 'explanation', presence, delayMs, { note, draft })) : null;
  const shown = ['final', 'see', 'decide'].includes(stage ?? '') ? [verdicts, why, item] : [item, verdicts, why];
  return h('div', { class: 'material' }, shown,
    references?.length ? parts.compare?.sideBySide('references', references, note, figure) : null,
    candidates?.length ? parts.compare?.sideBySide(step.task, candidates, note, figure) : null,
    changed ? parts.change?.drawChange(changed) : null);
}

/** @param {{type: string}} instance @param {HTMLElement} drawn */
function itemCard({ type }, drawn) {
  const name = t({ text: 'theText', image: 'thePicture' }[type] ?? 'theCase');
  return h('section', { class: 'card', 'aria-label': name }, h('p', { class: 'eyebrow' }, name), drawn);
}

/**
 * @param {any} explanation @param {boolean} known whether the output is
 * @param {any} instance @param {import('../log.js').Log['note']} note @param {import('../render/explanation.js').Drawing['figure']} figure
 * @param {(drawn: HTMLElement) => HTMLElement} when when it is seen
 */
function whyCard(explanation, known, instance, note, figure, when) {
  const drawn = drawExplanation(explanation, { text: instance?.text, note, figure });
  return h('section', { class: 'card' },
    h('h2', { class: 'section-title' }, t(known ? 'whyTitle' : 'whyHidden')), when(drawn));
}

/** @param {{label: string, score?: number | null}} output @param {string | null} stage */
const said = ({ label, score }, stage) =>
  h('div', { class: 'verdict model' }, h('p', { class: 'verdict-who' }, t(stage === 'final' ? 'modelAdvises' : 'modelSays')),
    h('p', { class: 'verdict-what', dir: 'auto' }, label), typeof score === 'number' ? h('p', { class: 'verdict-note' }, t('score', { percent: percent(score) })) : null);

/** @param {{label: string}} truth */
const told = ({ label }) =>
  h('div', { class: 'verdict' }, h('p', { class: 'verdict-who' }, t('theTruth')), h('p', { class: 'verdict-what', dir: 'auto' }, label));

/** @param {{label: string}} suggestion */
const suggested = ({ label }) =>
  h('div', { class: 'verdict' }, h('p', { class: 'verdict-who' }, t('suggestion')), h('p', { class: 'verdict-what', dir: 'auto' }, label));

/** @param {{label: string, confidence?: number | null}} own @param {number} [max] */
const earlier = ({ label, confidence }, max) =>
  h('div', { class: 'verdict' }, h('p', { class: 'verdict-who' }, t('ownBefore')),
    h('p', { class: 'verdict-what', dir: 'auto' }, label), typeof confidence === 'number' ? h('p', { class: 'verdict-note' }, t(max ? 'ownConfidence' : 'ownConfidenceOnly', { value: confidence, max: max ?? 0 })) : null);
