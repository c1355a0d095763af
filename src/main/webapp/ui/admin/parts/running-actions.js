// @ts-check
/** What a researcher may change while a study runs. Each asks for a reason, which stands in the audit log. */
import { h, newId } from '../../shared/dom.js';
import { absolute, count } from '../format.js';
import { server } from '../server.js';
import { confirmThen } from './dialog.js';
import { api, armNames } from './study-actions.js';
import { toast } from './toast.js';

/** @typedef {import('../types.js').Study} Study */
/** @typedef {import('../types.js').ArmCount} ArmCount */
/** @typedef {import('../types.js').Progress} Progress */
/** @typedef {import('../router.js').Page} Page */

/** @param {string} label @param {string} [hint] @param {{long?: boolean, maxlength?: number}} [form] */
export function asked(label, hint, { long = false, maxlength = 500 } = {}) {
  const id = newId('asked');
  const input = long
    ? h('textarea', { id, rows: 4, maxlength, 'aria-describedby': hint ? `${id}-hint` : null })
    : h('input', { id, type: 'text', maxlength, autocomplete: 'off', 'aria-describedby': hint ? `${id}-hint` : null });
  return { input, field: h('div', { class: 'field' }, h('label', { for: id }, label), hint && h('p', { class: 'hint', id: `${id}-hint` }, hint), input) };
}

const reasonField = () => asked('Reason', 'It stands in the audit log, for whoever checks the study later.');

/**
 * @param {{title: string, body: any[], confirm: string, danger?: boolean, done: string, act: (reason: string) => Promise<any>}} parts
 * @returns {Promise<boolean>} whether it was done
 */
export async function withReason({ title, body, confirm, danger, done, act }) {
  const { input, field } = reasonField();
  const result = await confirmThen({
    title, confirm, danger, body: [...body, field],
    act: async () => {
      if (!input.value.trim()) {
        input.focus();
        throw new Error('Write a reason first.');
      }
      await act(input.value.trim());
      return true;
    },
  });
  if (result) toast(done);
  return Boolean(result);
}

/** @param {Study} study @param {Page} page @param {ArmCount} arm */
export function armActions(study, page, arm) {
  const name = armNames(study)(arm.arm);
  const pause = h('button', { class: 'button small', type: 'button', 'aria-label': `${arm.paused ? 'Resume' : 'Pause'} ${name}`, onclick: async () => {
    const paused = !arm.paused;
    const did = await withReason({
      title: paused ? `Pause “${name}”?` : `Resume “${name}”?`,
      body: [h('p', null, paused ? 'Newcomers are put into the other arms. Who is in this arm may finish.' : 'Newcomers are put into this arm again.')],
      confirm: paused ? 'Pause the arm' : 'Resume the arm', done: paused ? 'The arm is paused.' : 'The arm takes newcomers again.',
      act: (reason) => server.put(api(study.slug, '/running/pause'), { arm: arm.arm, paused, reason }),
    });
    if (did) await page.reload();
  } }, arm.paused ? 'Resume' : 'Pause');
  const extend = arm.quota ? h('button', { class: 'button small', type: 'button', 'aria-label': `Extend the quota of ${name}`, onclick: () => extendBy(study, page, arm.arm, name, arm.quota ?? 0, arm.extra ?? 0) }, 'Extend') : null;
  return h('span', { class: 'cluster' }, pause, extend);
}

/** @param {Study} study @param {Page} page @param {Progress} progress */
export const quotaAction = (study, page, { quota, extra = 0 }) =>
  (quota ? h('button', { class: 'button small', type: 'button', onclick: () => extendBy(study, page, null, 'the study', quota, extra) }, 'Extend the quota') : null);

/** @param {Study} study @param {Page} page @param {string | null} arm @param {string} name @param {number} now @param {number} extra */
async function extendBy(study, page, arm, name, now, extra) {
  const id = newId('extra');
  const input = h('input', { id, type: 'number', min: 0, max: 10000000, value: String(extra), inputmode: 'numeric' });
  const did = await withReason({
    title: `Extend the quota of ${arm === null ? name : `“${name}”`}`,
    body: [h('p', null, `At present ${count(now)} runs at most.`), h('div', { class: 'field' }, h('label', { for: id }, 'Places beyond the quota of the definition'), input)],
    confirm: 'Extend', done: 'The quota is extended.',
    act: (reason) => server.put(api(study.slug, '/running/quota'), { arm, extra: Number(input.value), reason }),
  });
  if (did) await page.reload();
}

/** @param {Study} study @param {Page} page @param {Progress} progress */
export function endActions(study, page, { joinsUntil }) {
  if (study.state !== 'open') return null;
  return h('button', { class: 'button small', type: 'button', onclick: async () => {
    const id = newId('until');
    const input = h('input', { id, type: 'datetime-local', value: joinsUntil ? localTime(joinsUntil) : '' });
    const did = await withReason({
      title: 'Last moment to join',
      body: [h('p', null, 'From then on nobody joins; who has begun may finish. Empty it to take the date away.'), h('div', { class: 'field' }, h('label', { for: id }, 'Nobody joins after'), input)],
      confirm: 'Set', done: 'It is set.',
      act: (reason) => server.put(api(study.slug, '/running/end'), { until: input.value ? new Date(input.value).toISOString() : null, reason }),
    });
    if (did) await page.reload();
  } }, joinsUntil ? `Ends ${absolute(joinsUntil)}` : 'Set an end');
}

/** For an input of the kind `datetime-local`. @param {string} iso */
function localTime(iso) {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
