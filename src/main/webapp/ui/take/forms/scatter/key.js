// @ts-check
/** What the colours, shapes and signs of a scatter plot mean. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';
import { legend, ramp, swatch } from '../parts/colours.js';
import { readable } from '../parts/scale.js';
import { targetSample, trailSample } from './marks.js';

/** @param {ReturnType<typeof import('./data.js').colouring>} colours @param {{grey: boolean, open: boolean, target: boolean, trails: boolean}} also what else is drawn */
export function keyOf(colours, { grey, open, target, trails }) {
  const number = colours.numeric ? readable(colours.numeric) : null;
  const more = [
    open ? h('li', null, swatch(0), swatch(0, true), h('span', null, t('scatterOpen'))) : null,
    target ? h('li', null, targetSample(), h('span', null, t('scatterTarget'))) : null,
    trails ? h('li', null, trailSample(), h('span', null, t('scatterTrail'))) : null,
  ].filter((one) => one !== null);
  return [
    number && colours.numeric ? ramp(number(colours.numeric[0]), number(colours.numeric[1])) : null,
    colours.names.size || grey ? legend([...[...colours.names].map(([label, at]) => ({ label, at })), ...(grey ? [{ label: t('figUnknownClass'), at: -1 }] : [])]) : null,
    more.length ? h('ul', { class: 'legend fig-legend' }, more) : null,
  ];
}
