// @ts-check
/** The plan and what came out of it: run, findings, who is left out, where the numbers come from. */
import { h, show } from '../../shared/dom.js';
import { absolute, ago, count, counted as many, shortHash } from '../format.js';
import { findingCard } from '../parts/finding-card.js';
import { findingsList, isError } from '../parts/findings.js';
import { planStanding } from '../parts/plan-standing.js';
import { planCard } from '../parts/plan-words.js';
import { problemBox } from '../parts/problem.js';
import { api } from '../parts/study-actions.js';
import { failed, toast } from '../parts/toast.js';
import { server } from '../server.js';
import { said, tone } from '../words.js';

/** @typedef {import('../types.js').AnalysisShown} AnalysisShown */

const POLL_MS = 1500;
const UNDER_WAY = ['queued', 'running'];

/** @param {import('../types.js').Study} study @param {import('../router.js').Page} page */
export async function panel(study, page) {
  const host = h('div', { class: 'stack' });
  const people = study.rung !== 'functionally-grounded';
  let simulated = page.query.get('simulated') === 'true';
  let drawn = new AbortController(); // the charts on the page at present
  let asked = 0; // an answer to an older question is not shown
  page.signal.addEventListener('abort', () => drawn.abort(), { once: true });
  const url = (/** @type {string} */ rest = '') => api(study.slug, `/analysis${rest}?simulated=${simulated}`);
  /** @param {AnalysisShown} now */
  const draw = (now) => {
    drawn.abort();
    drawn = new AbortController();
    show(host, ...content(now, study, url, run, drawn.signal));
  };
  /** @param {() => Promise<AnalysisShown>} ask */
  const load = async (ask) => {
    const mine = ++asked;
    const now = await ask();
    if (mine !== asked || page.signal.aborted) return;
    draw(now);
    if (UNDER_WAY.includes(now.state)) follow(mine, now.state);
  };
  const look = () => server.get(url(), { signal: page.signal, timeoutMs: 120_000 });
  const run = () => load(() => server.post(url(), {}, { timeoutMs: 120_000 })).catch(failed);
  /** Looks again until it has ended; the page is drawn anew only when something changed. @param {number} mine @param {string} state */
  const follow = (mine, state) => setTimeout(async () => {
    if (mine !== asked || page.signal.aborted) return;
    try {
      const now = await look();
      if (mine !== asked || page.signal.aborted) return;
      if (now.state !== state) draw(now);
      if (UNDER_WAY.includes(now.state)) follow(mine, now.state);
      else toast(now.state === 'done' ? 'The analysis is done.' : 'The analysis failed.');
    } catch (failure) {
      if (!page.signal.aborted) show(host, problemBox(failure, () => load(look).catch(failed)));
    }
  }, POLL_MS);
  const toggle = h('input', { type: 'checkbox', checked: simulated });
  toggle.addEventListener('change', async () => {
    simulated = toggle.checked;
    host.setAttribute('aria-busy', 'true');
    await load(look).catch((failure) => show(host, problemBox(failure, () => load(look).catch(failed))));
    host.removeAttribute('aria-busy');
  });
  await load(look);
  return h('div', { class: 'stack' },
    people && h('div', { class: 'results-bar' }, h('label', { class: 'check' }, toggle, 'Include simulated participants')), host,
    people && planStanding(study, page));
}

/**
 * @param {AnalysisShown} now @param {import('../types.js').Study} study @param {(rest?: string) => string} url
 * @param {() => void} run @param {AbortSignal} signal
 */
function content(now, study, url, run, signal) {
  const findings = now.result?.analyses ?? [];
  const without = new Map((now.result?.withoutExclusions ?? []).map((one) => [one.id, one]));
  const points = now.points ?? {};
  return [
    runCard(now, study, url, run),
    now.plan && planCard(now.plan, findings.length === 0),
    now.result && now.simulated && h('p', { class: 'notice warn' }, 'Simulated participants are in these numbers. They try the analysis out; they say nothing about people.'),
    now.result && counted(now),
    ...findings.map((finding) => findingCard(finding, without.get(finding.id), points[finding.id], signal)),
    now.result && provenance(now),
  ];
}

/** @type {Record<string, [string, string]>} */
const EMPTY = {
  'no-plan': ['No plan yet', 'Add a file plan.yaml to the study before there are data: hypotheses, exclusions, and the analyses in order.'],
  'never-open': ['No data yet', 'The plan can be run when the study was opened and somebody has completed it.'],
  'no-data': ['No data yet', 'The plan can be run when somebody has completed the study. Simulated participants are left out unless you ask for them.'],
};

