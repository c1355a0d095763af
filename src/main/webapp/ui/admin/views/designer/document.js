// @ts-check
/**
 * One study's working files, and which of two views of a file is ahead: the tree that forms change, or the text that
 * the YAML view changes. The server writes the other one.
 */
import { onto } from './merge.js';
import { same } from './tree.js';

/** @typedef {'study' | 'plan'} Part */
/** @typedef {'' | 'tree' | 'text'} Ahead */
/** @typedef {{study: any, plan: any, files: Record<string, string>, ahead: Record<Part, Ahead>}} Document */

/** @type {Record<Part, string>} */
export const FILE = { study: 'study.yaml', plan: 'plan.yaml' };
/** @type {Part[]} */
export const PARTS = ['study', 'plan'];

/** @param {{definition?: any, plan?: any, files?: Record<string, string> | null}} draft @returns {Document} */
export const read = ({ definition = null, plan = null, files = null }) => ({ study: definition, plan, files: files ?? {}, ahead: { study: '', plan: '' } });

/** @param {Document} doc @param {Part} part @param {any} tree @returns {Document} */
export const withTree = (doc, part, tree) => ({ ...doc, [part]: tree, ahead: { ...doc.ahead, [part]: 'tree' } });

/** @param {Document} doc @param {string} name @param {string | null} text @returns {Document} */
export function withFile(doc, name, text) {
  const { [name]: gone, ...others } = doc.files;
  const files = text === null ? others : { ...doc.files, [name]: text };
  const part = PARTS.find((one) => FILE[one] === name);
  return part ? { ...doc, files, ahead: { ...doc.ahead, [part]: 'text' } } : { ...doc, files };
}

/** Whether the form may write: the text is well-formed. @param {Document} doc @param {Part} part */
export const readable = (doc, part) => doc[part] !== null && doc[part] !== undefined;

/**
 * What has to be sent so that the server has this document; null if it has it.
 * @param {Document} doc @param {Document} saved
 * @returns {{files?: Record<string, string | null>, definition?: any, plan?: any} | null}
 */
export function changes(doc, saved) {
  /** @type {Record<string, string | null>} */
  const files = {};
  const named = (/** @type {string} */ name) => PARTS.find((part) => FILE[part] === name);
  for (const [name, text] of Object.entries(doc.files)) {
    const part = named(name);
    if (part && doc.ahead[part] === 'tree') continue;
    if (saved.files[name] !== text) files[name] = text;
  }
  for (const name of Object.keys(saved.files)) if (!(name in doc.files) && named(name) !== 'study' && !(named(name) === 'plan' && doc.ahead.plan === 'tree')) files[name] = null;
  /** @type {{files?: Record<string, string | null>, definition?: any, plan?: any}} */
  const body = {};
  if (Object.keys(files).length > 0) body.files = files;
  if (doc.ahead.study === 'tree' && !same(doc.study, saved.study)) body.definition = doc.study;
  if (doc.ahead.plan === 'tree' && !same(doc.plan, saved.plan)) body.plan = doc.plan;
  return Object.keys(body).length > 0 ? body : null;
}

/** The whole document, as the checks take it. @param {Document} doc */
export function whole(doc) {
  /** @type {{files: Record<string, string>, definition?: any, plan?: any}} */
  const body = { files: doc.files };
  if (doc.ahead.study === 'tree') body.definition = doc.study;
  if (doc.ahead.plan === 'tree') body.plan = doc.plan;
  return body;
}

/**
 * What came back, with what was typed since it was sent on top.
 * @param {Document} sent @param {Document} now @param {Document} answer @returns {Document}
 */
export function settle(sent, now, answer) {
  if (sent === now) return answer;
  /** @type {Document} */
  const doc = { study: answer.study, plan: answer.plan, files: onto(sent.files, now.files, answer.files), ahead: { study: '', plan: '' } };
  for (const part of PARTS) {
    const name = FILE[part];
    if (now.ahead[part] === 'text' && sent.files[name] !== now.files[name]) {
      doc.ahead[part] = 'text';
      doc[part] = now[part];
      continue;
    }
    if (answer.files[name] !== undefined) doc.files = { ...doc.files, [name]: answer.files[name] };
    if (!same(sent[part], now[part]) && readable(answer, part)) {
      doc[part] = onto(sent[part], now[part], answer[part]);
      doc.ahead[part] = 'tree';
    } else if (!same(sent[part], now[part])) {
      doc[part] = now[part];
      doc.ahead[part] = now.ahead[part];
    }
  }
  return doc;
}
