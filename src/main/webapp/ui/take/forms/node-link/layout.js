// @ts-check
/** Where nodes stand: a column for each layer, groups folded into one node while they are closed. The same for everyone. */
import { list } from '../parts/list.js';

/** @typedef {{id: string, label?: string, role?: string, layer?: number, group?: string | null, shape?: any[], value?: number | null, about?: string, x?: number, y?: number, href?: string}} Node */
/** @typedef {{from: string, to: string, weight?: number | null, label?: string}} Edge */
/** @typedef {{id: string, label?: string, parent?: string | null, collapsed?: boolean}} Group */
/** @typedef {Node & {px: number, py: number, w: number, h: number, round: boolean, folded: string[] | null}} Placed */
/** @typedef {Group & {depth: number, x: number, y: number, w: number, h: number}} Frame */

const ROUND = new Set(['blob', 'blob-active', 'neuron']);

/** What is usable of a document: ids that are there, edges whose ends are there. @param {any} figure @returns {{nodes: Node[], edges: Edge[], groups: Map<string, Group>}} */
export function read(figure) {
  const seen = new Set();
  const nodes = list(figure.nodes).filter((node) => node && node.id !== undefined && !seen.has(String(node.id)) && seen.add(String(node.id)))
    .map((node) => ({ ...node, ...labelled(node), role: typeof node.role === 'string' ? node.role : undefined }));
  const groups = new Map(list(figure.groups).filter((group) => group?.id !== undefined).map((group) => [String(group.id), { ...group, ...labelled(group) }]));
  const edges = list(figure.edges).filter((edge) => edge && seen.has(String(edge.from)) && seen.has(String(edge.to)) && edge.from !== edge.to)
    .map((edge) => ({ ...edge, from: String(edge.from), to: String(edge.to) }));
  return { nodes: layered(nodes, edges), edges, groups };
}

/** @param {any} one */
const labelled = ({ id, label }) => ({ id: String(id), label: label === undefined || label === null ? String(id) : String(label) });

