// @ts-check
/** Outcomes one after another: played when asked to, stopped at any time, stepped by hand where motion is unwelcome. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';

/** @param {{seconds?: number, note: (type: string, target: string, value?: any) => void, change: () => void}} options */
export function outcomes({ seconds = 0.6, note, change }) {
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let now = 0;
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = t('uncertaintyPlay');
  };
  const next = () => {
    now++;
    change();
  };
  const play = h('button', { type: 'button', class: 'button small', onclick: () => {
    if (timer) {
      stop();
      note('pause', 'outcomes', now);
      return;
    }
    play.textContent = t('uncertaintyStop');
    timer = setInterval(() => (play.isConnected && !still.matches ? next() : stop()), Math.max(0.34, seconds) * 1000);
    note('play', 'outcomes', now);
  } }, t('uncertaintyPlay'));
  play.hidden = still.matches;
  still.addEventListener?.('change', () => {
    play.hidden = still.matches;
    if (still.matches) stop();
  });
  const step = h('button', { type: 'button', class: 'button small', onclick: () => {
    stop();
    next();
    note('step', 'outcomes', now);
  } }, t('uncertaintyNext'));
  return { element: h('div', { class: 'fig-buttons' }, play, step), now: () => now, stop };
}
