// @ts-check
/** The items of a set, page by page: filtered and sorted by the server, each a way to see it as participants do. */
import { h, newId, show } from '../../shared/dom.js';
import { count, counted, number } from '../format.js';
import { server } from '../server.js';
import { said } from '../words.js';
import { methodName } from './stimulus.js';
import { table } from './table.js';

const PAGE = 25;

/**
 * @param {any} set a survey @param {(item: string) => void} open @param {AbortSignal} signal
 * @returns {{element: HTMLElement, filter: (wanted: Record<string, string>) => void}}
 */
export function setItems(set, open, signal) {
  const label = (/** @type {string} */ id) => set.classes.find((/** @type {any} */ one) => one.id === id)?.label ?? said(id);
  const classes = /** @type {[string, string][]} */ (set.classes.map((/** @type {any} */ one) => [one.id, one.label]));
  const named = (/** @type {Record<string, number>} */ counts) => /** @type {[string, string][]} */ (Object.entries(counts).map(([value, n]) => [value, `${said(value)} (${n})`]));
  /** @type {Record<string, {element: HTMLElement, input: any}>} */
  const controls = {};
  const select = (/** @type {string} */ name, /** @type {string} */ text, /** @type {[string, string][]} */ options, /** @type {string | null} */ any = 'Any') => {
    const id = newId(name);
    const input = h('select', { id, onchange: () => load(1) }, any && h('option', { value: '' }, any), ...options.map(([value, words]) => h('option', { value }, words)));
    controls[name] = { element: h('div', { class: 'field' }, h('label', { for: id }, text), input), input };
    return controls[name].element;
  };
  const search = h('input', { id: newId('text'), type: 'search', maxlength: 200, oninput: () => { clearTimeout(typing); typing = setTimeout(() => load(1), 250); } });
  controls.text = { element: h('div', { class: 'field' }, h('label', { for: search.id }, 'Id or content has'), search), input: search };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  const filters = h('form', { class: 'card item-filters', 'aria-label': 'Filter the items', onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); load(1); } },
    controls.text.element,
    select('model', 'Model', set.models.map((/** @type {any} */ one) => [one.id, one.title ?? said(one.id)]), null),
    select('truth', 'Truth', classes), select('predicted', 'Model says', classes),
    select('correct', 'Model is', [['true', 'Right'], ['false', 'Wrong']]),
    Object.keys(set.difficulties).length > 0 && select('difficulty', 'Difficulty', named(set.difficulties)),
    Object.keys(set.groups).length > 0 && select('group', 'Group', named(set.groups)),
    select('practice', 'Use', [['false', 'Scored'], ['true', 'Practice']]),
    select('missing', 'Without explanation by', set.methods.filter((/** @type {any} */ one) => one.id !== 'none').map((/** @type {any} */ one) => [one.id, methodName(one)])),
    set.pictures > 0 && select('alt', 'Alternative text', [['true', 'There'], ['false', 'Missing']]),
    select('sort', 'Order', [['id', 'Id'], ['score', 'Least sure first'], ['-score', 'Surest first'], ['truth', 'Truth'], ['predicted', 'Prediction'], ['difficulty', 'Difficulty'], ['group', 'Group']].filter(([value]) => value !== 'group' || Object.keys(set.groups).length > 0).map(([value, words]) => /** @type {[string, string]} */ ([value, words])), 'As in the set'),
    h('div', { class: 'item-clear' }, h('button', { class: 'button', type: 'button', onclick: () => clear() }, 'Clear')));
  const news = h('p', { class: 'muted small', role: 'status' });
  const rows = h('div'), pages = h('nav', { class: 'cluster', 'aria-label': 'Pages of items' });
  let turn = 0;

  const load = async (/** @type {number} */ page) => {
    const mine = ++turn;
    const query = new URLSearchParams({ page: String(page), size: String(PAGE) });
    for (const [name, { input }] of Object.entries(controls)) if (input.value) query.set(name, input.value);
    rows.setAttribute('aria-busy', 'true');
    try {
      const answer = await server.get(`/api/stimuli/${encodeURIComponent(set.slug)}/items?${query}`, { signal });
      if (mine !== turn) return;
      draw(answer);
    } catch (failure) {
      if (!signal.aborted && mine === turn) news.textContent = `The items could not be fetched: ${/** @type {any} */ (failure).message}`;
    } finally {
      rows.removeAttribute('aria-busy');
    }
  };
  const draw = (/** @type {any} */ answer) => {
    const model = controls.model.input.value;
    const last = Math.max(1, Math.ceil(answer.total / answer.size));
    const from = (answer.page - 1) * answer.size + 1;
    news.textContent = answer.total === 0 ? 'No item is like that.' : `${count(from)} to ${count(from + answer.items.length - 1)} of ${counted(answer.total, 'item')}`;
    show(rows, answer.items.length > 0 && table({
      label: 'Items', rows: answer.items, columns: [
        { label: 'Item', head: true, wrap: true, cell: (/** @type {any} */ row) => h('button', { class: 'link-button', type: 'button', onclick: () => open(row.id) }, row.id) },
        { label: 'Content', wrap: true, cell: (row) => h('span', { class: 'item-says' }, row.says || h('span', { class: 'badge bad' }, 'No alternative text')) },
        { label: 'Truth', cell: (row) => label(row.truth) },
        { label: 'Model says', cell: (row) => { const output = row.outputs[model]; return output ? [label(output.predicted), h('span', { class: 'muted' }, ` ${number(output.score, 'percent')} `), h('span', { class: `badge ${output.right ? 'good' : 'bad'}` }, output.right ? 'Right' : 'Wrong')] : '–'; } },
        { label: 'Difficulty', cell: (row) => (row.difficulty ? said(row.difficulty) : '–') },
        ...(Object.keys(set.groups).length > 0 ? [{ label: 'Group', cell: (/** @type {any} */ row) => row.group ?? '–' }] : []),
        { label: 'Use', cell: (row) => [row.practice ? 'Practice' : 'Scored', row.changes > 0 && h('span', { class: 'muted' }, `, ${counted(row.changes, 'change')}`)] },
      ],
    }));
    show(pages, last > 1 && [
      h('button', { class: 'button small', type: 'button', disabled: answer.page <= 1, onclick: () => load(answer.page - 1) }, 'Earlier'),
      h('span', { class: 'small' }, `Page ${count(answer.page)} of ${count(last)}`),
      h('button', { class: 'button small', type: 'button', disabled: answer.page >= last, onclick: () => load(answer.page + 1) }, 'Later')]);
  };
  const clear = () => filter({});
  const filter = (/** @type {Record<string, string>} */ wanted) => {
    for (const [name, { input }] of Object.entries(controls)) if (name !== 'model' || wanted.model) input.value = wanted[name] ?? '';
    load(1);
  };
  load(1);
  return { element: h('section', { class: 'stack', 'aria-labelledby': 'items' }, h('h2', { id: 'items', tabindex: '-1' }, 'Items'), filters, news, rows, pages), filter };
}
