// @ts-check
/** A text to read. */
import { titled } from '../prose.js';
import { t } from '../words.js';

export const info = { kind: 'instructions', parameters: { title: 'where the text has no heading of its own', html: 'sanitised text', minMs: 'shortest time' }, data: {} };

/** @type {import('../frame.js').Build} */
export function build(step) {
  const { title, body } = titled(step.html ?? '', step.title || t('instructions'));
  return { title, content: [body], minMs: step.minMs || 0, collect: () => ({}) };
}
