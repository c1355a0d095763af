// @ts-check
/** With what somebody is here, and whether a study can be taken part in with it. */
import { h } from '../shared/dom.js';
import { copyRow } from './controls.js';
import { oneOf, t } from './words.js';

/** The device, as far as a study needs to know it, and no further than the consent text says. */
export function device() {
  const small = Math.min(screen.width, screen.height);
  const touch = matchMedia('(pointer: coarse)').matches;
  return {
    viewport: viewport(),
    device: touch && small < 600 ? 'phone' : touch && small < 1100 ? 'tablet' : 'desktop',
    locale: navigator.language || 'en',
  };
}

/** @type {string | null} */
let pointer = null;
for (const type of ['pointerdown', 'keydown']) {
  addEventListener(type, (event) => (pointer = event instanceof PointerEvent ? event.pointerType || 'mouse' : 'keyboard'), { capture: true, passive: true });
}

/** How a step was seen and answered: with what size, in which colours, by what hand. Raw facts, for the plan to weigh. */
export const circumstances = () => ({
  viewport: viewport(),
  zoom: Math.round(100 * (visualViewport?.scale ?? 1)) / 100,
  pixelRatio: Math.round(100 * devicePixelRatio) / 100,
  pointer,
  scheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
  webdriver: navigator.webdriver === true,
});

/** @returns {[number, number]} */
export const viewport = () => [Math.round(innerWidth), Math.round(innerHeight)];

/** @typedef {{kinds: string[], minWidth: number | null}} Needed */

/** The server looks at it as well. @param {Needed | null | undefined} needed */
export function fits(needed) {
  const here = device();
  return !needed || ((!needed.kinds.length || needed.kinds.includes(here.device)) && (!needed.minWidth || here.viewport[0] >= needed.minWidth));
}

/**
 * What is needed, said before anything is asked. Goes on by itself once the window is wide enough.
 * @param {Needed} needed @param {{go: () => void, end: () => Promise<void>}} to
 */
export function devicePage({ kinds, minWidth }, { go, end }) {
  const other = kinds.length > 0 && !kinds.includes(device().device);
  const now = h('p', { class: 'muted', 'aria-live': 'polite' });
  const look = () => {
    if (fits({ kinds, minWidth })) {
      removeEventListener('resize', look);
      go();
    } else now.textContent = other ? '' : t('deviceNow', { n: innerWidth });
  };
  addEventListener('resize', look);
  look();
  const leave = h('button', { type: 'button', class: 'button' }, t('deviceNone'));
  leave.addEventListener('click', async () => {
    if (leave.getAttribute('aria-busy')) return;
    leave.setAttribute('aria-busy', 'true');
    removeEventListener('resize', look);
    try {
      await end();
    } finally {
      leave.removeAttribute('aria-busy');
    }
  });
  const list = oneOf(kinds.map((kind) => t(`device_${kind}`)));
  return h('div', { class: 'step' },
    h('header', { class: 'step-head' }, h('h1', { tabindex: -1 }, t(other ? 'deviceTitle' : 'deviceNarrow'))),
    kinds.length && other ? h('p', { class: 'lead' }, t('deviceKinds', { kinds: list })) : null,
    minWidth ? h('p', { class: other ? '' : 'lead' }, t('deviceWidth', { n: minWidth })) : null,
    now,
    h('section', { class: 'card stack tight', 'aria-labelledby': 'link-title' },
      h('h2', { class: 'section-title', id: 'link-title' }, t('deviceElsewhere')), copyRow(location.href, t('studyLink'))),
    h('div', { class: 'actions' }, h('div', { class: 'actions-row' }, leave)));
}
