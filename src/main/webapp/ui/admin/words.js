// @ts-check
/** The words of the wire, said in the page's language. */

/** From the top of the ladder down. */
export const RUNGS = [
  {
    id: 'application-grounded', name: 'Application-grounded', humans: 'Real people: experts of the field', tasks: 'Real tasks',
    cost: 'Highest cost', says: 'Experts do their own work, with and without the explanation.',
  },
  {
    id: 'human-grounded', name: 'Human-grounded', humans: 'Real people: anyone', tasks: 'Simplified tasks',
    cost: 'Medium cost', says: 'Lay people do a task that keeps the core of the application.',
  },
  {
    id: 'functionally-grounded', name: 'Functionally-grounded', humans: 'No people', tasks: 'Proxy tasks',
    cost: 'Lowest cost', says: 'Metrics over models and explanations stand in for people.',
  },
];

/** @param {string} id */
export const rungName = (id) => RUNGS.find((rung) => rung.id === id)?.name ?? said(id);

/** @type {Record<string, string>} */
const KNOWN = {
  lime: 'LIME', shap: 'SHAP', none: 'No explanation', 'advice-shap': 'Advice + SHAP', ess: 'Explanation satisfaction',
  pre: 'Before learning', post: 'After learning', main: 'Main part', practice: 'Practice', learning: 'Learning',
  initial: 'Initial', final: 'Final', 'failed-check': 'Failed check', 'timed-out': 'Timed out', ended: 'Finished',
};

/** `judge-advisor` is `Judge advisor`, `lime` is `LIME`. @param {unknown} id */
export function said(id) {
  if (id === null || id === undefined || id === '') return '–';
  const text = String(id);
  if (KNOWN[text]) return KNOWN[text];
  const spaced = text.replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`).replace(/[-_]+/g, ' ').trim();
  const named = spaced.replace(/\b(lime|shap|onnx|ess)\b/gi, (word) => word.toUpperCase());
  return named.charAt(0).toUpperCase() + named.slice(1);
}

/** @param {string} [state] the tone of a study's, a run's or an enrolment's badge */
export function tone(state) {
  switch (state) {
    case 'open': case 'completed': case 'done': return 'good';
    case 'active': case 'running': return 'accent';
    case 'draft': case 'queued': return 'info';
    case 'withdrawn': case 'timed-out': case 'cancelled': return 'warn';
    case 'failed': case 'failed-check': case 'error': return 'bad';
    default: return '';
  }
}

/** @type {Record<string, string>} */
const KINDS = {
  instructions: 'Instructions', comprehension: 'Comprehension check', trials: 'Trials', questionnaire: 'Questionnaire',
  'free-text': 'Free text', consent: 'Consent', debrief: 'Debrief', screening: 'Screening', break: 'Break', attention: 'Attention check',
  session: 'Next session', branch: 'Branch', end: 'Early end', group: 'Group',
};
/** @param {string} kind */
export const kindName = (kind) => KINDS[kind] ?? said(kind);
