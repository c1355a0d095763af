// @ts-check
/**
 * A person in the loop: rounds in which labels are corrected or features switched off, after which the model learns again.
 * Where the study is a placebo this page cannot know it.
 */
import { h, newId, show } from '../../shared/dom.js';
import { t } from '../words.js';
import { asking, className } from './parts/asking.js';
import { dataTable } from './parts/table.js';
import { featureSwitches } from './loop/features.js';
import { itemCards } from './loop/items.js';

export const info = {
  kind: 'loop', words: 'forms-c', styles: ['parts/parts.css', 'asking.css', 'loop.css'],
  parameters: { items: 'cases', feedback: 'label or feature-toggle', features: 'what can be switched off', maxRounds: 'rounds', effect: 'what is told of a round', update: 'what feedback does' },
  events: { toggle: 'a feature was switched; value: on', select: 'a label was given; value: which', 'query-model': 'the model learnt again; value: its quality, where that is told', undo: 'a round was undone' },
};

/** @param {any} figure @param {import('./figure.js').Context} context @returns {HTMLElement} */
export function draw(figure, context) {
  const { note, get, set, record } = context;
  const labelling = figure.feedback === 'label';
  const max = figure.maxRounds ?? 5;
  const told = figure.effect?.shown !== false;
  /** What differs from the beginning. @typedef {{labels?: Record<string, string>, off?: string[]}} State */
  /** @type {State} */
  const start = labelling ? { labels: {} } : { off: [] };
  /** @type {{input: State, output: any}[]} */ let rounds = get('rounds') ?? [];
  /** @type {State} */ let now = get('state') ?? rounds.at(-1)?.input ?? start;
  /** @type {any[]} all that came, undone rounds too */ let curve = get('curve') ?? [];
  let busy = false;
  const first = {
    quality: figure.effect?.before,
    says: Object.fromEntries(figure.items.filter((/** @type {any} */ one) => one.predicted !== undefined).map((/** @type {any} */ one) => [one.id, one.predicted])),
    weights: Object.fromEntries((figure.features ?? []).filter((/** @type {any} */ one) => one.weight !== undefined).map((/** @type {any} */ one) => [one.id, one.weight])),
  };

  const questions = asking(figure, context, {
    budget: { queries: max }, unit: 'askRounds',
    local: figure.key?.table ? (_, input) => figure.key.table[name(input)] ?? null : undefined,
    changed: () => refresh(),
    restored(history) {
      rounds = [];
      for (const one of history) {
        if (one.what === 'undo') rounds.pop();
        else rounds.push({ input: one.input, output: one.output });
      }
      curve = history.map(({ what, output }) => ({ what, quality: output.quality }));
      now = labelling ? { labels: { ...rounds.at(-1)?.input.labels } } : { off: [...(rounds.at(-1)?.input.off ?? [])] };
      keep();
    },
  });

  const outcome = () => ({ ...first, ...rounds.at(-1)?.output });
  const before = () => (rounds.length > 1 ? { ...first, ...rounds[rounds.length - 2].output } : first);
  const keep = () => { set('rounds', rounds); set('state', now); set('curve', curve); };

  const spoken = h('p', { class: 'visually-hidden', role: 'status' });
  const speak = (/** @type {string} */ text) => (spoken.textContent = text);
  const head = h('p', { class: 'fig-loop-round' });
  const quality = h('div', null);
  const learn = h('button', { class: 'button primary', type: 'button', onclick: () => void ask('retrain') }, t('loopLearn'));
  const undo = h('button', { class: 'button', type: 'button', onclick: () => void ask('undo') }, t('loopUndo'));
  const done = h('p', { class: 'notice', hidden: true }, t('loopDone'));

  const changed = () => { keep(); refresh(); };
  const features = labelling || !figure.features ? null : featureSwitches(figure, {
    off: () => now.off ?? [],
    set(id, on) {
      const off = new Set(now.off);
      if (on) off.delete(id); else off.add(id);
      now = { off: [...off].sort() };
      note('toggle', `feature:${id}`, on);
      changed();
    },
  });
  const items = itemCards(figure, context, {
    label: (id) => now.labels?.[id] ?? null,
    set(id, label) {
      const labels = { ...now.labels, [id]: label };
      if (figure.items.find((/** @type {any} */ one) => one.id === id).label === label) delete labels[id]; // as it was
      now = { labels };
      note('select', `item:${id}`, label);
      changed();
    },
  });
  const table = dataTable([t('loopTableRound'), t('loopFeedback'), { label: t('loopQuality'), num: true }], () => [
    ['0', t('loopStart'), told ? percentOr(first.quality) : '–'],
    ...rounds.map(({ input, output }, i) => [String(i + 1), inWords(figure, input), told ? percentOr(output.quality) : '–'])], { note, summary: t('loopCurve'), target: 'rounds' });

  /** @param {'retrain' | 'undo'} what */
  async function ask(what) {
    if (busy || !questions.answers) return;
    if (what === 'retrain' && (questions.over() || same(now, rounds.at(-1)?.input ?? start))) {
      speak(t(questions.over() ? 'loopDone' : 'loopNothing'));
      return;
    }
    if (what === 'undo' && !rounds.length) return;
    busy = true;
    const button = what === 'undo' ? undo : learn;
    button.setAttribute('aria-busy', 'true');
    if (what === 'retrain') speak(t('loopLearning'));
    const input = what === 'undo' ? rounds[rounds.length - 2]?.input ?? start : now;
    const output = await questions.ask(what, input);
    busy = false;
    button.removeAttribute('aria-busy');
    if (output) {
      const was = outcome();
      if (what === 'undo') rounds = rounds.slice(0, -1);
      else rounds = [...rounds, { input, output }];
      now = input;
      curve = [...curve, { what, quality: output.quality }];
      note(what === 'undo' ? 'undo' : 'query-model', `round:${rounds.length}`, output.quality ?? '');
      record('rounds', rounds.length);
      if (typeof outcome().quality === 'number') record('quality', outcome().quality);
      keep();
      const others = told ? figure.items.filter((/** @type {any} */ one) => outcome().says[one.id] !== was.says[one.id]).length : 0;
      speak([t(what === 'undo' ? 'loopUndone' : 'loopLearned'), told && typeof outcome().quality === 'number' ? `${t('loopQuality')}: ${percentOr(outcome().quality)}.` : '', others ? t('loopChangedItems', { n: others }) : ''].filter(Boolean).join(' '));
    }
    refresh();
  }

  function refresh() {
    const { says, weights, quality: is } = outcome();
    const was = before();
    head.textContent = t('loopRound', { n: Math.min(max, rounds.length + 1), max });
    show(quality, told && typeof is === 'number' ? qualityLine(figure, rounds.length ? was.quality : null, is) : null);
    features?.refresh(told ? weights : first.weights);
    items.refresh(told ? says : first.says, rounds.length && told ? was.says : null);
    table.refresh();
    const nothing = same(now, rounds.at(-1)?.input ?? start);
    inert(learn, nothing || questions.over() || !questions.answers);
    inert(undo, !rounds.length);
    done.hidden = !questions.over();
  }

  refresh();
  return h('div', { class: 'fig-loop' },
    h('div', { class: 'fig-loop-head' }, head, quality),
    features?.element ?? null, labelling ? items.element : null,
    h('div', { class: 'fig-buttons fig-loop-buttons' }, learn, undo),
    questions.element, done, spoken,
    labelling ? null : items.element, table);
}

