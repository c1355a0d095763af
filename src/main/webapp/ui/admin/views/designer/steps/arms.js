// @ts-check
/** Factors and their levels, the arms they make, and the controls without which an effect means little. */
import { h } from '../../../../shared/dom.js';
import { said } from '../../../words.js';
import { announce, list } from '../lists.js';
import { armsOf, between, list as listed, methodsOf, renamedArm } from '../parts-of.js';
import { asId, freeName } from '../tree.js';
import { crossing } from './crossing.js';

/** @typedef {import('../steps.js').Ui} Ui */
/** @typedef {import('../form.js').Form} Form */

const CONTROLS = [
  { id: 'none', label: 'No explanation', help: 'The same task without one. Without it nobody knows whether the explanation did anything.', absent: 'There is no arm without an explanation: what you find cannot be told from what people do anyway.' },
  { id: 'placebo', label: 'Placebo', help: 'An explanation that looks the same and says nothing: real weights on the wrong places.', absent: 'Without a placebo, any effect may come from having something to look at.' },
  { id: 'oracle', label: 'Oracle', help: 'The best explanation there could be, where the set has one: an upper bound.', absent: 'Without an oracle nobody knows how much there was to gain.' },
  { id: 'human', label: 'Human', help: 'An explanation written by a person: the baseline the field asks for in application-grounded work.', absent: 'Without a human-made explanation there is no natural baseline.' },
];
const PRESENCE = [{ id: 'shown', label: 'Shown at once' }, { id: 'on-demand', label: 'On demand: people open it' }, { id: 'delayed', label: 'After a while' }, { id: 'hidden', label: 'Hidden' }];

/** @param {Ui} ui */
export function render({ form, draft, context }) {
  const study = draft.doc.study;
  const set = context.set(study?.stimuli?.set);
  const methods = methodOptions(set, study);
  const written = Array.isArray(study?.arms);
  const factors = listed(study?.factors);
  return h('div', { class: 'stack' },
    controls(form, study, set),
    h('div', { class: 'form-card' },
      h('h4', null, 'Factors'),
      h('p', { class: 'hint' }, 'What you vary. A ', h('strong', null, 'between'), ' factor splits people into arms; a ', h('strong', null, 'within'), ' factor varies from trial to trial for each person. A simple comparison of arms needs no factor.'),
      list(form, '/factors', {
        add: 'Add a factor', blank: () => ({ id: freeName('factor', factors.map(({ id }) => id), '_'), levels: [{ id: 'a' }, { id: 'b' }] }),
        name: (one, i) => one.label ?? one.id ?? `factor ${i + 1}`, row: (one, i, at) => factor(form, one, at, i, methods),
      }),
      form.slot('/factors')),
    written ? writtenArms(form, study, methods) : factors.some(({ vary }) => vary !== 'within') ? crossing(form, study) : noArms(form, methods),
    written && between(study).length > 0 && h('p', { class: 'hint' }, 'The arms are written out one by one. ', h('button', { class: 'link-button', type: 'button', onclick: () => form.set('/arms', undefined) }, 'Let the factors make them instead'), '.'));
}

/** @param {any} set @param {any} study @returns {import('../form.js').Option[]} */
export function methodOptions(set, study) {
  const own = (set?.methods ?? []).map((/** @type {any} */ one) => ({ id: one.id, label: one.title ?? said(one.id) }));
  const used = [...methodsOf(study)].filter((id) => typeof id === 'string' && !own.some((/** @type {any} */ one) => one.id === id)).map((id) => ({ id, label: CONTROLS.find((one) => one.id === id)?.label ?? said(id) }));
  const all = [...own, ...used];
  return all.some(({ id }) => id === 'none') ? all : [{ id: 'none', label: 'No explanation' }, ...all];
}

