// @ts-check
/** A text of the researcher's, turned into HTML and sanitised by the server. Where that is missing, its plain words. */
import { h } from '../../shared/dom.js';
import { guarded, need } from './parts/guard.js';

export const info = { kind: 'markdown', words: 'forms-b', styles: ['parts/parts.css', 'markdown.css'], parameters: { markdown: 'the text' }, events: {} };

/** @param {any} figure */
function drawMarkdown({ markdown, html }) {
  need(typeof html === 'string' || typeof markdown === 'string', 'textNone');
  const text = typeof html === 'string' ? h('div', { class: 'prose fig-markdown-text', dir: 'auto', html }) : h('div', { class: 'prose fig-markdown-plain', dir: 'auto' }, markdown);
  for (const table of text.querySelectorAll('table')) { // wide ones scroll inside themselves, by keyboard too
    const place = h('div', { class: 'table-wrap', tabindex: 0, role: 'group' });
    table.replaceWith(place);
    place.append(table);
    const name = table.caption?.textContent || table.rows[0]?.textContent?.trim();
    if (name) place.setAttribute('aria-label', name.slice(0, 100));
  }
  for (const head of text.querySelectorAll('th')) if (!head.textContent?.trim()) head.replaceWith(h('td', null));
  for (const heading of text.querySelectorAll('h1, h2')) { // the page has its own; these stand below the heading of the card
    const lower = h('h3', { dir: 'auto' });
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  return text;
}

export const draw = guarded(drawMarkdown);
