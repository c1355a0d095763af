// @ts-check
/** A run: how far it is, and what it found. */
import { h, show } from '../../shared/dom.js';
import { nameIn } from '../charts/score-charts.js';
import { absolute, ago, count, counted, interval, number, shortHash } from '../format.js';
import { confirmThen } from '../parts/dialog.js';
import { metricDetail } from '../parts/metric-detail.js';
import { problemBox } from '../parts/problem.js';
import { compareRuns } from '../parts/run-compare.js';
import { busy, progressSays, runsApi, runsPage } from '../parts/run-words.js';
import { scoreTable, titleOf, withoutScores } from '../parts/score-table.js';
import { follow } from '../parts/stream.js';
import { toast } from '../parts/toast.js';
import { server } from '../server.js';
import { said, tone } from '../words.js';

/** @typedef {import('../types.js').Run} Run */
/** @typedef {import('../types.js').ScoreTable} ScoreTable */

/** @type {import('../router.js').View} */
export const view = {
  async render(page) {
    const { slug, id } = page.params;
    const at = runsApi(slug, `/${encodeURIComponent(id)}`);
    const [run, set, runs] = await Promise.all([
      server.get(`${at}/plan`, { signal: page.signal }),
      server.get(runsApi(slug, '/choices'), { signal: page.signal }),
      server.get(runsApi(slug), { signal: page.signal }),
    ]);
    const body = h('div', { class: 'stack' });
    const results = async () => show(body, ...await content(run, set, runs, page, at));
    const state = progress(run, at, page.signal, async (/** @type {Run} */ now) => {
      Object.assign(run, now, { plan: run.plan });
      if (run.state === 'done') await results().catch((failure) => show(body, problemBox(failure, results)));
    });
    if (run.state === 'done') await results();
    else if (!busy(run)) show(body, h('div', { class: 'empty' }, h('h2', null, 'No results'), h('p', null, 'This run did not end. What it scored stays stored and is no result.')));
    return {
      title: `Run: ${set.title}`,
      node: h('div', null,
        h('div', { class: 'page-head' },
          h('p', { class: 'eyebrow' }, h('a', { href: '#/stimuli' }, 'Stimuli'), ' / ', h('a', { href: `#/stimuli/${encodeURIComponent(slug)}` }, set.title), ' / ', h('a', { href: runsPage(slug) }, 'Runs')),
          h('h1', null, `Run on ${set.title}`),
          h('p', { class: 'lead' }, summary(run))),
        h('div', { class: 'stack' }, state, body)),
    };
  },
};

/** @param {Run} run */
function summary(run) {
  const plan = run.plan;
  return `${counted(plan?.metrics.length ?? 0, 'metric')} × ${counted(plan?.methods.length ?? 0, 'method')} (${plan?.controls.length ?? 0} controls) × ${counted(plan?.models.length ?? 0, 'model')} × ${counted(plan?.items.length ?? 0, 'instance')}, seed ${run.seed}.`;
}