/** One tick each. @param {Form} form @param {any} study @param {any} set */
function controls(form, study, set) {
  const there = methodsOf(study);
  const varied = factorOfMethods(study);
  const can = (/** @type {string} */ id) => id === 'none' || there.has(id) || !set || set.methods.some((/** @type {any} */ one) => one.id === id);
  return h('fieldset', { class: 'form-card controls-card' }, h('legend', { class: 'as-h4' }, 'Controls'),
    h('p', { class: 'hint' }, 'One tick adds the control ', varied ? ['as a level of ', h('strong', null, varied.label ?? varied.id)] : 'as an arm', '.'),
    h('div', { class: 'controls-grid' }, ...CONTROLS.map(({ id, label, help, absent }) => {
      const on = there.has(id);
      const possible = can(id);
      return h('div', { class: `control${on ? ' on' : ''}` },
        h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: on, disabled: !possible, dataset: { at: `control ${id}` }, onchange: () => toggle(form, id, label, on) }), h('span', null, h('strong', null, label))),
        h('p', { class: 'hint' }, help),
        !on && h('p', { class: possible && id !== 'oracle' && id !== 'human' ? 'caution' : 'hint' }, h('span', null, possible ? absent : `This set has no ${label.toLowerCase()} explanation. ${absent}`)));
    })));
}

/** The between or within factor whose levels are methods. @param {any} study */
const factorOfMethods = (study) => (Array.isArray(study?.arms) ? null : listed(study?.factors).find(({ levels }) => listed(levels).some(({ method }) => method)) ?? null);

/** @param {Form} form @param {string} id @param {string} label @param {boolean} on */
function toggle(form, id, label, on) {
  form.draft.edit('study', (study) => {
    const varied = factorOfMethods(study);
    if (varied) {
      const levels = on ? varied.levels.filter((/** @type {any} */ level) => (level.method ?? 'none') !== id) : [...varied.levels, { id: freeName(id, listed(varied.levels).map((level) => level.id)), label, method: id }];
      return { ...study, factors: study.factors.map((/** @type {any} */ one) => (one === varied ? { ...one, levels } : one)) };
    }
    const arms = listed(study.arms);
    if (on) return { ...study, arms: arms.filter((arm) => (arm.method ?? 'none') !== id) };
    const factor = Object.keys(arms[0]?.levels ?? {}).find((key) => arms.every((arm) => arm.levels?.[key] === arm.id || arm.levels?.[key] === arm.method));
    const name = freeName(id, arms.map((arm) => arm.id));
    const like = arms.find((arm) => arm.advice !== undefined);
    return { ...study, arms: [...arms, { id: name, label, ...(factor ? { levels: { [factor]: name } } : {}), method: id, ...(like ? { advice: like.advice } : {}) }] };
  });
  announce(on ? `${label} is taken out.` : `${label} is added.`);
}

/** @param {Form} form @param {any} one @param {string} at @param {number} index @param {import('../form.js').Option[]} methods */
function factor(form, one, at, index, methods) {
  const rename = (/** @type {string} */ before, /** @type {string} */ after) => form.draft.edit('study', (study) => renamedFactor(study, index, before, after));
  return h('div', { class: 'stack tight' },
    h('div', { class: 'form-row' },
      form.text(`${at}/label`, 'Name', { placeholder: 'Explanation' }),
      form.id(`${at}/id`, 'Short name', rename, { help: 'Names the column in the data.' }),
      form.choice(`${at}/vary`, 'Varies', [{ id: 'between', label: 'between people' }, { id: 'within', label: 'within each person' }], { empty: 'between people' })),
    h('h5', null, 'Levels'),
    list(form, `${at}/levels`, {
      add: 'Add a level', least: 1, blank: () => ({ id: freeName('level', listed(one.levels).map(({ id }) => id)) }), name: (level, i) => level.label ?? level.id ?? `level ${i + 1}`,
      row: (level, i, place) => h('div', { class: 'stack tight' },
        h('div', { class: 'form-row' },
          form.text(`${place}/label`, 'Level'),
          form.id(`${place}/id`, 'Short name', (before, after) => form.draft.edit('study', (study) => renamedLevel(study, index, i, before, after))),
          form.choice(`${place}/method`, 'Explanation', methods, { empty: 'not changed by this level' })),
        form.fold(`level ${place}`, ['More that this level changes', h('span', { class: 'fold-count' }, changed(level))], false, () => manipulation(form, place)),
        form.rest(place, ['id', 'label', 'method', 'advice', 'adviceAt', 'adviceDelayMs', 'presence', 'delayMs', 'fidelity', 'minMs', 'limitMs'])),
    }),
    form.rest(at, ['id', 'label', 'vary', 'levels']));
}

