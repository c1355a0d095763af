// @ts-check
/**
 * A small network that learns: two inputs, one or two hidden layers, one output. The steps come from the document or from
 * the server; here they are only drawn. Nothing moves by itself before Play is pressed, and without motion Play shows the end.
 */
import { h, newId } from '../../shared/dom.js';
import { t } from '../words.js';
import { asking } from './parts/asking.js';
import { dataTable } from './parts/table.js';
import { diagram } from './playground/diagram.js';
import { field } from './playground/field.js';
import { accuracy, hiddenOf, outputsAt } from './playground/network.js';

export const info = {
  kind: 'playground', words: 'forms-c', styles: ['parts/parts.css', 'asking.css', 'playground.css'],
  parameters: { points: 'the data', parameters: 'what can be set', runs: 'steps of trainings', epochs: 'how far', every: 'epochs between two steps' },
  events: { play: 'the steps run', pause: 'they stopped; value: epoch', step: 'one step; value: epoch', scrub: 'moved to an epoch; value: epoch', 'set-param': 'a setting; value: which', 'query-model': 'a training on the server', hover: 'a neuron was pointed at', reset: 'back to the first step' },
};

const TICK_MS = 220;

/** @param {any} figure @param {import('./figure.js').Context} context @returns {HTMLElement} */
export function draw(figure, context) {
  const { note, get, set, record } = context;
  const { parameters } = figure;
  const server = figure.oracle?.type === 'server';
  const offered = server ? null : figure.runs ?? [];
  /** @type {any} */
  let now = get('settings') ?? { learningRate: figure.start?.learningRate ?? parameters.learningRate[0], hidden: figure.start?.hidden ?? parameters.hidden[0], regularisation: figure.start?.regularisation ?? parameters.regularisation[0] };
  /** @type {Map<string, any[]>} trainings that are known */
  const known = new Map((figure.runs ?? []).map((/** @type {any} */ run) => [key(run), run.frames]));
  /** @type {Set<string>} */ const seen = new Set(get('seen') ?? []);
  let at = get('at') ?? 0;
  let timer = 0;
  let busy = false;

  const questions = server ? asking(figure, context, { budget: figure.budget ?? {}, unit: 'askTrainings', changed: () => refresh(), restored(history) {
    for (const { input } of history) seen.add(key(input));
    now = history[history.length - 1].input;
    set('settings', now);
    set('seen', [...seen]);
    record('settings', seen.size);
    menus.forEach((one) => one.put());
    void ask(true);
  } }) : null;
  const frames = () => known.get(key(now)) ?? [];
  const frame = () => frames()[Math.min(at, frames().length - 1)] ?? null;
  const names = figure.inputs ?? ['x₁', 'x₂'];
  const classes = figure.classes ?? ['0', '1'];

  const spoken = h('p', { class: 'visually-hidden', role: 'status' });
  const speak = (/** @type {string} */ text) => (spoken.textContent = text);
  const map = field(figure.points, { names, classes });
  const net = diagram({ names, note });
  const facts = h('dl', { class: 'fig-playground-facts' });
  const epochId = newId('epoch');
  const scrub = h('input', { id: epochId, type: 'range', min: 0, step: 1, oninput: () => { pause(); go(Number(scrub.value)); }, onchange: () => { note('scrub', 'epoch', frame()?.epoch ?? 0); say(); } });
  const epoch = h('output', { for: epochId });
  const play = h('button', { class: 'button primary', type: 'button', onclick: () => (timer ? pause(true) : run()) }, t('playgroundPlay'));
  const step = h('button', { class: 'button', type: 'button', onclick: () => { pause(); go(Math.min(frames().length - 1, at + 1)); note('step', 'epoch', frame()?.epoch ?? 0); say(); } }, t('playgroundStep'));
  const restart = h('button', { class: 'button', type: 'button', onclick: () => { pause(); go(0); note('reset', 'epoch'); say(); } }, t('playgroundRestart'));
  const train = server ? h('button', { class: 'button primary', type: 'button', onclick: () => void ask() }, t('playgroundTrain')) : null;
  const none = h('p', { class: 'notice info' }, h('span', { class: 'notice-title' }, t('playgroundNoRun')));

  const menus = [
    menu('learningRate', t('playgroundRate'), String),
    menu('hidden', t('playgroundHidden'), (/** @type {number[]} */ one) => one.join(' + ')),
    menu('regularisation', t('playgroundDecay'), String),
  ];
  /** @param {'learningRate' | 'hidden' | 'regularisation'} name @param {string} label @param {(value: any) => string} words */
  function menu(name, label, words) {
    const id = newId('setting');
    const select = h('select', { id, onchange: () => {
      pause();
      now = { ...now, [name]: parameters[name][select.selectedIndex] };
      at = 0;
      note('set-param', name, words(now[name]));
      set('settings', now);
      visit();
      refresh();
    } }, parameters[name].map((/** @type {any} */ value) => h('option', { selected: same(value, now[name]) }, words(value))));
    return { element: h('label', { for: id }, label, select), put: () => void (select.selectedIndex = parameters[name].findIndex((/** @type {any} */ value) => same(value, now[name]))) };
  }

  /** @param {boolean} again what was trained before is got back, which costs nothing */
  async function ask(again = false) {
    if (busy || !questions || known.has(key(now))) return;
    busy = true;
    train?.setAttribute('aria-busy', 'true');
    speak(t('playgroundTraining'));
    const settings = now;
    const output = await questions.ask('train', settings, again);
    busy = false;
    train?.removeAttribute('aria-busy');
    if (output?.frames?.length) {
      known.set(key(settings), output.frames);
      if (!again) {
        note('query-model', 'train', key(settings));
        at = 0;
      }
      visit();
      const last = output.frames[output.frames.length - 1];
      if (!again) speak(t('playgroundTrained', { epochs: last.epoch, loss: last.loss }));
    }
    refresh();
  }

  function visit() {
    if (!frames().length || seen.has(key(now))) return;
    seen.add(key(now));
    set('seen', [...seen]);
    record('settings', seen.size);
  }

  function run() {
    if (!frames().length) return;
    if (at >= frames().length - 1) at = 0;
    note('play', 'epoch', frame()?.epoch ?? 0);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      go(frames().length - 1);
      say();
      return;
    }
    play.textContent = t('playgroundPause');
    timer = setInterval(() => {
      if (!play.isConnected || at >= frames().length - 1) return pause(true);
      go(at + 1);
    }, TICK_MS);
  }
  function pause(told = false) {
    if (!timer) return;
    clearInterval(timer);
    timer = 0;
    play.textContent = t('playgroundPlay');
    if (told) {
      note('pause', 'epoch', frame()?.epoch ?? 0);
      if (play.isConnected) say();
    }
  }
  /** @param {number} to */
  function go(to) {
    at = to;
    set('at', at);
    record('epoch', frame()?.epoch ?? 0);
    refresh();
  }
  const say = () => { if (frame()) speak(`${t('playgroundEpoch', { n: frame().epoch, max: frames()[frames().length - 1].epoch })}. ${t('playgroundLoss')}: ${frame().loss}`); };

  const weights = dataTable([t('playgroundFrom'), t('playgroundTo'), { label: t('playgroundWeight'), num: true }], () => edges(frame(), names), { note, summary: t('playgroundEdges'), target: 'weights' });
  const curve = dataTable([t('playgroundEpochLabel'), { label: t('playgroundLoss'), num: true }, { label: t('playgroundHeld'), num: true }], () => frames().map((one) => [String(one.epoch), String(one.loss), one.held === undefined ? '–' : String(one.held)]), { note, summary: t('playgroundCurve'), target: 'curve' });

  function refresh() {
    const one = frame();
    const all = frames();
    scrub.max = String(Math.max(0, all.length - 1));
    scrub.value = String(Math.min(at, all.length - 1));
    scrub.disabled = !all.length;
    scrub.setAttribute('aria-valuetext', one ? t('playgroundEpoch', { n: one.epoch, max: all[all.length - 1].epoch }) : t('playgroundNoRun'));
    epoch.textContent = one ? t('playgroundEpoch', { n: one.epoch, max: all[all.length - 1].epoch }) : '';
    none.hidden = Boolean(one);
    for (const button of [play, step, restart]) button.hidden = !one;
    inert(step, at >= all.length - 1);
    inert(restart, at === 0);
    if (train) {
      train.hidden = known.has(key(now));
      inert(train, questions?.over() || !questions?.answers);
    }
    map.paint(one, one ? outputsAt(one) : null);
    net.paint(one, one ? hiddenOf(one) : null);
    facts.replaceChildren(...(one ? told(one) : []));
    weights.hidden = curve.hidden = !one;
    weights.refresh();
    curve.refresh();
  }
  /** @param {any} one */
  function told(one) {
    const held = figure.points.filter((/** @type {any} */ point) => point.held);
    return [
      [t('playgroundLoss'), one.loss], [t('playgroundHeld'), one.held],
      [t('playgroundRight'), percent(accuracy(one, figure.points.filter((/** @type {any} */ point) => !point.held)))],
      [t('playgroundRightHeld'), held.length ? percent(accuracy(one, held)) : undefined],
    ].filter(([, value]) => value !== undefined).map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, String(value))));
  }

  visit();
  refresh();
  if (server && seen.has(key(now))) void ask(true);
  if (offered && !frames().length) none.firstChild?.replaceWith(t('askNobody'));
  return h('div', { class: 'fig-playground' },
    h('div', { class: 'fig-bar' }, menus.map(({ element }) => element), train),
    questions?.element ?? null, none,
    h('div', { class: 'fig-bar fig-playground-steps' }, h('div', { class: 'fig-buttons' }, play, step, restart), h('label', { class: 'fig-scrub', for: epochId }, h('span', { class: 'visually-hidden' }, t('playgroundEpochLabel')), epoch, scrub)),
    h('div', { class: 'fig-playground-parts' }, net.element, map.element),
    facts, spoken, weights, curve);
}

/** @param {any} run */
const key = ({ learningRate, hidden, regularisation }) => JSON.stringify([learningRate, hidden, regularisation]);
/** @param {any} one @param {any} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
/** @param {HTMLElement} button @param {boolean | undefined} off */
const inert = (button, off) => (off ? button.setAttribute('aria-disabled', 'true') : button.removeAttribute('aria-disabled'));
/** @param {number} share */
const percent = (share) => new Intl.NumberFormat(document.documentElement.lang || 'en', { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** What stands in the picture of the network. @param {any} frame @param {string[]} names @returns {string[][]} */
function edges(frame, names) {
  if (!frame) return [];
  const name = (/** @type {number} */ layer, /** @type {number} */ n) => (layer === 0 ? t('playgroundInput', { name: names[n] }) : layer === frame.layers.length ? t('playgroundOut') : t('playgroundNeuron', { n: n + 1, layer }));
  return frame.layers.flatMap((/** @type {any} */ { w, b }, /** @type {number} */ layer) => w.flatMap((/** @type {number[]} */ row, /** @type {number} */ o) => [
    ...row.map((weight, i) => [name(layer, i), name(layer + 1, o), String(weight)]),
    [t('playgroundBias'), name(layer + 1, o), String(b[o])],
  ]));
}
