// @ts-check
/** What participants read, in every language of a study: the original on one side, the translation on the other. */
import { h, newId, show } from '../../shared/dom.js';
import { ApiError } from '../../shared/api.js';
import { count, counted } from '../format.js';
import { download, readCsv, writeCsv } from '../parts/csv.js';
import { field, onSubmit } from '../parts/form.js';
import { findingsList } from '../parts/findings.js';
import { problemBox } from '../parts/problem.js';
import { api } from '../parts/study-actions.js';
import { server } from '../server.js';

/**
 * @typedef {{key: string, text: string, place: string, kind: 'definition' | 'file' | 'stimuli', hash: string}} Text
 * @typedef {{locale: string, coverage: number, missing: string[], stale: string[], texts: Record<string, string>, of: Record<string, string>}} Language
 * @typedef {{locale: string, languages: Language[], keys: Text[]}} Translations
 */

const names = new Intl.DisplayNames(['en'], { type: 'language' });
/** @param {string} locale */
const nameOf = (locale) => {
  try {
    return names.of(locale) ?? locale;
  } catch { // what somebody typed is not even shaped like a code
    return locale;
  }
};
/** @param {string} locale */
const fileOf = (locale) => `translations/${locale}.yaml`;

/** @param {import('../types.js').Study} study @param {import('../router.js').Page} page */
export async function panel(study, page) {
  const host = h('div', { class: 'stack' });
  let wanted = page.query.get('language');
  const load = async () => {
    /** @type {[Translations, import('../types.js').DraftShown]} */
    const [all, draft] = await Promise.all([
      server.get(api(study.slug, '/translations'), { signal: page.signal }), server.get(api(study.slug, '/draft'), { signal: page.signal })]);
    const language = all.languages.find(({ locale }) => locale === wanted) ?? all.languages[0];
    show(host, ...content(all, draft, language));
  };
  const again = () => load().catch((failure) => show(host, problemBox(failure, again)));

  /** @param {any} body @param {number} revision */
  const put = async (body, revision) => {
    await server.put(api(study.slug, '/draft'), body, { headers: { 'If-Match': `"${revision}"` } });
    dispatchEvent(new CustomEvent('study-written', { detail: study.slug }));
    await load();
  };

  /** @param {Translations} all @param {any} draft @param {Language | undefined} language */
  function content(all, draft, language) {
    return [
      h('p', { class: 'lead' }, `Written in ${nameOf(all.locale)}. Participants choose a language on the first page, or get the one that their browser prefers; what has no translation is shown as it was written.`),
      all.languages.length > 0 && h('ul', { class: 'languages-list' }, ...all.languages.map((one) => h('li', null, card(one, all.keys.length, one === language)))),
      adding(all, draft),
      language && editor(all, draft, language),
    ];
  }

  /** @param {Language} one @param {number} total @param {boolean} here */
  const card = (one, total, here) => h('button', {
    type: 'button', class: 'card link language-card', 'aria-pressed': String(here),
    onclick: () => { wanted = one.locale; void again(); },
  },
  h('strong', null, nameOf(one.locale)), ' ', h('code', null, one.locale),
  h('span', { class: 'muted small' }, [`${count(total - one.missing.length)} of ${counted(total, 'text')}`, one.stale.length > 0 && `${count(one.stale.length)} out of date`].filter(Boolean).join(' · ')),
  h('progress', { class: 'bar', max: 1, value: one.coverage, 'aria-label': `${nameOf(one.locale)}, share translated` }));

  /** @param {Translations} all @param {any} draft */
  function adding(all, draft) {
    const code = field({ label: 'Add a language', name: 'language', hint: 'Its code: de, pt-BR, ar …', maxlength: 20 });
    const button = h('button', { class: 'button', type: 'submit' }, 'Add');
    const form = h('form', { class: 'language-add' }, code.element, button);
    onSubmit(form, button, async () => {
      const locale = code.value().trim();
      if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale) || nameOf(locale) === locale) return code.say('This is the code of no language; for example de, pt-BR or ar.');
      if (locale === all.locale || all.languages.some((one) => one.locale === locale)) return code.say('This language is there already.');
      if (!draft.definition) return code.say('study.yaml cannot be read as it is; correct it first.');
      wanted = locale;
      const definition = { ...draft.definition, languages: [...(draft.definition.languages ?? []), locale] };
      await put({ definition, files: { [fileOf(locale)]: draft.files[fileOf(locale)] ?? yaml(locale, {}, {}) } }, draft.revision);
    }, (failure) => code.say(failure instanceof ApiError ? failure.message : String(failure)));
    return form;
  }

  /** @param {Translations} all @param {any} draft @param {Language} language */
  function editor(all, draft, language) {
    const said = new Map(Object.entries(language.texts));
    const of = { ...language.of };
    const dirty = new Set();
    const status = h('p', { class: 'muted', role: 'status' });
    const trouble = h('div');
    const save = h('button', { class: 'button primary', type: 'submit' }, 'Save');
    /** @type {Map<string, HTMLTextAreaElement>} */
    const areas = new Map();

    /** @param {string} key @param {string} text */
    const change = (key, text) => {
      said.set(key, text);
      dirty.add(key);
      status.textContent = `${counted(dirty.size, 'change')} not saved yet.`;
    };
    /** @param {Text} original */
    const row = (original) => {
      const id = newId('said'), originalId = newId('original');
      const stale = language.stale.includes(original.key), missing = language.missing.includes(original.key);
      const area = h('textarea', { id, lang: language.locale, dir: 'auto', 'aria-describedby': originalId, rows: Math.min(16, Math.max(2, Math.ceil(original.text.length / 60))), value: said.get(original.key) ?? '' });
      area.addEventListener('input', () => change(original.key, area.value));
      areas.set(original.key, area);
      return h('li', { class: 'translation', dataset: { state: missing ? 'missing' : stale ? 'stale' : 'there' } },
        h('label', { for: id, class: 'translation-key' }, h('code', null, original.key),
          missing ? h('span', { class: 'badge warn' }, 'Missing') : stale ? h('span', { class: 'badge warn' }, 'Out of date') : null),
        h('div', { class: 'translation-original', id: originalId, lang: all.locale, dir: 'auto' }, original.text),
        area);
    };

    const rows = all.keys.map(row);
    const only = h('select', { 'aria-label': 'Which texts' },
      h('option', { value: '' }, 'All texts'), h('option', { value: 'missing' }, `Missing (${language.missing.length})`), h('option', { value: 'stale' }, `Out of date (${language.stale.length})`));
    only.addEventListener('change', () => rows.forEach((one) => (one.hidden = Boolean(only.value) && one.dataset.state !== only.value)));

    const form = h('form', { class: 'stack' },
      h('div', { class: 'split translation-bar' }, h('h3', null, nameOf(language.locale)), h('div', { class: 'cluster' }, only,
        h('button', { class: 'button small', type: 'button', onclick: () => download(`${study.slug}.${language.locale}.csv`, writeCsv([['key', all.locale, language.locale, 'hash'],
          ...all.keys.map(({ key, text, hash }) => [key, text, said.get(key) ?? '', hash])])) }, 'Export as CSV'), upload())),
      h('p', { class: 'muted small' }, 'Markdown stays Markdown, and {placeholders} stay as they are. Save a text that is out of date to say that it fits again.'),
      trouble,
      h('ul', { class: 'translations' }, ...rows),
      h('div', { class: 'translation-save' }, status, save));

    function upload() {
      const input = h('input', { type: 'file', accept: '.csv,text/csv', class: 'visually-hidden', id: newId('csv') });
      input.addEventListener('change', async () => {
        const [head = [], ...lines] = readCsv(await input.files?.[0]?.text() ?? '');
        const at = head.indexOf(language.locale), known = new Set(all.keys.map(({ key }) => key));
        if (head[0] !== 'key' || at < 0) {
          show(trouble, h('div', { class: 'notice bad', role: 'alert' }, h('p', { class: 'notice-title' }, 'This table cannot be read'), h('p', null, `Its first line must name the columns key and ${language.locale}. Export this language to get such a table.`)));
          return;
        }
        const strange = lines.map(([key]) => key).filter((key) => !known.has(key));
        for (const line of lines) {
          const area = areas.get(line[0]);
          if (!area || !line[at] || line[at] === area.value) continue;
          area.value = line[at];
          change(line[0], line[at]);
        }
        show(trouble, strange.length > 0 && h('div', { class: 'notice warn', role: 'status' }, h('p', { class: 'notice-title' }, `${counted(strange.length, 'line')} left out`), h('p', null, `This study has no such text: ${strange.slice(0, 10).join(', ')}.`)));
        input.value = '';
      });
      return h('span', null, input, h('label', { class: 'button small', for: input.id }, 'Import CSV'));
    }

    onSubmit(form, save, async () => {
      show(trouble);
      /** @type {Record<string, string | null>} */
      const files = {};
      for (const original of all.keys) {
        const text = said.get(original.key)?.trim() ? /** @type {string} */ (said.get(original.key)) : null;
        if (dirty.has(original.key)) {
          if (text) of[original.key] = original.hash;
          else delete of[original.key];
        }
        if (original.kind !== 'file' || !dirty.has(original.key)) continue;
        const name = `translations/${language.locale}/${original.key}`;
        if (text || name in draft.files) files[name] = text;
      }
      const texts = Object.fromEntries(all.keys.filter(({ key, kind }) => kind !== 'file' && said.get(key)?.trim()).map(({ key }) => [key, said.get(key) ?? '']));
      files[fileOf(language.locale)] = yaml(language.locale, texts, of);
      await put({ files }, draft.revision);
    }, (failure) => {
      show(trouble, failure instanceof ApiError && failure.status === 409
        ? h('div', { class: 'notice bad', role: 'alert' }, h('p', { class: 'notice-title' }, 'Somebody else translated the same text'),
          h('p', null, 'What you typed is still here. Export it as CSV, load the page again, and import it to go on from theirs.'),
          h('p', null, h('button', { class: 'link-button', type: 'button', onclick: again }, 'Load the page again')))
        : failure instanceof ApiError && failure.findings.length ? findingsList(failure.findings) : problemBox(failure));
      trouble.scrollIntoView({ block: 'nearest' });
    });
    const mine = (draft.findings ?? []).filter((/** @type {import('../types.js').Finding} */ { file }) => file?.startsWith(`translations/${language.locale}`));
    return h('section', { class: 'stack', 'aria-label': nameOf(language.locale) }, form, mine.length > 0 && h('section', { class: 'stack', 'aria-label': 'Findings' }, h('h3', null, 'What was found'), findingsList(mine)));
  }

  await load();
  return host;
}

/** One line a text: a change of one is a change of one line. @param {string} language @param {Record<string, string>} texts @param {Record<string, string>} of */
function yaml(language, texts, of) {
  /** @param {Record<string, string>} entries */
  const lines = (entries) => Object.keys(entries).sort().map((key) => `  ${key}: ${JSON.stringify(entries[key])}`);
  const block = (/** @type {string} */ name, /** @type {Record<string, string>} */ entries) => (Object.keys(entries).length ? [`${name}:`, ...lines(entries)] : [`${name}: {}`]);
  return ['schema: translation/1', `language: ${language}`, ...block('texts', texts), ...(Object.keys(of).length ? block('of', of) : []), ''].join('\n');
}
