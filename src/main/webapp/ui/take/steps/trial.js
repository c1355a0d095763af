// @ts-check
/** One item and one question about it. What is shown beside the item is what the server chose to send, nothing more. */
import { h } from '../../shared/dom.js';
import { choiceGroup, scaleGroup } from '../controls.js';
import { drawExplanation } from '../render/explanation.js';
import { percent } from '../render/numbers.js';
import { drawInstance } from '../render/table.js';
import { t } from '../words.js';

export const info = {
  kind: 'trial',
  parameters: { task: 'forward-simulation, observe or judge-advisor', instance: 'the item', output: 'what the model says, when it may be known', explanation: 'bars, tokens or heatmap', options: 'the answers', confidence: 'a scale, or none', minMs: 'shortest time', limitMs: 'longest time' },
  data: { choice: 'the option chosen, null when time ran out', confidence: 'a point of the scale' },
};

/** @type {import('../frame.js').Build} */
export function build(step, context) {
  const observing = step.task === 'observe';
  const groups = observing ? [] : answerGroups(step, context);
  return {
    title: step.question || t('observe'),
    eyebrow: [step.phaseLabel, step.of > 1 ? t('step', step) : ''].filter(Boolean).join(' · '),
    layout: step.instance.type === 'tabular' ? 'wide' : '',
    content: [material(step, context), ...groups.map(({ element }) => element)],
    minMs: step.minMs || 0,
    limitMs: step.limitMs || 0,
    collect() {
      if (observing) return {};
      const missing = groups.filter((group) => group.value() === null);
      missing.reverse().forEach((group) => group.complain()); // the first one is left with the focus
      if (missing.length) return null;
      const [choice, confidence] = groups.map((group) => group.value());
      return step.confidence ? { choice, confidence: Number(confidence) } : { choice };
    },
    late: () => (observing ? {} : { choice: null }),
  };
}

/**
 * The item, the model's word on it and the reasons. For a text the reasons are drawn on the text itself. Where a case
 * is judged a second time, what is new comes first: on a phone it would else be a screen away.
 * @param {any} step @param {import('../frame.js').Context} context
 */
function material({ instance, output, explanation, own, stage, confidence }, { note }) {
  const marked = explanation?.form === 'tokens';
  const name = t({ text: 'theText', image: 'thePicture' }[/** @type {string} */ (instance.type)] ?? 'theCase');
  const item = h('section', { class: 'card', 'aria-label': name },
    h('p', { class: 'eyebrow' }, name), marked ? drawExplanation(explanation, { text: instance.text, note }) : drawInstance(instance));
  const verdicts = own || output ? h('div', { class: 'verdicts' }, own ? earlier(own, confidence?.max) : null, output ? said(output, stage) : null) : null;
  const why = explanation && !marked ? h('section', { class: 'card' },
    h('h2', { class: 'section-title' }, t(output ? 'whyTitle' : 'whyHidden')), drawExplanation(explanation, { note })) : null;
  return h('div', { class: 'material' }, stage === 'final' ? [verdicts, why, item] : [item, verdicts, why]);
}

/** @param {{label: string, score?: number | null}} output @param {string | null} stage */
const said = ({ label, score }, stage) =>
  h('div', { class: 'verdict model' }, h('p', { class: 'verdict-who' }, t(stage ? 'modelAdvises' : 'modelSays')),
    h('p', { class: 'verdict-what', dir: 'auto' }, label), typeof score === 'number' ? h('p', { class: 'verdict-note' }, t('score', { percent: percent(score) })) : null);

/** @param {{label: string, confidence?: number | null}} own @param {number} [max] */
const earlier = ({ label, confidence }, max) =>
  h('div', { class: 'verdict' }, h('p', { class: 'verdict-who' }, t('ownBefore')),
    h('p', { class: 'verdict-what', dir: 'auto' }, label), typeof confidence === 'number' ? h('p', { class: 'verdict-note' }, t(max ? 'ownConfidence' : 'ownConfidenceOnly', { value: confidence, max: max ?? 0 })) : null);

/** @param {any} step @param {import('../frame.js').Context} context */
function answerGroups({ task, stage, options, confidence }, { draft, note }) {
  const legend = task === 'forward-simulation' ? 'yourPrediction' : stage === 'final' ? 'yourFinalDecision' : 'yourDecision';
  /** @param {string} name */
  const keep = (name) => (/** @type {string} */ value) => {
    draft.set(name, value);
    note('select', name, value);
  };
  const choice = choiceGroup({ name: 'choice', legend: t(legend), options, chosen: draft.get('choice'), missing: t('needChoice'), onchoose: keep('choice'), columns: true });
  const groups = [choice];
  if (confidence) {
    const { min, max, low, high, question } = confidence;
    const points = Array.from({ length: max - min + 1 }, (_, i) => ({ id: String(min + i), label: String(min + i) }));
    const scale = scaleGroup({ name: 'confidence', legend: question || t('confidence'), options: points, low, high, chosen: draft.get('confidence'), missing: t('needConfidence'), onchoose: keep('confidence') });
    groups.push(scale);
  }
  return groups;
}
