// @ts-check
/** A text to read. */
import { titled } from '../prose.js';
import { t } from '../words.js';

export const info = { kind: 'instructions', parameters: { html: 'sanitised text' }, data: {} };

/** @type {import('../frame.js').Build} */
export function build({ html }) {
  const { title, body } = titled(html ?? '', t('instructions'));
  return { title, content: [body], collect: () => ({}) };
}
