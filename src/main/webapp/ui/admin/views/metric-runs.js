// @ts-check
/** The runs on a stimulus set, and a new one. */
import { h } from '../../shared/dom.js';
import { ago, count } from '../format.js';
import { runForm } from '../parts/run-form.js';
import { busy, progressSays, runsApi, runsPage } from '../parts/run-words.js';
import { table } from '../parts/table.js';
import { server } from '../server.js';
import { said, tone } from '../words.js';

/** @type {import('../router.js').View} */
export const view = {
  async render({ params, signal }) {
    const [set, offered, runs] = await Promise.all([
      server.get(runsApi(params.slug, '/choices'), { signal }),
      server.get('/api/metrics', { signal }),
      server.get(runsApi(params.slug), { signal }),
    ]);
    return {
      title: `Runs: ${set.title}`,
      node: h('div', null,
        h('div', { class: 'page-head' },
          h('p', { class: 'eyebrow' }, h('a', { href: '#/stimuli' }, 'Stimuli'), ' / ', h('a', { href: `#/stimuli/${encodeURIComponent(set.slug)}` }, set.title)),
          h('h1', null, 'Runs'),
          h('p', { class: 'lead' }, 'Metrics over explanations, without people. A run goes on when this page is closed, and after a restart of the server.')),
        h('div', { class: 'stack' },
          runs.length > 0 && earlier(runs),
          h('section', { class: 'card', 'aria-labelledby': 'new-run' },
            h('div', { class: 'card-head' }, h('h2', { class: 'card-title', id: 'new-run' }, 'New run')),
            runForm(set, offered, (run) => { location.hash = runsPage(set.slug, run.id); })))),
    };
  },
};

/** @param {import('../types.js').Run[]} runs */
const earlier = (runs) => h('section', { class: 'card', 'aria-labelledby': 'runs' },
  h('div', { class: 'card-head' }, h('h2', { class: 'card-title', id: 'runs' }, 'Runs so far')),
  table({
    label: 'Runs so far', rows: runs, columns: [
      { label: 'Begun', head: true, cell: (run) => h('a', { href: runsPage(run.set, run.id) }, ago(run.createdAt)) },
      { label: 'State', cell: (run) => h('span', { class: `badge ${tone(run.state)}` }, said(run.state)) },
      { label: 'Scores', num: true, cell: (run) => (busy(run) ? progressSays(run) : `${count(run.done)} of ${count(run.total)}`) },
      { label: 'Seed', num: true, cell: (run) => h('code', null, String(run.seed)) },
      { label: 'Asked for by', cell: (run) => (run.study ? h('a', { href: `#/studies/${encodeURIComponent(run.study)}/results` }, run.study) : 'This page') },
    ],
  }));
