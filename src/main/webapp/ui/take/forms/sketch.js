// @ts-check
/**
 * Drawing for a model: a small grey board, drawn on with a mouse, a finger or the keyboard, and what the model says of it.
 * The board is light on dark, as the model reads it, in every colour scheme.
 */
import { h, newId, show } from '../../shared/dom.js';
import { t } from '../words.js';
import { asking, goalLine, said, sentence } from './parts/asking.js';
import { board } from './sketch/board.js';

export const info = {
  kind: 'sketch', words: 'forms-c', styles: ['parts/parts.css', 'asking.css', 'sketch.css'],
  parameters: { width: 'pixels', height: 'pixels', startHref: 'picture to begin with', brushes: 'sizes', goal: 'what the model should say', budget: 'questions and seconds', live: 'ask after each stroke' },
  events: { draw: 'a stroke; value: pixels changed', 'query-model': 'the model was asked; value: what it said', undo: 'a stroke was taken back', reset: 'cleared or back to the first picture', 'set-param': 'brush; value: size or rubber' },
};

const STROKES = 40;

/** @param {any} figure @param {import('./figure.js').Context} context @returns {Promise<HTMLElement>} */
export async function draw(figure, context) {
  const { note, get, set, record } = context;
  const [width, height] = [figure.width ?? 28, figure.height ?? 28];
  const first = figure.startHref ? await pixelsOf(figure.startHref, width, height) : new Uint8ClampedArray(width * height);
  const kept = get('pixels');
  /** @type {string[]} */ let past = get('past') ?? [];
  /** @type {any} */ let output = get('output') ?? null;
  let strokes = get('strokes') ?? 0;
  let number = get('number') ?? 0;
  let askedOf = get('askedOf') ?? '';
  let timer = 0;
  let busy = false;
  const live = figure.live !== false;

  const questions = asking(figure, context, {
    budget: figure.budget ?? {},
    changed: () => refresh(),
    restored(history) {
      const last = history[history.length - 1];
      number = history.length;
      output = last.output;
      askedOf = last.input.pixels;
      drawing.put(decode(askedOf));
      keep();
    },
  });
  const answer = h('div', null);
  const spoken = h('p', { class: 'visually-hidden', role: 'status' });
  const summary = h('p', { class: 'muted small' });
  const speak = (/** @type {string} */ text) => (spoken.textContent = text);

  const drawing = board({
    width, height, pixels: kept ? decode(kept) : first, brush: figure.brush ?? 2,
    begun: () => { past = [...past, encode(drawing.pixels())].slice(-STROKES); },
    /** @param {number} changed */
    ended(changed) {
      if (!changed) {
        past.pop();
        return;
      }
      strokes++;
      note('draw', `stroke:${strokes}`, changed);
      record('strokes', strokes);
      after();
    },
    speak,
    erased: (/** @type {boolean} */ on) => pen(on),
  });

  function after() {
    keep();
    refresh();
    clearTimeout(timer);
    if (live) timer = setTimeout(() => void query(), 500);
  }
  function keep() {
    set('pixels', encode(drawing.pixels()));
    set('past', past.slice(-8)); // a draft is small
    set('output', output);
    set('strokes', strokes);
    set('number', number);
    set('askedOf', askedOf);
  }

  async function query() {
    clearTimeout(timer);
    const now = encode(drawing.pixels());
    if (busy || now === askedOf || !questions.answers) return;
    busy = true;
    ask.setAttribute('aria-busy', 'true');
    const said_ = await questions.ask('predict', { pixels: now });
    busy = false;
    ask.removeAttribute('aria-busy');
    if (said_) {
      number++;
      output = said_;
      askedOf = now;
      note('query-model', `question:${number}`, said_.predicted ?? '');
      record('questions', number);
      speak(`${t('askSays')}: ${sentence(figure, said_)}`);
      keep();
    }
    refresh();
    if (live && said_ && encode(drawing.pixels()) !== now) void query();
  }

  /** @param {string} what @param {Uint8ClampedArray} to @param {string} words */
  function replace(what, to, words) {
    past = [...past, encode(drawing.pixels())].slice(-STROKES);
    drawing.put(to);
    note('reset', what);
    speak(words);
    after();
  }

  const name = newId('pen');
  const tools = [false, true].map((rubs) => h('button', { class: 'button small fig-button', type: 'button', 'aria-pressed': String(!rubs), onclick: () => { drawing.rub(rubs); pen(rubs); } }, t(rubs ? 'sketchRubber' : 'sketchPen')));
  /** @param {boolean} rubs */
  function pen(rubs) {
    tools.forEach((one, i) => one.setAttribute('aria-pressed', String(Boolean(i) === rubs)));
    note('set-param', 'pen', rubs ? 'rubber' : 'draw');
  }
  const size = h('select', { id: name, onchange: () => { drawing.brush(Number(size.value)); note('set-param', 'brush', Number(size.value)); } },
    (figure.brushes ?? [1, 2, 3]).map((/** @type {number} */ n) => h('option', { value: n, selected: n === (figure.brush ?? 2) }, t('sketchBrushSize', { n }))));
  const undo = h('button', { class: 'button small', type: 'button', onclick: () => {
    const before = past.pop();
    if (!before) return;
    drawing.put(decode(before));
    note('undo', 'stroke');
    speak(t('askUndone'));
    after();
  } }, t('askUndo'));
  const clear = h('button', { class: 'button small', type: 'button', onclick: () => replace('clear', new Uint8ClampedArray(width * height), t('sketchCleared')) }, t('sketchClear'));
  const back = figure.startHref ? h('button', { class: 'button small', type: 'button', onclick: () => replace('start', first, t('askIsReset')) }, t('sketchStart')) : null;
  const ask = h('button', { class: 'button primary', type: 'button', hidden: live, onclick: () => void query() }, t('askAsk'));

  function refresh() {
    const now = drawing.pixels();
    const stale = encode(now) !== askedOf;
    show(answer, said(figure, output, t(questions.answers ? 'askNothingYet' : 'askNobody')));
    answer.classList.toggle('fig-stale', Boolean(output) && stale && !live);
    summary.textContent = describe(now, width, height);
    if (past.length) undo.removeAttribute('aria-disabled');
    else undo.setAttribute('aria-disabled', 'true');
    if (questions.over() || !questions.answers) ask.setAttribute('aria-disabled', 'true');
    else ask.removeAttribute('aria-disabled');
  }

  refresh();
  return h('div', { class: 'fig-sketch' },
    goalLine(figure),
    h('div', { class: 'fig-bar' }, h('div', { class: 'fig-buttons', role: 'group', 'aria-label': `${t('sketchPen')}, ${t('sketchRubber')}` }, tools),
      h('label', { for: name }, t('sketchBrush'), size), h('div', { class: 'fig-buttons' }, undo, clear, back)),
    h('div', { class: 'fig-sketch-parts' },
      h('div', { class: 'fig-sketch-board' }, drawing.element, h('p', { class: 'muted small' }, t('sketchKeys')), summary),
      h('div', { class: 'fig-sketch-answer' }, ask, answer, questions.element, spoken)));
}

