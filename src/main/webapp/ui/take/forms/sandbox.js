// @ts-check
/**
 * What if: a case or a text that can be changed, and what the model then says. Asking is a decision with a button (or, where
 * the study wants it, happens by itself); every question can be gone back to.
 */
import { h, show } from '../../shared/dom.js';
import { t } from '../words.js';
import { asking, goalLine, said, sentence } from './parts/asking.js';
import { controls } from './sandbox/controls.js';
import { textBox } from './sandbox/text-box.js';

export const info = {
  kind: 'sandbox', words: 'forms-c', styles: ['parts/parts.css', 'asking.css', 'sandbox.css'],
  parameters: { inputs: 'features and what may be done with them', text: 'a text instead', goal: 'what the model should say', budget: 'questions and seconds', show: 'output, score', live: 'ask by itself' },
  events: { 'edit-input': 'something was changed; value: to what, or locked', 'query-model': 'the model was asked; value: what it said', undo: 'a change was taken back', reset: 'all changes were taken back', reveal: 'an earlier question was gone back to' },
};

const KEPT = 60;

/** @param {any} figure @param {import('./figure.js').Context} context @returns {HTMLElement} */
export function draw(figure, context) {
  const { note, get, set, record } = context;
  /** @type {any[]} states before the present one */ let past = get('past') ?? [];
  /** @type {{state: any, output: any}[]} */ let asked = get('asked') ?? [];
  let number = get('number') ?? asked.length;
  /** @type {Set<string>} */ const tried = new Set();
  let shown = asked.at(-1) ?? null;
  let timer = 0;
  let busy = false;

  const input = (figure.text !== undefined ? textBox : controls)(figure, {
    state: get('state'),
    note,
    /** @param {any} before the state before it changed */
    changed(before) {
      past = [...past, before].slice(-KEPT);
      keep();
      refresh();
      if (figure.live) {
        clearTimeout(timer);
        timer = setTimeout(() => void query(), 350);
      }
    },
    /** @param {string} name @param {string} label */
    locked(name, label) {
      tried.add(name);
      note('edit-input', name, 'locked');
      speak(t('sandboxLockedTried', { name: label }));
    },
    enter: () => void query(),
  });

  const questions = asking(figure, context, {
    budget: figure.budget ?? {},
    local: figure.oracle?.key ? (_, given) => lookUp(figure, given) : undefined,
    changed: () => refresh(),
    restored(history) {
      asked = history.map((one) => ({ state: input.stateOf(one.input), output: one.output })).slice(-KEPT);
      number = history.length;
      shown = asked.at(-1) ?? null;
      if (shown) input.put(shown.state);
      keep();
    },
  });

  const answer = h('div', null);
  const spoken = h('p', { class: 'visually-hidden', role: 'status' });
  const cost = h('p', { class: 'fig-cost' });
  const ask = h('button', { class: 'button primary', type: 'button', hidden: Boolean(figure.live), onclick: () => void query() }, t('askAsk'));
  const undo = h('button', { class: 'button', type: 'button', onclick: goBack }, t('askUndo'));
  const reset = h('button', { class: 'button', type: 'button', onclick: restart }, t('askReset'));
  const list = h('div', { class: 'fig-history' });

  /** @param {string} text */
  const speak = (text) => (spoken.textContent = text);

  function keep() {
    set('state', input.state());
    set('past', past);
    set('asked', asked);
    set('number', number);
  }

  async function query() {
    if (busy || !questions.answers || input.wrong()) return;
    busy = true;
    ask.setAttribute('aria-busy', 'true');
    const state = input.state();
    const output = await questions.ask('predict', { ...input.question(), ...(tried.size ? { tried: [...tried] } : {}) });
    busy = false;
    ask.removeAttribute('aria-busy');
    if (output) {
      tried.clear();
      number++;
      shown = { state, output };
      asked = [...asked, shown].slice(-KEPT);
      note('query-model', `question:${number}`, output.predicted ?? '');
      record('questions', number);
      speak(`${t('askSays')}: ${sentence(figure, output)}${reached(output) ? `. ${t('askReached')}` : ''}`);
      keep();
    }
    refresh();
    if (figure.live && output && !same(input.state(), state)) void query(); // something changed meanwhile
  }

  /** @param {any} output */
  const reached = (output) => Boolean(figure.goal && output?.predicted === figure.goal.reach);

  function goBack() {
    const before = past.pop();
    if (!before) return;
    note('undo', 'change');
    input.put(before);
    speak(t('askUndone'));
    keep();
    refresh();
  }
  function restart() {
    if (same(input.state(), input.start)) return;
    note('reset', 'all');
    past = [...past, input.state()].slice(-KEPT);
    input.put(input.start);
    speak(t('askIsReset'));
    keep();
    refresh();
  }

  function refresh() {
    const now = input.state();
    const current = shown && same(shown.state, now) ? shown : [...asked].reverse().find((one) => same(one.state, now)) ?? null;
    show(answer, said(figure, current?.output ?? null, t(asked.length ? 'askNotNow' : questions.answers ? 'askNothingYet' : 'askNobody')));
    cost.textContent = input.cost();
    record('cost', input.costOf());
    record('reached', reached(current?.output));
    inert(ask, questions.over() || !questions.answers);
    inert(undo, !past.length);
    inert(reset, same(now, input.start));
    const first = number - asked.length;
    show(list,
      h('h3', null, t('askHistory')),
      asked.length ? h('ol', null, asked.map(({ state, output }, i) => h('li', { value: first + i + 1 },
        h('span', { dir: 'auto' }, `${first + i + 1}. ${input.told(state)} `, h('span', { class: 'arrow', 'aria-hidden': 'true' }, '→'), ' ', h('strong', null, sentence(figure, output))),
        h('button', { class: 'button small', type: 'button', onclick: () => {
          past = [...past, input.state()].slice(-KEPT);
          note('reveal', `question:${first + i + 1}`);
          input.put(state);
          keep();
          refresh();
          speak(input.told(state));
        } }, t('askBackTo'), h('span', { class: 'visually-hidden' }, ` ${t('askBackToNumber', { n: first + i + 1 })}`)))).reverse()) : h('p', { class: 'muted small' }, t('askNoHistory')));
  }

  refresh();
  return h('div', { class: 'fig-sandbox' },
    goalLine(figure),
    h('div', { class: 'fig-sandbox-parts' },
      h('div', { class: 'fig-sandbox-case' }, input.element, cost, h('div', { class: 'fig-buttons' }, undo, reset)),
      h('div', { class: 'fig-sandbox-answer' }, ask, answer, questions.element, spoken)),
    list);
}

/** A button that stays where the focus is. @param {HTMLElement} button @param {boolean} off */
const inert = (button, off) => (off ? button.setAttribute('aria-disabled', 'true') : button.removeAttribute('aria-disabled'));

/** @param {any} one @param {any} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** An answer of the figure's own table, where a page shows it without a server. @param {any} figure @param {any} given */
function lookUp(figure, given) {
  const words = (/** @type {string} */ text) => text.trim().split(/\s+/).join(' ');
  const row = figure.oracle.key.find((/** @type {any} */ one) => (given.text !== undefined
    ? words(one.text ?? '') === words(given.text)
    : Object.entries(one.values ?? {}).every(([name, value]) => given.values[name] === undefined || given.values[name] === value)));
  return row ? { predicted: row.gives, chances: row.chances ?? {} } : null;
}
