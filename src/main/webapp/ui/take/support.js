// @ts-check
/** Messages from the researchers: looked for now and then, beside the run, which never waits for them. */
import { request } from '../shared/api.js';
import { h, newId } from '../shared/dom.js';
import { open } from './dialogs.js';
import * as shell from './shell.js';
import { t } from './words.js';

/** @typedef {{mine: boolean, text: string, at: string, unread: boolean}} Line */

const OFTEN_MS = 60_000;
const LONGEST = 1000;
let watching = false;

/** @param {string} base of the run @param {Record<string, string>} headers */
export function watchMessages(base, headers) {
  if (watching) return;
  watching = true;
  const url = `${base}/messages`;
  let told = 0;
  const look = async () => {
    if (document.hidden) return;
    try {
      /** @type {Line[]} */
      const lines = await request('GET', url, { headers });
      const unread = lines.filter(({ unread: fresh }) => fresh).length;
      if (unread === 0 || lines.length === told) return;
      told = lines.length;
      shell.setNotice('support', { title: t('supportTitle'), text: lines[lines.length - 1].text, lasting: true, action: { label: t('supportRead'), act: () => read(url, headers) } });
    } catch {
      // whoever cannot be reached now is asked again in a minute
    }
  };
  void look();
  setInterval(look, OFTEN_MS);
  document.addEventListener('visibilitychange', () => void look());
}

/** @param {string} url @param {Record<string, string>} headers */
async function read(url, headers) {
  /** @type {Line[]} */
  let lines;
  try {
    lines = await request('GET', `${url}?seen=true`, { headers });
  } catch {
    return; // the notice stays
  }
  shell.clearNotices('support');
  const id = newId('support');
  const error = h('p', { class: 'error', hidden: true, role: 'alert' });
  const text = h('textarea', { id, rows: 3, maxlength: LONGEST, 'aria-describedby': `${id}-hint` });
  open(t('supportThread'), (close) => ({
    body: [
      ...lines.map((line) => h('p', { dir: 'auto' }, h('strong', null, `${t(line.mine ? 'supportYou' : 'supportThem')}: `), line.text)),
      h('div', { class: 'field' }, h('label', { for: id }, t('supportAnswer')), h('p', { class: 'hint', id: `${id}-hint` }, t('supportHint')), text), error,
    ],
    actions: [
      h('button', { type: 'button', class: 'button', onclick: close }, t('close')),
      h('button', { type: 'button', class: 'button primary', onclick: async () => {
        const said = text.value.trim();
        error.textContent = said ? '' : t('supportEmpty');
        error.hidden = Boolean(said);
        if (!said) return text.focus();
        try {
          await request('POST', url, { headers, body: { text: said } });
          close();
          shell.announce(t('supportSent'));
        } catch (failure) {
          error.textContent = failure instanceof Error ? failure.message : String(failure);
          error.hidden = false;
        }
      } }, t('supportSend')),
    ],
  }));
}
