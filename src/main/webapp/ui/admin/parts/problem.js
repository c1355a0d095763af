// @ts-check
/** A refusal or a failure, said in full: what, why, where, and what to do. */
import { ApiError } from '../../shared/api.js';
import { h } from '../../shared/dom.js';
import { findingsList } from './findings.js';

/** @param {unknown} failure @returns {{title: string, detail: string, findings: import('../types.js').Finding[]}} */
export function explain(failure) {
  if (failure instanceof ApiError) {
    const title = failure.title || 'The request failed';
    return { title, detail: failure.message === title ? '' : failure.message, findings: failure.findings };
  }
  return { title: 'Something went wrong on this page', detail: failure instanceof Error ? failure.message : String(failure), findings: [] };
}

/** A box for a form or a panel. @param {unknown} failure @param {() => void} [retry] */
export function problemBox(failure, retry) {
  const { title, detail, findings } = explain(failure);
  return h('div', { class: 'notice bad', role: 'alert' },
    h('p', { class: 'notice-title' }, title),
    detail && h('p', null, detail),
    findings.length > 0 && findingsList(findings),
    retry && h('p', null, h('button', { class: 'button small', type: 'button', onclick: retry }, 'Try again')));
}

/** A whole page. @param {unknown} failure @param {() => void} retry @returns {import('../router.js').Shown} */
export function problemView(failure, retry) {
  const { title, detail, findings } = explain(failure);
  const missing = failure instanceof ApiError && failure.status === 404;
  return {
    title,
    node: h('div', { class: 'page-message stack' },
      h('p', { class: 'eyebrow' }, missing ? '404' : 'Problem'),
      h('h1', null, title),
      detail && h('p', { class: 'lead' }, detail),
      findings.length > 0 && findingsList(findings),
      h('div', { class: 'cluster' },
        !missing && h('button', { class: 'button primary', type: 'button', onclick: retry }, 'Try again'),
        h('a', { class: 'button', href: '#/' }, 'All studies'))),
  };
}
