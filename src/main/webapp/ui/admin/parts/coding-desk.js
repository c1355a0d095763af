// @ts-check
/** One text after the other: number keys give codes, Enter and the arrows lead on. Every code is saved at once. */
import { h, newId, show } from '../../shared/dom.js';
import { count } from '../format.js';
import { saves } from './coding-saves.js';

/** @typedef {import('../views/study-coding.js').Sheet} Sheet */
/** @typedef {import('../views/study-coding.js').Code} Code */

/** Codes with those that stand under them right behind. @param {Code[]} codes */
export const inOrder = (codes) => codes.filter(({ parent }) => !parent).flatMap((top) => [top, ...codes.filter(({ parent }) => parent === top.id)]);

/**
 * @param {Sheet} sheet @param {(key: string) => string} address @param {ReturnType<typeof import('./unsaved.js').unsaved>} store
 * @param {import('../router.js').Page} page
 */
export function desk(sheet, address, store, page) {
  const scheme = /** @type {import('../views/study-coding.js').Scheme} */ (sheet.scheme);
  const codes = inOrder(scheme.codes);
  const { texts } = sheet;
  const saving = saves(page.signal, address, store);
  // Codes that a page of before could not save are given again, if there still are such codes and such a text.
  for (const [key, body] of store.left()) {
    const text = texts.find((one) => one.key === key);
    if (text && (body?.codes === null || (Array.isArray(body?.codes) && body.codes.every((/** @type {any} */ id) => codes.some((code) => code.id === id))))) {
      text.codes = body.codes;
      saving.save(key, { codes: body.codes });
    } else store.forget(key);
  }
  let at = Math.max(0, texts.findIndex((text) => text.codes === null));
  const [titleId, helpId] = [newId('desk'), newId('help')];
  const text = h('div', { class: 'coding-text', tabindex: 0, dir: 'auto', role: 'group', 'aria-describedby': helpId });
  const place = h('p', { class: 'muted', role: 'status' });
  const keys = h('ul', { class: 'coding-keys' });
  const bar = h('progress', { class: 'bar', max: texts.length, 'aria-label': 'Texts that you coded' });

  /** @param {string[] | null} chosen */
  const give = (chosen) => {
    texts[at].codes = chosen;
    saving.save(texts[at].key, { codes: chosen });
    draw();
  };
  /** @param {string} id */
  const toggle = (id) => {
    const now = texts[at].codes ?? [];
    if (now.includes(id)) {
      const left = now.filter((one) => one !== id);
      give(left.length ? left : null);
    } else give(scheme.exclusive ? [id] : [...now, id]);
  };
  const none = () => give(texts[at].codes?.length === 0 ? null : []);
  /** @param {number} to */
  const go = (to) => {
    at = (to + texts.length) % texts.length;
    draw();
    text.focus({ preventScroll: true });
  };
  const nextOpen = () => {
    const rest = [...texts.keys()].map((i) => (at + 1 + i) % texts.length);
    const open = rest.find((i) => texts[i].codes === null);
    go(open ?? at + 1);
  };

  /** @param {string} label @param {string | null} hint @param {boolean} on @param {() => void} act @param {string} key @param {boolean} under */
  const button = (label, hint, on, act, key, under) => h('li', { class: under ? 'under' : null },
    h('button', { class: 'coding-key', type: 'button', 'aria-pressed': String(on), onclick: act, 'aria-keyshortcuts': key || null },
      h('span', { class: 'mark', 'aria-hidden': 'true' }, on ? '✓' : ''),
      h('span', null, h('span', { dir: 'auto' }, label), hint && h('span', { class: 'hint', dir: 'auto' }, hint)), key ? h('kbd', { 'aria-hidden': 'true' }, key) : null));

  function draw() {
    const { text: words, codes: given } = texts[at];
    const done = texts.filter((one) => one.codes !== null).length;
    text.textContent = words;
    text.setAttribute('aria-label', `Text ${at + 1} of ${texts.length}`);
    place.textContent = `Text ${count(at + 1)} of ${count(texts.length)} · ${count(done)} coded`;
    bar.value = done;
    const focused = [...keys.querySelectorAll('button')].indexOf(/** @type {any} */ (document.activeElement));
    show(keys,
      ...codes.map((code, i) => button(code.label, code.definition, Boolean(given?.includes(code.id)), () => toggle(code.id), i < 9 ? String(i + 1) : '', Boolean(code.parent))),
      button('No code fits', null, given?.length === 0, none, '0', false));
    if (focused >= 0) keys.querySelectorAll('button')[focused]?.focus();
  }

  const region = h('section', { class: 'card', 'aria-labelledby': titleId },
    h('div', { class: 'card-head' }, h('h3', { id: titleId }, 'Texts'), saving.said),
    h('p', { class: 'measure-says', id: helpId }, `Number keys give ${scheme.exclusive ? 'the code' : 'codes'}, 0 says that none fits, Enter leads to the next text without a code, the left and right arrows from text to text.`),
    bar,
    h('div', { class: 'coding-desk' },
      h('div', null, place, text,
        h('div', { class: 'coding-go' },
          h('button', { class: 'button', type: 'button', onclick: () => go(at - 1) }, 'Before'),
          h('button', { class: 'button', type: 'button', onclick: () => go(at + 1) }, 'After'),
          h('button', { class: 'button primary', type: 'button', onclick: nextOpen }, 'Next without a code'))),
      keys));
  // Single keys only while the focus is in here (WCAG 2.1.4).
  region.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target instanceof HTMLButtonElement;
    if (/^[0-9]$/.test(event.key)) {
      const code = codes[Number(event.key) - 1];
      if (event.key !== '0' && !code) return;
      event.preventDefault();
      if (event.key === '0') none();
      else toggle(code.id);
    } else if (event.key === 'Enter' && !onButton) {
      event.preventDefault();
      nextOpen();
    } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      event.preventDefault();
      const back = (event.key === 'ArrowLeft') !== (getComputedStyle(region).direction === 'rtl');
      go(at + (back ? -1 : 1));
    }
  });
  draw();
  return region;
}
