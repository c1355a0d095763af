// @ts-check
/** Which part of the time axis is shown: earlier, later, closer, wider. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';
import { iconButton } from '../parts/menu.js';

/** @param {{all: [number, number], get: () => [number, number] | null, change: (part: [number, number] | null, event: 'zoom' | 'pan') => void, middle: () => number | null, name: string}} how `middle`: what stays in sight */
export function windowButtons({ all, get, change, middle, name }) {
  const zoom = (/** @type {number} */ by) => {
    const [low, high] = get() ?? all;
    const wished = middle();
    const centre = wished !== null && wished > low && wished < high ? wished : (low + high) / 2;
    const half = ((high - low) * by) / 2;
    const next = /** @type {[number, number]} */ ([Math.max(all[0], centre - half), Math.min(all[1], centre + half)]);
    change(next[0] <= all[0] && next[1] >= all[1] ? null : next, 'zoom');
  };
  const shift = (/** @type {number} */ by) => {
    const part = get();
    if (!part) return;
    const go = Math.min(all[1] - part[1], Math.max(all[0] - part[0], (part[1] - part[0]) * by));
    change([part[0] + go, part[1] + go], 'pan');
  };
  return h('div', { class: 'fig-buttons fig-push', role: 'group', 'aria-label': name },
    iconButton('‹', t('linePrevious'), () => shift(-0.5)), iconButton('−', t('figZoomOut'), () => zoom(2)), iconButton('+', t('figZoomIn'), () => zoom(0.5)), iconButton('›', t('lineNext'), () => shift(0.5)));
}
