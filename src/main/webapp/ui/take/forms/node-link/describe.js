// @ts-check
/** A network in words: the name of each node, its card, and the table of what leads where. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';
import { facts } from '../parts/readout.js';
import { dataTable } from '../parts/table.js';
import { around } from './layout.js';

/** @param {ReturnType<typeof import('./layout.js').read>} graph @param {{number: (value: any) => string}} how */
export function draw(graph, { number }) {
  const labels = new Map(graph.nodes.map((node) => [node.id, node.label ?? node.id]));
  const signed = (/** @type {number} */ value) => (value > 0 ? '+' : '') + number(value);
  /** @param {string} id @param {'from' | 'to'} here @param {'from' | 'to'} there */
  const ends = (id, here, there) => graph.edges.filter((edge) => edge[here] === id)
    .map((edge) => `${labels.get(edge[there])}${typeof edge.weight === 'number' ? ` (${signed(edge.weight)})` : ''}`).join(', ');
  const role = (/** @type {any} */ node) => t(`nodeLinkRole_${node.role ?? 'operator'}`);
  const size = (/** @type {any} */ node) => (Array.isArray(node.shape) && node.shape.length ? node.shape.map((/** @type {any} */ n) => n ?? '?').join(' × ') : null);
  const value = (/** @type {any} */ node) => (typeof node.value === 'number' ? number(node.value) : null);
  return {
    /** @param {any} node @param {boolean} pointed */
    name: (node, pointed) => [[node.label ?? node.id, value(node)].filter(Boolean).join(' '), role(node), size(node), node.folded ? t('nodeLinkFolded', { n: node.folded.length }) : null, pointed ? t('figPointedOut') : null].filter(Boolean).join(', '),
    /** @param {any} node */
    card: (node) => [h('p', { class: 'fig-readout-title', dir: 'auto' }, node.label ?? node.id), facts(node.folded
      ? [[t('nodeLinkWhat'), role(node)], [t('nodeLinkInside'), node.folded.map((/** @type {string} */ id) => labels.get(id)).join(', ')]]
      : [[t('nodeLinkWhat'), role(node)], [t('nodeLinkShape'), size(node)], [t('value'), value(node)], [t('nodeLinkFrom'), ends(node.id, 'to', 'from')], [t('nodeLinkTo'), ends(node.id, 'from', 'to')], [t('nodeLinkAbout'), node.about]])],
    /** @param {any} note */
    table(note) {
      const grouped = graph.groups.size > 0;
      const sized = graph.nodes.some((node) => size(node));
      const valued = graph.nodes.some((node) => value(node) !== null);
      const columns = [t('nodeLinkNode'), t('nodeLinkWhat'), { label: t('nodeLinkLayer'), num: true }, ...(grouped ? [t('nodeLinkGroup')] : []), ...(sized ? [t('nodeLinkShape')] : []), ...(valued ? [{ label: t('value'), num: true }] : []), t('nodeLinkTo')];
      const layers = [...new Set(graph.nodes.map(({ layer }) => layer ?? 0))].sort((a, b) => a - b);
      const rows = [...graph.nodes].sort((a, b) => (a.layer ?? 0) - (b.layer ?? 0)).map((node) => [labels.get(node.id), role(node), String(layers.indexOf(node.layer ?? 0) + 1),
        ...(grouped ? [around(node.group, graph.groups).reverse().map((group) => group.label ?? group.id).join(' › ')] : []),
        ...(sized ? [size(node) ?? ''] : []), ...(valued ? [value(node) ?? ''] : []), ends(node.id, 'from', 'to') || t('nodeLinkNowhere')]);
      return dataTable(columns, rows, { note, summary: t('nodeLinkTable') });
    },
  };
}
