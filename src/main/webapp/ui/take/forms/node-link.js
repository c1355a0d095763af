// @ts-check
/**
 * A network as nodes and links. Groups open and close, a selected node lights what leads to it and what follows from it,
 * and a table says what leads where.
 */
import { h } from '../../shared/dom.js';
import { t } from '../words.js';
import { folded, paths, place, read } from './node-link/layout.js';
import { edgePath, nodeMark, sample } from './node-link/marks.js';
import { draw as describe } from './node-link/describe.js';
import { dwell } from './parts/dwell.js';
import { list } from './parts/list.js';
import { nothing, readout } from './parts/readout.js';
import { recorder } from './parts/record.js';
import { roving } from './parts/roving.js';
import { readable } from './parts/scale.js';
import { move, picture, round, s } from './parts/svg.js';
import { zoomable } from './parts/zoom.js';

export const info = {
  kind: 'node-link',
  words: 'forms-a',
  styles: ['parts/parts.css', 'node-link.css'],
  parameters: { nodes: 'operations, data, layers or neurons', edges: 'what leads where, with a weight or not', groups: 'nodes that fold into one', direction: 'LR or TB', encode: 'what is drawn by what', focus: 'nodes that are pointed out', selected: 'at first', paths: 'which ways are lit' },
  events: { hover: 'a node was pointed at', select: 'a node was selected', deselect: 'and no more', expand: 'a group was opened', collapse: 'a group was closed', zoom: 'how large', pan: 'moved', toggle: 'the table was opened or closed' },
};

