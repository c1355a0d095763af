// @ts-check
/** One study: its head and its tabs. */
import { h } from '../../shared/dom.js';
import { ago } from '../format.js';
import { actions } from '../parts/study-actions.js';
import { server } from '../server.js';
import { rungName, said, tone } from '../words.js';

/** @typedef {import('../types.js').Study} Study */
/** @typedef {import('../router.js').Page} Page */
/** @typedef {{panel(study: Study, page: Page): Promise<HTMLElement> | HTMLElement}} Tab */

/** @type {{id: string, label: string, load: () => Promise<Tab>, people?: boolean}[]} */
const TABS = [
  { id: 'overview', label: 'Overview', load: () => import('./study-overview.js') },
  { id: 'design', label: 'Design', load: () => import('./designer/designer.js') },
  { id: 'translations', label: 'Translations', load: () => import('./study-translations.js'), people: true },
  { id: 'power', label: 'Power', load: () => import('./study-power.js'), people: true },
  { id: 'preview', label: 'Try out', load: () => import('./study-preview.js'), people: true },
  { id: 'recruit', label: 'Recruit', load: () => import('./study-recruit.js'), people: true },
  { id: 'live', label: 'Live', load: () => import('./study-live.js'), people: true },
  { id: 'results', label: 'Results', load: () => import('./study-results.js') },
  { id: 'coding', label: 'Coding', load: () => import('./study-coding.js'), people: true },
  { id: 'marks', label: 'Marks', load: () => import('./study-marks.js'), people: true },
  { id: 'analysis', label: 'Analysis', load: () => import('./study-analysis.js') },
  { id: 'data', label: 'Data', load: () => import('./study-data.js') },
  { id: 'versions', label: 'Versions', load: () => import('./study-versions.js') },
];
let lastSlug = '';

/** @type {import('../router.js').View} */
export const view = {
  async render(page) {
    const { slug, tab = 'overview' } = page.params;
    const chosen = TABS.find(({ id }) => id === tab);
    if (!chosen) return (await import('./not-found.js')).view.render(page);
    /** @type {Study} */
    const study = await server.get(`/api/studies/${encodeURIComponent(slug)}`, { signal: page.signal });
    const panel = await (await chosen.load()).panel(study, page);
    const sameStudy = lastSlug === slug;
    lastSlug = slug;
    page.signal.addEventListener('abort', () => queueMicrotask(() => { if (!location.hash.includes(slug)) lastSlug = ''; }));
    return {
      title: chosen.id === 'overview' ? study.title ?? study.slug : `${chosen.label}: ${study.title ?? study.slug}`,
      focus: sameStudy ? '#panel-title' : undefined,
      node: h('div', null, liveHead(study, page), tabs(study, chosen.id),
        h('section', { class: 'panel', 'aria-labelledby': 'panel-title' }, h('h2', { id: 'panel-title', class: 'visually-hidden' }, chosen.label), panel)),
    };
  },
};

/** The head says what is saved, also while the tab below it saves. @param {Study} study @param {Page} page */
function liveHead(study, page) {
  let element = head(study, page);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  addEventListener('study-written', (event) => {
    if (/** @type {CustomEvent} */ (event).detail !== study.slug) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (page.signal.aborted) return;
      const now = await server.get(`/api/studies/${encodeURIComponent(study.slug)}`, { signal: page.signal }).catch(() => null);
      if (!now || element.contains(document.activeElement)) return;
      const next = head(now, page);
      element.replaceWith(next);
      element = next;
    }, 600);
  }, { signal: page.signal });
  return element;
}

/** @param {Study} study @param {Page} page */
const head = (study, page) => h('div', { class: 'page-head study-head' },
  h('p', { class: 'eyebrow' }, h('a', { href: '#/' }, 'Studies'), ' / ', rungName(study.rung)),
  h('h1', null, study.title ?? study.slug),
  h('div', { class: 'cluster' },
    h('span', { class: `badge ${tone(study.state)}` }, said(study.state)),
    study.version && h('span', { class: 'badge plain' }, `Version ${study.version}`),
    study.updatedAt && h('span', { class: 'muted small' }, 'Last activity ', ago(study.updatedAt))),
  actions(study, page));

/** @param {Study} study @param {string} here */
const tabs = (study, here) => inView(h('nav', { class: 'tabs', 'aria-label': 'Parts of the study' },
  ...TABS.filter(({ people }) => !people || study.rung !== 'functionally-grounded').map(({ id, label }) =>
    h('a', { href: `#/studies/${encodeURIComponent(study.slug)}${id === 'overview' ? '' : `/${id}`}`, 'aria-current': id === here ? 'page' : null }, label))));

/** On a narrow screen the strip is scrolled so that the open tab shows, with a bit of its neighbours. @param {HTMLElement} strip */
function inView(strip) {
  requestAnimationFrame(() => {
    const tab = /** @type {HTMLElement | null} */ (strip.querySelector('[aria-current]'));
    if (tab) strip.scrollLeft = tab.offsetLeft - strip.offsetLeft - (strip.clientWidth - tab.offsetWidth) / 2;
  });
  return strip;
}
