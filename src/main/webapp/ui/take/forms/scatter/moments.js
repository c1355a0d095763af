// @ts-check
/** The slider over moments, with play and pause. Playing begins only when it is asked for. */
import { h, newId } from '../../../shared/dom.js';
import { t } from '../../words.js';

/** @param {{moments: any[], name: string, ms: number, at: number, show: (moment: number) => void, note: (type: string, target: string, value?: any) => void}} how */
export function moments({ moments: all, name, ms, at, show, note }) {
  const id = newId('moment');
  const last = all.length - 1;
  const said = h('output', { for: id, class: 'fig-sc-moment' });
  const slider = h('input', { type: 'range', id, min: 0, max: last, step: 1, value: at, 'aria-valuetext': '' });
  const button = h('button', { type: 'button', class: 'button small fig-button' });
  let timer = 0;
  let told = 0;
  const put = (/** @type {number} */ moment) => {
    at = moment;
    slider.value = String(moment);
    const text = t('scatterFrame', { name, value: all[moment] });
    slider.setAttribute('aria-valuetext', text);
    said.textContent = text;
    show(moment);
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    button.textContent = t('scatterPlay');
  };
  slider.addEventListener('input', () => {
    if (timer) stop();
    put(Number(slider.value));
    clearTimeout(told);
    told = setTimeout(() => note('scrub', 'frames', String(all[at])), 250);
  });
  button.addEventListener('click', () => {
    if (timer) {
      note('pause', 'frames', String(all[at]));
      return stop();
    }
    note('play', 'frames', String(all[at]));
    button.textContent = t('scatterPause');
    put(at === last ? 0 : at);
    timer = setInterval(() => {
      if (!button.isConnected) return stop();
      put(Math.min(last, at + 1));
      if (at === last) stop();
    }, ms);
  });
  stop();
  put(at);
  return h('div', { class: 'fig-sc-moments' }, button, h('label', { class: 'visually-hidden', for: id }, t('scatterMoment')), slider, said);
}
