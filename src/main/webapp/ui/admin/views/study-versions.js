// @ts-check
/** What was frozen, what changed between any two versions and for whom, and every save of the working files. */
import { h, newId, show } from '../../shared/dom.js';
import { absolute, ago, counted, shortHash } from '../format.js';
import { confirmThen } from '../parts/dialog.js';
import { problemBox } from '../parts/problem.js';
import { api } from '../parts/study-actions.js';
import { failed, toast } from '../parts/toast.js';
import { server } from '../server.js';
import { said, tone } from '../words.js';
import { shown, titleOf } from './designer/shown.js';

/** @typedef {import('../types.js').Study} Study */
/** @typedef {import('../types.js').Changes} Changes */
/** @typedef {import('../router.js').Page} Page */

/** @param {Study} study @param {Page} page */
export async function panel(study, page) {
  const numbers = (study.versions ?? []).map(({ number }) => number).sort((a, b) => a - b);
  const revisions = await server.get(api(study.slug, '/draft/revisions'), { signal: page.signal });
  return h('div', { class: 'stack loose' },
    numbers.length > 0 ? compare(study, numbers, page) : h('div', { class: 'empty' }, h('h3', null, 'No version yet'), h('p', null, 'Opening the study freezes version 1. From then on this page shows what changed, and for whom.')),
    numbers.length > 0 && frozen(study, page),
    saves(study, revisions, page));
}

/** @param {Study} study @param {number[]} numbers @param {Page} page */
function compare(study, numbers, page) {
  const names = [...numbers.map((n) => ({ id: String(n), label: `Version ${n}` })), { id: 'draft', label: 'The working files' }];
  const pick = (/** @type {string} */ label, /** @type {string} */ value) => {
    const id = newId('version');
    const select = h('select', { id, onchange: () => draw() }, ...names.map((one) => h('option', { value: one.id, selected: one.id === value }, one.label)));
    return { select, element: h('div', { class: 'field' }, h('label', { for: id }, label), select) };
  };
  const to = pick('with', page.query.get('to') ?? 'draft');
  const from = pick('Compare', page.query.get('from') ?? String(numbers[numbers.length - 1]));
  const host = h('div', { class: 'stack', 'aria-live': 'polite' });
  const draw = async () => {
    host.setAttribute('aria-busy', 'true');
    try {
      const answer = await server.get(api(study.slug, `/changes?from=${from.select.value}&to=${to.select.value}`), { signal: page.signal });
      show(host, ...differences(answer));
    } catch (failure) {
      if (!page.signal.aborted) show(host, problemBox(failure, draw));
    }
    host.removeAttribute('aria-busy');
  };
  draw();
  return h('section', { class: 'card stack', 'aria-labelledby': 'compare' }, h('h3', { id: 'compare' }, 'What changed'), h('div', { class: 'compare' }, from.element, to.element), host);
}

/** @param {Changes} answer */
function differences({ changes = [], texts = [], enrolled = {} }) {
  const people = Object.entries(enrolled);
  if (changes.length === 0 && texts.length === 0) return [h('p', { class: 'quiet-empty' }, 'They say the same.')];
  return [
    people.length > 0 && h('p', { class: 'muted small' }, people.map(([version, n]) => `Version ${version}: ${counted(n, 'participant')}`).join(' · '), '. Everybody’s answers are scored with the version they took part in.'),
    changes.length > 0 && h('ul', { class: 'changes' }, ...changes.map((change) => h('li', { class: `change ${change.kind}` },
      h('div', { class: 'cluster tight' }, h('span', { class: 'badge plain' }, said(change.kind)), h('strong', null, change.what ?? titleOf(change.pointer, undefined))),
      change.affects && h('p', { class: 'muted small' }, change.affects),
      change.kind !== 'moved' && h('div', { class: 'change-sides' },
        change.before !== undefined && change.before !== null && h('del', null, h('span', { class: 'visually-hidden' }, 'Before: '), shown(change.before)),
        change.after !== undefined && change.after !== null && h('ins', null, h('span', { class: 'visually-hidden' }, 'After: '), shown(change.after)))))),
    ...texts.map(({ file, diff }) => h('div', { class: 'stack tight' }, h('h4', null, h('code', null, file)), textDiff(diff))),
  ];
}