/** @param {any} level */
const changed = (level) => ['advice', 'adviceAt', 'adviceDelayMs', 'presence', 'delayMs', 'fidelity', 'minMs', 'limitMs'].filter((key) => level[key] !== undefined).map((key) => said(key === 'minMs' || key === 'limitMs' ? 'time' : key).toLowerCase()).join(', ') || 'nothing else';

/** What an arm or a level does to a trial, beside the method. @param {Form} form @param {string} at */
const manipulation = (form, at) => h('div', { class: 'form-row' },
  form.choice(`${at}/presence`, 'Explanation is', PRESENCE, { empty: 'as the task has it' }),
  form.choice(`${at}/advice`, 'Model’s output', [{ id: 'true', label: 'offered', value: true }, { id: 'false', label: 'not offered', value: false }], { empty: 'as the task has it' }),
  form.number(`${at}/delayMs`, 'Explanation after', { min: 0, unit: 'ms', help: 'Where it comes after a while.' }),
  form.choice(`${at}/adviceAt`, 'Output is seen', [{ id: 'always', label: 'at once' }, { id: 'on-demand', label: 'on demand' }, { id: 'delayed', label: 'after a while' }, { id: 'after-own', label: 'after an own decision' }], { empty: 'as the task has it' }),
  form.number(`${at}/adviceDelayMs`, 'Output after', { min: 0, unit: 'ms', help: 'Where it comes after a while.' }),
  form.number(`${at}/fidelity`, 'Fidelity', { min: 0, max: 1, step: 0.05, help: 'Share of the weights left where the method put them; the others change places. 1 is the method itself.' }),
  form.number(`${at}/minMs`, 'At least', { min: 0, unit: 'ms' }),
  form.number(`${at}/limitMs`, 'At most', { min: 500, unit: 'ms', help: 'The trial ends by itself after this time.' }));

/** @param {Form} form @param {any} study @param {import('../form.js').Option[]} methods */
function writtenArms(form, study, methods) {
  const factors = between(study);
  const arms = listed(study.arms);
  const levelNames = [...new Set(arms.flatMap((arm) => Object.keys(arm.levels ?? {})))];
  return h('div', { class: 'form-card' }, h('h4', null, 'Arms'),
    h('p', { class: 'hint' }, 'Each participant is in one arm. Participants never learn its name.'),
    list(form, '/arms', {
      add: 'Add an arm', least: 1, name: (one, i) => one.label ?? one.id ?? `arm ${i + 1}`,
      blank: () => { const id = freeName('arm', arms.map((arm) => arm.id)); return { id, ...(levelNames.length > 0 ? { levels: Object.fromEntries(levelNames.map((name) => [name, id])) } : {}) }; },
      row: (one, i, at) => h('div', { class: 'stack tight' },
        h('div', { class: 'form-row named' },
          form.text(`${at}/label`, 'Arm'),
          form.id(`${at}/id`, 'Short name', (before, after) => form.draft.edit('study', (whole) => renamedArm(whole, i, before, asId(after) || after))),
          form.choice(`${at}/method`, 'Explanation', methods, { empty: 'none' })),
        form.fold(`arm ${at}`, ['Places, levels, and what else this arm changes', h('span', { class: 'fold-count' }, changed(one))], false, () => h('div', { class: 'stack tight' },
          h('div', { class: 'form-row' },
            form.number(`${at}/quota`, 'Quota', { min: 1, help: 'How many runs this arm takes.' }),
            form.number(`${at}/weight`, 'Weight', { min: 1, max: 100, placeholder: '1', help: 'Places it gets for each place of an arm of weight 1.' })),
          (factors.length > 0 || levelNames.length > 0) && h('div', { class: 'form-row' }, ...[...new Set([...factors.map(({ id }) => id), ...levelNames])].map((id) => {
            const known = factors.find((each) => each.id === id);
            return known ? form.choice(`${at}/levels/${id}`, `Level of ${known.label ?? id}`, listed(known.levels).map((level) => ({ id: level.id, label: level.label ?? level.id })), { empty: 'none' }) : form.text(`${at}/levels/${id}`, `Level of ${id}`, { mono: true });
          })),
          manipulation(form, at))),
        form.rest(at, ['id', 'label', 'levels', 'method', 'advice', 'adviceAt', 'adviceDelayMs', 'presence', 'delayMs', 'fidelity', 'minMs', 'limitMs', 'quota', 'weight'])),
    }));
}

