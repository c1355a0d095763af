// @ts-check
/** Asking for power: every assumption with its default, why it is that, and where it comes from. */
import { ApiError } from '../../shared/api.js';
import { h, newId, show } from '../../shared/dom.js';
import { field, onSubmit } from './form.js';
import { problemBox } from './problem.js';

/** @typedef {import('./form.js').Field} Field */
/** How a member is written in its field: shares as percent. @typedef {{label: string, percent?: boolean, whole?: boolean, optional?: boolean, hint?: string}} Said */

const TESTS = /** @type {Record<string, string>} */ ({
  means: 'Two arms, one mean each (t test)', shares: 'Two arms, one yes or no each', paired: 'Before and after, or two conditions, within people (paired t test)',
  anova: 'Several arms (one-way analysis of variance)', correlation: 'A correlation', share: 'A share against chance', choice: 'Choices between two (a pair of methods)',
});
const MEASURES = /** @type {Record<string, string>} */ ({
  d: 'Cohen’s d', d_z: 'd of differences (d_z)', f: 'Cohen’s f', eta2: 'η² (share of variance)', h: 'Cohen’s h', points: 'percentage points', r: 'r',
  'log-odds': 'log odds', units: 'units of the response',
});
const ADJUST = /** @type {[string, string][]} */ ([['holm', 'Holm'], ['bonferroni', 'Bonferroni'], ['bh', 'Benjamini–Hochberg'], ['none', 'None']]);

/** What an effect means hangs on the way and the analysis; everything else is the same in all. */
const OF_WAY = ['effect', 'baseline', 'effectIn', 'measure', 'test'];

/**
 * @param {any} page what the server says can be asked
 * @param {{ask: (wanted: any) => Promise<void>, reload: (analysis: string) => void, typed: Map<string, string>}} act `typed`: what was entered so far, which outlives the form
 */
