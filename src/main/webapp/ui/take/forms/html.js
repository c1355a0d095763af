// @ts-check
/** A page of the researcher's own in a sandbox: it can draw and compute, but reach nothing. It speaks by messages; see its schema. */
import { h } from '../../shared/dom.js';
import { t } from '../words.js';
import { guarded, need } from './parts/guard.js';
import { listen } from './parts/sandboxed.js';

export const info = {
  kind: 'html', words: 'forms-b', styles: ['parts/parts.css', 'html.css'],
  parameters: { href: 'the page', height: 'of the frame', data: 'given to the page', text: 'the same in words' },
  events: { any: 'what the page tells, under the types that all figures have' },
};

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawPage(figure, context) {
  const { href, name, height = 320, text = [], records = [] } = figure;
  need(typeof href === 'string' && href, 'htmlNoFile');
  // the same file, answered as a page: /api/assets answers nothing that runs
  const frame = /** @type {HTMLIFrameElement} */ (h('iframe', {
    class: 'fig-frame', sandbox: 'allow-scripts', src: href.replace(/^\/api\/assets\//, '/api/frames/'), title: name ?? figure.title ?? t('htmlName'), height, referrerpolicy: 'no-referrer', loading: 'eager',
  }));
  listen(frame, { ...context, records: new Set(records.map((/** @type {any} */ one) => one.name)), data: figure.data ?? null });
  return h('div', { class: 'fig' }, frame,
    text.length ? h('details', { class: 'numbers', onclick: (/** @type {any} */ event) => event.target.closest('summary') && context.note('toggle', 'text', !event.currentTarget.open) },
      h('summary', null, t('htmlText')), h('div', { class: 'fig-frame-text', dir: 'auto' }, text.map((/** @type {string} */ line) => h('p', null, line)))) : null);
}

export const draw = guarded(drawPage);
