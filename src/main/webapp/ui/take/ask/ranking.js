// @ts-check
/**
 * Several things put in order, the best first: by pressing them one after the other, by dragging, by buttons or by arrow
 * keys. Nothing has a place beforehand.
 */
import { h, newId } from '../../shared/dom.js';
import { nameOf } from '../steps/trial-names.js';
import { t } from '../words.js';

export const info = {
  form: 'ranking', words: 'ask', styles: ['order.css'],
  parameters: { options: 'what is put in order' }, data: { ranking: 'all of them, the best first' },
  events: { 'set-param': 'something got another place: 1 is the best' },
};

/** @param {{name: string, options: string[]}} asked @param {import('./ask.js').Context} context @returns {import('./ask.js').Part} */
export function ask({ name, options }, { get, set, note, step }) {
  const errorId = newId('error'), hintId = newId('hint');
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  const said = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  /** @type {string[]} */
  const kept = get(name) ?? [];
  let order = kept.filter((id) => options.includes(id));
  const placed = h('ol', { class: 'order-list placed' });
  const pool = h('ul', { class: 'order-list pool', 'aria-label': t('rankPool') });
  const empty = h('p', { class: 'order-empty hint' }, t('rankEmpty'));
  const rows = new Map(options.map((id) => [id, row(id)]));

  /** @param {string} id */
  function row(id) {
    const label = nameOf(step, id);
    const rank = h('span', { class: 'order-rank', 'aria-hidden': 'true' });
    const grip = h('button', { class: 'order-grip', type: 'button' }, rank, h('span', { class: 'order-name', dir: 'auto' }, label));
    const up = h('button', { class: 'button order-move', type: 'button', 'aria-label': t('rankUp', { name: label }), onclick: () => move(id, -1, up) }, h('span', { 'aria-hidden': 'true' }, '↑'));
    const down = h('button', { class: 'button order-move', type: 'button', 'aria-label': t('rankDown', { name: label }), onclick: () => move(id, 1, down) }, h('span', { 'aria-hidden': 'true' }, '↓'));
    const element = h('li', { class: 'order-row', dataset: { id } }, grip, up, down);
    grip.addEventListener('click', () => {
      if (dragged || order.includes(id)) return;
      place(id, order.length);
      const next = options.find((one) => !order.includes(one));
      (next ? rows.get(next)?.grip : grip)?.focus();
    });
    grip.addEventListener('keydown', (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by || !order.includes(id) || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      move(id, by, grip);
    });
    grip.addEventListener('pointerdown', (event) => drag(event, id, grip));
    return { element, grip, rank, up, down, label };
  }

  let dragged = false;
  /** @param {PointerEvent} event @param {string} id @param {HTMLElement} grip */
  function drag(event, id, grip) {
    if (event.button !== 0 || grip.matches(':disabled')) return;
    const from = { x: event.clientX, y: event.clientY };
    const before = order.join();
    dragged = false;
    grip.setPointerCapture(event.pointerId);
    const row = rows.get(id)?.element;
    const over = (/** @type {PointerEvent} */ now) => {
      if (!dragged && Math.hypot(now.clientX - from.x, now.clientY - from.y) < 6) return;
      dragged = true;
      row?.classList.add('dragged');
      const box = placed.getBoundingClientRect();
      if (now.clientY < box.top - 40 || now.clientY > Math.max(box.bottom, box.top + 60) + 40) return;
      const others = order.filter((one) => one !== id);
      const at = others.findIndex((one) => {
        const { top, height } = /** @type {{element: HTMLElement}} */ (rows.get(one)).element.getBoundingClientRect();
        return now.clientY < top + height / 2;
      });
      const next = at < 0 ? others.length : at;
      if (order[next] !== id || !order.includes(id)) {
        others.splice(next, 0, id);
        order = others;
        draw();
      }
    };
    const end = () => {
      grip.removeEventListener('pointermove', over);
      grip.removeEventListener('pointerup', end);
      grip.removeEventListener('pointercancel', end);
      row?.classList.remove('dragged');
      if (order.join() !== before) done(id);
      setTimeout(() => (dragged = false)); // the click that follows is part of it
    };
    grip.addEventListener('pointermove', over);
    grip.addEventListener('pointerup', end);
    grip.addEventListener('pointercancel', end);
  }

  /** @param {string} id @param {number} by @param {HTMLElement} focus */
  function move(id, by, focus) {
    const to = order.indexOf(id) + by;
    if (to < 0 || to >= order.length) return;
    place(id, to);
    (focus.matches(':disabled') ? rows.get(id)?.grip : focus)?.focus();
  }

  /** @param {string} id @param {number} to */
  function place(id, to) {
    order = order.filter((one) => one !== id);
    order.splice(to, 0, id);
    draw();
    done(id);
  }

  /** @param {string} id */
  function done(id) {
    error.hidden = true;
    set(name, order);
    note('set-param', `${name}:${id}`, order.indexOf(id) + 1);
    said.textContent = t('rankSaid', { name: rows.get(id)?.label ?? id, place: order.indexOf(id) + 1, of: options.length });
  }

  /** Rows that stand where they belong are left alone: one that is moved would lose its pointer. */
  function draw() {
    arrange(placed, order);
    arrange(pool, options.filter((id) => !order.includes(id)));
    rows.forEach(({ grip, rank, up, down, label }, id) => {
      const at = order.indexOf(id);
      rank.textContent = at < 0 ? '–' : String(at + 1);
      up.hidden = down.hidden = at < 0;
      up.disabled = at <= 0;
      down.disabled = at === order.length - 1;
      grip.setAttribute('aria-label', at < 0 ? t('rankNext', { name: label, place: order.length + 1 }) : t('rankPlaced', { name: label, place: at + 1 }));
    });
    pool.hidden = order.length === options.length;
    empty.hidden = order.length > 0;
  }

  /** @param {HTMLElement} list @param {string[]} ids */
  function arrange(list, ids) {
    const held = [...rows.values()].find(({ element }) => element.classList.contains('dragged'))?.element;
    ids.forEach((id, i) => {
      const row = /** @type {{element: HTMLElement}} */ (rows.get(id)).element;
      if (row.parentNode !== list) list.append(row);
      if (list.children[i] === row) return;
      if (row !== held) list.insertBefore(row, list.children[i] ?? null);
    });
    // what is held stays in the page, the others go around it
    if (held?.parentNode === list) {
      const at = ids.indexOf(held.dataset.id ?? '');
      ids.forEach((id, i) => {
        const row = /** @type {{element: HTMLElement}} */ (rows.get(id)).element;
        if (row === held) return;
        if (i < at) list.insertBefore(row, held);
        else list.append(row);
      });
    }
  }

  draw();
  return {
    name,
    element: h('fieldset', { class: 'order', 'aria-describedby': `${hintId} ${errorId}`, dataset: { name } },
      h('legend', null, t('rankLegend')), h('p', { class: 'hint', id: hintId }, t('rankHint')), error,
      h('div', { class: 'order-columns' },
        h('div', { class: 'order-column' }, h('p', { class: 'order-end', 'aria-hidden': 'true' }, t('rankBest')), empty, placed, h('p', { class: 'order-end', 'aria-hidden': 'true' }, t('rankWorst'))), pool), said),
    value: () => (order.length === options.length ? order : null),
    complain() {
      error.textContent = t('rankMissing');
      error.hidden = false;
      rows.get(options.find((id) => !order.includes(id)) ?? options[0])?.grip.focus();
    },
  };
}
