// @ts-check
/** In which languages people can take part, and every text in each of them. */
import { h, newId, show } from '../../../../shared/dom.js';
import { counted } from '../../../format.js';
import { api } from '../../../parts/study-actions.js';
import { fileOf, read, write } from '../translation-file.js';

/** @typedef {import('../steps.js').Ui} Ui */
/** @typedef {{locale: string, coverage: number, missing?: string[], stale?: string[]}} Language */
/** @typedef {{key: string, text: string, place?: string, kind?: string, hash?: string}} Text */

const MOST = 40;

/** @param {Ui} ui */
export function render(ui) {
  const { form, draft, context, redraw, signal } = ui;
  const url = api(draft.slug, '/translations');
  const wanted = form.get('/languages');
  const shown = Array.isArray(wanted) && wanted.length > 0 ? /** @type {any} */ (context.ask(url)) : null;
  const languages = /** @type {Language[]} */ (shown?.languages ?? []);
  const keys = /** @type {Text[]} */ (shown?.keys ?? []);
  const host = h('div', { class: 'stack' },
    h('div', { class: 'form-card' },
      h('div', { class: 'form-row' },
        form.text('/locale', 'Language of the texts', { mono: true, placeholder: 'en', list: ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'zh', 'ja'], help: ['A language code: ', h('code', null, 'en'), ', ', h('code', null, 'de'), ', ', h('code', null, 'pt-BR'), '.'] }),
        form.words('/languages', 'Further languages', { placeholder: 'de, fr', help: 'Codes, parted by commas. The language somebody chose is a column of the data.' }))),
    languages.length > 0 && h('div', { class: 'form-card' },
      h('h4', null, 'Translations'),
      h('p', { class: 'hint' }, 'Where a text is missing, people read the original. Words in braces, such as {name}, stay as they are.'),
      ...languages.map((language) => form.fold(`language ${language.locale}`, [name(language.locale), h('span', { class: 'fold-count' }, state(language))], languages.length === 1, () => translation(ui, language, keys)))));
  const end = draft.on('saved', async () => {
    if (!host.isConnected || !Array.isArray(form.get('/languages'))) return;
    await context.refresh(url);
    if (host.isConnected && !(document.activeElement instanceof HTMLTextAreaElement)) redraw();
  });
  signal.addEventListener('abort', end, { once: true });
  return host;
}

/** @param {Language} language */
const state = ({ coverage, missing = [], stale = [] }) => [`${Math.floor((coverage ?? 0) * 100)} % translated`, missing.length > 0 && `${missing.length} missing`, stale.length > 0 && `${stale.length} changed since`].filter(Boolean).join(', ');

/** @param {Ui} ui @param {Language} language @param {Text[]} keys */
function translation({ form, draft }, { locale, missing = [], stale = [] }, keys) {
  const host = h('div', { class: 'stack tight' });
  const id = newId('todo');
  const only = h('input', { type: 'checkbox', id, dataset: { at: `todo ${locale}` }, checked: missing.length + stale.length > 0, onchange: () => draw(MOST) });
  const draw = (/** @type {number} */ most) => {
    const todo = only.checked ? keys.filter(({ key }) => missing.includes(key) || stale.includes(key)) : keys;
    show(host,
      todo.length === 0 && h('p', { class: 'quiet-empty' }, 'Everything is translated.'),
      ...todo.slice(0, most).map((text) => row(draft, locale, text, stale.includes(text.key))),
      todo.length > most && h('div', null, h('button', { class: 'button small', type: 'button', onclick: () => draw(Infinity) }, `Show all ${counted(todo.length, 'text')}`)));
  };
  draw(MOST);
  return h('div', { class: 'stack tight' }, h('label', { class: 'check small', for: id }, only, h('span', null, 'Only what is missing or has changed')), form.fileSlot(fileOf(locale)), host);
}

/** @param {import('../draft.js').Draft} draft @param {string} locale @param {Text} text @param {boolean} stale */
function row(draft, locale, { key, text, kind, hash = '' }, stale) {
  const file = kind === 'file' ? `translations/${locale}/${key}` : fileOf(locale);
  const id = newId('translated');
  const area = h('textarea', { id, lang: locale, rows: Math.min(12, Math.max(1, Math.ceil(text.length / 60), text.split('\n').length)), dataset: { at: `translation ${locale} ${key}` } });
  area.value = kind === 'file' ? draft.doc.files[file] ?? '' : read(draft.doc.files[file] ?? '', key);
  area.addEventListener('input', () => draft.setFile(file, kind === 'file' ? area.value || null : write(draft.doc.files[file], locale, key, area.value, hash), true));
  return h('div', { class: 'translation' },
    h('div', null, h('p', { class: 'hint' }, key, stale && h('span', { class: 'caution' }, h('span', null, 'The original has changed since.'))), h('p', { class: 'translation-original' }, text)),
    h('div', { class: 'field' }, h('label', { class: 'visually-hidden', for: id }, `${key} in ${name(locale)}`), area));
}

/** @param {string} code */
function name(code) {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
