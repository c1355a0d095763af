// @ts-check
/** The parts of a study, in the order in which one thinks about them. */

/**
 * @typedef {object} Ui what a step gets
 * @property {import('./form.js').Form} form
 * @property {import('./draft.js').Draft} draft
 * @property {import('./context.js').Context} context
 * @property {(step: string, more?: Record<string, string>) => void} go
 * @property {URLSearchParams} query
 * @property {() => void} redraw
 * @property {AbortSignal} signal
 */
/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} label
 * @property {string} says
 * @property {'people' | 'metrics'} [only]
 * @property {(doc: import('./document.js').Document) => boolean} begun
 * @property {() => Promise<{render(ui: Ui): Node}>} load
 */

const has = (/** @type {any} */ value) => value !== undefined && value !== null;

/** @type {Step[]} */
const STEPS = [
  { id: 'framing', label: 'Question & framing', says: 'What you want to find out, what you hope to be able to claim, and on which rung of the ladder.', begun: ({ study }) => has(study?.question), load: () => import('./steps/framing.js') },
  { id: 'stimuli', label: 'Stimuli', says: 'The items people see, and the model whose output is explained.', begun: ({ study }) => has(study?.stimuli?.set) && has(study?.stimuli?.model), load: () => import('./steps/stimuli.js') },
  { id: 'functional', label: 'Metrics', only: 'metrics', says: 'Which explanation methods are scored, by which metrics, on which items.', begun: ({ study }) => has(study?.functional), load: () => import('./steps/functional.js') },
  { id: 'arms', label: 'Factors & arms', only: 'people', says: 'What is varied on purpose: between people, or within each person.', begun: ({ study }) => has(study?.arms) || has(study?.factors), load: () => import('./steps/arms.js') },
  { id: 'flow', label: 'Flow', only: 'people', says: 'What a participant goes through, from consent to debrief.', begun: ({ study }) => (study?.flow?.length ?? 0) > 0, load: () => import('./steps/flow.js') },
  { id: 'assignment', label: 'Assignment & people', only: 'people', says: 'Who gets which arm, how many take part, with what device, and what they are paid.', begun: ({ study }) => has(study?.assignment), load: () => import('./steps/assignment.js') },
  { id: 'recruitment', label: 'Recruitment', only: 'people', says: 'Where participants come from, and how they go back there.', begun: ({ study }) => has(study?.recruitment), load: () => import('./steps/recruitment.js') },
  { id: 'endings', label: 'Endings', only: 'people', says: 'What somebody sees at the end: one row for each way a run can end.', begun: ({ study }) => has(study?.outcomes), load: () => import('./steps/endings.js') },
  { id: 'texts', label: 'Texts', says: 'Consent, instructions and debrief, written in Markdown.', only: 'people', begun: ({ files }) => Object.keys(files).some((name) => name.endsWith('.md')), load: () => import('./steps/texts.js') },
  { id: 'languages', label: 'Languages', only: 'people', says: 'In which languages people can take part.', begun: ({ study }) => has(study?.locale) || has(study?.languages), load: () => import('./steps/languages.js') },
  { id: 'plan', label: 'Analysis plan', says: 'Hypotheses, exclusions and analyses, decided before there are data.', begun: ({ plan }) => has(plan), load: () => import('./steps/plan.js') },
  { id: 'launch', label: 'Check & launch', says: 'What is still to do, how long it takes, and the way to participants.', begun: () => true, load: () => import('./steps/launch.js') },
];

/** @param {any} study */
export const stepsFor = (study) => {
  const metrics = study?.rung === 'functionally-grounded';
  return STEPS.filter(({ only }) => !only || (only === 'metrics') === metrics);
};
