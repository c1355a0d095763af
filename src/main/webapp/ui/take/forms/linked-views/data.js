// @ts-check
/** One document for all views: instances, layers with activations and places, and from them what each view draws. */
import { matches, nameOf, usable } from '../parts/instance.js';

/** @typedef {{id: string, label?: string, neurons?: any[], activations?: Record<string, (number | null)[]>, points?: Record<string, number[]>, projection?: any, scale?: any}} Layer */
/** @typedef {{kind: 'instance' | 'filter', id: string, label: string, filter?: any, removable: boolean}} Added a row that is not by class */

const KINDS = ['node-link', 'instances', 'units', 'scatter', 'confusion', 'line', 'parameters'];

/** @param {any} figure */
export function read(figure) {
  const instances = usable(figure.instances);
  const layers = usable(figure.layers);
  const views = usable(figure.views).filter(({ payload }) => KINDS.includes(payload?.kind));
  return {
    instances, byId: new Map(instances.map((one) => [one.id, one])), views, classes: (Array.isArray(figure.classes) ? figure.classes : []).map(String),
    layers: new Map(/** @type {[string, Layer][]} */ (layers.map((layer) => [layer.id, layer]))), links: linksOf(figure.links, views),
  };
}

/** What is usual: by the kinds of the views. */
const USUAL = [
  ['node-link', 'select', ['units', 'scatter'], 'set-layer'], ['instances', 'hover', ['scatter'], 'highlight'], ['instances', 'select', ['units'], 'add-row'],
  ['scatter', 'hover', ['instances'], 'highlight'], ['scatter', 'select', ['units'], 'add-row'],
  ['units', 'hover', ['scatter', 'instances'], 'highlight-members'], ['units', 'select', ['units'], 'sort-columns'],
];

/** Links whose views are there; a study may have left some out. @param {any} given @param {any[]} views @returns {{from: string, event: string, to: string[], effect: string}[]} */
function linksOf(given, views) {
  const ids = new Set(views.map(({ id }) => id));
  if (Array.isArray(given)) return given.filter((link) => ids.has(link?.from) && Array.isArray(link.to)).map((link) => ({ ...link, to: link.to.map(String).filter((/** @type {string} */ id) => ids.has(id)) }));
  return USUAL.flatMap(([from, event, to, effect]) => views.filter(({ payload }) => payload.kind === from)
    .map((view) => ({ from: view.id, event: String(event), effect: String(effect), to: views.filter(({ payload }) => to.includes(payload.kind)).map(({ id }) => id) })));
}

/** @param {(number | null)[][]} vectors @param {number} length */
const mean = (vectors, length) => Array.from({ length }, (_, i) => {
  const values = vectors.map((vector) => vector[i]).filter((value) => typeof value === 'number');
  return values.length ? Math.round((values.reduce((a, b) => a + b, 0) / values.length) * 1e4) / 1e4 : null;
});

/**
 * The matrix of a layer: rows by class, by filter, by instance.
 * @param {ReturnType<typeof read>} data @param {Layer | undefined} layer @param {Added[]} added @param {string} rowsBy
 */
export function matrix({ instances, byId, classes }, layer, added, rowsBy) {
  const activations = layer?.activations ?? {};
  const length = Math.max(0, layer?.neurons?.length ?? 0, ...Object.values(activations).map((values) => (Array.isArray(values) ? values.length : 0)));
  const row = (/** @type {any} */ head, /** @type {any[]} */ members) => {
    const known = members.filter(({ id }) => Array.isArray(activations[id]));
    return { ...head, n: members.length, members: members.map(({ id }) => id), values: mean(known.map(({ id }) => activations[id]), length) };
  };
  const names = [...classes, ...new Set(instances.map((one) => one[rowsBy]).filter((name) => typeof name === 'string' && !classes.includes(name)))];
  const byClass = rowsBy === 'none' ? [] : names.map((name) => row({ kind: 'class', id: `class:${name}`, label: name }, instances.filter((one) => one[rowsBy] === name))).filter(({ n }) => n > 0);
  const others = [...added].sort((a, b) => Number(a.kind === 'instance') - Number(b.kind === 'instance')).map((one) => (one.kind === 'filter'
    ? row({ kind: 'filter', id: `filter:${one.id}`, label: one.label, removable: one.removable }, instances.filter((item) => matches(item, one.filter)))
    : row({ kind: 'instance', id: one.id, label: one.label, removable: one.removable }, byId.has(one.id) ? [byId.get(one.id)] : [])));
  return { layer: layer?.label ?? layer?.id, neurons: layer?.neurons ?? Array.from({ length }, (_, i) => i), rows: [...byClass, ...others] };
}

/** The projection of a layer. @param {ReturnType<typeof read>} data @param {Layer | undefined} layer */
export const cloud = ({ instances }, layer) => ({
  projection: layer?.projection ?? null,
  points: instances.filter(({ id }) => Array.isArray(layer?.points?.[id])).map((one) => ({ ...one, x: layer?.points?.[one.id][0], y: layer?.points?.[one.id][1] })),
});

/** @param {any} one an instance @returns {Added} */
export const instanceRow = (one, removable = true) => ({ kind: 'instance', id: one.id, label: nameOf(one, 60), removable });
