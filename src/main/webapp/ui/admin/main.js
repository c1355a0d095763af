// @ts-check
/** The researcher's pages: finds out who is there, then shows what the address names. */
import { h, show } from '../shared/dom.js';
import { startClock } from './format.js';
import { problemView } from './parts/problem.js';
import { askToSignInAgain } from './parts/sign-in-again.js';
import { match, parse, replaceWith } from './router.js';
import { loadSession, signedIn, whenSessionEnds } from './server.js';
import { drawHeader } from './shell.js';

/** @typedef {import('./router.js').Route} Route */

/** @type {Route[]} */
const ROUTES = [
  { pattern: '', load: () => import('./views/studies.js') },
  { pattern: 'setup', load: () => import('./views/setup.js') },
  { pattern: 'sign-in', load: () => import('./views/sign-in.js') },
  { pattern: 'new', load: () => import('./views/new-study.js') },
  { pattern: 'studies/:slug/participants/:participant/steps/:number', load: () => import('./views/replay.js') },
  { pattern: 'studies/:slug/participants/:participant', load: () => import('./views/participant.js') },
  { pattern: 'studies/:slug/:tab?', load: () => import('./views/study.js') },
  { pattern: 'stimuli', load: () => import('./views/stimuli.js') },
  { pattern: 'stimuli/:slug', load: () => import('./views/stimulus-set.js') },
  { pattern: 'stimuli/:slug/runs', load: () => import('./views/metric-runs.js') },
  { pattern: 'stimuli/:slug/runs/:id', load: () => import('./views/metric-run.js') },
  { pattern: 'stimuli/:slug/attributions', load: () => import('./views/import-attributions.js') },
  { pattern: 'gallery/:task?/:form?', load: () => import('./views/gallery.js') },
  { pattern: 'instruments', load: () => import('./views/instruments.js') },
  { pattern: 'account', load: () => import('./views/account.js') },
  { pattern: 'import', load: () => import('./views/import.js') },
];

const main = /** @type {HTMLElement} */ (document.getElementById('main'));
const header = /** @type {HTMLElement} */ (document.getElementById('header'));
let leaving = new AbortController();
let turn = 0;
let first = true; // nothing has been shown yet

/** @param {{again?: boolean}} [options] `again`: the same page in place, the reader's place kept */
async function render({ again = false } = {}) {
  const mine = ++turn;
  leaving.abort();
  leaving = new AbortController();
  const { path, query } = parse(location.hash);
  let params = null;
  const route = ROUTES.find(({ pattern }) => (params = match(pattern, path)) !== null);
  main.setAttribute('aria-busy', 'true');
  const slow = setTimeout(() => (first ? show(main, skeleton()) : document.body.classList.add('loading')), 180);
  let shown;
  try {
    const { view } = await (route?.load() ?? import('./views/not-found.js'));
    if (mine !== turn) return;
    if (!view.open && !signedIn()) {
      replaceWith(`#/sign-in${path.length ? `?next=${encodeURIComponent(location.hash)}` : ''}`);
      return;
    }
    shown = await view.render({ params: params ?? {}, query, signal: leaving.signal, reload: () => render({ again: true }) });
  } catch (failure) {
    shown = problemView(failure, () => render({ again: true }));
  } finally {
    clearTimeout(slow);
    if (mine === turn) document.body.classList.remove('loading');
  }
  if (mine !== turn) return;
  document.title = shown.title === 'Groundwork' ? shown.title : `${shown.title} · Groundwork`;
  drawHeader(header, path);
  show(main, /** @type {any} */ (shown.node));
  main.removeAttribute('aria-busy');
  if (!first) settle(shown.focus, again);
  first = false;
}

/** @param {string | undefined} selector @param {boolean} again */
function settle(selector, again) {
  const target = /** @type {HTMLElement | null} */ ((selector && main.querySelector(selector)) || main.querySelector('h1'));
  if (!selector && !again) scrollTo({ top: 0, behavior: 'instant' });
  if (!target) return;
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  if (selector && !again) main.querySelector('.tabs')?.scrollIntoView({ block: 'nearest' });
}

const skeleton = () => h('div', { class: 'stack', role: 'status' },
  h('span', { class: 'visually-hidden' }, 'Loading'),
  ...[40, 70, 100, 100].map((width) => h('div', { class: 'skeleton', style: { width: `${width}%` } })));

document.querySelector('.skip-link')?.addEventListener('click', (event) => {
  event.preventDefault(); // the hash is the route
  main.focus();
});
whenSessionEnds(askToSignInAgain);
startClock();
addEventListener('hashchange', () => render());
const waiting = setTimeout(() => first && show(main, skeleton()), 180);
try {
  await loadSession();
  clearTimeout(waiting);
  await render();
} catch (failure) {
  clearTimeout(waiting);
  show(main, /** @type {any} */ (problemView(failure, () => location.reload()).node));
}
