// @ts-check
/** In which languages people can take part, and how much is translated. */
import { h } from '../../../../shared/dom.js';
import { api } from '../../../parts/study-actions.js';

/** @typedef {{locale: string, coverage: number, missing?: string[], stale?: string[]}} Language */

/** @param {import('../steps.js').Ui} ui */
export function render({ form, draft, context, redraw, signal }) {
  const url = api(draft.slug, '/translations');
  const wanted = form.get('/languages');
  const languages = /** @type {Language[]} */ (Array.isArray(wanted) && wanted.length > 0 ? /** @type {any} */ (context.ask(url))?.languages ?? [] : []);
  const host = h('div', { class: 'stack' },
    h('div', { class: 'form-card' },
      h('div', { class: 'form-row' },
        form.text('/locale', 'Language of the texts', { mono: true, placeholder: 'en', list: ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'zh', 'ja'], help: ['A language code: ', h('code', null, 'en'), ', ', h('code', null, 'de'), ', ', h('code', null, 'pt-BR'), '.'] }),
        form.words('/languages', 'Further languages', { placeholder: 'de, fr', help: 'Codes, parted by commas. The language somebody chose is a column of the data.' }))),
    languages.length > 0 && h('div', { class: 'form-card' },
      h('h4', null, 'Translations'),
      h('p', { class: 'hint' }, 'As of the last save. Where a text is missing, people read the original.'),
      h('dl', { class: 'facts' }, ...languages.flatMap((language) => [h('dt', null, name(language.locale)), h('dd', null, state(language))])),
      h('p', null, h('a', { class: 'button small', href: `#/studies/${encodeURIComponent(draft.slug)}/translations` }, 'Translate the texts'))));
  const end = draft.on('saved', async () => {
    if (!host.isConnected || !Array.isArray(form.get('/languages'))) return;
    await context.refresh(url);
    if (host.isConnected) redraw();
  });
  signal.addEventListener('abort', end, { once: true });
  return host;
}

/** @param {Language} language */
const state = ({ coverage, missing = [], stale = [] }) => [`${Math.floor((coverage ?? 0) * 100)} % translated`, missing.length > 0 && `${missing.length} missing`, stale.length > 0 && `${stale.length} changed since`].filter(Boolean).join(', ');

/** @param {string} code */
function name(code) {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
