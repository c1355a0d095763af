// @ts-check
/**
 * Token by token: a matrix to look over, and a sentence of which each word can be selected to see its row as marked text.
 */
import { h, show } from '../../shared/dom.js';
import { signed as signedNumber } from '../render/numbers.js';
import { t } from '../words.js';
import { words as marked } from './parts/attribution-words.js';
import { choose, kept } from './parts/choose.js';
import { guarded, need, needNumbers } from './parts/guard.js';
import { alone, scaleBar, strongest } from './parts/heat.js';
import { dwell } from './parts/dwell.js';
import { facts, readout } from './parts/readout.js';
import { readable } from './parts/scale.js';
import { picture, s } from './parts/svg.js';
import { dataTable } from './parts/table.js';

export const info = {
  kind: 'token-matrix', words: 'forms-b', styles: ['parts/parts.css', 'parts/controls.css', 'parts/heat.css', 'attribution.css', 'token-matrix.css'],
  parameters: { tokens: 'rows', columns: 'columns', layers: 'heads with weights, line by line', scale: 'what the darkest stands for', start: 'what is seen first' },
  events: { 'set-param': 'layer or head', select: 'a token', deselect: 'a token', hover: 'a cell or a word was looked at', toggle: 'the numbers were opened' },
};

const CELL = 26;
const LABEL = 15; // letters
const WIDE = 26;

/** @param {string} text */
const short = (text) => (text.length > LABEL ? `${text.slice(0, LABEL - 1)}…` : text);

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawMatrix(figure, context) {
  const { tokens, layers } = figure;
  need(Array.isArray(tokens) && tokens.length, 'tokenMatrixNoTokens');
  const columns = figure.columns ?? tokens;
  need(Array.isArray(layers) && layers.length && layers.every((/** @type {any} */ layer) => layer.heads?.length), 'figNoNumbers');
  layers.forEach((/** @type {any} */ layer) => layer.heads.forEach((/** @type {any} */ head) => needNumbers(head.weights, tokens.length * columns.length)));
  const everything = layers.flatMap((/** @type {any} */ layer) => layer.heads.map((/** @type {any} */ head) => strongest(head.weights)));
  const state = {
    layer: kept(context.get('layer'), Math.min(figure.start?.layer ?? 0, layers.length - 1), (i) => i < layers.length),
    head: kept(context.get('head'), figure.start?.head ?? 0, () => true),
    token: context.get('token') === undefined ? figure.start?.token ?? null : context.get('token'),
  };
  const heads = () => layers[state.layer].heads;
  const weights = () => heads()[Math.min(state.head, heads().length - 1)].weights;
  const most = (/** @type {number} */ row) => (figure.scale === 'head' ? strongest(weights()) : figure.scale === 'row' ? strongest(rowOf(row)) : Math.max(...everything));
  const rowOf = (/** @type {number} */ row) => weights().slice(row * columns.length, (row + 1) * columns.length);
  const number = figure.signed ? signedNumber(everything) : readable(everything);
  const told = readout(t('tokenMatrixPoint'));
  const seen = dwell(context.note);
  const place = h('div', { class: 'fig-scroll fig-matrix', tabindex: 0, role: 'region', 'aria-label': t('tokenMatrixPicture') });
  const row = h('div', { class: 'fig-stack' });
  const bar = h('div', { class: 'fig-bar' });
  const name = (/** @type {any} */ one, /** @type {string} */ word, /** @type {number} */ i) => one.name ?? t(word, { n: i + 1 });

  const pick = (/** @type {number | null} */ token) => {
    if (token === null) context.note('deselect', `token:${(state.token ?? 0) + 1}`);
    else context.note('select', `token:${token + 1}`);
    state.token = token;
    context.set('token', token);
    draw();
  };
  const buttons = tokens.map((/** @type {string} */ token, /** @type {number} */ i) =>
    h('button', { type: 'button', class: 'fig-token', dir: 'auto', onclick: () => pick(state.token === i ? null : i) }, token));

  const tell = (/** @type {number} */ line, /** @type {number} */ column) => {
    seen(`cell:${line + 1},${column + 1}`);
    told.tell(facts([[t('tokenMatrixFrom'), tokens[line]], [t('tokenMatrixTo'), columns[column]], [figure.quantity ?? t('value'), number(weights()[line * columns.length + column])]]));
  };

  const drawBar = () => show(bar,
    layers.length > 1 ? choose({ label: t('tokenMatrixLayer'), options: layers.map((/** @type {any} */ layer, /** @type {number} */ i) => ({ value: i, name: name(layer, 'tokenMatrixLayerNumber', i) })), value: state.layer, change: (layer) => set('layer', layer) }) : null,
    heads().length > 1 ? choose({ label: t('tokenMatrixHead'), options: heads().map((/** @type {any} */ head, /** @type {number} */ i) => ({ value: i, name: name(head, 'tokenMatrixHeadNumber', i) })), value: Math.min(state.head, heads().length - 1), change: (head) => set('head', head) }) : null);
  const set = (/** @type {'layer' | 'head'} */ what, /** @type {number} */ value) => {
    const before = heads().length;
    state[what] = value;
    context.set(what, value);
    context.note('set-param', what, value + 1);
    if (what === 'layer' && heads().length !== before) drawBar();
    draw();
  };

  const table = dataTable(['', ...(columns.length <= WIDE ? columns : [t('tokenMatrixMost')]).map((/** @type {string} */ label) => ({ label, num: columns.length <= WIDE }))],
    () => tokens.map((/** @type {string} */ token, /** @type {number} */ i) => [token, ...(columns.length <= WIDE ? rowOf(i).map(number) : [largest(i).map((/** @type {number} */ at) => `${columns[at]} ${number(rowOf(i)[at])}`).join(', ')])]),
    { note: context.note, about: t('tokenMatrixTable', { quantity: figure.quantity ?? t('value') }) });
  const largest = (/** @type {number} */ line) => rowOf(line).map((/** @type {number} */ _, /** @type {number} */ i) => i)
    .sort((/** @type {number} */ a, /** @type {number} */ b) => Math.abs(rowOf(line)[b]) - Math.abs(rowOf(line)[a])).slice(0, 5);

  const draw = () => {
    buttons.forEach((/** @type {HTMLElement} */ button, /** @type {number} */ i) => button.setAttribute('aria-pressed', String(i === state.token)));
    show(place, matrix({ tokens, columns, values: weights(), most, signed: Boolean(figure.signed), chosen: state.token, tell, pick }));
    show(row, state.token === null ? null : [
      h('p', { class: 'small', role: 'status' }, t('tokenMatrixRow', { token: tokens[state.token], most: largest(state.token).slice(0, 3).map((/** @type {number} */ at) => `${columns[at]} ${number(rowOf(/** @type {number} */ (state.token))[at])}`).join(', ') })),
      marked(columns, { values: rowOf(state.token), most: most(state.token), toward: '', away: '' }, { signed: Boolean(figure.signed), threshold: 0, bare: true, note: context.note, say: number }),
    ]);
    table.refresh();
  };
  drawBar();
  draw();
  return h('div', { class: 'fig' }, bar,
    h('div', { class: 'fig-stack' }, h('p', { class: 'small muted' }, t('tokenMatrixSelect')), h('div', { class: 'fig-tokens', role: 'group', 'aria-label': t('tokenMatrixWords') }, buttons), row),
    place, told.element,
    h('p', { class: 'fig-key' }, h('span', null, figure.signed ? t('tokenMatrixLess') : t('attributionLittle')), scaleBar(Boolean(figure.signed)), h('span', null, figure.signed ? t('tokenMatrixMore') : t('attributionMuch')),
      figure.quantity ? h('span', { dir: 'auto' }, `(${figure.quantity})`) : null), table);
}

