// @ts-check
/** One question about an item. What is shown beside it is what the server chose to send, nothing more. */
import { choiceGroup, scaleGroup } from '../controls.js';
import { t } from '../words.js';
import { material } from './trial-material.js';

export const info = {
  kind: 'trial',
  parameters: {
    task: 'which task it is', instance: 'the item, or none', output: 'what the model says, when it may be known', explanation: 'bars, tokens or heatmap',
    presence: 'on-demand where the explanation is seen only when asked for', candidates: 'what stands side by side', references: 'examples of what is looked for', changed: 'the item with one thing changed',
    suggestion: 'an output to be checked', options: 'the answers', confidence: 'a scale, or none', minMs: 'shortest time', limitMs: 'longest time',
  },
  data: { choice: 'the option chosen, null when time ran out', confidence: 'a point of the scale' },
};

const LETTERED = new Set(['forced-choice', 'distinction', 'two-alternatives']);
const LEGENDS = /** @type {Record<string, string>} */ ({
  'forward-simulation': 'yourPrediction', 'counterfactual-predict': 'yourPrediction', 'judge-advisor': 'yourDecision', decision: 'yourDecision',
});

/** @type {import('../frame.js').Build} */
export function build(step, context) {
  const observing = step.task === 'observe';
  const groups = observing ? [] : answerGroups(step, context);
  const wide = step.candidates?.length || step.instance?.type === 'tabular';
  return {
    title: step.question || t(observing ? 'observe' : `ask-${step.task}`),
    eyebrow: [step.phaseLabel, step.of > 1 ? t('step', step) : ''].filter(Boolean).join(' · '),
    layout: wide ? 'wide' : '',
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

/** What an answer is called where the study gives it no name. @param {string} task @param {string} id */
export const answerWord = (task, id) =>
  (LETTERED.has(task) ? t(task === 'two-alternatives' ? 'letter' : 'explanationLetter', { letter: id.toUpperCase() }) : t(id === 'yes' ? 'yes' : 'no'));

/** @param {any} step @param {import('../frame.js').Context} context */
function answerGroups({ task, stage, options, confidence }, { draft, note }) {
  const legend = stage === 'final' ? 'yourFinalDecision' : LEGENDS[task] ?? 'yourAnswer';
  /** @param {string} name */
  const keep = (name) => (/** @type {string} */ value) => {
    draft.set(name, value);
    note('select', name, value);
  };
  const named = options.map((/** @type {{id: string, label: string | null}} */ { id, label }) => ({ id, label: label ?? answerWord(task, id) }));
  const choice = choiceGroup({ name: 'choice', legend: t(legend), options: named, chosen: draft.get('choice'), missing: t('needChoice'), onchoose: keep('choice'), columns: true });
  const groups = [choice];
  if (confidence) {
    const { min, max, low, high, question } = confidence;
    const points = Array.from({ length: max - min + 1 }, (_, i) => ({ id: String(min + i), label: String(min + i) }));
    const scale = scaleGroup({ name: 'confidence', legend: question || t('confidence'), options: points, low, high, chosen: draft.get('confidence'), missing: t('needConfidence'), onchoose: keep('confidence') });
    groups.push(scale);
  }
  return groups;
}