/** @param {Run} run @param {string} at @param {AbortSignal} signal @param {(run: Run) => void} onEnd */
function progress(run, at, signal, onEnd) {
  const badge = h('span', { class: `badge ${tone(run.state)}` }), text = h('span', { class: 'muted small', dataset: { part: 'says' } });
  const bar = h('progress', { class: 'bar', max: run.total || 1, value: 0, 'aria-label': 'Progress of the run' });
  const cancel = h('button', { class: 'button small danger', type: 'button' }, 'Cancel the run');
  const why = h('p', { class: 'small' });
  const away = h('p', { class: 'small', role: 'status', hidden: true });
  const draw = (/** @type {Run} */ now) => {
    badge.className = `badge ${tone(now.state)}`;
    badge.textContent = said(now.state);
    show(text, ...(busy(now) ? [progressSays(now)] : [`${count(now.done)} of ${count(now.total)} scored, ended `, ago(now.finishedAt)]));
    bar.max = now.total || 1;
    bar.value = now.done ?? 0;
    bar.hidden = cancel.hidden = !busy(now);
    why.textContent = now.detail ?? '';
    why.hidden = !now.detail;
  };
  cancel.addEventListener('click', async () => {
    const stopped = await confirmThen({
      title: 'Cancel this run?', confirm: 'Cancel the run', cancel: 'Let it go on', danger: true,
      body: [h('p', null, 'What it has computed so far is not kept as a result.')], act: () => server.post(`${at}/cancellation`),
    });
    if (stopped) draw(stopped);
  });
  draw(run);
  if (busy(run)) {
    let ended = false;
    follow(`${at}/live`, {
      event: 'live', signal, recover: () => server.get(`${at}/plan`, { signal }), done: (now) => !busy(now),
      health(health) {
        away.hidden = health === 'connecting' || health === 'live';
        away.textContent = away.hidden ? '' : health === 'reconnecting'
          ? 'The server cannot be reached. Trying again; the run goes on by itself.'
          : 'This page no longer follows the run. Load it again.';
      },
      on(/** @type {Run} */ now) {
        draw(now);
        if (busy(now) || ended) return;
        ended = true;
        toast(`The run is ${said(now.state).toLowerCase()}.`);
        onEnd(now);
      },
    });
  }
  return h('section', { class: 'card', 'aria-labelledby': 'state' },
    h('div', { class: 'split' }, h('div', { class: 'cluster' }, h('h2', { class: 'visually-hidden', id: 'state' }, 'State of the run'), badge, text),
      h('div', { class: 'cluster' }, cancel, run.study && h('a', { class: 'button small', href: `#/studies/${encodeURIComponent(run.study)}/results` }, 'Its study'),
        h('a', { class: 'button small', href: `${at}/export`, download: `run-${run.id}.zip` }, 'Export'))),
    bar, away, why);
}

/** @param {Run} run @param {any} set @param {Run[]} runs @param {import('../router.js').Page} page @param {string} at */
async function content(run, set, runs, page, at) {
  /** @type {ScoreTable} */
  const scores = await server.get(`${at}/table`, { signal: page.signal, timeoutMs: 120_000 });
  const metrics = run.plan?.metrics ?? [];
  const methodName = nameIn(new Map(set.methods.map((/** @type {any} */ one) => [one.id, one.title])));
  const modelName = nameIn(new Map(set.models.map((/** @type {any} */ one) => [one.id, one.title])));
  const models = run.plan?.models ?? [];
  const shown = { run, scores, metrics, methodName };
  let model = models.includes(page.query.get('model') ?? '') ? String(page.query.get('model')) : models[0];
  let metric = metrics.some(({ key }) => key === page.query.get('metric')) ? String(page.query.get('metric')) : metrics[0]?.key;
  let compared = page.query.get('with');
  let drawn = new AbortController();
  page.signal.addEventListener('abort', () => drawn.abort(), { once: true });
  const matrix = h('div'), detail = h('div');
  const pick = h('select', { id: 'metric-shown' }, ...metrics.map((one) => h('option', { value: one.key }, titleOf(one))));
  const remember = () => {
    const query = new URLSearchParams({ ...(models.length > 1 ? { model } : {}), metric, ...(compared ? { with: compared } : {}) });
    history.replaceState(null, '', `${runsPage(run.set, run.id)}?${query}`);
  };
  const draw = (focus = false) => {
    drawn.abort();
    drawn = new AbortController();
    pick.value = metric;
    const kept = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.metric;
    show(matrix, scoreTable(scores, metrics, model, methodName, metric, (key) => { metric = key; remember(); draw(true); }),
      h('p', { class: 'muted small matrix-key' }, '↑ higher is better, ↓ lower is better. # is the rank among methods and controls. Best of the methods marked; controls do not compete. Intervals: 95%, over instances.'),
      withoutScores(scores, metrics, model, methodName));
    show(detail, metricDetail(shown, model, metric, drawn.signal));
    if (focus) /** @type {HTMLElement | null} */ (detail.querySelector('#metric'))?.focus();
    else if (kept) /** @type {HTMLElement | null} */ (matrix.querySelector(`[data-metric="${CSS.escape(kept)}"]`))?.focus();
  };
  pick.addEventListener('change', () => { metric = pick.value; remember(); draw(); });
  draw();
  return [
    warnings(scores, methodName, metrics),
    performance(scores, set, modelName),
    h('section', { class: 'card', 'aria-labelledby': 'matrix' },
      h('div', { class: 'card-head' }, h('h2', { class: 'card-title', id: 'matrix' }, 'Metrics by method'),
        models.length > 1 && modelSelect(models, modelName, model, (chosen) => { model = chosen; remember(); draw(); })),
      matrix),
    h('div', { class: 'field metric-choice' }, h('label', { for: 'metric-shown' }, 'Metric shown below'), pick),
    detail,
    h('section', { class: 'card', 'aria-labelledby': 'compare' },
      h('div', { class: 'card-head' }, h('h2', { class: 'card-title', id: 'compare' }, 'Beside another run')),
      compareRuns(shown, runs, compared, page.signal, (id) => { compared = id || null; remember(); })),
    provenance(run),
  ];
}

