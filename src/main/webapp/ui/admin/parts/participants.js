// @ts-check
/** The participants, by pages: filtered and sorted by the server, kept up to date while they are looked at. */
import { h, newId, show } from '../../shared/dom.js';
import { absolute, ago, count } from '../format.js';
import { server } from '../server.js';
import { said, tone } from '../words.js';
import { problemBox } from './problem.js';
import { api, armNames } from './study-actions.js';
import { table } from './table.js';

/** @typedef {import('../types.js').Participant} Participant */
/** @typedef {{total: number, page: number, size: number, participants: Participant[]}} Page */

const SIZE = matchMedia('(max-width: 40rem)').matches ? 15 : 50;
const PAUSE_MS = 1500;
const STATES = ['active', 'completed', 'lapsed', 'withdrawn', 'failed-check', 'screened-out', 'timed-out', 'rejected', 'message'];
const SORTS = [['-seen', 'Last seen'], ['-joined', 'Newest first'], ['joined', 'Oldest first'], ['-progress', 'Furthest'], ['progress', 'Least far'], ['-resumes', 'Most returns'], ['status', 'State'], ['arm', 'Arm'], ['participant', 'Pseudonym']];

/** @param {import('../types.js').Study} study @param {string} kind @param {AbortSignal} signal */
export function participantsTable(study, kind, signal) {
  const armName = armNames(study);
  const choice = (/** @type {string} */ label, /** @type {string[][]} */ options) => {
    const select = h('select', { id: newId('which'), onchange: () => { at = 0; void load(); } }, ...options.map(([value, text]) => h('option', { value }, text)));
    return { select, parts: [h('label', { class: 'visually-hidden', for: select.id }, label), select] };
  };
  const state = choice('State of the participants', [['', 'All states'], ...STATES.map((id) => [id, id === 'message' ? 'With a message' : said(id)])]);
  const arm = choice('Arm of the participants', [['', 'All arms'], ...(study.arms ?? []).map(({ id }) => [id, armName(id)])]);
  const sort = choice('Order of the participants', SORTS);
  const find = h('input', { type: 'search', id: newId('find'), placeholder: 'p-…', maxlength: 20, autocomplete: 'off', spellcheck: 'false' });
  const rows = h('div'), pages = h('nav', { class: 'cluster pager', 'aria-label': 'Pages of participants' });
  let at = 0, turn = 0, last = '', seen = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let later;
  signal.addEventListener('abort', () => clearTimeout(later), { once: true });

  async function load() {
    clearTimeout(later);
    later = undefined;
    const mine = ++turn;
    const query = new URLSearchParams({ kinds: kind, page: String(at), size: String(SIZE), sort: sort.select.value, status: state.select.value, arm: arm.select.value, text: find.value });
    try {
      /** @type {Page} */
      const page = await server.get(api(study.slug, `/participants?${query}`), { signal });
      if (mine === turn) draw(page);
    } catch (failure) {
      if (mine === turn && !signal.aborted) show(rows, problemBox(failure, load));
    }
  }

  /** @param {Page} page */
  function draw(page) {
    const now = JSON.stringify(page);
    if (now === last) return;
    last = now;
    const focused = document.activeElement instanceof HTMLAnchorElement && rows.contains(document.activeElement) ? document.activeElement.hash : null;
    const scrolled = rows.querySelector('.table-wrap')?.scrollLeft ?? 0;
    show(rows, page.participants.length ? table({ label: 'Participants', columns, rows: page.participants })
      : h('p', { class: 'quiet-empty' }, state.select.value || arm.select.value || find.value ? 'Nobody fits.' : 'Nobody yet. Whoever joins appears here at once.'));
    const wrap = rows.querySelector('.table-wrap');
    if (wrap) wrap.scrollLeft = scrolled;
    if (focused) /** @type {HTMLElement | null} */ (rows.querySelector(`a[href="${CSS.escape(focused)}"]`) ?? [...rows.querySelectorAll('a')].find(({ hash }) => hash === focused))?.focus();
    const lastPage = Math.max(0, Math.ceil(page.total / page.size) - 1);
    if (at > lastPage) { at = lastPage; void load(); return; }
    const turnTo = (/** @type {string} */ label, /** @type {number} */ to) => h('button', { class: 'button small', type: 'button', disabled: to < 0 || to > lastPage, onclick: () => { at = to; void load(); } }, label);
    const from = page.page * page.size;
    const where = h('span', { class: 'small muted pager-where', role: 'status' }, page.total === 0 ? '' : `${count(from + 1)} to ${count(from + page.participants.length)} of ${count(page.total)}`);
    const had = pages.contains(document.activeElement) ? document.activeElement?.textContent : null;
    show(pages, where, lastPage > 0 && [turnTo('First', at === 0 ? -1 : 0), turnTo('Previous', at - 1), turnTo('Next', at + 1), turnTo('Last', at === lastPage ? lastPage + 1 : lastPage)]);
    if (had) /** @type {HTMLElement | undefined} */ ([...pages.querySelectorAll('button')].find((button) => button.textContent === had && !button.disabled) ?? pages.querySelector('button:not([disabled])') ?? undefined)?.focus();
  }

  /** @type {import('./table.js').Column<Participant>[]} */
  const columns = [
    { label: 'Participant', head: true, cell: (p) => h('a', { href: `#/studies/${encodeURIComponent(study.slug)}/participants/${p.pseudonym}` }, p.pseudonym) },
    { label: 'Arm', cell: (p) => armName(p.arm) },
    { label: 'State', cell: (p) => [h('span', { class: `badge ${p.lapsed ? 'warn' : tone(p.status)}` }, p.lapsed ? 'Lapsed' : said(p.status)), p.rejected && h('span', { class: 'badge bad', title: p.rejected }, 'Rejected'), Number(p.unread) > 0 && h('span', { class: 'badge accent' }, 'Message')] },
    { label: 'Stage', cell: (p) => (p.stage ? p.stage : p.status === 'completed' ? 'Finished' : '–') },
    { label: 'Progress', cell: (p) => progress(p) },
    { label: 'Last seen', cell: (p) => ago(p.lastSeen ?? p.enrolledAt) },
    { label: 'Joined', cell: (p) => ago(p.enrolledAt) },
    { label: 'Resumed', num: true, cell: (p) => count(p.resumes) },
  ];
  find.addEventListener('input', () => { clearTimeout(later); at = 0; later = setTimeout(load, 250); });
  void load();
  return {
    element: h('div', null, rows, pages),
    filters: h('div', { class: 'cluster filters' }, ...state.parts, ...arm.parts, ...sort.parts, h('label', { class: 'visually-hidden', for: find.id }, 'Find a pseudonym'), find),
    /** Something happened: look again, not more often than one can read. @param {Participant[]} newest */
    refresh(newest) {
      const now = JSON.stringify(newest);
      if (now === seen) return;
      seen = now;
      later ??= setTimeout(load, PAUSE_MS);
    },
  };
}

/** @param {Participant} p */
function progress({ progress: at, enrolledAt }) {
  if (at === null || at === undefined) return '–';
  const share = Math.round(at * 100);
  return h('span', { class: 'row-progress', title: `Joined ${absolute(enrolledAt)}` },
    h('span', { class: 'meter', 'aria-hidden': 'true' }, h('span', { style: { width: `${share}%` } })),
    h('span', { class: 'num' }, `${share}%`));
}