/**
 * @param {{tokens: string[], columns: string[], values: number[], most: (row: number) => number, signed: boolean, chosen: number | null,
 *   tell: (line: number, column: number) => void, pick: (line: number | null) => void}} options
 */
function matrix({ tokens, columns, values, most, signed, chosen, tell, pick }) {
  const left = 8 + 7 * Math.max(...tokens.map((token) => short(token).length));
  const top = 12 + 6.2 * Math.max(...columns.map((token) => short(token).length));
  const width = columns.length * CELL, height = tokens.length * CELL;
  const shares = values.map((value, i) => value / (most(Math.floor(i / columns.length)) || 1));
  const canvas = alone({ values: shares, lines: tokens.length, columns: columns.length, most: 1, signed });
  const cursor = s('rect', { class: 'fig-matrix-cursor', width: CELL, height: CELL, visibility: 'hidden' });
  const svg = picture({ width: left + width + top * 0.5, height: top + height + 4 },
    tokens.map((token, i) => s('text', { x: left - 6, y: top + (i + 0.5) * CELL + 4, 'text-anchor': 'end', class: i === chosen ? 'fig-matrix-chosen' : null }, short(token))),
    columns.map((token, i) => s('text', { transform: `translate(${left + (i + 0.5) * CELL} ${top - 6}) rotate(-60)` }, short(token))),
    s('image', { href: canvas.toDataURL(), x: left, y: top, width, height, preserveAspectRatio: 'none', class: 'fig-pixels' }),
    s('rect', { x: left, y: top, width, height, class: 'fig-matrix-frame' }),
    chosen === null ? null : s('rect', { x: left, y: top + chosen * CELL, width, height: CELL, class: 'fig-matrix-row' }), cursor);
  svg.setAttribute('class', 'fig-svg fig-matrix-picture');
  const at = (/** @type {PointerEvent | MouseEvent} */ event) => {
    const box = svg.getBoundingClientRect();
    const by = (left + width + top * 0.5) / (box.width || 1);
    return [Math.floor(((event.clientY - box.top) * by - top) / CELL), Math.floor(((event.clientX - box.left) * by - left) / CELL)];
  };
  const inside = (/** @type {number} */ line, /** @type {number} */ column) => line >= 0 && column >= 0 && line < tokens.length && column < columns.length;
  svg.addEventListener('pointermove', (event) => {
    const [line, column] = at(event);
    if (!inside(line, column)) return;
    for (const [name, value] of Object.entries({ x: left + column * CELL, y: top + line * CELL, visibility: 'visible' })) cursor.setAttribute(name, String(value));
    tell(line, column);
  });
  svg.addEventListener('click', (event) => {
    const [line, column] = at(event);
    if (inside(line, column)) pick(chosen === line ? null : line);
  });
  return svg;
}

export const draw = guarded(drawMatrix);