/** @param {HTMLElement} button @param {boolean} off */
const inert = (button, off) => (off ? button.setAttribute('aria-disabled', 'true') : button.removeAttribute('aria-disabled'));
/** @param {any} one @param {any} other */
const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
/** @param {any} state */
const sorted = (state) => [Object.entries(state.labels ?? {}).sort(), [...(state.off ?? [])].sort()];

/** As tables of answers name a state. @param {any} input */
const name = (input) => [...Object.entries(input.labels ?? {}).map(([item, label]) => `${item}=${label}`), ...(input.off ?? []).map((/** @type {string} */ id) => `off:${id}`)].sort().join(' ');

/** @param {any} value */
const percentOr = (value) => (typeof value !== 'number' ? '–' : new Intl.NumberFormat(document.documentElement.lang || 'en', value >= 0 && value <= 1 ? { style: 'percent', maximumFractionDigits: 1 } : { maximumFractionDigits: 3 }).format(value));

/** @param {number} by @param {number} of */
const difference = (by, of) => (of >= 0 && of <= 1 ? t('loopPoints', { n: new Intl.NumberFormat(document.documentElement.lang || 'en', { maximumFractionDigits: 1 }).format(by * 100) }) : percentOr(by));

/** @param {any} figure @param {any} input */
const inWords = (figure, input) => [
  ...(input.off ?? []).map((/** @type {string} */ id) => `− ${figure.features.find((/** @type {any} */ one) => one.id === id)?.label ?? id}`),
  ...Object.entries(input.labels ?? {}).map(([id, label]) => `${t('loopItem', { n: figure.items.findIndex((/** @type {any} */ one) => one.id === id) + 1 })}: ${className(figure, label)}`),
].join(', ') || t('loopStart');

/** @param {any} figure @param {number | null} was @param {number} is */
function qualityLine(figure, was, is) {
  const id = newId('quality');
  return h('div', { class: 'fig-loop-quality' }, h('p', { class: 'fig-loop-metric muted small', id, dir: 'auto' }, figure.effect.metric),
    h('dl', { 'aria-labelledby': id },
      typeof was === 'number' ? h('div', null, h('dt', null, t('loopBefore')), h('dd', null, percentOr(was))) : null,
      h('div', null, h('dt', null, t('loopAfter')), h('dd', null, h('strong', null, percentOr(is)), typeof was === 'number' && was !== is ? ` (${is > was ? '▲ +' : '▼ −'}${difference(Math.abs(is - was), is)})` : null))));
}
