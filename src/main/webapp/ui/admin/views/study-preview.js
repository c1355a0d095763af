// @ts-check
/** Trying a study out: previews side by side, links for a pilot, and dry-run participants. None of it mixes with the data. */
import { h, newId, show } from '../../shared/dom.js';
import { blockName } from '../parts/flow.js';
import { languageName } from '../format.js';
import { dryRuns } from '../parts/dry-runs.js';
import { pilots } from '../parts/pilots.js';
import { FRAMES, framed } from '../parts/stage.js';
import { problemBox } from '../parts/problem.js';
import { api, armName } from '../parts/study-actions.js';
import { server } from '../server.js';
import { kindName } from '../words.js';

/** @typedef {import('../types.js').Study} Study */

/** Blocks that show nothing have no page to begin at. */
const UNSEEN = new Set(['branch', 'group', 'end']);

/** @param {Study} study @param {import('../router.js').Page} page */
export async function panel(study, page) {
  if (study.rung === 'functionally-grounded') return h('p', { class: 'empty' }, 'No people take part in a functionally-grounded study.');
  return h('div', { class: 'stack' }, preview(study, page), study.version ? await pilots(study, page) : null, study.version ? await dryRuns(study, page) : laterCard());
}

const laterCard = () => h('p', { class: 'empty' }, 'Pilot links and dry-run participants need a study that was opened: they meet the frozen version.');

/** @param {Study} study @param {import('../router.js').Page} page */
function preview(study, page) {
  const arms = study.arms ?? [];
  const arm = choice('Arm', arms.map((one) => [one.id, armName(one)]), page.query.get('arm'));
  const blockOptions = () => [['', 'The beginning'], ...flat(study.flow ?? []).filter((block) => !UNSEEN.has(block.kind) && (!block.onlyArms?.length || block.onlyArms.includes(arm.select.value)))
    .map((block) => [block.id, `${blockName(block)} (${kindName(block.kind).toLowerCase()})`])];
  const at = choice('Begin at', blockOptions(), page.query.get('at'));
  const spoken = study.locales ?? [];
  const lang = choice('Language', spoken.map((one) => [one, languageName(one)]), page.query.get('lang'));
  const which = choice('Frames', [['both', 'Desktop and phone'], ['desktop', 'Desktop'], ['phone', 'Phone']], matchMedia('(max-width: 40rem)').matches ? 'phone' : 'both');
  const host = h('div', { class: 'frames' }), news = h('p', { class: 'small muted', role: 'status' });
  const next = h('button', { class: 'button', type: 'button', onclick: () => step(1) }, 'Next block');
  const back = h('button', { class: 'button', type: 'button', onclick: () => step(-1) }, 'Block before');
  arm.select.addEventListener('change', () => {
    const before = at.select.value;
    show(at.select, ...blockOptions().map(([value, text]) => h('option', { value }, text)));
    at.select.value = [...at.select.options].some(({ value }) => value === before) ? before : '';
    void load();
  });
  at.select.addEventListener('change', () => void load());
  which.select.addEventListener('change', () => void load());
  lang.select.addEventListener('change', () => void load());
  /** @param {number} by */
  function step(by) {
    at.select.selectedIndex = Math.min(at.select.options.length - 1, Math.max(0, at.select.selectedIndex + by));
    void load();
  }
  let turn = 0;
  async function load() {
    const mine = ++turn;
    host.setAttribute('aria-busy', 'true');
    next.disabled = at.select.selectedIndex >= at.select.options.length - 1;
    back.disabled = at.select.selectedIndex <= 0;
    try {
      const frames = FRAMES.filter(({ id }) => which.select.value === 'both' || which.select.value === id);
      const wanted = { arm: arm.select.value || null, at: at.select.value || null };
      const links = await Promise.all(frames.map(() => server.post(api(study.slug, '/previews'), wanted, { signal: page.signal })));
      if (mine !== turn) return;
      const chosen = spoken.length > 1 ? `&lang=${encodeURIComponent(lang.select.value)}` : '';
      show(host, ...frames.map((frame, i) => framed(frame, links[i].url + chosen, 'Preview', h('a', { href: links[i].url + chosen, target: '_blank', rel: 'noopener' }, 'Open alone')).element));
      news.textContent = `${arm.select.selectedOptions[0]?.textContent ?? ''}: begins at ${at.select.selectedOptions[0]?.textContent?.toLowerCase()}.`;
    } catch (failure) {
      if (mine === turn && !page.signal.aborted) show(host, problemBox(failure, load));
    } finally {
      if (mine === turn) host.removeAttribute('aria-busy');
    }
  }
  void load();
  return h('section', { class: 'card', 'aria-labelledby': 'preview' },
    h('div', { class: 'card-head' }, h('h3', { id: 'preview' }, 'Preview')),
    h('p', { class: 'measure-says' }, 'The study as its files say now, as a participant of the arm would see it. Nothing of it is counted or exported; after a day it is gone.'),
    h('div', { class: 'cluster preview-bar' }, arm.element, at.element, spoken.length > 1 && lang.element, which.element,
      h('div', { class: 'cluster' }, back, next, h('button', { class: 'button', type: 'button', onclick: () => load() }, 'Restart'))),
    news, host);
}

/** @param {import('../types.js').Block[]} blocks @returns {import('../types.js').Block[]} */
const flat = (blocks) => blocks.flatMap((block) => {
  const inner = /** @type {any} */ (block).blocks;
  return Array.isArray(inner) ? flat(inner) : [block];
});

/** @param {string} label @param {string[][]} options @param {string | null} chosen */
function choice(label, options, chosen) {
  const id = newId('choice');
  const select = h('select', { id }, ...options.map(([value, text]) => h('option', { value }, text)));
  if (chosen && options.some(([value]) => value === chosen)) select.value = chosen;
  return { select, element: h('div', { class: 'field' }, h('label', { for: id }, label), select) };
}
