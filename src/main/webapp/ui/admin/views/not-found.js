// @ts-check
import { h } from '../../shared/dom.js';

/** @type {import('../router.js').View} */
export const view = {
  open: true,
  render: () => ({
    title: 'Not found',
    node: h('div', { class: 'page-message stack' },
      h('p', { class: 'eyebrow' }, '404'),
      h('h1', null, 'There is no such page'),
      h('p', { class: 'lead' }, 'The address may be mistyped, or what it named is gone.'),
      h('div', { class: 'cluster' }, h('a', { class: 'button primary', href: '#/' }, 'All studies'))),
  }),
};
