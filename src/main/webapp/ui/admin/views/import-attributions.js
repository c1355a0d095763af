// @ts-check
/** Explanations that were made elsewhere become a method of a set: choose a file, say who made it, and see that it fits. */
import { h, newId } from '../../shared/dom.js';
import { count, shortHash } from '../format.js';
import { checked, field, onSubmit } from '../parts/form.js';
import { problemBox } from '../parts/problem.js';
import { runsApi, runsPage } from '../parts/run-words.js';
import { server } from '../server.js';

const KINDS = /\.(npy|npz|csv|json)$/i;

/** @type {import('../router.js').View} */
export const view = {
  async render({ params, signal }) {
    /** @type {import('../types.js').RunChoices} */
    const set = await server.get(runsApi(params.slug, '/choices'), { signal });
    return {
      title: `Import explanations: ${set.title}`,
      node: h('div', { class: 'narrow' },
        h('div', { class: 'page-head' },
          h('p', { class: 'eyebrow' }, h('a', { href: '#/stimuli' }, 'Stimuli'), ' / ', h('a', { href: `#/stimuli/${encodeURIComponent(set.slug)}` }, set.title)),
          h('h1', null, 'Import explanations'),
          h('p', { class: 'lead' }, 'Attributions that you have already, one row per item. The set gets a new version that has them; what was run or shown before stays as it was.')),
        h('div', { class: 'stack' }, form(set), shapes(set))),
    };
  },
};

/** @param {import('../types.js').RunChoices} set */
function form(set) {
  const model = h('select', { id: newId('model') }, ...set.models.map((one) => h('option', { value: one.id }, one.title)));
  const file = h('input', { type: 'file', id: newId('file'), accept: '.npy,.npz,.csv,.json', required: true });
  const wrong = h('p', { class: 'error', id: newId('wrong'), hidden: true });
  file.setAttribute('aria-describedby', wrong.id);
  const array = field({ label: 'Array', name: 'array', hint: 'Which one of an NPZ file or of a JSON object; leave it empty where there is one only.' });
  const method = field({ label: 'Method', name: 'method', hint: 'An id in small letters, digits and hyphens that the set does not have yet, for example my-shap.', maxlength: 64 });
  const title = field({ label: 'Title', name: 'title', hint: 'As people read it; the id if you leave it empty.', maxlength: 100 });
  const source = field({ label: 'Source', name: 'source', hint: 'A DOI or an address, if there is one.', maxlength: 300 });
  const outcome = h('div', { 'aria-live': 'polite' });
  const go = h('button', { class: 'button primary', type: 'submit' }, 'Check and import');
  const element = h('form', { class: 'card stack', 'aria-label': 'Explanations to import' },
    h('div', { class: 'field' }, h('label', { for: file.id }, 'File'), h('p', { class: 'hint' }, 'NPY, NPZ, CSV or JSON.'), file, wrong),
    array.element,
    h('div', { class: 'field' }, h('label', { for: model.id }, 'Model that was explained'), model),
    method.element, title.element, source.element, outcome, h('div', null, go));
  file.addEventListener('change', () => { wrong.hidden = true; });
  onSubmit(element, go, async () => {
    outcome.replaceChildren();
    const chosen = file.files?.[0];
    wrong.textContent = !chosen ? 'Choose a file.' : !KINDS.test(chosen.name) ? 'Arrays are read from .npy, .npz, .csv and .json files.' : '';
    wrong.hidden = !wrong.textContent;
    const id = method.value().trim();
    const well = checked([[method, !/^[a-z0-9][a-z0-9-]{0,63}$/.test(id) && 'Write small letters, digits and hyphens.']]);
    if (!wrong.hidden) file.focus();
    if (!chosen || !wrong.hidden || !well) return;
    const query = new URLSearchParams({ file: chosen.name, model: model.value, method: id });
    for (const [name, one] of /** @type {[string, import('../parts/form.js').Field][]} */ ([['array', array], ['title', title], ['source', source]])) {
      if (one.value().trim()) query.set(name, one.value().trim());
    }
    const stored = await server.post(`/api/stimuli/${encodeURIComponent(set.slug)}/attributions?${query}`, undefined,
      { raw: new Blob([await chosen.arrayBuffer()]), headers: { 'Content-Type': 'application/octet-stream' }, timeoutMs: 300_000 });
    outcome.replaceChildren(done(set, stored));
  }, (failure) => outcome.replaceChildren(problemBox(failure)));
  return element;
}

/** @param {import('../types.js').RunChoices} set @param {any} stored */
const done = (set, stored) => h('div', { class: 'notice good' },
  h('p', { class: 'notice-title' }, 'Imported'),
  h('p', null, `${count(stored.items)} explanations by `, h('code', null, stored.method), ` (${stored.form}). The set has version ${stored.version}, hash `, h('code', { title: stored.hash }, shortHash(stored.hash)), '.'),
  h('p', { class: 'cluster' },
    h('a', { class: 'button small', href: runsPage(set.slug) }, 'Run metrics'),
    h('a', { class: 'button small', href: `#/stimuli/${encodeURIComponent(set.slug)}` }, 'Look at the set')));

/** @param {import('../types.js').RunChoices} set */
function shapes(set) {
  const n = set.rows, width = set.width, classes = set.classes;
  const text = set.modality === 'text';
  const rows = /** @type {[string, string][]} */ ([
    [`(${n}, ${width})`, text ? 'One value per token, shorter texts filled up with zeros; in JSON the lists may be as long as their texts.' : 'One value per feature or pixel, in the order of the model’s inputs.'],
    ...(set.shape ? [[`(${[n, ...set.shape].join(', ')})`, 'As an image, channels first; channels last where that is clear.']] : []),
    [`(${n}, ${width}, ${classes})`, 'As SHAP gives them for all classes; those of the predicted class are taken.'],
    [`(${classes}, ${n}, ${width})`, 'One array for each class.'],
    ['CSV', text ? 'One line per item; with a column item or id the lines may come in any order.' : 'One line per item, with or without the features’ names; with a column item or id the lines may come in any order.'],
    ['JSON', text ? 'Lists in lists, or SHAP’s Explanation with its values.' : 'Lists in lists, SHAP’s Explanation with its values, or LIME’s lists of feature and weight.'],
  ]);
  return h('section', { class: 'card', 'aria-labelledby': 'shapes' },
    h('div', { class: 'card-head' }, h('h2', { class: 'card-title', id: 'shapes' }, 'What fits this set')),
    h('p', { class: 'measure-says' }, `Rows stand for its ${count(n)} items in the set’s order, ${set.practice ? `the ${count(set.practice)} for practice included, ` : ''}from ${set.firstItems.join(', ')} on. Each explains the class that the model predicts.`),
    h('dl', { class: 'facts' }, ...rows.flatMap(([shape, says]) => [h('dt', null, h('code', null, shape)), h('dd', null, says)])));
}
