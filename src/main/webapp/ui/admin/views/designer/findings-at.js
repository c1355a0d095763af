// @ts-check
/** Which finding belongs to which field, and to which step of the designer. */
import { isError } from '../../parts/findings.js';
import { above } from './tree.js';

/** @typedef {import('../../types.js').Finding} Finding */

/** @type {[RegExp, string][]} */
const STEPS = [
  [/^\/(title|slug|schema|question|rung|framing)(\/|$)/, 'framing'],
  [/^\/stimuli(\/|$)/, 'stimuli'],
  [/^\/(arms|factors|forbidden)(\/|$)/, 'arms'],
  [/^\/(flow|consent|debrief)(\/|$)/, 'flow'],
  [/^\/(assignment|seed|minutes|payment|device|resume)(\/|$)/, 'assignment'],
  [/^\/outcomes(\/|$)/, 'endings'],
  [/^\/recruitment(\/|$)/, 'recruitment'],
  [/^\/(locale|languages)(\/|$)/, 'languages'],
  [/^\/functional(\/|$)/, 'functional'],
];

/** Where a finding stands, as the fields name their places: `study/title`, `plan/analyses/0`, a file's name. @param {Finding} finding */
export function placeOf({ file, pointer, rule }) {
  if (file && !/^(study|plan)\.(ya?ml|json)$/.test(file)) return file;
  const missing = /^"([^"]+)" is missing/.exec(rule ?? '');
  return `${file?.startsWith('plan') ? 'plan' : 'study'}${pointer ?? ''}${missing ? `/${missing[1]}` : ''}`;
}

/** @param {Finding} finding @returns {string} the id of the step where it is mended */
export function stepOf(finding) {
  const { file } = finding;
  if (file?.startsWith('plan.')) return 'plan';
  if (file?.startsWith('translations/')) return 'languages';
  if (file && !file.startsWith('study.')) return 'texts';
  const pointer = placeOf(finding).slice('study'.length);
  return STEPS.find(([pattern]) => pattern.test(pointer))?.[1] ?? 'framing';
}

/** The nearest of these places at or above a finding's own. @param {string} place @param {{has(place: string): boolean}} places */
export function nearest(place, places) {
  for (let at = place; at; at = above(at)) if (places.has(at)) return at;
  return null;
}

/** In the words of a form, where the file's would only confuse. @param {Finding} finding */
export function inWords({ rule = '', remedy = '' }) {
  if (/^"[^"]+" is missing/.test(rule)) return 'This is still missing.';
  const text = [rule, remedy].filter(Boolean).map((part) => part.charAt(0).toUpperCase() + part.slice(1)).map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`)).join(' ');
  return text;
}

/** @param {Finding[]} findings */
export const counts = (findings) => ({ errors: findings.filter(isError).length, warnings: findings.filter((one) => !isError(one)).length });
