// @ts-check
/** What people marked, weighed or sharpened, put together item by item; it can become a method of the stimulus set. */
import { h, newId, show } from '../../shared/dom.js';
import { count, counted, shortHash } from '../format.js';
import { checked, field, onSubmit } from '../parts/form.js';
import { problemBox } from '../parts/problem.js';
import { api } from '../parts/study-actions.js';
import { table } from '../parts/table.js';
import { server } from '../server.js';

/**
 * @typedef {{item: string, parts: string[], lines: number, columns: number, weights: number[], n: number, agreement: number | null}} OfItem
 * @typedef {{blocks: {id: string, title: string, task: string, question: string | null}[], block: string | null, set: string, model: string, participants: number, items: OfItem[], missing: string[],
 *   agreement: {correlation: number | null, alpha: number | null, items: number}}} Own
 */

const KINDS = [['real', 'Real'], ['pilot', 'Pilot'], ['simulated', 'Simulated']];

/** @param {import('../types.js').Study} study @param {import('../router.js').Page} page */
export async function panel(study, page) {
  if (!study.version) return h('p', { class: 'empty' }, 'The study was never open. What participants mark is put together here.');
  const host = h('div', { class: 'stack' });
  let kinds = page.query.get('kinds') ?? 'real';
  let block = page.query.get('block') ?? '';
  if (!KINDS.some(([id]) => id === kinds)) kinds = 'real';
  const address = () => api(study.slug, `/own-explanations?kinds=${kinds}${block ? `&block=${encodeURIComponent(block)}` : ''}`);

  const load = async () => {
    /** @type {Own} */
    const own = await server.get(address(), { signal: page.signal });
    if (!own.blocks.length) return show(host, h('p', { class: 'empty' }, 'Nothing in this study is marked or sharpened.'));
    block = own.block ?? '';
    show(host, bar(own), summary(own), own.items.length ? items(own) : null, own.items.length ? adding(own) : null);
  };
  const again = () => load().catch((failure) => show(host, problemBox(failure, again)));

  /** @param {Own} own */
  function bar(own) {
    const [blockId, kindId] = [newId('block'), newId('kind')];
    const blocks = h('select', { id: blockId, onchange: () => { block = blocks.value; void again(); } }, own.blocks.map((one) => h('option', { value: one.id, selected: one.id === block }, `${one.title} (${one.id}, ${one.task})`)));
    const kind = h('select', { id: kindId, onchange: () => { kinds = kind.value; void again(); } }, KINDS.map(([id, label]) => h('option', { value: id, selected: id === kinds }, label)));
    return h('div', { class: 'coding-bar' }, h('div', { class: 'field' }, h('label', { for: blockId }, 'Block'), blocks), h('div', { class: 'field' }, h('label', { for: kindId }, 'Participants'), kind));
  }

  /** @param {Own} own */
  function adding(own) {
    const method = field({ label: 'Method', name: 'method', value: 'human', hint: 'An id that the set does not have yet.', maxlength: 64 });
    const title = field({ label: 'Title', name: 'title', value: 'Marked by people', maxlength: 100 });
    const unmarked = h('input', { type: 'checkbox' });
    const outcome = h('div', { 'aria-live': 'polite' });
    const go = h('button', { class: 'button primary', type: 'submit' }, 'Add to the set');
    const form = h('form', { class: 'card stack', 'aria-labelledby': 'adding' },
      h('h3', { id: 'adding' }, 'Add as a method'),
      h('p', { class: 'measure-says' }, `The set ${own.set} gets a new version whose explanations of ${own.model} by this method are these means. An arm of a later study can show them. Where they come from is kept with them.`),
      method.element, title.element,
      own.missing.length ? h('label', { class: 'check' }, unmarked, h('span', null, `Show ${counted(own.missing.length, 'item')} without an answer unmarked (${own.missing.slice(0, 3).join(', ')}${own.missing.length > 3 ? ' …' : ''})`)) : null,
      outcome, h('div', null, go));
    onSubmit(form, go, async () => {
      outcome.replaceChildren();
      if (!checked([[method, !/^[a-z0-9][a-z0-9-]{0,63}$/.test(method.value().trim()) && 'Write small letters, digits and hyphens.']])) return;
      if (own.missing.length && !unmarked.checked) {
        outcome.replaceChildren(h('div', { class: 'notice warn' }, h('p', { class: 'notice-title' }, `${counted(own.missing.length, 'item')} without an answer`),
          h('p', null, 'Tick above that they are shown unmarked, or ask people about them first.')));
        return unmarked.focus();
      }
      const stored = await server.post(api(study.slug, `/own-explanations?kinds=${kinds}`), { block, method: method.value().trim(), title: title.value().trim(), missing: unmarked.checked });
      outcome.replaceChildren(h('div', { class: 'notice good' }, h('p', { class: 'notice-title' }, 'Added'),
        h('p', null, `Explanations of ${counted(stored.items, 'item')} by `, h('code', null, stored.method), `. The set has version ${stored.version}, hash `, h('code', { title: stored.hash }, shortHash(stored.hash)), '. ',
          h('a', { href: `#/stimuli/${encodeURIComponent(stored.slug)}` }, 'Look at the set'), '.')));
    }, (failure) => outcome.replaceChildren(problemBox(failure)));
    return form;
  }

  await load();
  return host;
}

/** @param {number | null} value */
const number = (value) => (value === null ? '–' : value.toFixed(2));

/** @param {Own} own */
const summary = (own) => h('section', { class: 'card', 'aria-label': 'Agreement' },
  h('dl', { class: 'facts' },
    ...[
      ['People', count(own.participants)],
      ['Items', `${count(own.items.length)} with answers, ${count(own.missing.length)} without`],
      ['Agreement of two people', own.agreement.correlation === null ? 'not defined yet' : `${number(own.agreement.correlation)} (rank correlation, mean over ${counted(own.agreement.items, 'item')} with two answers or more)`],
      ['Krippendorff’s alpha', own.agreement.alpha === null ? 'not defined yet' : `${number(own.agreement.alpha)} (weights as distances)`],
    ].flatMap(([name, says]) => [h('dt', null, name), h('dd', null, says)])));

/** @param {Own} own */
const items = (own) => h('section', { class: 'card', 'aria-labelledby': 'marked-items' },
  h('div', { class: 'card-head' }, h('h3', { id: 'marked-items' }, 'Items')),
  h('p', { class: 'measure-says' }, 'Each person’s largest weight is 1; what is shown is the mean over people.'),
  table({
    label: 'Weights by item', rows: own.items,
    columns: [
      { label: 'Item', head: true, cell: (one) => one.item },
      { label: 'People', num: true, cell: (one) => count(one.n) },
      { label: 'Agreement', num: true, cell: (one) => number(one.agreement) },
      { label: 'What weighs most', wrap: true, cell: strongest },
    ],
  }));

/** @param {OfItem} one */
function strongest({ parts, columns, weights }) {
  const order = weights.map((weight, i) => ({ weight, i })).filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight).slice(0, 5);
  return order.map(({ weight, i }) => `${parts[i] ?? `line ${Math.floor(i / columns) + 1}, column ${(i % columns) + 1}`} ${weight.toFixed(2)}`).join(', ');
}
