// @ts-check
/** A decision tree as a tree to walk: branches open and close, arrows go from node to node, the way of this case is marked. */
import { h } from '../../shared/dom.js';
import { percent } from '../render/numbers.js';
import { t } from '../words.js';
import { said } from './parts/fill.js';
import { guarded, need } from './parts/guard.js';

export const info = {
  kind: 'tree', words: 'forms-b', styles: ['parts/parts.css', 'parts/controls.css', 'rules.css', 'tree.css'],
  parameters: { root: 'the first question', opened: 'levels that are open at first', instance: 'this case', output: 'the way of this case' },
  events: { expand: 'a branch was opened', collapse: 'a branch was closed' },
};

const SMALL = 15;
const DEEPEST = 60;

/** @typedef {{item: HTMLElement, parent: Item | null, children: Item[], group: HTMLElement | null, id: string}} Item */

/** @param {any} node @param {number} [depth] @returns {number} */
function count(node, depth = 0) {
  need(node && typeof node === 'object' && depth < DEEPEST, 'treeBroken');
  return 1 + (node.branches ?? []).reduce((/** @type {number} */ sum, /** @type {any} */ branch) => sum + count(branch.to, depth + 1), 0);
}

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawTree(figure, context) {
  const { root, instance = [], output } = figure;
  const nodes = count(root);
  const levels = figure.opened ?? (nodes <= SMALL ? DEEPEST : 2);
  const path = new Set(output?.path ?? []);
  /** @type {Record<string, boolean>} */
  const open = { ...context.get('open') };
  /** @type {Item[]} */
  const all = [];

  /** @param {any} node @param {string | null} when @param {Item | null} parent @param {number} depth @returns {Item} */
  const make = (node, when, parent, depth) => {
    const leaf = !node.branches?.length;
    const here = path.has(node.id);
    const opened = open[node.id] ?? (depth < levels || here);
    const item = h('li', { role: 'treeitem', class: `fig-node${leaf ? ' fig-leaf' : ''}${here ? ' fig-here' : ''}`, tabindex: -1, 'aria-expanded': leaf ? null : String(opened) });
    const made = /** @type {Item} */ ({ item, parent, children: [], group: null, id: String(node.id) });
    all.push(made);
    item.append(h('div', { class: 'fig-node-box' },
      leaf ? null : h('span', { class: 'fig-twist', 'aria-hidden': 'true' }),
      h('div', { class: 'fig-node-text' },
        when === null ? null : h('span', { class: 'fig-when', dir: 'auto' }, when),
        when === null ? null : h('span', { class: 'visually-hidden' }, ': '),
        leaf ? h('span', { class: 'fig-says' }, h('span', { class: 'arrow', 'aria-hidden': 'true' }, '→'), ' ', h('strong', { dir: 'auto' }, node.says ?? '—')) : h('span', { class: 'fig-test', dir: 'auto' }, t('treeQuestion', { test: node.test ?? '…' })),
        node.n === undefined ? null : h('span', { class: 'fig-node-n' }, t('treeCases', { n: node.n })),
        node.shares?.length ? h('span', { class: 'fig-node-n', dir: 'auto' }, node.shares.filter((/** @type {any} */ one) => Number.isFinite(one.share)).map((/** @type {any} */ one) => `${one.name ?? ''} ${percent(one.share)}`).join(', ')) : null,
        here ? h('span', { class: 'fig-node-here' }, leaf ? `✓ ${t('treeHereLeaf')}` : `✓ ${t('treeHere')}`) : null)));
    if (!leaf) {
      const group = h('ul', { role: 'group', class: 'fig-group', hidden: !opened });
      made.group = group;
      made.children = node.branches.map((/** @type {any} */ branch) => make(branch.to, String(branch.when ?? ''), made, depth + 1));
      group.append(...made.children.map((child) => child.item));
      item.append(group);
      item.querySelector('.fig-node-box')?.addEventListener('click', () => {
        focus(made);
        turn(made);
      });
    } else item.querySelector('.fig-node-box')?.addEventListener('click', () => focus(made));
    return made;
  };

  const turn = (/** @type {Item} */ one, wish = one.item.getAttribute('aria-expanded') === 'false') => {
    if (!one.group || wish === !one.group.hidden) return;
    one.group.hidden = !wish;
    one.item.setAttribute('aria-expanded', String(wish));
    open[one.id] = wish;
    context.set('open', open);
    context.note(wish ? 'expand' : 'collapse', `node:${one.id}`);
  };
  const seen = () => all.filter(({ item }) => !item.parentElement?.closest('[hidden]'));
  const focus = (/** @type {Item | undefined | null} */ one) => {
    if (!one) return;
    all.forEach(({ item }) => item.setAttribute('tabindex', '-1'));
    one.item.setAttribute('tabindex', '0');
    one.item.focus();
  };

  const top = make(root, null, null, 0);
  top.item.setAttribute('tabindex', '0');
  const tree = h('ul', { role: 'tree', class: 'fig-tree-list', 'aria-label': t('treeName') }, top.item);
  tree.addEventListener('keydown', (event) => {
    const here = all.find(({ item }) => item === event.target);
    if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = seen();
    const at = rows.indexOf(here);
    const rtl = getComputedStyle(tree).direction === 'rtl';
    const [out, into] = rtl ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
    const shut = here.group?.hidden;
    if (event.key === 'ArrowDown') focus(rows[at + 1]);
    else if (event.key === 'ArrowUp') focus(rows[at - 1]);
    else if (event.key === 'Home') focus(rows[0]);
    else if (event.key === 'End') focus(rows[rows.length - 1]);
    else if (event.key === into) here.group && (shut ? turn(here, true) : focus(here.children[0]));
    else if (event.key === out) here.group && !shut ? turn(here, false) : focus(here.parent);
    else if (event.key === 'Enter' || event.key === ' ') turn(here);
    else return;
    event.preventDefault();
  });
  const all_ = (/** @type {boolean} */ wish) => h('button', { type: 'button', class: 'button small', onclick: () => {
    for (const one of all) {
      if (!one.group || (!wish && one === top)) continue;
      one.group.hidden = !wish;
      one.item.setAttribute('aria-expanded', String(wish));
      open[one.id] = wish;
    }
    focus(all.find(({ item }) => item.tabIndex === 0 && !item.parentElement?.closest('[hidden]')) ?? top);
    context.set('open', open);
    context.note(wish ? 'expand' : 'collapse', 'all');
  } }, t(wish ? 'treeOpen' : 'treeShut'));
  return h('div', { class: 'fig' },
    instance.length ? h('dl', { class: 'fig-facts' }, instance.map((/** @type {any} */ one) => h('div', null, h('dt', { dir: 'auto' }, one.name), h('dd', { dir: 'auto' }, said(one.value, one.unit))))) : null,
    nodes > 3 ? h('div', { class: 'fig-bar' }, all_(true), all_(false)) : null, tree,
    output?.then ? h('p', null, `${t('rulesSoThis')} `, h('strong', { dir: 'auto' }, output.then)) : null);
}

export const draw = guarded(drawTree);