/** @param {any} figure @param {import('./figure.js').Context} context */
export function draw(figure, context) {
  const graph = read(figure);
  if (!graph.nodes.length) return nothing(t('nodeLinkEmpty'));
  const { note, link } = context;
  const record = recorder(figure, context);
  const down = figure.direction === 'TB';
  const known = new Map(graph.nodes.map((node) => [node.id, node]));
  const closed = new Set(context.get('nodeLinkClosed') ?? [...graph.groups.values()].filter(({ collapsed }) => collapsed).map(({ id }) => id));
  /** @type {string | null} */
  let selected = context.get('nodeLinkSelected') ?? (figure.selected !== undefined ? String(figure.selected) : null);
  const focus = new Set(list(figure.focus).map(String));
  const weights = graph.edges.map(({ weight }) => weight).filter((weight) => typeof weight === 'number');
  const values = graph.nodes.map(({ value }) => value).filter((value) => typeof value === 'number');
  const how = {
    number: readable([...weights, ...values]), byValue: figure.encode?.nodeColour === 'value',
    most: Math.max(...values.map(Math.abs), Number.MIN_VALUE), heaviest: Math.max(...weights.map(Math.abs), Number.MIN_VALUE),
    width: figure.encode?.edgeWidth !== 'none', sign: figure.encode?.edgeColour !== 'none',
  };
  const rests = dwell(note);
  const card = readout(t('nodeLinkHint'));
  const words = describe(graph, how);

  const host = h('div', { class: 'fig-nl-host' });
  const bar = h('div', { class: 'fig-bar' });
  /** @type {Map<string, SVGElement>} */
  let marks = new Map();
  /** @type {(id: string | null) => void} */
  let light = () => {};
  /** @type {ReturnType<typeof zoomable> | null} */
  let zoom = null;

  /** @param {string} [refocus] */
  function render(refocus) {
    const seen = folded(graph, closed);
    const { nodes, frames, bows, width, height } = place(seen, graph.groups, down);
    const at = new Map(nodes.map((node) => [node.id, node]));
    const arrow = `fig-nl-arrow-${++made}`;
    const edges = seen.edges.map((edge) => ({ edge, element: edgeMark(edge, edgePath(/** @type {any} */ (at.get(edge.from)), /** @type {any} */ (at.get(edge.to)), down, typeof edge.weight === 'number' ? 0 : 5, bows.get(edge)), arrow, how) }));
    marks = new Map(nodes.map((node) => [node.id, nodeElement(node)]));
    const boxes = frames.map((frame) => frameElement(frame));
    const inner = s('g', null, boxes.map(([box]) => box), s('g', null, edges.map(({ element }) => element)), s('g', null, [...marks.values()]), boxes.map(([, button]) => button));
    const svg = picture({ width, height, class: 'fig-nl', role: 'group', label: t('nodeLinkPicture') },
      s('defs', null, s('marker', { id: arrow, viewBox: '0 0 8 8', refX: 5, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto', markerUnits: 'userSpaceOnUse' }, s('path', { d: 'M0 0L8 4L0 8Z', class: 'fig-nl-tip' }))), inner);
    svg.style.setProperty('min-width', `${Math.round(width * 0.8)}px`);
    svg.style.setProperty('max-width', `${Math.round(width * 1.35)}px`);
    host.replaceChildren(svg);
    const far = nodes.length > 8;
    zoom = zoomable(svg, { width, height, view: context.get('nodeLinkView'), note, keep: (view) => context.set('nodeLinkView', view), change: (view) => inner.setAttribute('transform', `translate(${round(view.x)} ${round(view.y)}) scale(${view.k})`) });
    bar.replaceChildren(...(far ? [zoom.controls] : []));
    bar.hidden = !far;
    light = (id) => {
      const way = id && at.has(id) ? paths(id, seen.edges, figure.paths ?? 'both') : null;
      const lit = way && way.nodes.size > 1 ? way : null;
      for (const [key, mark] of marks) {
        mark.classList.toggle('is-dim', Boolean(lit && !lit.nodes.has(key)));
        mark.classList.toggle('is-selected', key === selected);
        if (!at.get(key)?.folded) mark.setAttribute('aria-pressed', String(key === selected));
      }
      for (const { edge, element } of edges) {
        element.classList.toggle('is-dim', Boolean(lit && !lit.links.has(edge)));
        element.classList.toggle('is-lit', Boolean(lit && lit.links.has(edge)));
      }
    };
    const stops = [...marks.values(), ...boxes.map(([, button]) => button)];
    const rove = roving(svg, {
      items: () => stops, at: (item) => centres.get(item) ?? [0, 0],
      focus: (item) => {
        const id = item.getAttribute('data-id');
        const place_ = centres.get(item);
        if (place_) zoom?.see(...place_);
        if (id && at.has(id)) point(/** @type {any} */ (at.get(id)));
      },
      blur: () => unpoint(),
    });
    const wished = (refocus && (marks.get(refocus) ?? boxes.find(([, button]) => button.getAttribute('data-id') === refocus)?.[1])) || null;
    rove.refresh(wished ?? (selected ? marks.get(selected) : null) ?? null);
    if (wished) /** @type {any} */ (wished).focus();
    light(selected);
  }

  /** @param {import('./node-link/layout.js').Placed} node */
  function nodeElement(node) {
    const element = s('g', {
      class: `fig-nl-node fig-nl-${node.role ?? 'operator'} ${focus.has(node.id) ? 'is-focus' : ''}`, role: 'button', tabindex: -1, 'data-id': node.id, transform: move(node.px, node.py),
      'aria-label': words.name(node, focus.has(node.id)), ...(node.folded ? { 'aria-expanded': 'false' } : { 'aria-pressed': 'false' }),
      onclick: () => (node.folded ? open(node.id.slice(6)) : select(node.id === selected ? null : node.id)),
      onpointerenter: () => point(node), onpointerleave: unpoint,
      onkeydown: (/** @type {KeyboardEvent} */ event) => { if (event.key === 'Escape' && selected) { select(null); event.preventDefault(); } },
    }, s('rect', { class: 'fig-hit', x: -node.w / 2, y: -node.h / 2, width: node.w, height: node.h }),
    s('rect', { class: 'fig-ring', x: -node.w / 2 - 4, y: -node.h / 2 - (node.folded ? 8 : 4), width: node.w + 8, height: node.h + (node.folded ? 12 : 8), rx: 6 }),
    nodeMark(node, how));
    centres.set(element, [node.px, node.py]);
    return element;
  }

  /** @param {import('./node-link/layout.js').Frame} frame @returns {[SVGElement, SVGElement]} */
  function frameElement({ id, label, x, y, w, h: tall }) {
    const name = label ?? id;
    const button = s('g', { class: 'fig-nl-close', role: 'button', tabindex: -1, 'aria-expanded': 'true', 'aria-label': t('nodeLinkClose', { group: name }), 'data-id': id, transform: move(x, y), onclick: () => fold(id) },
      s('rect', { class: 'fig-hit', width: Math.max(24, name.length * 7 + 24), height: 24, rx: 6 }),
      s('rect', { class: 'fig-ring', width: Math.max(24, name.length * 7 + 24), height: 24, rx: 6 }),
      s('text', { x: 8, y: 16 }, `− ${name}`));
    centres.set(button, [x + 12, y + 12]);
    return [s('rect', { class: 'fig-nl-frame', x, y, width: w, height: tall, rx: 8 }), button];
  }

  /** @param {import('./node-link/layout.js').Placed} node */
  function point(node) {
    card.tell(words.card(node));
    rests(`node:${node.id}`);
    if (!selected) light(node.folded ? null : node.id);
    link?.emit('hover', { node: node.id });
  }

  function unpoint() {
    rests(null);
    if (!selected) light(null);
    const one = selected ? known.get(selected) : null;
    if (one) card.tell(words.card({ ...one, folded: null }));
    else card.clear();
  }

  /** @param {string | null} id */
  function select(id) {
    note(id ? 'select' : 'deselect', `node:${id ?? selected}`);
    selected = id;
    context.set('nodeLinkSelected', id);
    if (id) {
      record.put('node', id);
      link?.emit('select', { node: id });
    }
    light(id);
  }

  const keep = () => context.set('nodeLinkClosed', [...closed]);
  /** @param {string} id */
  const open = (id) => { closed.delete(id); keep(); note('expand', `group:${id}`); render(id); };
  /** @param {string} id */
  const fold = (id) => { closed.add(id); keep(); note('collapse', `group:${id}`); render(`group:${id}`); };

  render();
  unpoint();
  const roles = [...new Set(graph.nodes.map(({ role }) => role ?? 'operator'))];
  return h('div', { class: 'fig-body' }, bar,
    h('div', { class: 'fig-scroll' }, host),
    h('ul', { class: 'legend fig-legend' },
      roles.length > 1 || graph.groups.size ? [...roles, ...(graph.groups.size ? ['group'] : [])].map((role) => h('li', null, sample(role), h('span', null, t(`nodeLinkRole_${role}`)))) : [],
      weights.length && how.sign ? [['+', 'fig-nl-plus', 'nodeLinkPositive'], ['−', 'fig-nl-minus', 'nodeLinkNegative']].map(([, name, word]) => h('li', null, s('svg', { class: 'fig-swatch', viewBox: '0 0 28 8', width: 28, height: 8, 'aria-hidden': 'true' }, s('path', { d: 'M0 4H28', class: `fig-nl-edge ${name}`, 'stroke-width': 4 })), h('span', null, t(word)))) : []),
    card.element,
    words.table(note));
}

let made = 0;
/** @type {WeakMap<Element, [number, number]>} where what takes the focus stands */
const centres = new WeakMap();

/** @param {import('./node-link/layout.js').Edge} edge @param {string} d @param {string} arrow @param {{heaviest: number, width: boolean, sign: boolean}} how */
function edgeMark({ weight }, d, arrow, { heaviest, width, sign }) {
  const weighed = typeof weight === 'number';
  const name = weighed && sign ? (weight < 0 ? 'fig-nl-minus' : 'fig-nl-plus') : '';
  return s('path', { class: `fig-nl-edge ${name}`, d, 'stroke-width': weighed && width ? Math.round((1 + (6 * Math.abs(weight)) / heaviest) * 10) / 10 : 1.5, 'marker-end': weighed ? null : `url(#${arrow})` });
}
