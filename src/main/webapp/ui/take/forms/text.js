// @ts-check
/** Sentences of which parts point to facts or words: either can be selected, and shows the other. */
import { h } from '../../shared/dom.js';
import { gaps } from '../render/words-apart.js';
import { t } from '../words.js';
import { said } from './parts/fill.js';
import { guarded, need } from './parts/guard.js';

export const info = {
  kind: 'text', words: 'forms-b', styles: ['parts/parts.css', 'parts/controls.css', 'text.css'],
  parameters: { paragraphs: 'sentences in parts', points: 'facts or words that parts point to', tokens: 'the text that is explained' },
  events: { select: 'a part, a fact or a word', deselect: 'the same' },
};

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawText(figure, context) {
  const { paragraphs, points = [], tokens } = figure;
  need(Array.isArray(paragraphs) && paragraphs.length, 'textNone');
  const known = new Map(points.map((/** @type {any} */ point) => [point.id, point]));
  /** @type {{button: HTMLElement, to: string[], target: string}[]} */
  const all = [];
  /** @type {string | null} */
  let chosen = null;
  const status = h('p', { class: 'visually-hidden', role: 'status' });

  const press = (/** @type {{to: string[], target: string}} */ one) => {
    const off = chosen === one.target;
    context.note(off ? 'deselect' : 'select', one.target);
    put(off ? null : one.target);
  };
  const put = (/** @type {string | null} */ target) => {
    chosen = target;
    context.set('chosen', target);
    const to = all.find((one) => one.target === target)?.to ?? [];
    for (const one of all) {
      one.button.setAttribute('aria-pressed', String(one.target === target));
      one.button.classList.toggle('fig-lit', one.to.some((id) => to.includes(id)));
    }
    status.textContent = to.length ? t('textPoints', { names: to.map((id) => known.get(id)).filter(Boolean).map((point) => point.name).join(', ') }) : '';
  };
  const button = (/** @type {string} */ name, /** @type {string[]} */ to, /** @type {string} */ target, /** @type {any[]} */ content) => {
    const made = name === 'fig-fact' ? h('button', { type: 'button', class: name, 'aria-pressed': 'false', onclick: () => press(one) }, content)
      : h('span', { role: 'button', tabindex: 0, class: name, 'aria-pressed': 'false', onclick: () => press(one), onkeydown: (/** @type {KeyboardEvent} */ event) => { // a button would not break across lines
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        press(one);
      } }, content);
    const one = { button: made, to, target };
    all.push(one);
    return made;
  };
  /** @param {any} part @param {number} line @param {number} i */
  const drawPart = (part, line, i) => {
    if (typeof part === 'string') return part;
    const to = (part.to ?? []).filter((/** @type {string} */ id) => known.has(id));
    const sign = part.tone === 'for' ? '+' : part.tone === 'against' ? '−' : null;
    if (!to.length) return part.text ?? '';
    return button(`fig-span${part.tone ? ` fig-${part.tone}` : ''}`, to, `part:${line + 1}.${i + 1}`, [sign ? h('span', { class: 'fig-span-sign', 'aria-hidden': 'true' }, sign) : null, part.text, part.tone ? h('span', { class: 'visually-hidden' }, ` (${t(part.tone === 'for' ? 'textFor' : 'textAgainst')})`) : null]);
  };
  const words = new Map(points.filter((/** @type {any} */ point) => Number.isInteger(point.token)).map((/** @type {any} */ point) => [point.token, point]));
  const between = tokens ? gaps(tokens, figure.source) : [];
  const element = h('div', { class: 'fig' },
    h('div', { class: 'fig-prose', dir: 'auto' }, paragraphs.map((/** @type {any} */ parts, /** @type {number} */ line) => h('p', null, (Array.isArray(parts) ? parts : [parts]).map((part, i) => drawPart(part, line, i))))),
    tokens ? h('div', { class: 'fig-stack' }, h('p', { class: 'fig-beside-name' }, t('theText')), h('p', { class: 'sentence fig-source', dir: 'auto' }, tokens.flatMap((/** @type {string} */ token, /** @type {number} */ i) => [between[i], words.has(i) ? button('fig-span', [words.get(i).id], `word:${i + 1}`, [token]) : token]))) : null,
    points.some((/** @type {any} */ point) => !Number.isInteger(point.token)) ? h('ul', { class: 'fig-fact-list', 'aria-label': t('textFacts') }, points.filter((/** @type {any} */ point) => !Number.isInteger(point.token)).map((/** @type {any} */ point) =>
      h('li', null, button('fig-fact', [point.id], `point:${point.id}`, [h('span', { dir: 'auto' }, point.name), point.value === undefined ? null : h('strong', { dir: 'auto' }, said(point.value, point.unit))])))) : null,
    figure.author ? h('p', { class: 'small muted', dir: 'auto' }, figure.author) : null, status);
  const before = context.get('chosen');
  if (before) put(before);
  return element;
}

export const draw = guarded(drawText);
