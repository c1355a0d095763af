// @ts-check
/** The participants, row by row. A row stays the same element while its numbers change, so that reading is not disturbed. */
import { h, newId } from '../../shared/dom.js';
import { absolute, ago, count, setAgo } from '../format.js';
import { said, tone } from '../words.js';
import { table, tableRow } from './table.js';

/** @typedef {import('../types.js').Participant} Participant */

const SOME = matchMedia('(max-width: 40rem)').matches ? 15 : 50;

/** @param {(id: string) => string} armName */
export function participantsTable(armName) {
  /** @type {import('./table.js').Column<Participant>[]} */
  const columns = [
    { label: 'Participant', head: true, cell: (p) => [p.pseudonym, p.kind && p.kind !== 'real' && h('span', { class: 'badge plain' }, said(p.kind))] },
    { label: 'Arm', cell: (p) => armName(p.arm) },
    { label: 'State', cell: (p) => h('span', { class: `badge ${tone(p.status)}` }, said(p.status)) },
    { label: 'Stage', cell: (p) => (p.stage ? said(p.stage) : p.status === 'completed' ? 'Finished' : '–') },
    { label: 'Progress', cell: (p) => progress(p) },
    { label: 'Last seen', cell: (p) => ago(p.lastSeen ?? p.enrolledAt) },
    { label: 'Joined', cell: (p) => ago(p.enrolledAt) },
    { label: 'Resumed', num: true, cell: (p) => count(p.resumes) },
  ];
  /** @type {Map<string, {row: HTMLTableRowElement, seen: string, lastSeen?: string}>} */
  const rows = new Map();
  /** @type {Participant[]} */
  let all = [];
  let limit = SOME;
  const which = h('select', { id: newId('which'), onchange: () => draw() },
    h('option', { value: '' }, 'All states'), ...['active', 'completed', 'withdrawn', 'failed-check', 'timed-out', 'refused'].map((state) => h('option', { value: state }, said(state))));
  const simulated = h('input', { type: 'checkbox', checked: true, onchange: () => draw() });
  const shell = table({ label: 'Participants', columns, rows: /** @type {Participant[]} */ ([]) });
  const body = /** @type {HTMLTableSectionElement} */ (shell.querySelector('tbody'));
  const none = h('p', { class: 'quiet-empty' }, 'Nobody yet. Whoever joins appears here at once.');
  const more = h('button', { class: 'button small', type: 'button', onclick: () => { limit = Infinity; draw(); } });

  /** @param {Participant} p */
  const rowOf = (p) => {
    const { lastSeen, ...rest } = p;
    const seen = JSON.stringify(rest);
    const known = rows.get(p.pseudonym);
    if (known && known.seen === seen) {
      const time = known.row.querySelectorAll('time')[0];
      if (time && lastSeen && known.lastSeen !== lastSeen) setAgo(time, lastSeen);
      known.lastSeen = lastSeen;
      return known.row;
    }
    const row = tableRow(columns, p);
    if (known) known.row.replaceWith(row);
    rows.set(p.pseudonym, { row, seen, lastSeen });
    return row;
  };

  const draw = () => {
    const chosen = all.filter((p) => (!which.value || p.status === which.value) && (simulated.checked || p.kind === 'real'));
    const shown = chosen.slice(0, limit).map(rowOf);
    shown.forEach((row, i) => { if (body.rows[i] !== row) body.insertBefore(row, body.rows[i] ?? null); });
    while (body.rows.length > shown.length) body.rows[body.rows.length - 1].remove();
    shell.hidden = shown.length === 0;
    none.hidden = shown.length > 0;
    none.textContent = all.length > 0 ? 'Nobody in this state.' : 'Nobody yet. Whoever joins appears here at once.';
    more.hidden = chosen.length <= shown.length;
    more.textContent = `Show all ${count(chosen.length)}`;
  };

  return {
    element: h('div', null, shell, none, more),
    filters: h('div', { class: 'cluster filters' },
      h('label', { class: 'visually-hidden', for: which.id }, 'State of the participants'), which,
      h('label', { class: 'check' }, simulated, 'Include simulated')),
    /** @param {Participant[]} participants */
    update(participants) {
      all = [...participants].sort((a, b) => Number(b.status === 'active') - Number(a.status === 'active') || String(b.enrolledAt ?? '').localeCompare(String(a.enrolledAt ?? '')) || a.pseudonym.localeCompare(b.pseudonym));
      draw();
    },
  };
}

/** @param {Participant} p */
function progress({ progress: at, enrolledAt }) {
  if (at === null || at === undefined) return '–';
  const done = typeof at === 'number' ? at : at.done, total = typeof at === 'number' ? 1 : at.total;
  const share = total > 0 ? Math.round((done / total) * 100) : 0;
  return h('span', { class: 'row-progress', title: `Joined ${absolute(enrolledAt)}` },
    h('span', { class: 'meter', 'aria-hidden': 'true' }, h('span', { style: { width: `${share}%` } })),
    h('span', { class: 'num' }, typeof at === 'number' ? `${share}%` : `${done} of ${total}`));
}
