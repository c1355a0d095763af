// @ts-check
/**
 * What somebody typed while an answer was under way, brought onto that answer. The server merged the two researchers'
 * work and asked about conflicts; here only one's own newest keystrokes come on top, so they win.
 */
import { same } from './tree.js';

/** @param {any} base what was sent @param {any} mine what stands here now @param {any} theirs what came back @returns {any} */
export function onto(base, mine, theirs) {
  if (same(base, mine)) return theirs;
  if (same(base, theirs) || same(mine, theirs)) return mine;
  if (isObject(base) && isObject(mine) && isObject(theirs)) return objects(base, mine, theirs);
  const ids = [base, mine, theirs].every(isListOfNamed);
  return ids ? lists(base, mine, theirs) : mine;
}

/** @param {any} value */
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
/** @param {any} value */
const isListOfNamed = (value) => Array.isArray(value) && value.every((one) => isObject(one) && typeof one.id === 'string') && new Set(value.map((one) => one.id)).size === value.length;

/** @param {any} base @param {any} mine @param {any} theirs */
function objects(base, mine, theirs) {
  /** @type {Record<string, any>} */
  const merged = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = onto(base[key], mine[key], theirs[key]);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

/** @param {any[]} base @param {any[]} mine @param {any[]} theirs */
function lists(base, mine, theirs) {
  const byId = (/** @type {any[]} */ list) => new Map(list.map((one) => [one.id, one]));
  const [b, m, t] = [byId(base), byId(mine), byId(theirs)];
  const kept = mine.filter(({ id }) => t.has(id) || !b.has(id) || !same(b.get(id), m.get(id))).map((one) => onto(b.get(one.id), one, t.has(one.id) ? t.get(one.id) : one));
  theirs.forEach((one, i) => {
    if (m.has(one.id) || b.has(one.id)) return;
    const before = i > 0 ? kept.findIndex(({ id }) => id === theirs[i - 1].id) : -1;
    kept.splice(before + 1, 0, one);
  });
  return kept;
}
