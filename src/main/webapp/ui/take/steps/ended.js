// @ts-check
/** The last page: what happened, the completion code, the way back, the debriefing. */
import { h } from '../../shared/dom.js';
import { copyRow } from '../controls.js';
import { prose } from '../prose.js';
import { t } from '../words.js';

export const info = {
  kind: 'ended',
  parameters: { outcome: 'how it ended', code: 'completion code', redirect: 'address to go back to', submit: 'form to hand in', html: 'debriefing' },
  data: {},
};

const REDIRECT_AFTER_S = 8;

/** @type {Record<string, string>} */
const wording = {
  completed: 'endedCompleted', withdrawn: 'endedWithdrawn', 'no-consent': 'endedRefused', 'failed-check': 'endedFailed', 'timed-out': 'endedTimedOut',
  'screened-out': 'endedScreenedOut', 'incompatible-device': 'endedDevice', 'quota-full': 'endedFull',
};

/** Ends that this browser may take back: nothing was answered yet. @type {Record<string, string>} */
const back = { 'no-consent': 'reconsider', 'incompatible-device': 'otherDevice' };

/** @typedef {{action: string, fields: Record<string, string>}} Submit */

/**
 * @param {{outcome: string, code?: string | null, redirect?: string | null, submit?: Submit | null, html?: string | null}} step
 * @param {{again: () => void}} actions
 * @returns {{title: string, content: (Node | null)[], leave: () => void}}
 */
export function build({ outcome, code, redirect, submit, html }, { again }) {
  const words = wording[outcome] ?? 'endedOther';
  const address = safe(redirect);
  const way = address ? wayBack(address, outcome === 'completed') : null;
  const { message, rest } = parted(html);
  return {
    title: t(words),
    content: [
      h('div', { class: `ending ${outcome === 'completed' ? 'good' : ''}` },
        outcome === 'completed' ? h('span', { class: 'result-sign', 'aria-hidden': 'true' }, '✓') : null,
        message ?? h('p', { class: 'lead' }, t(`${words}Text`))),
      code ? h('section', { class: 'card code-card', 'aria-labelledby': 'code-title' },
        h('h2', { class: 'section-title', id: 'code-title' }, t('code')), copyRow(code, t('code'), 'completion-code'), h('p', { class: 'muted small' }, t('codeText'))) : null,
      submit ? handIn(submit) : null,
      way?.element ?? null,
      rest ? h('section', { class: 'debrief' }, rest) : null,
      back[outcome] ? h('p', null, h('button', { class: 'link-button', type: 'button', onclick: again }, t(back[outcome]))) : null,
    ],
    leave: () => way?.stop(),
  };
}

/**
 * The study's own words on this ending stand before its debriefing, which begins with a heading; they replace ours.
 * @param {string | null | undefined} html
 */
function parted(html) {
  const rest = html ? prose(html) : null;
  const message = h('div', { class: 'prose lead' });
  while (rest?.firstChild && !/^H\d$/.test(rest.firstChild.nodeName)) message.append(rest.firstChild);
  return { message: message.childElementCount ? message : null, rest: rest?.childElementCount ? rest : null };
}

/** A form to the service that framed this page; its address is one of two that the server knows. @param {Submit} submit */
function handIn({ action, fields }) {
  const host = safe(action)?.hostname;
  return host ? h('form', { class: 'stack tight', method: 'post', action },
    Object.entries(fields).map(([name, value]) => h('input', { type: 'hidden', name, value })),
    h('p', null, t('handInText')),
    h('div', { class: 'cluster' }, h('button', { class: 'button primary', type: 'submit' }, t('handIn', { host })))) : null;
}

/** A link at once; the way by itself only after it was seen, and only until it is stopped. @param {URL} address @param {boolean} byItself */
function wayBack(address, byItself) {
  const host = address.hostname;
  const link = h('a', { class: 'button primary', href: address.href, rel: 'noreferrer' }, t('redirect', { host }));
  if (!byItself) return { element: h('div', { class: 'cluster' }, link), stop() {} };
  let left = REDIRECT_AFTER_S;
  const said = h('p', { class: 'muted', role: 'timer' }, t('redirectIn', { host, n: left }));
  const stay = h('button', { class: 'button', type: 'button' }, t('redirectStop'));
  const timer = setInterval(() => {
    if (document.hidden) return; // only time in which it can be read counts
    left--;
    if (left > 0) said.textContent = t('redirectIn', { host, n: left });
    else {
      clearInterval(timer);
      location.assign(address.href);
    }
  }, 1000);
  const stop = () => clearInterval(timer);
  stay.addEventListener('click', () => {
    stop();
    said.setAttribute('role', 'status');
    said.textContent = t('redirectStopped');
    link.focus();
    stay.remove();
  });
  return { element: h('div', { class: 'stack tight' }, h('div', { class: 'cluster' }, link, stay), said), stop };
}

/** Only an address of the web. @param {string | null | undefined} redirect @returns {URL | null} */
function safe(redirect) {
  try {
    const address = new URL(redirect ?? '');
    return /^https?:$/.test(address.protocol) ? address : null;
  } catch {
    return null;
  }
}
