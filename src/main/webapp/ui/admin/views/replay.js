// @ts-check
/** One trial as somebody met it, with what they did in it, moment by moment. Drawn again from what was recorded; nothing was filmed. */
import { h, newId } from '../../shared/dom.js';
import { duration, number } from '../format.js';
import { api } from '../parts/study-actions.js';
import { FRAMES, stage } from '../parts/stage.js';
import { table } from '../parts/table.js';
import { server } from '../server.js';
import { said } from '../words.js';

/** @typedef {{t: number, type: string, target: string | null, value?: any}} Event */
/** @typedef {{participant: string, number: number, locale: string, step: any, answer: Record<string, any>, correct: boolean | null, measures: Record<string, number> | null,
 *   timing: Record<string, number | null>, events: Event[], eventsLost: number, client: Record<string, any>, receivedAt: string}} Replay */

/** @type {import('../router.js').View} */
export const view = {
  async render({ params, signal }) {
    const { slug, participant, number: step } = params;
    const back = `#/studies/${encodeURIComponent(slug)}/participants/${encodeURIComponent(participant)}`;
    /** @type {Replay} */
    const replay = await server.get(api(slug, `/replays/${encodeURIComponent(participant)}/${encodeURIComponent(step)}`), { signal });
    return {
      title: `${participant}, step ${step}`,
      node: h('div', { class: 'stack' },
        h('div', { class: 'page-head' },
          h('p', { class: 'eyebrow' }, h('a', { href: back }, participant), ` / Step ${step}`),
          h('h1', null, `${said(replay.step.task)}, step ${step}`),
          h('p', { class: 'lead' }, 'Drawn again from the definition, the participant’s plan and the recorded events.')),
        player(replay, signal),
        facts(replay)),
    };
  },
};

/** @param {Replay} replay @param {AbortSignal} signal */
function player({ step, locale, answer, events, timing, client, eventsLost }, signal) {
  const end = Math.max(Number(timing.rtMs ?? 0), ...events.map(({ t }) => t), 1);
  const [width] = Array.isArray(client.viewport) ? client.viewport : [1280];
  const frame = { ...(width < 700 ? FRAMES[1] : FRAMES[0]), width: Math.max(280, Math.min(2000, width)), label: 'As it was seen' };
  const seen = stage(frame, 'The step');
  const sliderId = newId('time');
  const now = h('output', { for: sliderId, class: 'num' });
  const slider = h('input', { type: 'range', id: sliderId, min: 0, max: Math.ceil(end), step: 10, value: Math.ceil(end), oninput: () => { stop(); draw(); } });
  const rows = events.map((event) => h('tr', null,
    h('td', { class: 'num' }, `${(event.t / 1000).toFixed(1)} s`), h('th', { scope: 'row' }, said(event.type)), h('td', null, event.target ?? ''), h('td', null, event.value === undefined || event.value === null ? '' : String(event.value))));
  let drawn = '';
  const draw = () => {
    const at = Number(slider.value);
    const whole = at >= Math.ceil(end);
    now.textContent = `${(at / 1000).toFixed(1)} s of ${(end / 1000).toFixed(1)} s`;
    rows.forEach((row, i) => row.classList.toggle('ahead', events[i].t > at));
    const values = whole ? { ...answer, figure: undefined } : chosenBy(events, at);
    const state = JSON.stringify(values);
    if (state === drawn) return;
    drawn = state;
    seen.show({ step, locale, values: asTyped(values) });
  };
  /** @type {number | undefined} */ let playing;
  const play = h('button', { class: 'button', type: 'button', onclick: () => (playing ? stop() : start()) }, 'Play');
  const stop = () => { clearInterval(playing); playing = undefined; play.textContent = 'Play'; };
  const start = () => {
    if (Number(slider.value) >= Math.ceil(end)) slider.value = '0';
    let last = performance.now();
    play.textContent = 'Pause';
    playing = window.setInterval(() => {
      const next = Number(slider.value) + performance.now() - last;
      last = performance.now();
      slider.value = String(Math.min(Math.ceil(end), next));
      draw();
      if (next >= end) stop();
    }, 50);
  };
  signal.addEventListener('abort', stop);
  draw();
  return h('div', { class: 'stack' },
    h('div', { class: 'cluster' }, play, h('div', { class: 'field grow' }, h('label', { for: sliderId }, 'Time'), slider), now),
    h('div', { class: 'columns' },
      seen.element,
      h('section', { class: 'card', 'aria-labelledby': 'events' },
        h('h2', { id: 'events' }, 'Events'),
        eventsLost > 0 && h('p', { class: 'notice warn' }, `${number(eventsLost)} more were too many to be kept.`),
        events.length === 0 ? h('p', { class: 'quiet-empty' }, 'Nothing was recorded before the answer.')
          : h('div', { class: 'table-wrap', tabindex: 0, role: 'region', 'aria-label': 'Events' }, h('table', { class: 'table replay-events' },
            h('thead', null, h('tr', null, ...['At', 'What', 'On', 'Value'].map((name) => h('th', { scope: 'col' }, name)))), h('tbody', null, ...rows))))));
}

/** What had been chosen by then. @param {Event[]} events @param {number} at */
function chosenBy(events, at) {
  /** @type {Record<string, any>} */
  const values = {};
  for (const { t, type, target, value } of events) if (t <= at && type === 'select' && target) values[target] = value;
  return values;
}

/** Controls keep what was chosen as text. @param {Record<string, any>} values */
const asTyped = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]));

/** @param {Replay} replay */
function facts({ answer, correct, measures, timing, client }) {
  const rows = [
    ...Object.entries(answer).map(([name, value]) => ({ name: said(name), value: typeof value === 'object' ? JSON.stringify(value) : String(value) })),
    ...(correct === null ? [] : [{ name: 'Right', value: correct ? 'yes' : 'no' }]),
    ...Object.entries(measures ?? {}).map(([name, value]) => ({ name: said(name), value: number(value) })),
    ...Object.entries(timing).filter(([, value]) => typeof value === 'number').map(([name, value]) => ({ name: said(name.replace(/Ms$/, '')), value: duration(Number(value)) })),
    ...Object.entries(client).map(([name, value]) => ({ name: said(name), value: Array.isArray(value) ? value.join(' × ') : typeof value === 'object' ? JSON.stringify(value) : String(value) })),
  ];
  return h('section', { class: 'card', 'aria-labelledby': 'facts' }, h('h2', { id: 'facts' }, 'What was stored'),
    table({ label: 'What was stored', rows, columns: [{ label: 'Name', head: true, cell: (row) => row.name }, { label: 'Value', cell: (row) => row.value }] }));
}