/** @param {{op: string, line: string}[]} diff */
const textDiff = (diff) => h('ul', { class: 'text-diff', tabindex: 0, 'aria-label': 'Lines' }, ...diff.map(({ op, line }) => {
  const kind = /^(add|added|\+|insert)/.test(op) ? 'add' : /^(rem|del|-)/.test(op) ? 'remove' : '';
  return h('li', { class: kind || null }, h('span', { 'aria-hidden': 'true' }, kind === 'add' ? '+ ' : kind === 'remove' ? '− ' : '  '), kind && h('span', { class: 'visually-hidden' }, kind === 'add' ? 'Added: ' : 'Removed: '), line || ' ');
}));

/** @param {Study} study @param {Page} page */
const frozen = ({ slug, versions = [] }, page) => h('section', { class: 'card', 'aria-labelledby': 'frozen' }, h('div', { class: 'card-head' }, h('h3', { id: 'frozen' }, 'Frozen versions')),
  h('ol', { class: 'versions', reversed: true }, ...[...versions].reverse().map((version) => h('li', null,
    h('div', { class: 'split' }, h('strong', null, `Version ${version.number}`), h('span', { class: `badge ${tone(version.state)}` }, said(version.state)),
      h('button', { class: 'button small', type: 'button', onclick: () => bringBack(slug, version.number, page) }, `Bring version ${version.number} back`)),
    h('p', { class: 'small muted' }, 'Hash ', h('code', { title: version.hash }, shortHash(version.hash)), version.openedAt && [', opened ', ago(version.openedAt)], version.closedAt && [', closed ', ago(version.closedAt)].flat())))));

/** @param {string} slug @param {number} number @param {Page} page */
async function bringBack(slug, number, page) {
  const done = await confirmThen({
    title: `Bring version ${number} back?`,
    body: [h('p', null, 'The working files become what that version froze; what they say now stays under “Every save”. What is open does not change until you open the study again.')],
    confirm: 'Bring it back',
    act: async () => { await server.post(api(slug, `/versions/${number}/restoring`)); return true; },
  });
  if (!done) return;
  toast(`The working files are version ${number} again.`);
  await page.reload();
}

/** @param {Study} study @param {any[]} revisions @param {Page} page */
function saves(study, revisions, page) {
  const all = [...revisions].sort((a, b) => b.revision - a.revision);
  const host = h('div');
  const draw = (/** @type {number} */ most) => show(host,
    h('ol', { class: 'versions' }, ...all.slice(0, most).map((one, i) => h('li', null, h('div', { class: 'split' },
      h('div', null, h('strong', null, one.summary || `Save ${one.revision}`), h('p', { class: 'small muted', title: absolute(one.savedAt) }, ago(one.savedAt), one.savedBy && ` by ${one.savedBy}`)),
      i > 0 && h('button', { class: 'button small', type: 'button', 'aria-label': `Restore save ${one.revision}`, onclick: () => restore(study, one, page) }, 'Restore'))))),
    all.length > most && h('button', { class: 'button small', type: 'button', onclick: () => draw(Infinity) }, `Show all ${all.length}`));
  draw(12);
  return h('section', { class: 'card', 'aria-labelledby': 'saves' }, h('div', { class: 'card-head' }, h('h3', { id: 'saves' }, 'Every save'), h('a', { class: 'button small', href: api(study.slug, '/archive.zip'), download: `${study.slug}-archive.zip` }, 'Archive with stimuli')),
    all.length === 0 ? h('p', { class: 'quiet-empty' }, 'Nothing was saved in the designer yet.') : host);
}

/** @param {Study} study @param {any} revision @param {Page} page */
async function restore(study, revision, page) {
  const done = await confirmThen({
    title: 'Go back to this save?',
    body: [h('p', null, 'The working files become what they were then. What they say now stays in this list, and what is open does not change.')],
    confirm: 'Restore it',
    act: async () => {
      const [then, now] = await Promise.all([server.get(api(study.slug, `/draft/revisions/${revision.revision}`)), server.get(api(study.slug, '/draft'))]);
      /** @type {Record<string, string | null>} */
      const files = { ...then.files };
      for (const name of Object.keys(now.files)) if (!(name in files)) files[name] = null;
      await server.put(api(study.slug, '/draft'), { files }, { headers: { 'If-Match': `"${now.revision}"` } });
      return true;
    },
  }).catch(failed);
  if (!done) return;
  toast('Restored.');
  await page.reload();
}
