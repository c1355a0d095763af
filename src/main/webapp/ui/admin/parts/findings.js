// @ts-check
/** Findings of a validation: where, which rule, and the remedy. Errors first. */
import { h } from '../../shared/dom.js';

/** @typedef {import('../types.js').Finding} Finding */

/** @param {Finding} finding */
export const isError = (finding) => (finding.severity ?? 'error').toLowerCase() === 'error';

/** @param {Finding[]} findings */
export function findingsList(findings) {
  const sorted = [...findings].sort((a, b) => Number(isError(b)) - Number(isError(a)));
  return h('ul', { class: 'findings' }, ...sorted.map(one));
}

/** @param {Finding} finding */
function one(finding) {
  const error = isError(finding);
  const line = finding.line ? `line ${finding.line}` : '';
  return h('li', { class: 'finding' },
    h('p', { class: 'cluster' },
      h('span', { class: `badge ${error ? 'bad' : 'warn'}` }, error ? 'Error' : 'Warning'),
      h('span', { class: 'finding-place' },
        [finding.file, line].filter(Boolean).join(', '),
        finding.pointer ? [finding.file || line ? ' ' : '', h('code', null, finding.pointer)] : null)),
    h('p', { class: 'finding-rule' }, sentence(finding.rule ?? '')),
    finding.remedy && h('p', { class: 'muted' }, finding.remedy));
}

/** Begins with a capital, unless it begins with what someone wrote. @param {string} text */
const sentence = (text) => (/^[a-z]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text);
