// @ts-check
/** In which languages people can take part. */
import { h } from '../../../../shared/dom.js';
import { api } from '../../../parts/study-actions.js';

/** @param {import('../steps.js').Ui} ui */
export function render({ form, draft, context }) {
  const coverage = /** @type {any} */ (context.ask(api(draft.slug, '/translations')));
  const languages = /** @type {any[]} */ (coverage?.languages ?? []);
  return h('div', { class: 'stack' },
    h('div', { class: 'form-card' },
      h('div', { class: 'form-row' },
        form.text('/locale', 'Language of the texts', { mono: true, placeholder: 'en', list: ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'zh', 'ja'], help: ['A language code: ', h('code', null, 'en'), ', ', h('code', null, 'de'), ', ', h('code', null, 'pt-BR'), '.'] }),
        form.words('/languages', 'Further languages', { placeholder: 'de, fr', help: ['Each has its texts in ', h('code', null, 'translations/<language>.yaml'), '. The language somebody chose is a column of the data.'] }))),
    languages.length > 0 && h('div', { class: 'form-card' }, h('h4', null, 'How much is translated'),
      h('p', { class: 'hint' }, 'As of the last save.'),
      h('dl', { class: 'facts' }, ...languages.flatMap(({ locale, coverage: share, missing = [], stale = [] }) => [
        h('dt', null, languageName(locale)), h('dd', null, `${Math.round((share ?? 0) * 100)} %`, missing.length > 0 && `, ${missing.length} missing`, stale.length > 0 && `, ${stale.length} to look at again`)])))); 
}

/** @param {string} code */
function languageName(code) {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