/** @param {string[]} models @param {(id: string) => string} name @param {string} model @param {(model: string) => void} choose */
function modelSelect(models, name, model, choose) {
  const select = h('select', { id: 'model-shown', onchange: () => choose(select.value) }, ...models.map((id) => h('option', { value: id }, name(id))));
  select.value = model;
  return h('div', { class: 'cluster tight filters' }, h('label', { for: 'model-shown' }, 'Model'), select);
}

/** No explanation is better than its model. @param {ScoreTable} scores @param {any} set @param {(id: string) => string} name */
function performance(scores, set, name) {
  const held = new Map(set.models.map((/** @type {any} */ one) => [one.id, one.accuracy]));
  return h('section', { class: 'card', 'aria-labelledby': 'performance' },
    h('div', { class: 'card-head' }, h('h2', { class: 'card-title', id: 'performance' }, 'How often the models are right')),
    h('div', { class: 'stats' }, ...(scores.models ?? []).map((model) => h('div', { class: 'stat' },
      h('span', { class: 'stat-value' }, number(model.accuracy, 'percent')),
      h('span', { class: 'stat-label' }, `${name(model.id)}, on ${count(model.n)} scored instances (${interval(model.low, model.high, 'percent')})`),
      held.get(model.id)?.heldOut !== undefined && h('span', { class: 'stat-label' }, `${number(held.get(model.id).heldOut, 'percent')} on held-out data`)))));
}

/** @param {ScoreTable} scores @param {(id: string) => string} methodName @param {{key: string, card: import('../types.js').MetricCard}[]} metrics */
function warnings({ warnings: all = [] }, methodName, metrics) {
  if (all.length === 0) return null;
  const titles = new Map(metrics.map((metric) => [metric.key, titleOf(metric)]));
  return h('section', { class: 'notice warn', 'aria-labelledby': 'warnings' },
    h('h2', { class: 'notice-title', id: 'warnings' }, counted(all.length, 'warning')),
    h('ul', { class: 'warnings' }, ...all.map((one) => {
      const about = [one.metric && (titles.get(one.metric) ?? one.metric), one.method && methodName(one.method), one.model && said(one.model)].filter(Boolean).join(', ');
      const items = Array.isArray(one.items) ? one.items : [];
      const n = /** @type {any} */ (one).count ?? (typeof one.items === 'number' ? one.items : items.length);
      return h('li', null, about && h('strong', null, `${about}: `), one.what, n > 0 && h('span', { class: 'muted', title: items.join(', ') }, ` (${counted(n, 'instance')}${items.length ? `: ${items.slice(0, 3).join(', ')}${n > 3 ? ' …' : ''}` : ''})`));
    })));
}

/** @param {Run} run */
function provenance(run) {
  return h('section', { class: 'provenance', 'aria-labelledby': 'provenance' },
    h('h2', { id: 'provenance', class: 'card-title' }, 'Where these numbers come from'),
    h('dl', { class: 'facts' },
      h('dt', null, 'Begun'), h('dd', null, absolute(run.startedAt ?? run.createdAt)),
      h('dt', null, 'Ended'), h('dd', null, absolute(run.finishedAt)),
      h('dt', null, 'Seed'), h('dd', null, h('code', null, String(run.seed))),
      ...Object.entries(run.inputs ?? {}).flatMap(([name, hash]) => [h('dt', null, `Hash of ${name}`), h('dd', null, h('code', { title: String(hash) }, shortHash(String(hash))))])));
}
