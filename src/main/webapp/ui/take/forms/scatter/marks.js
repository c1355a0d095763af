// @ts-check
/** A point as a mark, a word or a picture. Class by colour and shape, correctness by filled or open. */
import { t } from '../../words.js';
import { hue, sequential, shape } from '../parts/colours.js';
import { correctness, nameOf } from '../parts/instance.js';
import { move, round, s, through } from '../parts/svg.js';

/** As many whole words as fit: the spoken name begins with them. @param {string} name */
const wordOf = (name) => (name.length <= 18 ? name : name.slice(0, 19).replace(/\s+\S*$/, '').slice(0, 18));

/**
 * @param {any} point @param {{colours: ReturnType<typeof import('./data.js').colouring>, open: boolean, marks?: string, target: boolean, chosen: boolean, size: number}} how
 */
export function pointMark(point, { colours, open, marks, target, chosen, size }) {
  const at = colours.at(point);
  const share = colours.share(point);
  const wrong = open && correctness(point) === false;
  const r = size;
  const name = [nameOf(point), colours.numeric ? null : [...colours.names.keys()][at] ?? t('figUnknownClass'), open && correctness(point) !== null ? t(wrong ? 'figWrong' : 'figCorrect') : null,
    target ? t('scatterTarget') : null, chosen ? t('scatterChosen') : null].filter(Boolean).join(', ');
  const picture = marks === 'thumbnails' && point.content?.type === 'image';
  const word = marks === 'words' ? wordOf(nameOf(point)) : null;
  return s('g', { class: `fig-sc-point ${target ? 'is-target' : ''} ${chosen ? 'is-chosen' : ''}`, role: 'button', tabindex: -1, 'aria-label': name, 'aria-pressed': String(chosen), 'data-id': point.id, style: { color: at < 0 && !colours.numeric ? hue(-1) : colours.numeric ? 'var(--ink-2)' : hue(at) } },
    s('circle', { class: 'fig-ring', r: r + 7 }),
    target ? [s('circle', { class: 'fig-sc-halo', r: r + 6 }), s('path', { class: 'fig-sc-pin', d: `M0 ${-r - 7}V${-r - 15}M0 ${r + 7}V${r + 15}M${-r - 7} 0H${-r - 15}M${r + 7} 0H${r + 15}` })] : null,
    chosen ? s('circle', { class: 'fig-sc-chosen', r: r + 4 }) : null,
    picture ? [s('rect', { class: 'fig-sc-border', x: -15, y: -15, width: 30, height: 30, 'stroke-dasharray': wrong ? '4 3' : null }), s('image', { href: point.content.href, x: -13, y: -13, width: 26, height: 26, preserveAspectRatio: 'xMidYMid slice', class: point.content.pixelated ? 'fig-pixelated' : null })]
      : word ? [s('path', { class: `fig-mark ${wrong ? 'fig-open' : ''}`, d: shape(at, 3.5), transform: move(-word.length * 3.1 - 8, 0) }), s('text', { class: 'fig-sc-word', y: 4, 'text-anchor': 'middle', 'aria-hidden': 'true', 'text-decoration': wrong ? 'underline' : null }, word)]
        : s('path', { class: `fig-mark ${wrong ? 'fig-open' : ''}`, d: shape(at, r), style: share === null ? null : { fill: sequential(0.1 + 0.9 * share), stroke: 'var(--ink-2)' } }));
}

/** @param {SVGElement} mark @param {number} x @param {number} y */
export const put = (mark, x, y) => mark.setAttribute('transform', move(x, y));

/** Where a point was. @param {[number, number][]} places */
export const trailMark = (places) => s('g', { class: 'fig-sc-trail' }, s('path', { d: through(places) }),
  places.slice(0, -1).map(([x, y]) => s('circle', { cx: round(x), cy: round(y), r: 1.8 })));

/** How the point in question is marked, for a legend. */
export const targetSample = () => s('svg', { class: 'fig-swatch', viewBox: '-12 -12 24 24', width: 24, height: 24, 'aria-hidden': 'true' }, s('circle', { class: 'fig-sc-halo', r: 6 }), s('path', { class: 'fig-sc-pin', d: 'M0 -7V-11M0 7V11M-7 0H-11M7 0H11' }));

/** How a trail is drawn, for a legend. */
export const trailSample = () => s('svg', { class: 'fig-swatch', viewBox: '0 0 28 10', width: 28, height: 10, 'aria-hidden': 'true' }, trailMark([[2, 7], [12, 3], [26, 6]]));
