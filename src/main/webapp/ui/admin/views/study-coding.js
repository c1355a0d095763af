// @ts-check
/** Free answers and what they mean: codes, texts in an order of the coder's own, where coders differ, how well they agree. */
import { h, show } from '../../shared/dom.js';
import { count, counted } from '../format.js';
import { agreementCard } from '../parts/coding-agreement.js';
import { desk } from '../parts/coding-desk.js';
import { disputesCard } from '../parts/coding-disputes.js';
import { schemeCard } from '../parts/coding-scheme.js';
import { problemBox } from '../parts/problem.js';
import { api } from '../parts/study-actions.js';
import { unsaved } from '../parts/unsaved.js';
import { server } from '../server.js';

/**
 * @typedef {{block: string, title: string, question: string | null, form: 'text' | 'names', texts: number, scheme: boolean, coders: Record<string, number>, disputed: number}} Question
 * @typedef {{id: string, label: string, definition: string | null, parent: string | null}} Code
 * @typedef {{exclusive: boolean, codes: Code[]}} Scheme
 * @typedef {{key: string, text: string, codes: string[] | null}} Line
 * @typedef {{question: Question, scheme: Scheme | null, revision: number, coder: string, texts: Line[]}} Sheet
 */

const KINDS = [['real', 'Real'], ['pilot', 'Pilot'], ['simulated', 'Simulated']];

/** @param {import('../types.js').Study} study @param {import('../router.js').Page} page */
export async function panel(study, page) {
  if (!study.version) return h('p', { class: 'empty' }, 'The study was never open. What participants write is coded here.');
  const host = h('div', { class: 'stack' });
  let kinds = page.query.get('kinds') ?? 'real';
  let block = page.query.get('block') ?? '';
  if (!KINDS.some(([id]) => id === kinds)) kinds = 'real';

  const load = async () => {
    /** @type {Question[]} */
    const questions = await server.get(api(study.slug, `/coding?kinds=${kinds}`), { signal: page.signal });
    if (!questions.length) return show(host, h('p', { class: 'empty' }, 'Nothing in this study is answered in words.'));
    const question = questions.find((one) => one.block === block) ?? questions[0];
    block = question.block;
    /** @param {string} rest */
    const address = (rest) => api(study.slug, `/coding/${encodeURIComponent(block)}${rest}?kinds=${kinds}`);
    /** @type {Sheet} */
    const sheet = await server.get(address(''), { signal: page.signal });
    show(host, bar(questions), summary(sheet),
      schemeCard(sheet, address('/scheme'), unsaved('scheme', study.slug, block, sheet.coder), again),
      sheet.scheme && sheet.texts.length > 0 && desk(sheet, (key) => address(`/texts/${key}`), unsaved('codes', study.slug, block, kinds, sheet.coder), page),
      sheet.scheme && disputesCard(sheet.scheme, address, page),
      (sheet.scheme || question.form === 'names') && agreementCard(sheet, address('/agreement'), page));
  };
  const again = () => load().catch((failure) => show(host, problemBox(failure, again)));

  /** @param {Question[]} questions */
  function bar(questions) {
    /** @param {string} label @param {string[][]} options @param {string} now @param {(value: string) => void} take */
    const choice = (label, options, now, take) => {
      const select = h('select', { onchange: () => { take(select.value); void again(); } }, options.map(([id, name]) => h('option', { value: id, selected: id === now }, name)));
      return h('div', { class: 'field' }, h('label', null, label, select));
    };
    return h('div', { class: 'coding-bar' },
      choice('Block', questions.map((one) => [one.block, `${one.title} (${counted(one.texts, 'text')})`]), block, (value) => { block = value; }),
      choice('Participants', KINDS, kinds, (value) => { kinds = value; }));
  }

  await load();
  return host;
}

/** @param {Sheet} sheet */
function summary({ question, coder, texts }) {
  const coders = Object.entries(question.coders);
  return h('div', { class: 'stack tight' },
    question.question && h('p', { class: 'lead', dir: 'auto' }, question.question),
    h('p', { class: 'muted' }, texts.length
      ? `You code as ${coder}, without seeing who wrote what or in which arm. ${coders.length ? `So far: ${coders.map(([name, n]) => `${name} ${count(n)} of ${count(texts.length)}`).join(', ')}.` : 'Nobody has coded yet.'}`
      : 'Nobody has written anything here yet.'));
}
