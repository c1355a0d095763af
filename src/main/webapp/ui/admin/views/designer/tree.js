// @ts-check
/** The document as a value: every change makes a new tree, so that undo is remembering the old one. Places are JSON pointers. */

/** @typedef {any} Tree */

/** @param {string} pointer @returns {string[]} */
export const tokens = (pointer) => (pointer === '' ? [] : pointer.slice(1).split('/').map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~')));

/** @param {string} pointer @param {string | number} token */
export const under = (pointer, token) => `${pointer}/${String(token).replace(/~/g, '~0').replace(/\//g, '~1')}`;

/** @param {string} pointer */
export const above = (pointer) => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));

/** @param {Tree} tree @param {string} pointer */
export function get(tree, pointer) {
  let at = tree;
  for (const token of tokens(pointer)) {
    if (at === null || typeof at !== 'object') return undefined;
    at = Array.isArray(at) ? at[Number(token)] : Object.hasOwn(at, token) ? at[token] : undefined;
  }
  return at;
}

/**
 * The tree with this value at that place; what is missing on the way is made, and an object that loses its last member
 * goes with it. `undefined` removes.
 * @param {Tree} tree @param {string} pointer @param {any} value @returns {Tree}
 */
export function set(tree, pointer, value) {
  const path = tokens(pointer);
  return path.length === 0 ? value : put(tree, path, value) ?? {};
}

/** @param {Tree} tree @param {string[]} path @param {any} value @returns {Tree | undefined} */
function put(tree, [token, ...rest], value) {
  if (Array.isArray(tree)) {
    const at = Number(token);
    const changed = rest.length > 0 ? put(tree[at], rest, value) ?? emptied(tree[at]) : value;
    return changed === undefined ? tree.filter((_, i) => i !== at) : tree.length <= at ? [...tree, changed] : tree.map((one, i) => (i === at ? changed : one));
  }
  const object = tree !== null && typeof tree === 'object' ? tree : {};
  const before = Object.hasOwn(object, token) ? object[token] : undefined;
  if (value === undefined && before === undefined) return tree;
  const changed = rest.length > 0 ? put(before, rest, value) : value;
  if (changed !== undefined) return { ...object, [token]: changed };
  const { [token]: gone, ...others } = object;
  return Object.keys(others).length > 0 ? others : undefined;
}

/** A member of a list stays in it, however little it says. @param {Tree} value */
const emptied = (value) => (value !== null && typeof value === 'object' && !Array.isArray(value) ? {} : value);

/** @template T @param {T[] | undefined} list @param {number} from @param {number} to @returns {T[]} */
export function moved(list, from, to) {
  const all = [...(list ?? [])];
  if (from < 0 || from >= all.length || to < 0 || to >= all.length) return all;
  all.splice(to, 0, ...all.splice(from, 1));
  return all;
}

/** @param {any} a @param {any} b @returns {boolean} */
export function same(a, b) {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object' || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

/** A name that none of these has: `pre`, `pre-2`, `pre-3`. @param {string} wanted @param {Iterable<string>} taken @param {string} [joint] */
export function freeName(wanted, taken, joint = '-') {
  const all = new Set(taken);
  if (!all.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!all.has(`${wanted}${joint}${n}`)) return `${wanted}${joint}${n}`;
}

const LONGEST = 40;

/** `How sure are you?` is `how-sure-are-you`; a long one ends with a whole word. @param {string} text @param {string} [joint] */
export function asId(text, joint = '-') {
  const id = text.normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, joint).replace(new RegExp(`^${joint}+|${joint}+$`, 'g'), '');
  if (id.length <= LONGEST) return id;
  const word = id.lastIndexOf(joint, LONGEST);
  return id.slice(0, word > 0 ? word : LONGEST);
}
