// @ts-check
/** One question about an item. What is shown beside it is what the server chose to send, nothing more. */
import { askFor } from '../ask/ask.js';
import { choiceGroup, scaleGroup } from '../controls.js';
import { t } from '../words.js';
import { nameOf } from './trial-names.js';
import { material } from './trial-material.js';

export const info = {
  kind: 'trial',
  parameters: {
    task: 'which task it is', instance: 'the item, or none', output: 'what the model says, when it may be known', explanation: 'bars, tokens or heatmap',
    presence: 'on-demand or delayed: when the explanation is seen', candidates: 'what stands side by side', references: 'examples of what is looked for', changed: 'the item with one thing changed',
    suggestion: 'an output to be checked', truth: 'what is true, where a study shows it', delayMs: 'after how long a delayed explanation is seen', advising: 'on-demand or delayed: when the output is seen', adviceDelayMs: 'after how long', options: 'the answers', asked: 'what is asked besides, or instead of, a choice', confidence: 'a scale, or none', minMs: 'shortest time', limitMs: 'longest time',
  },
  data: { choice: 'the option chosen, null when time ran out', confidence: 'a point of the scale', figure: 'what was done inside a figure, as it declares' },
};

/** Tasks whose answers are letters: of explanations, or of items. */
const LETTERED = /** @type {Record<string, string>} */ ({
  'forced-choice': 'explanationLetter', 'choice-of-n': 'explanationLetter', distinction: 'explanationLetter', 'two-alternatives': 'letter', intrusion: 'letter',
});
const LEGENDS = /** @type {Record<string, string>} */ ({
  'forward-simulation': 'yourPrediction', 'simulate-see-decide': 'yourPrediction', 'counterfactual-predict': 'yourPrediction', 'judge-advisor': 'yourDecision', decision: 'yourDecision',
});

/** @type {import('../frame.js').Build} */
export function build(step, context) {
  const observing = step.task === 'observe' || step.stage === 'see';
  const inside = figures(context);
  const groups = observing ? [] : answerGroups(step, context);
  const wide = step.candidates?.length || step.references?.length || step.asked?.some((/** @type {any} */ { form }) => ['ratings', 'edit', 'page'].includes(form)) || step.instance?.type === 'tabular' || step.explanation?.form === 'figure';
  return {
    title: step.question || t(step.stage === 'see' ? 'see' : observing ? 'observe' : `ask-${step.task}`),
    eyebrow: [step.phaseLabel, step.of > 1 ? t('step', step) : ''].filter(Boolean).join(' · '),
    layout: wide ? 'wide' : '',
    content: [material(step, { note: context.note, figure: inside.at, draft: context.draft }), ...groups.map(({ element }) => element)],
    minMs: step.minMs || 0,
    limitMs: step.limitMs || 0,
    collect() {
      const missing = groups.filter((group) => group.value() === null);
      missing.reverse().forEach((group) => group.complain()); // the first one is left with the focus
      return missing.length ? null : { ...Object.fromEntries(groups.map((group) => [group.name, group.value()])), ...inside.records() };
    },
    late: () => ({ ...Object.fromEntries(groups.filter(({ name }) => name !== 'confidence').map((group) => [group.name, group.late?.() ?? null])), ...inside.records() }),
  };
}

/**
 * What figures keep: how they look now, which survives a reload, and what goes with the answer.
 * @param {import('../frame.js').Context} context
 */
export function figures({ draft, query }) {
  /** @type {Record<string, number | string | boolean>} */
  const records = draft.get('figure') ?? {};
  return {
    /** @param {string} place */
    at: (place) => ({
      get: (/** @type {string} */ name) => draft.get(`figure:${place}:${name}`),
      set: (/** @type {string} */ name, /** @type {any} */ value) => draft.set(`figure:${place}:${name}`, value),
      record(/** @type {string} */ name, /** @type {number | string | boolean} */ value) {
        records[name] = value;
        draft.set('figure', records);
      },
      query: query ?? null,
    }),
    records: () => (Object.keys(records).length ? { figure: { ...records } } : {}),
  };
}

/** What an answer is called where the study gives it no name. @param {string} task @param {string} id */
export const answerWord = (task, id) =>
  (LETTERED[task] ? t(LETTERED[task], { letter: id.toUpperCase() }) : t({ yes: 'yes', no: 'no', right: 'answerRight', wrong: 'answerWrong' }[id] ?? id));

/** @param {any} step @param {import('../frame.js').Context} context @returns {import('../ask/ask.js').Part[]} */
function answerGroups(step, { draft, note, query }) {
  const { task, stage, options, asked, confidence } = step;
  const legend = stage === 'final' ? 'yourFinalDecision' : stage === 'decide' ? 'yourDecision' : LEGENDS[task] ?? 'yourAnswer';
  /** @param {string} name */
  const keep = (name) => (/** @type {string} */ value) => {
    draft.set(name, value);
    note('select', name, value);
  };
  /** @type {import('../ask/ask.js').Part[]} */
  const groups = [];
  if (options?.length) {
    const named = options.map((/** @type {{id: string, label: string | null}} */ { id, label }) => ({ id, label: label ?? (step.candidates?.length ? nameOf(step, id) : answerWord(task, id)) }));
    groups.push({ name: 'choice', ...choiceGroup({ name: 'choice', legend: t(legend), options: named, chosen: draft.get('choice'), missing: t('needChoice'), onchoose: keep('choice'), columns: true }) });
  }
  for (const one of asked ?? []) groups.push(askFor(one, { get: draft.get, set: draft.set, note, step, query }));
  if (confidence?.format === 'slider') {
    groups.push(askFor({ ...confidence, form: 'slider', name: 'confidence', text: confidence.question || t('confidence'), step: 1, number: true }, { get: draft.get, set: draft.set, note, step }));
  } else if (confidence) {
    const { min, max, low, high, question } = confidence;
    const points = Array.from({ length: max - min + 1 }, (_, i) => ({ id: String(min + i), label: String(min + i) }));
    const scale = scaleGroup({ name: 'confidence', legend: question || t('confidence'), options: points, low, high, chosen: draft.get('confidence'), missing: t('needConfidence'), onchoose: keep('confidence') });
    groups.push({ name: 'confidence', ...scale, value: () => (scale.value() === null ? null : Number(scale.value())) });
  }
  return groups;
}