/** @param {AnalysisShown} now @param {import('../types.js').Study} study @param {(rest?: string) => string} url @param {() => void} run */
function runCard(now, study, url, run) {
  const findings = now.planFindings ?? [];
  const errors = findings.filter(isError);
  const empty = EMPTY[now.state];
  if (empty) {
    const says = study.rung === 'functionally-grounded' && now.state === 'no-data' ? 'The plan can be run when a run of the metrics has ended.' : empty[1];
    return h('div', { class: 'empty' }, h('h3', null, empty[0]), h('p', null, says), findings.length > 0 && findingsList(findings));
  }
  if (now.state === 'invalid') {
    return h('section', { class: 'notice bad', 'aria-labelledby': 'run' },
      h('h3', { id: 'run' }, 'The plan cannot be run'), h('p', null, `${errors.length === 1 ? 'One rule is' : `${count(errors.length)} rules are`} broken. Mend them in the plan and open a new version.`),
      findingsList(findings));
  }
  const busy = UNDER_WAY.includes(now.state);
  const stale = Boolean(now.result) && !now.current;
  return h('section', { class: 'card', 'aria-labelledby': 'run' },
    h('div', { class: 'card-head' }, h('h3', { id: 'run' }, 'Run of the plan'), h('span', { class: `badge ${tone(now.state)}` }, said(now.state))),
    h('div', { class: 'stack tight' },
      h('p', null, ...says(now)),
      now.detail && h('p', { class: 'small' }, now.detail),
      busy && h('progress', { class: 'bar', 'aria-label': 'The analysis is under way' }),
      findings.length > 0 && (errors.length > 0 ? findingsList(findings)
        : h('details', { class: 'document' }, h('summary', null, h('span', null, `Notes on the plan (${findings.length})`)), findingsList(findings))),
      h('div', { class: 'cluster' },
        !busy && now.state !== 'done' && h('button', { class: 'button primary', type: 'button', onclick: run }, now.state === 'failed' ? 'Try again' : stale ? 'Run on the new data' : 'Run the plan'),
        now.result && downloads(study, url))));
}

/** @param {AnalysisShown} now */
function says(now) {
  const before = now.result ? ' What stands below is about the data before.' : '';
  switch (now.state) {
    case 'done': return ['The plan was run on the data as they are now, ', ago(now.finishedAt), '.'];
    case 'queued': return [`Waiting for its turn.${before}`];
    case 'running': return [`Under way; it goes on when this page is closed.${before}`];
    case 'failed': return [`The run failed.${before}`];
    default: return [now.result ? 'People came or went, or the platform changed, since this was computed. What stands below is about the data before.' : 'The plan has not been run on these data.'];
  }
}

/** @param {import('../types.js').Study} study @param {(rest?: string) => string} url */
const downloads = (study, url) => [['JSON', 'json'], ['Markdown', 'md'], ['LaTeX', 'tex']].map(([name, ending]) =>
  h('a', { class: 'button small', href: url(`/findings.${ending}`), download: `${study.slug}-findings.${ending}`, 'aria-label': `Download as ${name}` }, name));

/** @param {AnalysisShown} now */
function counted({ counts, result }) {
  const data = result?.data ?? {};
  /** @type {[string, unknown][]} */
  const stats = [['People analysed', data.participantsAnalysed ?? data.participants], ['Rows analysed', data.rowsAnalysed ?? data.rows], ['Withdrawn', counts?.withdrawn], ['Failed the check', counts?.failedCheck], ['Not finished', counts?.active],
    ['Refused consent', counts?.refused]];
  const shown = stats.filter(([, value]) => typeof value === 'number' && value > 0);
  const excluded = Object.keys(data.excluded ?? {});
  if (shown.length === 0 && excluded.length === 0) return null;
  return h('section', { class: 'card', 'aria-labelledby': 'counted' },
    h('div', { class: 'card-head' }, h('h3', { id: 'counted' }, 'Who is counted in')),
    shown.length > 0 && h('div', { class: 'stats' }, ...shown.map(([label, value]) => h('div', { class: 'stat' }, h('span', { class: 'stat-value' }, count(value)), h('span', { class: 'stat-label' }, label)))),
    excluded.length > 0
      ? h('div', { class: 'plan-part' }, h('h4', null, 'Left out by the plan’s rules'), h('ul', { class: 'plan-list' }, ...excluded.map((reason) => h('li', null, `${reason}: `, h('strong', null, leftOut(reason, data))))))
      : h('p', { class: 'muted' }, 'The plan’s rules left nobody and nothing out.'));
}

/** @param {string} reason @param {any} data */
function leftOut(reason, data) {
  const people = data.excludedParticipants?.[reason];
  return `${many(data.excluded[reason], 'row')}${people ? `, and with them ${many(people, 'whole person', 'whole people')}` : ''}`;
}

/** @param {AnalysisShown} now */
function provenance({ version, finishedAt, inputs = {}, result }) {
  const from = result?.provenance ?? {};
  /** @type {[string, string | undefined][]} */
  const hashes = [...Object.entries(inputs), ['data', from.inputs], ['plan', from.plan]];
  return h('section', { class: 'provenance', 'aria-labelledby': 'provenance' },
    h('h3', { id: 'provenance' }, 'Where these numbers come from'),
    h('dl', { class: 'facts' },
      h('dt', null, 'Computed'), h('dd', { title: absolute(finishedAt) }, ago(finishedAt)),
      h('dt', null, 'Study version'), h('dd', null, String(version ?? '–')),
      from.engine && [h('dt', null, 'Groundwork'), h('dd', null, from.engine)],
      from.seed !== undefined && from.seed !== null && [h('dt', null, 'Seed'), h('dd', null, h('code', null, String(from.seed)))],
      ...hashes.filter(([, hash]) => hash).map(([name, hash]) => [h('dt', null, `Hash of ${name}`), h('dd', null, h('code', { title: String(hash) }, shortHash(hash)))]).flat()),
    h('p', { class: 'muted small' }, 'The export holds the same table (data/analysis.csv), the plan and the findings, so that anyone can compute them again.'));
}
