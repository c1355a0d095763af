// @ts-check
/** The study's own texts: made from Markdown and sanitised by the server. */
import { h } from '../shared/dom.js';

/** @param {string} html @returns {HTMLElement} its headings begin right below the page's own */
export function prose(html) {
  const host = h('div', { class: 'prose', html, dir: 'auto' });
  fitHeadings(host);
  host.querySelectorAll('p, li, td, th, h1, h2, h3, h4, h5, h6, blockquote, dd, dt').forEach((part) => part.setAttribute('dir', 'auto')); // a text may mix scripts
  host.querySelectorAll('a[href^="http"]').forEach((link) => {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  });
  host.querySelectorAll('table').forEach((table) => table.setAttribute('tabindex', '0')); // it may scroll sideways
  return host;
}

/**
 * A text that opens with a heading lends it to the page, so that nothing is said twice.
 * @param {string} html @param {string} otherwise
 * @returns {{title: string, body: HTMLElement}}
 */
export function titled(html, otherwise) {
  const body = prose(html);
  const first = body.firstElementChild;
  if (!first || !/^H[1-3]$/.test(first.tagName)) return { title: otherwise, body };
  first.remove();
  fitHeadings(body);
  return { title: first.textContent?.trim() || otherwise, body };
}

/** @param {HTMLElement} host */
function fitHeadings(host) {
  const headings = [...host.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  const shift = 2 - Math.min(...headings.map((heading) => Number(heading.tagName[1])));
  if (shift) headings.forEach((heading) => rename(heading, `h${Math.min(6, Number(heading.tagName[1]) + shift)}`));
}

/** @param {Element} old @param {string} tag */
function rename(old, tag) {
  const made = document.createElement(tag);
  made.append(...old.childNodes);
  old.replaceWith(made);
}