/** @param {Form} form @param {import('../form.js').Option[]} methods */
function noArms(form, methods) {
  const offered = methods.filter(({ id }) => id !== 'none');
  return h('div', { class: 'form-card' }, h('h4', null, 'Arms'),
    h('p', { class: 'quiet-empty' }, 'No arm yet. Add a between factor above, or begin with one arm for each method:'),
    form.slot('/arms'),
    h('div', { class: 'cluster' },
      h('button', { class: 'button small', type: 'button', dataset: { at: 'arms from methods' }, onclick: () => form.set('/arms', [{ id: 'none', label: 'No explanation', levels: { method: 'none' }, method: 'none' }, ...offered.map(({ id, label }) => ({ id, label, levels: { method: id }, method: id }))]) }, offered.length > 0 ? `No explanation, ${offered.map(({ label }) => label).join(', ')}` : 'One arm without explanation'),
      h('button', { class: 'button small', type: 'button', dataset: { at: 'one arm' }, onclick: () => form.set('/arms', [{ id: 'all', label: 'Everybody' }]) }, 'A single arm')));
}

/** @param {any} study @param {number} index @param {string} before @param {string} after */
function renamedFactor(study, index, before, after) {
  const swap = (/** @type {any} */ object) => (object && before in object ? Object.fromEntries(Object.entries(object).map(([key, value]) => [key === before ? after : key, value])) : object);
  const blocks = (/** @type {any[]} */ all) => all.map((/** @type {any} */ block) => ({
    ...block,
    ...(Array.isArray(block.within?.factors) ? { within: { ...block.within, factors: block.within.factors.map((/** @type {string} */ id) => (id === before ? after : id)) } } : {}),
    ...(Array.isArray(block.blocks) ? { blocks: blocks(block.blocks) } : {}),
  }));
  return {
    ...study, factors: study.factors.map((/** @type {any} */ one, /** @type {number} */ i) => (i === index ? { ...one, id: after } : one)),
    ...(Array.isArray(study.forbidden) ? { forbidden: study.forbidden.map(swap) } : {}),
    ...(Array.isArray(study.arms) ? { arms: study.arms.map((/** @type {any} */ arm) => (arm.levels ? { ...arm, levels: swap(arm.levels) } : arm)) } : {}),
    ...(Array.isArray(study.flow) ? { flow: blocks(study.flow) } : {}),
  };
}

/** @param {any} study @param {number} index @param {number} level @param {string} before @param {string} after */
function renamedLevel(study, index, level, before, after) {
  const factorId = study.factors[index].id;
  const swap = (/** @type {any} */ object) => (object?.[factorId] === before ? { ...object, [factorId]: after } : object);
  const was = armsOf(study);
  const next = {
    ...study,
    factors: study.factors.map((/** @type {any} */ one, /** @type {number} */ i) => (i === index ? { ...one, levels: one.levels.map((/** @type {any} */ each, /** @type {number} */ j) => (j === level ? { ...each, id: after } : each)) } : one)),
    ...(Array.isArray(study.forbidden) ? { forbidden: study.forbidden.map(swap) } : {}),
    ...(Array.isArray(study.arms) ? { arms: study.arms.map((/** @type {any} */ arm) => (arm.levels ? { ...arm, levels: swap(arm.levels) } : arm)) } : {}),
  };
  if (Array.isArray(study.arms) || !Array.isArray(study.flow)) return next;
  const now = armsOf(next);
  const names = new Map(was.map((arm, i) => [arm.id, now.length === was.length ? now[i].id : arm.id]));
  const blocks = (/** @type {any[]} */ all) => all.map((/** @type {any} */ block) => ({ ...block, ...(Array.isArray(block.onlyArms) ? { onlyArms: block.onlyArms.map((/** @type {string} */ id) => names.get(id) ?? id) } : {}), ...(Array.isArray(block.blocks) ? { blocks: blocks(block.blocks) } : {}) }));
  return { ...next, flow: blocks(study.flow) };
}
