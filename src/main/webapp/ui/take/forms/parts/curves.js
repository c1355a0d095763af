// @ts-check
/** Lines over one feature with the data below; a line to read off at moves with the pointer or the arrow keys. */
import { t } from '../../words.js';
import { dwell } from './dwell.js';
import { linear, tickLabels } from './scale.js';
import { picture, s, through } from './svg.js';

const LEFT = 46;
const RIGHT = 14;
const HEIGHT = 240;
const BELOW = 56;
const ROWS = 4;

/** A name in a few short lines. @param {string} text @param {number} letters @returns {string[]} */
function inLines(text, letters) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.length - 1;
    if (last >= 0 && `${lines[last]} ${word}`.length <= letters) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, ROWS).map((line) => (line.length > letters + 1 ? `${line.slice(0, letters)}…` : line));
  if (lines.length > ROWS) shown[ROWS - 1] = `${shown[ROWS - 1].replace('…', '')}…`;
  return shown;
}

/**
 * @param {any} feature
 * @param {{lines: {kind: string, y: number[]}[], range: [number, number], width: number, histogram: boolean, tell: (i: number) => void, note: (type: string, target: string, value?: any) => void}} options
 */
export function curves(feature, { lines, range, width, histogram, tell, note }) {
  const { grid = [], value, histogram: data } = feature;
  const names = feature.type === 'category' || grid.some((/** @type {any} */ at) => typeof at === 'string');
  const namesHeight = names ? (ROWS - 1) * 14 : 0;
  const numbers = names ? [] : [...grid, ...(data?.edges ?? [])];
  const step = (width - LEFT - RIGHT) / Math.max(1, grid.length);
  const scale = linear(names ? [0, 1] : [Math.min(...numbers), Math.max(...numbers)], [LEFT, width - RIGHT]);
  const at = (/** @type {number} */ i) => (names ? LEFT + (i + 0.5) * step : scale(grid[i]));
  const top = 10;
  const plot = lines.length ? HEIGHT : 10;
  const y = linear(range, [top + plot, top]);
  const height = top + plot + (histogram ? BELOW : 0) + 40 + namesHeight;
  const foot = top + plot + (histogram ? BELOW : 0);
  const ticks = lines.length ? y.ticks(5) : [];
  const write = tickLabels(ticks);
  const across = names ? [] : scale.ticks(Math.max(3, Math.round(width / 100)));
  const writeAcross = tickLabels(across);
  const here = value === undefined ? null : names ? (grid.indexOf(value) < 0 ? null : at(grid.indexOf(value))) : Number.isFinite(value) ? scale(value) : null;
  const most = Math.max(...(data?.counts ?? [1]), 1);
  const cursor = s('line', { class: 'fig-read', y1: top, y2: foot, visibility: 'hidden' });
  const fit = (/** @type {string} */ text) => inLines(text, Math.max(4, Math.floor(step / 6.4)));
  const svg = picture({ width, height, role: 'group', label: t('dependenceChart', { name: feature.name }) },
    s('g', { class: 'fig-grid' }, ticks.map((tick) => s('line', { x1: LEFT, x2: width - RIGHT, y1: y(tick), y2: y(tick) }))),
    s('g', { class: 'fig-axis' }, ticks.map((tick) => s('text', { x: LEFT - 6, y: y(tick) + 4, 'text-anchor': 'end' }, write(tick)))),
    histogram ? data.counts.map((/** @type {number} */ n, /** @type {number} */ i) => {
      const [from, to] = data.edges ? [scale(data.edges[i]), scale(data.edges[i + 1])] : [at(i) - step * 0.35, at(i) + step * 0.35];
      return s('rect', { class: 'fig-bin', x: from + 0.5, width: Math.max(1, to - from - 1), y: foot - (n / most) * (BELOW - 12), height: (n / most) * (BELOW - 12) });
    }) : null,
    here === null ? null : s('line', { class: 'fig-value', x1: here, x2: here, y1: top, y2: foot }),
    lines.map(({ kind, y: values }) => s('path', { class: `fig-line fig-line-${kind}`, d: names && kind !== 'ice' ? '' : through(values.map((one, i) => [at(i), y(one)])) })),
    names ? lines.filter(({ kind }) => kind !== 'ice').flatMap(({ kind, y: values }) => values.map((one, i) => s('circle', { class: `fig-line-point fig-line-${kind}`, cx: at(i), cy: y(one), r: 6 }))) : null,
    s('g', { class: 'fig-axis' }, s('line', { x1: LEFT, x2: width - RIGHT, y1: foot, y2: foot }),
      names ? grid.flatMap((/** @type {any} */ name, /** @type {number} */ i) => fit(String(name)).map((line, k) => s('text', { x: at(i), y: foot + 16 + 14 * k, 'text-anchor': 'middle' }, line)))
        : across.map((tick) => s('text', { x: scale(tick), y: foot + 16, 'text-anchor': 'middle' }, writeAcross(tick))),
      s('text', { x: (LEFT + width - RIGHT) / 2, y: foot + 34 + namesHeight, 'text-anchor': 'middle', class: 'fig-row-name' }, `${feature.name}${feature.unit ? ` (${feature.unit})` : ''}`)),
    cursor);
  if (!grid.length || !lines.length) return svg;

  svg.setAttribute('tabindex', '0');
  svg.classList.add('fig-readable');
  const seen = dwell(note);
  let now = Math.max(0, names ? grid.indexOf(value) : grid.reduce((/** @type {number} */ best, /** @type {number} */ one, /** @type {number} */ i) => (Math.abs(one - value) < Math.abs(grid[best] - value) ? i : best), 0));
  const go = (/** @type {number} */ i) => {
    now = Math.min(grid.length - 1, Math.max(0, i));
    for (const [name, place] of Object.entries({ x1: at(now), x2: at(now), visibility: 'visible' })) cursor.setAttribute(name, String(place));
    seen(`value:${grid[now]}`);
    tell(now);
  };
  const nearest = (/** @type {PointerEvent} */ event) => {
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / (box.width || 1)) * width;
    go(grid.reduce((/** @type {number} */ best, /** @type {any} */ _, /** @type {number} */ i) => (Math.abs(at(i) - x) < Math.abs(at(best) - x) ? i : best), 0));
  };
  svg.addEventListener('pointermove', nearest);
  svg.addEventListener('pointerdown', nearest);
  svg.addEventListener('focus', () => svg.matches(':focus-visible') && go(now));
  svg.addEventListener('keydown', (event) => {
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: grid.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(to);
  });
  return svg;
}
