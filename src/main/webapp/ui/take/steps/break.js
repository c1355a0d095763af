// @ts-check
/** A rest: not shorter and not longer than the study wants it. The server keeps the time. */
import { h } from '../../shared/dom.js';
import { prose } from '../prose.js';
import { t } from '../words.js';

export const info = { kind: 'break', parameters: { title: 'name', html: 'text', minMs: 'what is left of the shortest rest', maxMs: 'until it goes on by itself, or none' }, data: {} };

/** The server measures from the answer before; a moment more, so that the page is never the one that is early. */
const MARGIN_MS = 300;

/** @type {import('../frame.js').Build} */
export function build({ title, html, minMs, maxMs }) {
  return {
    title: title || t('break'),
    content: [html ? prose(html) : h('div', { class: 'prose' }, h('p', null, t('breakText'))), maxMs ? h('p', { class: 'muted' }, t('breakEnds')) : null],
    minMs: minMs > 0 ? minMs + MARGIN_MS : 0,
    limitMs: maxMs ?? 0,
    fresh: true,
    collect: () => ({}),
    late: () => ({}),
  };
}
