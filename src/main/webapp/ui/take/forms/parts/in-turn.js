// @ts-check
/**
 * Two pictures at one place. The button changes between them; they change by themselves, when asked to, twice in three
 * seconds: WCAG 2.3.1 allows three flashes in one second. Where motion is unwelcome only the button does it.
 */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';

const EACH_MS = 750;

/** @param {{note: (type: string, target: string, value?: any) => void, pixelated?: boolean, width?: number, height?: number}} options */
export function inTurn({ note, pixelated, width = 1, height = 1 }) {
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const name = pixelated ? 'fig-attack-image fig-pixels' : 'fig-attack-image';
  const images = [h('img', { class: name, draggable: 'false' }), h('img', { class: name, draggable: 'false' })];
  const which = h('p', { class: 'small muted', 'aria-live': 'off' });
  let now = 0;
  let timer = 0;
  const say = () => {
    images.forEach((image, i) => (image.hidden = i !== now));
    which.textContent = t(now ? 'adversarialAfter' : 'adversarialBefore');
  };
  const change = () => {
    now = 1 - now;
    say();
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = t('adversarialPlay');
  };
  const step = h('button', { type: 'button', class: 'button small', onclick: () => {
    stop();
    change();
    which.setAttribute('aria-live', 'polite');
    note('step', 'blink', now ? 'attacked' : 'benign');
  } }, t('adversarialOther'));
  const play = h('button', { type: 'button', class: 'button small', onclick: () => {
    if (timer) {
      stop();
      note('pause', 'blink');
      return;
    }
    which.setAttribute('aria-live', 'off');
    timer = setInterval(() => (play.isConnected && !still.matches ? change() : stop()), EACH_MS);
    play.textContent = t('adversarialStop');
    note('play', 'blink');
  } }, t('adversarialPlay'));
  play.hidden = still.matches;
  still.addEventListener?.('change', () => {
    play.hidden = still.matches;
    if (still.matches) stop();
  });
  const details = h('details', { class: 'fig-turn', ontoggle: (/** @type {any} */ event) => {
    note(event.target.open ? 'expand' : 'collapse', 'blink');
    if (!event.target.open) stop();
  } }, h('summary', null, t('adversarialTurn')),
  h('div', { class: 'fig-stack' }, h('div', { class: 'fig-bar' }, step, play), h('div', { class: 'fig-pane fig-turn-pane', style: { 'aspect-ratio': `${width} / ${height}` } }, images), which));
  say();
  return {
    element: details,
    /** @param {string} before @param {string} after @param {string[]} alts */
    put(before, after, alts) {
      [before, after].forEach((href, i) => {
        images[i].setAttribute('src', href);
        images[i].setAttribute('alt', alts[i]);
      });
    },
  };
}