/** Where the light is, in words. @param {Uint8ClampedArray} pixels @param {number} width @param {number} height */
function describe(pixels, width, height) {
  let [lit, top, bottom, left, right] = [0, height, -1, width, -1];
  pixels.forEach((value, i) => {
    if (value < 64) return;
    const [x, y] = [i % width, Math.floor(i / width)];
    lit++;
    [top, bottom, left, right] = [Math.min(top, y), Math.max(bottom, y), Math.min(left, x), Math.max(right, x)];
  });
  const share = new Intl.NumberFormat(document.documentElement.lang || 'en', { style: 'percent', maximumFractionDigits: 0 }).format(lit / pixels.length);
  return lit ? t('sketchSummary', { share, top: top + 1, bottom: bottom + 1, left: left + 1, right: right + 1 }) : t('sketchEmpty');
}

/** @param {Uint8ClampedArray} pixels */
const encode = (pixels) => btoa(String.fromCharCode(...pixels));
/** @param {string} text */
const decode = (text) => Uint8ClampedArray.from(atob(text), (one) => one.charCodeAt(0));

/** @param {string} href @param {number} width @param {number} height @returns {Promise<Uint8ClampedArray>} */
async function pixelsOf(href, width, height) {
  const image = new Image();
  image.src = href;
  await image.decode();
  const canvas = h('canvas', { width, height });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  pen.drawImage(image, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  return Uint8ClampedArray.from({ length: width * height }, (_, i) => data[i * 4]);
}
