// @ts-check
/** An essay in sections, with live figures, notes and questions inside; how long each section was in view is recorded. */
import { h, newId } from '../../shared/dom.js';
import { t } from '../words.js';
import { prose } from '../prose.js';
import { dwelling } from './article/dwelling.js';

export const info = {
  kind: 'article', words: 'forms-c', styles: ['parts/parts.css', 'article.css'],
  parameters: { sections: 'heading and blocks: text, note, figure, question', contents: 'list of contents', progress: 'how much has been read' },
  events: { 'scroll-into-view': 'a section was left; value: milliseconds it was in view', select: 'an answer was chosen, or an entry of the contents', expand: 'a note was opened' },
};

/** @param {any} figure @param {import('./figure.js').Context} context @returns {HTMLElement} */
export function draw(figure, context) {
  const { note, get, set } = context;
  /** @type {Set<string>} */ const read = new Set(get('read') ?? []);
  const { sections } = figure;
  const told = h('p', { class: 'fig-article-progress muted small' });
  const tell = () => (told.textContent = t('articleProgress', { n: read.size, max: sections.length }));
  const parts = sections.map((/** @type {any} */ one) => section(one, context));
  const contents = figure.contents ?? sections.length >= 3;
  tell();
  const list = contents ? h('nav', { class: 'fig-contents', 'aria-label': t('articleContents') }, h('p', { class: 'fig-contents-title', 'aria-hidden': 'true' }, t('articleContents')),
    h('ol', null, parts.map((/** @type {any} */ { heading, id }, /** @type {number} */ i) => h('li', null, h('button', { class: 'link-button', type: 'button', dir: 'auto', onclick: () => {
      note('select', `contents:${id}`);
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth', block: 'start' });
    } }, sections[i].heading))))) : null;
  const element = h('article', { class: `fig-article${contents ? ' fig-with-contents' : ''}` }, list,
    h('div', { class: 'fig-article-text' }, parts.map((/** @type {any} */ part) => part.element), figure.progress === false ? null : told));
  dwelling(parts.map((/** @type {any} */ { element: place, id }) => ({ place, id })), {
    /** @param {string} id @param {number} ms */
    left: (id, ms) => note('scroll-into-view', `section:${id}`, ms),
    /** @param {string} id */
    read(id) {
      if (read.has(id)) return;
      read.add(id);
      set('read', [...read]);
      tell();
    },
  });
  return element;
}

/** @param {any} one @param {import('./figure.js').Context} context */
function section({ id, heading: words, blocks }, context) {
  const name = newId('section');
  const heading = h('h3', { id: name, tabindex: -1, dir: 'auto' }, words);
  return { id, heading, element: h('section', { class: 'fig-section', 'aria-labelledby': name }, heading, blocks.map((/** @type {any} */ block, /** @type {number} */ i) => piece(block, context, `${id}:${i}`))) };
}

/** @param {any} block @param {import('./figure.js').Context} context @param {string} place */
function piece(block, context, place) {
  if (block.type === 'text') return text(block);
  if (block.type === 'note') return h('div', { class: 'fig-note', role: 'note', 'aria-label': t('articleNote') }, text(block));
  if (block.type === 'figure') return live(block, context, place);
  return question(block, context);
}

/** Headings in the prose stand below the section's. @param {{markdown: string, html?: string}} block */
function text({ html, markdown }) {
  if (!html) return h('div', { class: 'prose', dir: 'auto' }, markdown.split(/\n{2,}/).map((paragraph) => h('p', null, paragraph.replace(/[*_`#]/g, ''))));
  const host = prose(html);
  host.querySelectorAll('h1, h2, h3, h4, h5, h6').forEach((old) => old.replaceWith(h('h4', null, ...old.childNodes)));
  return host;
}

/** What is done inside a figure of an article is kept apart from the article's own. @param {any} block @param {import('./figure.js').Context} context @param {string} place */
function live({ figure, caption }, context, place) {
  const frame = h('figure', { class: 'fig-live' });
  const apart = /** @type {any} */ ({
    get: (/** @type {string} */ name) => context.get(`${place}:${name}`),
    set: (/** @type {string} */ name, /** @type {any} */ value) => context.set(`${place}:${name}`, value),
  });
  context.draw(figure, apart).then(
    (drawn) => frame.prepend(drawn),
    () => frame.prepend(h('p', { class: 'notice warn' }, figure.alt || caption || '')));
  if (caption) frame.append(h('figcaption', { dir: 'auto' }, caption));
  return frame;
}

/** @param {any} block @param {import('./figure.js').Context} context */
function question({ id, text: words, options }, { get, set, note, record }) {
  const name = newId('question');
  const kept = h('p', { class: 'muted small', role: 'status' });
  const chosen = get(`answer:${id}`);
  if (chosen) record(id, chosen);
  return h('fieldset', { class: 'choices fig-question' }, h('legend', { dir: 'auto' }, h('span', { class: 'eyebrow' }, t('articleQuestion')), ' ', words),
    options.map((/** @type {any} */ one) => h('label', { class: 'choice' }, h('input', { type: 'radio', name, value: one.id, checked: one.id === chosen, onchange: () => {
      set(`answer:${id}`, one.id);
      record(id, one.id);
      note('select', `question:${id}`, one.id);
      kept.textContent = t('articleAnswered');
    } }), h('span', { class: 'choice-text', dir: 'auto' }, one.label))), kept);
}
