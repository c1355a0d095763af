// @ts-check
/** What one may do with a study: open, close, preview, hand out the link, export. */
import { h, newId } from '../../shared/dom.js';
import { counted, shortHash } from '../format.js';
import { server } from '../server.js';
import { said } from '../words.js';
import { copyRow } from './copy.js';
import { closeButton, confirmThen, openDialog } from './dialog.js';
import { findingsList, isError } from './findings.js';
import { failed, toast } from './toast.js';

/** @typedef {import('../types.js').Study} Study */
/** @typedef {import('../router.js').Page} Page */

/** @param {string} slug @param {string} [rest] */
export const api = (slug, rest = '') => `/api/studies/${encodeURIComponent(slug)}${rest}`;

/** @param {Study} study @param {Page} page */
export function actions(study, page) {
  const people = study.rung !== 'functionally-grounded';
  const button = (/** @type {string} */ label, /** @type {() => void} */ act, tone = '') =>
    h('button', { class: `button ${tone}`, type: 'button', onclick: act }, label);
  return h('div', { class: 'cluster study-actions', role: 'group', 'aria-label': 'Actions' },
    study.state !== 'open' && button('Open', () => open(study, page), 'primary'),
    study.state === 'open' && isChanged(study) && button(`Open version ${nextVersion(study).number}`, () => open(study, page), 'primary'),
    people && button('Preview', () => preview(study)),
    people && button('Participant link', () => link(study)),
    h('a', { class: 'button', href: api(study.slug, '/export.zip'), download: `${study.slug}.zip` }, 'Export'),
    study.state === 'open' && button('Close', () => close(study, page), 'danger'));
}

/**
 * What opening would freeze: what the files say now, unless that was frozen before.
 * @param {Study} study @returns {{number: number, hash: string | null | undefined, again: boolean}}
 */
export function nextVersion({ versions = [], draftHash, version }) {
  const draft = versions.find(({ state }) => state === 'draft');
  if (draft) return { number: draft.number, hash: draft.hash, again: false };
  const known = draftHash ? versions.find(({ hash }) => hash === draftHash) : undefined;
  if (known) return { number: known.number, hash: known.hash, again: true };
  return { number: Math.max(version ?? 0, ...versions.map(({ number }) => number), 0) + 1, hash: draftHash, again: false };
}

/** Whether the files say something else than the version that is open. @param {Study} study */
export const isChanged = ({ versions = [], draftHash }) =>
  Boolean(draftHash) && versions.length > 0 && !versions.some(({ state, hash }) => state === 'open' && hash === draftHash);

/** @param {Study} study @param {Page} page */
async function open(study, page) {
  const { number, hash, again } = nextVersion(study);
  const errors = (study.findings ?? []).filter(isError);
  if (errors.length > 0) {
    openDialog({
      title: 'Not ready to open',
      body: [h('p', null, `${counted(errors.length, 'error')} must be mended first.`), findingsList(errors)],
      actions: [closeButton()],
    });
    return;
  }
  const frozen = await confirmThen({
    title: again ? 'Open this study again?' : 'Open this study?',
    body: [
      h('p', null, again
        ? `This opens version ${number} again, as it was frozen.`
        : `This freezes version ${number}. Its definition can never change again; a change makes a new version.`),
      hash && h('dl', { class: 'facts' }, h('dt', null, 'Hash'), h('dd', null, h('code', { title: hash }, shortHash(hash)))),
      h('p', null, study.rung === 'functionally-grounded' ? 'Metric runs can be started from then on.' : 'Anyone with the link can take part from then on.'),
    ],
    confirm: `Open version ${number}`,
    act: async () => { await server.post(api(study.slug, '/opening')); return true; },
  });
  if (!frozen) return;
  toast('The study is open.');
  await page.reload();
}

/** @param {Study} study @param {Page} page */
async function close(study, page) {
  const done = await confirmThen({
    title: 'Close this study?',
    body: [
      h('p', null, 'Nobody can join any more. Everything recorded stays.'),
      (study.active ?? 0) > 0 && h('p', null, `${counted(study.active ?? 0, 'participant')} in the middle of it may finish.`),
    ],
    confirm: 'Close the study', danger: true, cancel: 'Keep it open',
    act: async () => { await server.post(api(study.slug, '/closing')); return true; },
  });
  if (!done) return;
  toast('The study is closed.');
  await page.reload();
}

/** @param {Study} study */
function preview(study) {
  const arms = study.arms ?? [];
  const name = newId('arm');
  const { dialog } = openDialog({
    title: 'Preview',
    body: [
      h('p', null, 'Walk through the study as a participant would, in a new tab. A preview is marked as such: results and exports leave it out.'),
      arms.length > 0 && h('fieldset', { class: 'choices' }, h('legend', null, 'Arm'),
        h('div', { class: 'choices-list' }, ...arms.map((arm, i) => h('label', { class: 'choice' },
          h('input', { type: 'radio', name, value: arm.id, checked: i === 0 }),
          h('span', { class: 'choice-text' }, armName(arm)))))),
    ],
    actions: [closeButton('Cancel'), h('button', { class: 'button primary', type: 'button', onclick: go }, 'Open the preview')],
  });
  // The tab is opened by the click itself, or the browser would block it; nothing here waits for the hidden page's events.
  function go() {
    const arm = /** @type {HTMLInputElement | null} */ (dialog.querySelector(':checked'))?.value;
    const tab = window.open('', '_blank');
    dialog.close();
    lead(study, arm, tab);
  }
}

/** @param {Study} study @param {string | undefined} arm @param {Window | null} tab */
async function lead(study, arm, tab) {
  try {
    const { url } = await server.post(api(study.slug, '/previews'), arm ? { arm } : {});
    const address = String(new URL(url, location.origin));
    if (tab) {
      tab.opener = null;
      tab.location.replace(address);
    } else openDialog({ title: 'Preview', body: [copyRow('Preview link', address)], actions: [closeButton()] });
  } catch (failure) {
    tab?.close();
    failed(failure);
  }
}

/** @param {import('../types.js').Arm} arm */
export function armName(arm) {
  if (arm.label && arm.label !== arm.id) return arm.label;
  return Object.values(arm.levels ?? {}).map(said).join(', ') || said(arm.id);
}

/** @param {Study} study @returns {(id: string) => string} */
export function armNames(study) {
  const names = new Map((study.arms ?? []).map((arm) => [arm.id, armName(arm)]));
  return (id) => names.get(id) ?? said(id);
}

/** @param {Study} study */
function link(study) {
  const plain = new URL(study.link ?? `/take/${study.slug}`, location.origin).href;
  const prolific = `${plain}?PROLIFIC_PID={{%PROLIFIC_PID%}}&STUDY_ID={{%STUDY_ID%}}&SESSION_ID={{%SESSION_ID%}}`;
  openDialog({
    title: 'Participant link',
    body: [
      study.state !== 'open' && h('div', { class: 'notice warn' }, h('p', { class: 'notice-title' }, 'Not open'), h('p', null, 'Whoever follows the link now is told that the study is not open.')),
      copyRow('Link for participants', plain),
      copyRow('Link for Prolific', prolific, 'Paste it as the study’s address there; Prolific fills in the placeholders.'),
    ],
    actions: [closeButton('Done')],
  });
}