/** Nodes without a layer get one: one more than the highest of those that lead to them. @param {Node[]} nodes @param {Edge[]} edges */
function layered(nodes, edges) {
  if (nodes.some(({ layer }) => Number.isFinite(layer))) return nodes.map((node) => ({ ...node, layer: Number.isFinite(node.layer) ? node.layer : 0 }));
  const at = new Map(nodes.map(({ id }) => [id, 0]));
  for (let round = 0; round < nodes.length; round++) { // a circle ends after as many rounds as there are nodes
    let moved = false;
    for (const { from, to } of edges) {
      const next = Math.min(nodes.length, (at.get(from) ?? 0) + 1);
      if ((at.get(to) ?? 0) < next && round < nodes.length - 1) {
        at.set(to, next);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return nodes.map((node) => ({ ...node, layer: at.get(node.id) ?? 0 }));
}

/** The groups around a node, innermost first. @param {string | null | undefined} id @param {Map<string, Group>} groups */
export function around(id, groups) {
  /** @type {Group[]} */
  const found = [];
  for (let group = id ? groups.get(String(id)) : undefined; group && !found.includes(group); group = group.parent ? groups.get(String(group.parent)) : undefined) found.push(group);
  return found;
}

/**
 * Nodes and edges as they are seen: what is in a closed group is one node.
 * @param {ReturnType<typeof read>} graph @param {Set<string>} closed
 */
export function folded({ nodes, edges, groups }, closed) {
  /** @type {Map<string, string>} */
  const stands = new Map();
  /** @type {Map<string, Node & {folded: string[] | null}>} */
  const seen = new Map();
  for (const node of nodes) {
    const outer = around(node.group, groups).reverse().find(({ id }) => closed.has(id));
    const key = outer ? `group:${outer.id}` : node.id;
    stands.set(node.id, key);
    const one = seen.get(key);
    if (!outer) seen.set(key, { ...node, folded: null });
    else if (one?.folded) one.folded.push(node.id);
    else seen.set(key, { id: key, label: outer.label ?? outer.id, role: 'group', group: outer.parent, layer: node.layer, folded: [node.id] });
  }
  /** @type {Map<string, Edge>} */
  const links = new Map();
  for (const edge of edges) {
    const [from, to] = [stands.get(edge.from) ?? '', stands.get(edge.to) ?? ''];
    if (from === to) continue;
    const key = `${from} ${to}`;
    const known = links.get(key);
    links.set(key, known ? { from, to } : { ...edge, from, to }); // several links in one have no weight of their own
  }
  return { nodes: [...seen.values()], edges: [...links.values()] };
}

/** @param {{nodes: (Node & {folded: string[] | null})[], edges: Edge[]}} graph @param {Map<string, Group>} groups @param {boolean} down from top to bottom */
export function place({ nodes, edges }, groups, down) {
  const placed = nodes.map((node) => ({ ...node, ...size(node), px: 0, py: 0 }));
  const columns = [...new Set(placed.map(({ layer }) => layer ?? 0))].sort((a, b) => a - b).map((layer) => placed.filter((node) => (node.layer ?? 0) === layer));
  const edge = 12;
  const line = columns.some((column) => column.length > 6) ? 14 : 26;
  const gap = edges.some(({ weight }) => typeof weight === 'number') ? 58 : placed.length > 40 ? 24 : 36; // crossing weights need room to be told apart
  ordered(columns, edges);
  const along = (/** @type {Placed} */ node) => (down ? node.h : node.w);
  const across = (/** @type {Placed} */ node) => (down ? node.w : node.h);
  const tall = Math.max(...columns.map((column) => column.reduce((sum, node) => sum + across(node) + line, -line)));
  let from = edge;
  for (const column of columns) {
    const broad = Math.max(...column.map(along));
    let at = edge + (tall - column.reduce((sum, node) => sum + across(node) + line, -line)) / 2;
    for (const node of column) {
      const [a, b] = [from + broad / 2, at + across(node) / 2];
      [node.px, node.py] = down ? [b, a] : [a, b];
      at += across(node) + line;
    }
    from += broad + gap;
  }
  const length = from - gap + edge;
  const [width, height] = down ? [tall + 2 * edge, length] : [length, tall + 2 * edge];
  for (const node of placed) {
    if (Number.isFinite(node.x)) node.px = edge + Math.min(1, Math.max(0, Number(node.x))) * (width - 2 * edge);
    if (Number.isFinite(node.y)) node.py = edge + Math.min(1, Math.max(0, Number(node.y))) * (height - 2 * edge);
  }
  return fitted(placed, frames(placed, groups), edge, bowed(placed, edges, columns, down), down);
}

/**
 * Edges that would run through the nodes between their ends go around them.
 * @param {Placed[]} nodes @param {Edge[]} edges @param {Placed[][]} columns @param {boolean} down @returns {Map<Edge, number>} how far
 */
function bowed(nodes, edges, columns, down) {
  const at = new Map(nodes.map((node) => [node.id, node]));
  const column = new Map(columns.flatMap((list_, i) => list_.map(({ id }) => /** @type {[string, number]} */ ([id, i]))));
  /** @type {Map<Edge, number>} */
  const bows = new Map();
  for (const edge of edges) {
    const [from, to] = [at.get(edge.from), at.get(edge.to)];
    const span = Math.abs((column.get(edge.to) ?? 0) - (column.get(edge.from) ?? 0));
    if (from && to && span > 1 && Math.abs(down ? from.px - to.px : from.py - to.py) < 20) bows.set(edge, Math.min(96, 44 + 8 * span));
  }
  return bows;
}

/**
 * Moved so that everything, boxes of groups and bows of edges too, is within the picture.
 * @param {Placed[]} nodes @param {Frame[]} boxes @param {number} edge @param {Map<Edge, number>} bows @param {boolean} down
 */
function fitted(nodes, boxes, edge, bows, down) {
  const bow = 0.75 * Math.max(0, ...bows.values());
  const left = Math.min(...nodes.map((n) => n.px - n.w / 2), ...boxes.map(({ x }) => x)) - edge;
  const top = Math.min(...nodes.map((n) => n.py - n.h / 2), ...boxes.map(({ y }) => y)) - edge;
  const right = Math.max(...nodes.map((n) => n.px + n.w / 2 + (down ? bow : 0)), ...boxes.map(({ x, w }) => x + w)) + edge;
  const bottom = Math.max(...nodes.map((n) => n.py + n.h / 2 + (down ? 0 : bow)), ...boxes.map(({ y, h }) => y + h)) + edge;
  for (const node of nodes) [node.px, node.py] = [node.px - left, node.py - top];
  for (const box of boxes) [box.x, box.y] = [box.x - left, box.y - top];
  return { nodes, frames: boxes, bows, width: Math.max(120, right - left), height: Math.max(60, bottom - top) };
}

/** @param {Node & {folded: string[] | null}} node */
function size(node) {
  const text = 7 * Math.min(22, (node.label ?? node.id).length);
  const round = ROUND.has(node.role ?? '');
  return round ? { w: Math.max(34, text + 4), h: 54, round } : { w: Math.max(34, text + 20), h: node.role === 'layer' ? 54 : 34, round };
}

/** Each node near those it comes from: fewer crossings. @param {Placed[][]} columns @param {Edge[]} edges */
function ordered(columns, edges) {
  /** @type {Map<string, number>} */
  const at = new Map();
  const number = (/** @type {Placed[]} */ column) => column.forEach(({ id }, i) => at.set(id, (i + 0.5) / column.length));
  columns.forEach(number);
  for (const column of columns.slice(1)) {
    const middle = new Map(column.map((node) => {
      const before = edges.filter(({ to }) => to === node.id).map(({ from }) => at.get(from) ?? 0.5);
      return [node.id, before.length ? before.reduce((a, b) => a + b) / before.length : at.get(node.id) ?? 0.5];
    }));
    if (column.every(({ role }) => role !== 'neuron')) column.sort((a, b) => (middle.get(a.id) ?? 0) - (middle.get(b.id) ?? 0)); // neurons keep their numbers' order
    number(column);
  }
}

/** Open groups, as boxes around what is in them; outer ones first. @param {Placed[]} nodes @param {Map<string, Group>} groups @returns {Frame[]} */
function frames(nodes, groups) {
  /** @type {Map<string, {group: Group, inside: Placed[], depth: number, height: number}>} */
  const open = new Map();
  for (const node of nodes) {
    const chain = around(node.group, groups);
    chain.forEach((group, i) => {
      const one = open.get(group.id) ?? { group, inside: [], depth: chain.length - 1 - i, height: 0 };
      one.inside.push(node);
      one.height = Math.max(one.height, i);
      open.set(group.id, one);
    });
  }
  return [...open.values()].sort((a, b) => a.depth - b.depth).map(({ group, inside, depth, height }) => {
    const pad = 9 + height * 9;
    const [left, right] = [Math.min(...inside.map((n) => n.px - n.w / 2)), Math.max(...inside.map((n) => n.px + n.w / 2))];
    const [top, bottom] = [Math.min(...inside.map((n) => n.py - n.h / 2)), Math.max(...inside.map((n) => n.py + n.h / 2))];
    const w = Math.max(right - left + 2 * pad, 7 * (group.label ?? group.id).length + 34);
    const head = 18 * (1 + height); // one line a group
    return { ...group, depth, x: (left + right - w) / 2, y: top - pad - head + 6, w, h: bottom - top + 2 * pad + head - 6 };
  });
}

/** Everything that leads to a node, or follows from it, over any number of steps. @param {string} id @param {Edge[]} edges @param {string} which */
export function paths(id, edges, which) {
  const nodes = new Set([id]);
  /** @type {Set<Edge>} */
  const links = new Set();
  /** @param {'from' | 'to'} here @param {'from' | 'to'} there */
  const follow = (here, there) => {
    const reached = new Set([id]);
    for (const at of reached) {
      for (const edge of edges) {
        if (edge[here] !== at) continue;
        links.add(edge);
        reached.add(edge[there]);
        nodes.add(edge[there]);
      }
    }
  };
  if (which !== 'descendants') follow('to', 'from');
  if (which !== 'ancestors') follow('from', 'to');
  return { nodes, links };
}
