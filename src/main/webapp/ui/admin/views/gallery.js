// @ts-check
/** Every task with every form of explanation, as a participant would meet it: to choose from before a study is written. */
import { h, newId, show } from '../../shared/dom.js';
import { problemBox } from '../parts/problem.js';
import { FRAMES, stage } from '../parts/stage.js';
import { replaceWith } from '../router.js';
import { server } from '../server.js';
import { said } from '../words.js';

/** @typedef {{task: string, form: string, set: string, method: string, example: boolean, why: string | null, steps: any[]}} Exhibit */

const WIDTHS = { both: 'Desktop and phone', desktop: 'Desktop', phone: 'Phone' };
/** How it was looked at stays from one exhibit to the next. */
const kept = { width: matchMedia('(max-width: 40rem)').matches ? 'phone' : 'both', texts: false };

/** @type {import('../router.js').View} */
export const view = {
  async render({ params, signal }) {
    const { tasks, forms } = await server.get('/api/gallery', { signal });
    const task = tasks.includes(params.task) ? params.task : 'forward-simulation';
    /** @type {Exhibit[]} */
    const all = await server.get(`/api/gallery/${task}`, { signal });
    const fits = all.filter(({ why }) => !why);
    const form = forms.includes(params.form) ? params.form : fits[0]?.form ?? forms[0];
    const here = all.find((one) => one.form === form);
    const body = h('div', { class: 'stack' });
    const load = async () => {
      try {
        show(body, ...here && !here.why ? exhibit(await server.get(`/api/gallery/${task}/${form}`, { signal })) : [h('p', { class: 'notice' }, `${said(form)} does not go with this task: ${here?.why ?? 'there is no such form'}.`)]);
      } catch (error) {
        if (!signal.aborted) show(body, problemBox(error, load));
      }
    };
    await load();
    return {
      title: `Gallery: ${said(task)}, ${said(form)}`,
      node: h('div', { class: 'stack' },
        h('div', { class: 'page-head' },
          h('h1', null, 'Gallery'),
          h('p', { class: 'lead' }, 'Every task with every form of explanation that goes with it, as a participant meets it. Nothing that is answered here is kept.')),
        h('div', { class: 'cluster preview-bar' },
          select('Task', tasks.map((/** @type {string} */ one) => [one, said(one), false]), task, (value) => replaceWith(`#/gallery/${value}/${form}`)),
          select('Form of explanation', all.map((one) => [one.form, one.why ? `${said(one.form)} (does not go with it)` : said(one.form), false]), form, (value) => replaceWith(`#/gallery/${task}/${value}`))),
        body,
        refusals(all.filter(({ why }) => why))),
    };
  },
};

/** @param {Exhibit} one @returns {Node[]} */
function exhibit({ task, form, set, method, example, steps }) {
  let at = 0;
  const stored = h('pre', { class: 'code', tabindex: 0, role: 'region', 'aria-label': 'What an answer stores' }, 'Answer the step to see what would be stored.');
  const frames = h('div', { class: 'frames' });
  /** @type {ReturnType<typeof stage>[]} */ let stages = [];
  const draw = () => stages.forEach((each) => each.show({ step: steps[at], texts: kept.texts }));
  const lay = () => {
    stages = FRAMES.filter(({ id }) => kept.width === 'both' || kept.width === id).map((frame) => stage(frame, `${said(task)} with ${said(form)}`, ({ stage: _, ...answered }) => { stored.textContent = JSON.stringify(answered, null, 1); },
      (question) => server.post(`/api/gallery/${task}/${form}/queries`, question)));
    show(frames, ...stages.map(({ element }) => element));
    draw();
  };
  const textsId = newId('texts');
  const texts = h('input', { type: 'checkbox', id: textsId, checked: kept.texts, onchange: () => { kept.texts = texts.checked; draw(); } });
  lay();
  return [
    h('div', { class: 'cluster preview-bar' },
      select('Width', Object.entries(WIDTHS).map(([id, label]) => [id, label, false]), kept.width, (value) => { kept.width = value; lay(); }),
      steps.length > 1 && select('Step', steps.map((step, i) => [String(i), `${i + 1}. ${said(step.kind === 'trial' ? step.stage ?? 'trial' : step.kind)}`, false]), '0', (value) => { at = Number(value); draw(); }),
      h('label', { class: 'check', for: textsId }, texts, h('span', null, 'Show what a screen reader gets'))),
    h('p', { class: 'muted small' }, example ? 'An example from the documentation, beside an item of the set ' : 'From the set ', h('a', { href: `#/stimuli/${encodeURIComponent(set)}` }, set), example ? '.' : `, method ${method}.`),
    frames,
    h('details', { class: 'card' }, h('summary', null, 'What an answer stores'), stored),
  ];
}

/** @param {Exhibit[]} all */
const refusals = (all) => all.length > 0 && h('details', { class: 'card' },
  h('summary', null, 'Forms that do not go with this task'),
  h('ul', { class: 'stack tight' }, ...all.map(({ form, why }) => h('li', null, h('strong', null, said(form)), `: ${why}.`))));

/** @param {string} label @param {[string, string, boolean][]} options @param {string} chosen @param {(value: string) => void} onchoose */
function select(label, options, chosen, onchoose) {
  const id = newId('choice');
  const input = h('select', { id, onchange: () => onchoose(input.value) }, ...options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)));
  return h('div', { class: 'field' }, h('label', { for: id }, label), input);
}
