// @ts-check
/** What an interval selection does by dragging, by two fields each way: from and to. For charts of one view. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';

/** @typedef {{name: string, channel: 'x' | 'y', label: string}} Way */

/** @param {any} spec @returns {Way[]} what can be selected as a range of numbers */
export function ranges(spec) {
  if (!spec?.mark || !Array.isArray(spec.params)) return [];
  return spec.params.flatMap((/** @type {any} */ { name, select }) => {
    if (select !== 'interval' && select?.type !== 'interval') return [];
    return (select.encodings ?? ['x', 'y']).filter((/** @type {string} */ channel) => ['x', 'y'].includes(channel) && spec.encoding?.[channel]?.type === 'quantitative')
      .map((/** @type {'x' | 'y'} */ channel) => ({ name, channel, label: spec.encoding[channel].title || spec.encoding[channel].field || channel }));
  });
}

/** @param {Way[]} ways @param {() => any} view the chart's, once it is there */
export function rangeFields(ways, view) {
  const parts = ways.map(({ name, channel, label }) => {
    const field = (/** @type {string} */ word) => h('input', { type: 'number', class: 'number', step: 'any', inputmode: 'decimal', onchange: put, onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault(); // it would answer the trial
      put();
    }, 'aria-label': t(word, { name: label }) });
    const low = field('vegaLiteFrom');
    const high = field('vegaLiteTo');
    const signal = `${name}_${channel}`;
    let own = false;
    function put() {
      const chart = view();
      if (!chart) return;
      const scale = chart.scale(channel);
      const empty = low.value === '' && high.value === '';
      const [first, last] = scale.domain().map(Number);
      const from = low.value === '' ? Math.min(first, last) : Number(low.value);
      const to = high.value === '' ? Math.max(first, last) : Number(high.value);
      if (!empty && !(Number.isFinite(from) && Number.isFinite(to))) return;
      own = true;
      void chart.signal(signal, empty ? [0, 0] : [scale(from), scale(to)]).runAsync().finally(() => (own = false));
    }
    return {
      element: h('div', { class: 'fig-vega-range' }, h('span', { 'aria-hidden': 'true', dir: 'auto' }, label), low, h('span', { 'aria-hidden': 'true' }, '–'), high),
      /** What was dragged stands in the fields. @param {any} chart */
      follow(chart) {
        try {
          chart.addSignalListener(signal, (/** @type {string} */ _, /** @type {number[]} */ at) => {
            if (own) return;
            const scale = chart.scale(channel);
            const ends = at?.length === 2 && at[0] !== at[1] ? at.map((one) => scale.invert(one)).sort((a, b) => a - b) : [];
            [low.value, high.value] = [0, 1].map((i) => (ends.length ? String(Number(ends[i].toPrecision(4))) : ''));
          });
        } catch {
          // the chart has no such signal: nothing follows
        }
      },
    };
  });
  return { element: parts.length ? h('div', { class: 'fig-bar' }, parts.map(({ element }) => element)) : null, follow: (/** @type {any} */ chart) => parts.forEach((one) => one.follow(chart)) };
}
