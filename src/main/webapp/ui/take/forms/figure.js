// @ts-check
/**
 * Explanations that are drawn from a document. Each kind is a module beside this one, loaded with its styles and words when
 * a study needs it: what nobody is shown, nobody downloads.
 */
import { h } from '../../shared/dom.js';
import { learn, t } from '../words.js';

/**
 * @typedef {object} Context what a renderer may use
 * @property {import('../log.js').Log['note']} note an event: type, target, small value
 * @property {(name: string) => any} get what was kept of the view: survives a reload
 * @property {(name: string, value: any) => void} set
 * @property {(name: string, value: number | string | boolean) => void} record data that go with the answer, as the figure declares them
 * @property {((what: string, input: any, figure?: string) => Promise<any>) | null} query asks the server (`figure`: the id of one of several); null where nobody answers
 * @property {(figure: any, over?: Partial<Context> & {declared?: Set<string>}) => Promise<HTMLElement>} draw another figure inside this one, with what it gets instead of this one's
 * @property {{emit: (event: string, detail?: any) => any, on: (effect: string, handler: (detail: any) => void) => void} | null} link to the other views, inside linked views
 */
/** @typedef {{info: {kind: string, words?: string, styles?: string[]}, draw: (figure: any, context: Context) => HTMLElement | Promise<HTMLElement>}} Renderer */

/** @type {Map<string, Renderer>} */
const ready = new Map();
/** @type {Map<string, Promise<Renderer>>} */
const loading = new Map();
/** @type {Map<string, Promise<void>>} */
const sheets = new Map();

/** Loads what a kind needs; a failure may be tried again. @param {string} kind @returns {Promise<Renderer>} */
export function load(kind) {
  if (!/^[a-z][a-z-]{0,40}$/.test(kind)) return Promise.reject(new Error(`no form of explanation is called ${kind}`));
  let coming = loading.get(kind);
  if (!coming) {
    coming = fetchAll(kind);
    loading.set(kind, coming);
    coming.catch(() => loading.delete(kind));
  }
  return coming;
}

/** @param {string} kind @returns {Promise<Renderer>} */
async function fetchAll(kind) {
  /** @type {Renderer} */
  const renderer = await import(`./${kind}.js`);
  await Promise.all([renderer.info.words ? learn(renderer.info.words) : null, sheet('figure.css'), ...(renderer.info.styles ?? []).map(sheet)]);
  ready.set(kind, renderer);
  return renderer;
}

/** @param {string} name @returns {Promise<void>} */
function sheet(name) {
  let coming = sheets.get(name);
  if (!coming) {
    coming = new Promise((resolve) => {
      const link = h('link', { rel: 'stylesheet', href: new URL(name, import.meta.url).href });
      link.addEventListener('load', () => resolve());
      link.addEventListener('error', () => { sheets.delete(name); resolve(); }); // plain is better than nothing
      document.head.append(link);
    });
    sheets.set(name, coming);
  }
  return coming;
}

/** Every kind that a document needs, its own and those inside it. @param {any} node @param {Set<string>} [kinds] */
export function kindsOf(node, kinds = new Set()) {
  if (typeof node?.kind === 'string') kinds.add(node.kind);
  inside(node, kinds);
  return kinds;
}

/** @param {any} node @param {Set<string>} kinds */
function inside(node, kinds) {
  if (!node || typeof node !== 'object') return;
  for (const [name, value] of Object.entries(node)) {
    if ((name === 'figure' || name === 'payload') && value && typeof value.kind === 'string') kindsOf(value, kinds);
    else inside(value, kinds);
  }
}

/** Sounds, films and pages come by themselves. @param {any} node */
const comesItself = ({ kind, type }) => kind === 'html' || (kind === 'media' && type !== 'image');

/** Every picture that a document shows. @param {any} node @param {Set<string>} [files] */
export function filesOf(node, files = new Set()) {
  if (node && typeof node === 'object') {
    for (const [name, value] of Object.entries(node)) {
      if (comesItself(node) && name !== 'posterHref') continue;
      if (typeof value === 'string' && (name === 'href' || name.endsWith('Href'))) files.add(value);
      else filesOf(value, files);
    }
  }
  return files;
}

/** What a view inside linked views keeps, as the answer names it. @param {string} view @param {string} name */
export const recordOf = (view, name) => `${view.toLowerCase().replace(/[^a-z0-9]+/g, '_')}_${name}`;

/**
 * Draws a figure whose kind was loaded; else it appears once it is.
 * @param {any} figure @param {{note: Context['note'], get: Context['get'], set: Context['set'], record: Context['record'], query: Context['query'], link?: Context['link'], declared?: Set<string>}} with_
 * @returns {HTMLElement}
 */
export function drawFigure(figure, with_) {
  const place = h('div', { class: `fig fig-${figure.kind}`, role: 'group', 'aria-label': figure.title || null }, figure.alt ? h('p', { class: 'visually-hidden' }, figure.alt) : null);
  // the outermost figure declares what is stored; anything else would be refused with the whole answer
  const declared = with_.declared ?? new Set([figure.records ?? [], ...(figure.views ?? []).map((/** @type {any} */ { id, payload }) => (payload?.records ?? []).map((/** @type {any} */ { name }) => ({ name: recordOf(id, name) })))].flat().map((/** @type {any} */ one) => one.name));
  /** @type {Context['record']} */
  const record = (name, value) => void (declared.has(name) && with_.record(name, value));
  /** @type {Context} */
  const context = { link: null, ...with_, record, draw: async (other, over) => { await load(other.kind); return drawFigure(other, { ...with_, record, declared, ...over }); } };
  /** @param {Renderer} renderer */
  const put = (renderer) => {
    try {
      const drawn = renderer.draw(figure, context);
      if (drawn instanceof Promise) drawn.then((element) => place.append(element), fail);
      else place.append(drawn);
    } catch (error) {
      fail(error);
    }
  };
  const fail = (/** @type {unknown} */ error) => {
    console.error(error);
    context.note('undrawn', `figure:${figure.kind}`); // the researcher has to know that this person did not see it
    place.append(h('p', { class: 'notice warn' }, figure.alt || t('undrawn')));
  };
  const renderer = ready.get(figure.kind);
  if (renderer) put(renderer);
  else load(figure.kind).then(put, fail);
  return place;
}
