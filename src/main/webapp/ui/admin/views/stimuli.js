// @ts-check
/** Every stimulus set, and the way to bring one in. */
import { h, show } from '../../shared/dom.js';
import { counted } from '../format.js';
import { methodName } from '../parts/stimulus.js';
import { upload } from '../parts/upload.js';
import { server } from '../server.js';
import { said } from '../words.js';

/** @type {import('../router.js').View} */
export const view = {
  async render({ signal }) {
    const list = h('div');
    const load = async () => draw(list, await server.get('/api/stimuli', { signal }));
    await load();
    return {
      title: 'Stimuli',
      node: h('div', null,
        h('div', { class: 'page-head' },
          h('h1', null, 'Stimuli'),
          h('p', { class: 'lead' }, 'Items, what the models say about them, and the explanations of it. One item, one model and one method have one identity on every rung.')),
        h('div', { class: 'stack' }, list,
          h('section', { 'aria-labelledby': 'upload', class: 'stack tight' }, h('h2', { id: 'upload' }, 'Upload a set'), upload(load)))),
    };
  },
};

/** @param {HTMLElement} list @param {any[]} sets */
const draw = (list, sets) => show(list, sets.length === 0
  ? h('div', { class: 'empty' }, h('h2', null, 'No stimulus set yet'), h('p', null, 'A set is a zip with a manifest and its assets.'))
  : h('ul', { class: 'grid cards' }, ...sets.map((set) => h('li', null, card(set)))));

/** @param {unknown} value @returns {number} a list's length, or the number itself */
export const size = (value) => (Array.isArray(value) ? value.length : Number(value ?? 0));

/** @param {any} set */
const card = (set) => h('article', { class: 'card link study-card' },
  h('div', { class: 'split' }, h('span', { class: 'badge plain' }, said(set.modality)), h('span', { class: 'muted small' }, `Version ${set.version ?? '–'}`)),
  h('h2', { class: 'card-title' }, h('a', { href: `#/stimuli/${encodeURIComponent(set.slug)}` }, set.title)),
  h('p', { class: 'study-question' }, set.description ?? ''),
  h('div', { class: 'study-foot' },
    h('p', { class: 'study-counts' }, ...[counted(size(set.items), 'item'), counted(size(set.models), 'model'), counted(size(set.methods), 'method')]
      .map((text) => h('span', null, text))),
    Array.isArray(set.methods) && h('p', { class: 'muted small' }, set.methods.map(methodName).join(' · ')),
    set.licence && h('p', { class: 'muted small' }, typeof set.licence === 'string' ? set.licence : `Data: ${set.licence.data ?? '–'}`)));