export function powerForm(page, { ask, reload, typed }) {
  const { defaults } = page;
  const keyOf = (/** @type {string} */ name) => (OF_WAY.includes(name) ? `${way.value()} ${page.chosen} ${name}` : name);
  const why = Object.fromEntries(page.explained.map((/** @type {any} */ one) => [one.name, one]));
  /** @type {Map<string, {field: Field, said: Said}>} */
  const fields = new Map();
  /** @param {string} name @param {Said} said */
  const input = (name, said) => {
    const value = defaults[name];
    const made = field({
      label: said.label, name: `power-${name}`, hint: said.hint ?? why[name]?.why, value: value === null || value === undefined ? '' : String(said.percent ? round(100 * value) : value),
      below: why[name]?.source ? h('p', { class: 'hint' }, h('a', { href: why[name].source, rel: 'noreferrer noopener', target: '_blank' }, 'Source', h('span', { class: 'visually-hidden' }, ` of the default of ${said.label} (opens in a new tab)`))) : undefined,
    });
    const before = typed.get(keyOf(name));
    if (before !== undefined) made.input.value = before;
    made.input.addEventListener('input', () => typed.set(keyOf(name), made.input.value));
    made.input.inputMode = said.whole ? 'numeric' : 'decimal';
    fields.set(name, { field: made, said });
    return made.element;
  };
  /** @param {string} name @param {string} label @param {[string, string][]} options @param {() => void} [changed] */
  const select = (name, label, options, changed = () => {}) => {
    const id = newId(`power-${name}`);
    const error = h('p', { class: 'error', id: `${id}-error`, hidden: true });
    const input = /** @type {any} */ (h('select', { id, 'aria-describedby': `${id}-error`, onchange: () => { say(''); typed.set(keyOf(name), input.value); changed(); } }, ...options.map(([value, text]) => h('option', { value }, text))));
    const before = name === 'analysis' ? undefined : typed.get(keyOf(name));
    input.value = before ?? defaults[name] ?? options[0]?.[0];
    const say = (/** @type {string} */ text) => { error.textContent = text; error.hidden = !text; if (text) input.setAttribute('aria-invalid', 'true'); else input.removeAttribute('aria-invalid'); };
    const element = h('div', { class: 'field' }, h('label', { for: id }, label), why[name] && h('p', { class: 'hint' }, why[name].why), input, error);
    fields.set(name, { field: { element, input, value: () => input.value, say }, said: { label } });
    return element;
  };
  const simulates = page.chosen !== null && page.problem === null;
  const chosen = page.analyses.find((/** @type {any} */ one) => one.id === page.chosen);
  const binary = !chosen || chosen.kind === 'glmm';
  const way = ways(simulates, defaults.way, () => draw());
  const targets = targetBoxes(page.targets);
  const outcome = h('div', { 'aria-live': 'polite' });
  const button = h('button', { class: 'button primary', type: 'submit' }, 'Compute');
  const parts = h('div', { class: 'stack' });
  const draw = () => {
    fields.clear();
    show(parts, ...(way.value() === 'simulation' ? simulation() : analytic()));
    sayUnit();
  };
  const percentage = () => /** @type {any} */ (fields.get('effectIn')?.field.input ?? fields.get('measure')?.field.input)?.value === 'points';

  const sayUnit = () => {
    const one = fields.get('effect');
    const label = one?.field.element.querySelector('label');
    if (!one || !label) return;
    one.said.percent = percentage();
    label.textContent = one.said.percent ? 'Effect, percentage points' : 'Effect';
  };
  /** The unit was changed: the number stays what it was. */
  const relabel = () => {
    const one = fields.get('effect');
    if (!one) return;
    const was = one.said.percent;
    sayUnit();
    const is = one.said.percent;
    const value = parse(one.field.input.value);
    if (was !== is && Number.isFinite(value)) {
      one.field.input.value = String(round(is ? 100 * value : value / 100));
      typed.set(keyOf('effect'), one.field.input.value);
    }
  };

  const analyses = () => select('analysis', 'Analysis of the plan', page.analyses.map((/** @type {any} */ one) => [one.id, `${one.title} (${one.role})`]), () => reload(/** @type {any} */ (fields.get('analysis')).field.value()));
  const simulation = () => [
    group('Effect', analyses(),
      h('p', { class: 'muted small' }, h('code', null, chosen.formula)),
      targets.element,
      h('div', { class: 'power-fields' },
        input('baseline', binary ? { label: 'Right without the effect, %', percent: true } : { label: 'Mean without the effect' }),
        select('effectIn', 'The effect is said in', chosen.measures.map((/** @type {string} */ one) => [one, MEASURES[one]]), relabel),
        input('effect', { label: defaults.effectIn === 'points' ? 'Effect, percentage points' : 'Effect', percent: defaults.effectIn === 'points' }))),
    group('How people and items differ',
      h('div', { class: 'power-fields' },
        input('participantSd', { label: 'SD between participants' }), input('itemSd', { label: 'SD between items' }), input('slopeSd', { label: 'SD of what varies within participants' }),
        chosen.kind === 'lmm' && input('residualSd', { label: 'SD of single answers' }), chosen.kind === 'clmm' && input('categories', { label: 'Categories of the answer', whole: true }))),
    common(),
    details('Simulation',
      input('draws', { label: 'Simulated studies at each size', whole: true }), input('from', { label: 'Fewest participants', whole: true }), input('to', { label: 'Most participants you could have', whole: true }), input('seed', { label: 'Seed', whole: true }),
      binary && select('fit', 'Fit', [['laplace', 'As the plan’s analysis (Laplace)'], ['joint', 'Faster (nAGQ = 0)']])),
  ];
  const analytic = () => {
    const measures = () => (page.tests.find((/** @type {any} */ one) => one.id === test.value) ?? page.tests[0]).measures;
    const testField = select('test', 'Test', page.tests.map((/** @type {any} */ one) => [one.id, TESTS[one.id] ?? one.id]), () => {
      const measure = /** @type {any} */ (fields.get('measure')).field.input;
      show(measure, ...measures().map((/** @type {string} */ one) => h('option', { value: one }, MEASURES[one])));
      relabel();
    });
    const test = /** @type {any} */ (/** @type {any} */ (fields.get('test')).field.input);
    return [
      page.problem !== null && page.analyses.length > 1 && group('Analysis', analyses()),
      group('Effect', testField,
        h('div', { class: 'power-fields' },
          select('measure', 'The effect is said in', measures().map((/** @type {string} */ one) => [one, MEASURES[one]]), relabel),
          input('effect', { label: defaults.measure === 'points' ? 'Effect, percentage points' : 'Effect', percent: defaults.measure === 'points', hint: 'The smallest effect that would matter to you, in that measure. η² is not f: each has its own entry in the list.' }),
          input('baseline', { label: 'Share without the effect, %', percent: true }))),
      group('How people differ', h('p', { class: 'muted small' }, 'Used where the effect is a difference of shares; items count as noise in a formula.'), h('div', { class: 'power-fields' }, input('participantSd', { label: 'SD between participants, log odds' }), input('slopeSd', { label: 'SD of what varies within participants' }))),
      common(),
      details('Chart', input('from', { label: 'Fewest participants', whole: true }), input('to', { label: 'Most participants', whole: true })),
    ];
  };
  const common = () => group('What is wanted',
    h('div', { class: 'power-fields' },
      input('power', { label: 'Power, %', percent: true }), input('alpha', { label: 'Level of significance (α), two-sided' }), select('adjust', 'Correction over several targets', ADJUST),
      way.value() === 'simulation' && select('goal', 'Of several targets, found must be', [['all', 'every one'], ['any', 'at least one']]),
      input('dropout', { label: 'Do not complete, %', percent: true }), input('excluded', { label: 'Left out by the plan’s rules, %', percent: true }),
      input('at', { label: 'Sensitivity at so many participants (optional)', whole: true, optional: true })));

  const form = h('form', { class: 'stack', 'aria-label': 'Ask for power' }, way.element, parts, outcome, h('div', { class: 'form-actions' }, button));
  draw();
  onSubmit(form, button, async () => {
    show(outcome);
    const wanted = read();
    if (wanted) await ask(wanted);
  }, (failure) => {
    const findings = failure instanceof ApiError ? failure.findings : [];
    const left = findings.filter((finding) => !at(finding));
    if (findings.length === 0 || left.length > 0) show(outcome, problemBox(failure));
    /** @type {any} */ (form.querySelector('[aria-invalid]'))?.focus();
  });
  /** @param {any} finding @returns {boolean} whether it has a field */
  const at = (finding) => {
    const name = (finding.pointer ?? '').split('/')[1];
    const text = `${finding.rule.charAt(0).toUpperCase()}${finding.rule.slice(1)}. ${finding.remedy ?? ''}`;
    if (name === 'targets') { targets.say(text); return true; }
    const one = fields.get(name);
    one?.field.element.closest('details')?.setAttribute('open', '');
    one?.field.say(text);
    return Boolean(one);
  };
  const read = () => {
    /** @type {Record<string, any>} */
    const wanted = { way: way.value() };
    let well = true;
    for (const [name, { field: one, said }] of fields) {
      if (one.input instanceof HTMLSelectElement) { wanted[name] = one.value(); continue; }
      const text = one.value().trim();
      if (text === '' && said.optional) continue;
      const value = parse(text);
      if (!Number.isFinite(value) || (said.whole && !Number.isInteger(value))) {
        one.say(said.whole ? 'A whole number is needed here.' : 'A number is needed here, such as 0.5.');
        if (well) one.input.focus();
        well = false;
      } else wanted[name] = said.percent ? value / 100 : value;
    }
    if (wanted.way === 'simulation') wanted.targets = targets.value();
    return well ? wanted : null;
  };
  return form;
}

