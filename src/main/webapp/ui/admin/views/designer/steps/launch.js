// @ts-check
/** What is left to do, and the way to participants. */
import { h, show } from '../../../../shared/dom.js';
import { counted } from '../../../format.js';
import { isError } from '../../../parts/findings.js';
import { blockName } from '../../../parts/flow.js';
import { server } from '../../../server.js';
import { actions, api } from '../../../parts/study-actions.js';
import { inWords, placeOf, stepOf } from '../findings-at.js';
import { blocksOf } from '../parts-of.js';
import { stepsFor } from '../steps.js';
import { titleOf } from '../shown.js';

/** @typedef {import('../steps.js').Ui} Ui */
/** @typedef {import('../../../types.js').Finding} Finding */

/** @param {Ui} ui */
export function render(ui) {
  const host = h('div', { class: 'stack' });
  const draw = () => show(host, ...content(ui));
  const ends = [ui.draft.on('checked', () => host.isConnected && draw()), ui.draft.on('state', () => host.isConnected && draw())];
  ui.signal.addEventListener('abort', () => ends.forEach((end) => end()), { once: true });
  draw();
  return host;
}

/** @param {Ui} ui */
function content(ui) {
  const { draft } = ui;
  const errors = draft.findings.filter(isError);
  const warnings = draft.findings.filter((one) => !isError(one));
  const people = draft.doc.study?.rung !== 'functionally-grounded';
  return [
    errors.length === 0
      ? h('div', { class: 'notice good' }, h('p', { class: 'notice-title' }, 'Ready to open'), h('p', null, warnings.length > 0 ? `Nothing is wrong. ${counted(warnings.length, 'remark')} below ${warnings.length === 1 ? 'is' : 'are'} worth a thought.` : 'Nothing is wrong, and there is nothing to remark on.'))
      : h('div', { class: 'notice bad' }, h('p', { class: 'notice-title' }, `${counted(errors.length, 'thing')} to mend before it can open`), h('p', null, 'Each leads to its place.')),
    errors.length > 0 && findings(ui, 'To mend', errors),
    warnings.length > 0 && findings(ui, 'To consider', warnings),
    estimate(draft.estimate),
    h('div', { class: 'form-card' },
      h('h4', null, 'Before and after opening'),
      h('ul', { class: 'ways' },
        people && h('li', null, h('a', { href: `#/studies/${encodeURIComponent(draft.slug)}/power` }, 'How many participants?'), h('span', { class: 'hint' }, 'Power for this very design.')),
        h('li', null, h('a', { href: api(draft.slug, '/archive.zip'), download: `${draft.slug}-archive.zip` }, 'Archive'), h('span', { class: 'hint' }, 'The study with its stimulus set, to keep or to pass on.')),
        h('li', null, h('a', { href: `#/studies/${encodeURIComponent(draft.slug)}/versions` }, 'Versions'), h('span', { class: 'hint' }, 'What was frozen, what changed since, and every save.')))),
    openCard(ui),
  ];
}

/** The study's own buttons, with what is saved. @param {Ui} ui */
function openCard({ draft, signal }) {
  const host = h('div');
  const card = h('div', { class: 'form-card' }, h('h4', null, 'Try it, then open it'), h('p', { class: 'hint' }, 'Opening freezes a version: what people saw can never change afterwards. A later change makes a new version.'), host);
  if (draft.state !== 'saved') {
    show(host, h('p', { class: 'muted' }, 'Waiting until everything is saved.'));
    return card;
  }
  show(host, h('p', { class: 'muted' }, 'Looking at what is saved.'));
  server.get(api(draft.slug), { signal }).then((study) => {
    const page = /** @type {any} */ ({ params: { slug: draft.slug }, query: new URLSearchParams(), signal, reload: async () => { dispatchEvent(new CustomEvent('study-written', { detail: draft.slug })); } });
    if (host.isConnected) show(host, actions(study, page));
  }).catch(() => host.isConnected && show(host, h('p', { class: 'muted' }, 'The server cannot be asked at present.')));
  return card;
}

/** @param {Ui} ui @param {string} title @param {Finding[]} all */
function findings({ draft, go }, title, all) {
  const steps = stepsFor(draft.doc.study);
  return h('div', { class: 'form-card' }, h('h4', null, title), h('ul', { class: 'todo' }, ...all.map((finding) => {
    const step = steps.find(({ id }) => id === stepOf(finding)) ?? steps[0];
    const at = /^\/flow\/\d+(\/blocks\/\d+)*/.exec(finding.pointer ?? '')?.[0];
    const block = at && blocksOf(draft.doc.study).find((one) => one.at === at)?.block;
    return h('li', { class: isError(finding) ? 'bad' : 'warn' },
      h('button', { class: 'link-button', type: 'button', onclick: () => go(step.id, block ? { block: String(block.id) } : step.id === 'texts' && finding.file ? { text: finding.file } : {}) }, `${step.label}${place(finding, block, at)}`),
      h('span', null, inWords(finding)));
  })));
}

/** @param {Finding} finding @param {any} block @param {string | undefined} at */
function place(finding, block, at) {
  const whole = placeOf(finding);
  if (!/^(study|plan)(\/|$)/.test(whole)) return `: ${whole}`;
  const pointer = whole.replace(/^(study|plan)/, '');
  if (block && at) return `: ${blockName(block)}${pointer.length > at.length ? `, ${titleOf(pointer.slice(at.length), undefined).toLowerCase()}` : ''}`;
  return pointer ? `: ${titleOf(pointer, undefined).toLowerCase()}` : '';
}

/** @param {any} estimate */
function estimate(estimate) {
  if (!estimate?.minutes || (estimate.arms?.length ?? 0) < 1) return null;
  return h('div', { class: 'form-card' }, h('h4', null, 'How long it takes'),
    h('div', { class: 'table-wrap', role: 'region', 'aria-label': 'Length by arm', tabindex: 0 }, h('table', { class: 'table' },
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Arm'), ...['Pages', 'Trials', 'Minutes'].map((label) => h('th', { scope: 'col', class: 'num' }, label)))),
      h('tbody', null, ...estimate.arms.map((/** @type {any} */ arm) => h('tr', null, h('th', { scope: 'row' }, arm.label ?? arm.arm), h('td', { class: 'num' }, arm.steps), h('td', { class: 'num' }, arm.trials), h('td', { class: 'num' }, minutes(arm.minutes))))))));
}

/** @param {any} value */
const minutes = (value) => (typeof value === 'number' ? Math.round(value) : `${Math.round(value.typical)} (${Math.round(value.low)} to ${Math.round(value.high)})`);
