// @ts-check
/** What each recruitment service is, and what is to be done there. */
import { h } from '../../shared/dom.js';

/** @typedef {import('../views/study-recruit.js').Source} Source */
/** @typedef {import('../../shared/dom.js').Child} Child */

/** @type {Record<string, string>} */
const ENDINGS = {
  completed: 'Completed', 'no-consent': 'No consent', 'screened-out': 'Screened out', 'failed-check': 'Failed a check', 'timed-out': 'Timed out',
  'incompatible-device': 'Incompatible device', 'quota-full': 'Quota full', withdrawn: 'Withdrawn',
};
/** @param {string} ending */
export const endingName = (ending) => ENDINGS[ending] ?? ending;

const code = (/** @type {string} */ text) => h('code', null, text);
const span = (/** @type {Child[]} */ ...children) => h('span', null, ...children);

/** @param {Source} source */
const codes = ({ outcomes }) => Object.entries(outcomes).filter(([, back]) => back.code).map(([ending, back]) => [endingName(ending).toLowerCase(), String(back.code)]);

/** @param {Source} source */
const listed = (source) => {
  const all = codes(source);
  return all.length ? span(...all.flatMap(([ending, text], i) => [i ? ', ' : '', code(text), ` for “${ending}”`]), '.') : span('The study has no code yet: write those that Prolific shows into its endings.');
};

/** @type {Record<string, {name: string, says: string, steps: (source: Source) => Child[]}>} */
export const SERVICES = {
  prolific: {
    name: 'Prolific', says: 'Prolific fills the placeholders in for each participant, so that nobody has to type an id.',
    steps: (source) => [
      span('Paste the link as the URL of your study on Prolific, as it is, with its double braces.'),
      span('Under “How do you want to record Prolific IDs?” choose URL parameters; they are in the link already.'),
      span('Under “How do you want to confirm completion?” choose to redirect participants, and make a code for each way to end: ', listed(source)),
    ],
  },
  mturk: {
    name: 'Mechanical Turk', says: 'The study stands inside the task. A worker who only looks at it allocates nothing, and hands in at the end by a button.',
    steps: () => [
      span('Make an ExternalQuestion with the link as its ExternalURL and a height of at least 800. Mechanical Turk adds ', code('assignmentId'), ', ', code('hitId'), ', ', code('workerId'), ' and ', code('turkSubmitTo'), ' by itself.'),
      span('Give the task plenty of time: twice the announced length, since a worker may be interrupted.'),
      span('Try it in the requester sandbox first; the same link works there.'),
      span('With a survey-link task instead, workers paste the completion code.'),
    ],
  },
  sona: {
    name: 'SONA', says: 'SONA puts a number in place of the survey code; going back with it grants the credit.',
    steps: ({ person }) => [
      span('Make a study of the kind “Online External Study” and paste the link as its Study URL.'),
      span('Copy the Completion URL (client-side) that SONA then shows into the ending “Completed” of this source, and let it end in ', code('survey_code={person}'), '.'),
      span('Open one link from SONA yourself and look that the address holds ', code(`${person}=`), ' and a number.'),
    ],
  },
  cloudresearch: {
    name: 'CloudResearch Connect', says: 'Connect adds who somebody is to the link, and takes them back by the address of the project.',
    steps: () => [
      span('Paste the link as the project’s URL. Connect adds ', code('participantId'), ', ', code('assignmentId'), ' and ', code('projectId'), '.'),
      span('Choose the completion redirect. If Connect shows another address than the one below, write it into the ending “Completed” of this source.'),
      span('Who does not complete must not go back by that address; give such endings the separate addresses that Connect has for them.'),
    ],
  },
  panel: {
    name: 'Own panel', says: 'A panel or mailing of your own that puts an id into each link.',
    steps: ({ person, keep }) => [
      person ? span('Put what your panel writes for a participant’s id in place of ', code(`[${person.toUpperCase()}]`), keep.length ? ', and likewise for the others.' : '.') : span('Nobody can be told apart: no parameter names the person.'),
      span('A link whose id is not filled in is refused, so that not everybody comes as the same person.'),
    ],
  },
  open: {
    name: 'Open link', says: 'Whoever has the link may take part: for mailings, posters and social media.',
    steps: () => [
      span('A preview of the link in a chat or on social media begins nothing; only agreeing does.'),
      span('Nobody is recognised on another device, so the same person can come twice.'),
    ],
  },
  invited: {
    name: 'Personal invitations', says: 'For people who are asked by name, such as experts. Each link is for one person, who may come back by it as often as needed and on any device.',
    steps: () => [span('Make the links below and send each to its person.')],
  },
};