/** @param {string} text */
const parse = (text) => (text.trim() === '' ? NaN : Number(text.trim().replace(',', '.').replace('−', '-')));
/** @param {number} value */
const round = (value) => Number(value.toPrecision(10));

/** @param {string} title @param {...any} children */
const group = (title, ...children) => h('fieldset', { class: 'power-group' }, h('legend', null, title), ...children);
/** @param {string} title @param {...any} children */
const details = (title, ...children) => h('details', { class: 'power-group' }, h('summary', null, title), h('div', { class: 'power-fields' }, ...children));

/** @param {boolean} simulates @param {string} first @param {() => void} changed */
function ways(simulates, first, changed) {
  const name = newId('way');
  const choice = (/** @type {string} */ value, /** @type {string} */ title, /** @type {string} */ text, /** @type {boolean} */ can) => {
    const id = newId('way');
    return h('div', { class: 'power-way' },
      h('input', { type: 'radio', name, id, value, checked: value === (simulates ? first : 'analytic'), disabled: !can, onchange: changed, 'aria-describedby': `${id}-text` }),
      h('div', null, h('label', { for: id }, title), h('p', { class: 'muted small', id: `${id}-text` }, text)));
  };
  const element = h('fieldset', { class: 'power-group' }, h('legend', null, 'How it is worked out'),
    choice('simulation', 'Simulate the planned model', simulates ? 'This design’s own arms, conditions and items; participants and items vary. Takes a minute or a few.' : 'The plan has no mixed model that this design’s factors can fill.', simulates),
    choice('analytic', 'Formula', 'One number a participant, answered at once. Leaves out that items are a sample.', true));
  return { element, value: () => /** @type {HTMLInputElement} */ (element.querySelector('input:checked')).value };
}

/** @param {any[]} targets */
function targetBoxes(targets) {
  const error = h('p', { class: 'error', hidden: true, role: 'alert' });
  const boxes = targets.map((target) => {
    const box = h('input', { type: 'checkbox', value: target.name, checked: target.tested, onchange: () => say('') });
    return { box, row: h('label', { class: 'check' }, box, h('span', null, target.words, h('span', { class: 'muted' }, ` against ${target.against}`))) };
  });
  const say = (/** @type {string} */ text) => { error.textContent = text; error.hidden = !text; };
  return {
    element: h('fieldset', { class: 'power-targets' }, h('legend', null, 'What carries the effect and is tested'), ...boxes.map(({ row }) => row), error),
    value: () => boxes.filter(({ box }) => /** @type {HTMLInputElement} */ (box).checked).map(({ box }) => /** @type {HTMLInputElement} */ (box).value),
    say,
  };
}
