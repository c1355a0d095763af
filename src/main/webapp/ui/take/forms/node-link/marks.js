// @ts-check
/** What a node, an edge and an open group look like. The outline tells the role, the colour only repeats it. */
import { diverging, inkOn } from '../parts/colours.js';
import { round, s } from '../parts/svg.js';

/** @typedef {import('./layout.js').Placed} Placed */

const SHORT = 22;
/** @param {string} text */
export const short = (text) => (text.length > SHORT ? `${text.slice(0, SHORT - 1)}…` : text);

/** @param {string} role @param {number} w @param {number} h an outline around 0, 0 */
function outline(role, w, h) {
  const [x, y] = [round(w / 2), round(h / 2)];
  switch (role) {
    case 'input': return s('path', { class: 'fig-nl-shape', d: `M${-x} ${-y}H${x - 8}L${x} 0L${x - 8} ${y}H${-x}Z` });
    case 'output': return s('path', { class: 'fig-nl-shape', d: `M${-x} ${-y}H${x - 4}A4 ${y} 0 0 1 ${x - 4} ${y}H${-x}Z` });
    case 'blob': case 'blob-active': case 'neuron': return s('circle', { class: 'fig-nl-shape', r: 15 });
    default: return s('rect', { class: 'fig-nl-shape', x: -x, y: -y, width: w, height: h, rx: role === 'layer' ? 10 : 3 });
  }
}

/** @param {Placed} node @param {{number: (value: any) => string, most: number, byValue: boolean}} how */
export function nodeMark(node, { number, most, byValue }) {
  const role = node.role ?? 'operator';
  const label = short(node.label ?? node.id);
  const valued = typeof node.value === 'number';
  const share = valued ? /** @type {number} */ (node.value) / most : 0;
  const shape = outline(role, node.w, node.round ? 30 : node.h);
  if (byValue && valued) shape.style.setProperty('fill', diverging(share));
  if (!node.round) {
    return [role === 'group' ? s('rect', { class: 'fig-nl-shape fig-nl-behind', x: -node.w / 2 + 4, y: -node.h / 2 - 4, width: node.w, height: node.h, rx: 3 }) : null, shape,
      text(role === 'group' ? `+ ${label}` : label, 0, 4, byValue && valued ? inkOn(share, true) : null)];
  }
  return [text(label, 0, 21), ' ', s('g', { transform: 'translate(0 -10)' }, shape,
    role === 'blob-active' ? s('circle', { class: 'fig-nl-core', r: 6 }) : null,
    node.href ? s('image', { href: node.href, x: -10, y: -10, width: 20, height: 20, preserveAspectRatio: 'xMidYMid slice' }) : null,
    role === 'neuron' && valued && !node.href ? text(number(node.value), 0, 4, byValue ? inkOn(share, true) : null, 'fig-nl-value') : null)];
}

/** @param {string} content @param {number} x @param {number} y @param {string | null} [ink] @param {string} [name] */
const text = (content, x, y, ink, name = '') => s('text', { x, y, 'text-anchor': 'middle', 'aria-hidden': 'true', class: name, style: ink ? { fill: ink } : null }, content);

/** The same, small, for a legend. @param {string} role */
export const sample = (role) =>
  s('svg', { class: 'fig-swatch', viewBox: '-14 -10 28 20', width: 28, height: 20, 'aria-hidden': 'true' },
    s('g', { class: `fig-nl-node fig-nl-${role}` },
      ['blob', 'blob-active', 'neuron'].includes(role)
        ? [s('circle', { class: 'fig-nl-shape', r: 8 }), role === 'blob-active' ? s('circle', { class: 'fig-nl-core', r: 3.5 }) : null].filter(Boolean)
        : [role === 'group' ? s('rect', { class: 'fig-nl-shape fig-nl-behind', x: -9, y: -9, width: 21, height: 14, rx: 2 }) : null, outline(role, 22, 14)].filter(Boolean)));

/** From border to border, bent so that it leaves and arrives straight. @param {Placed} a @param {Placed} b @param {boolean} down @param {number} [gap] for an arrow's head @param {number} [bow] around what is between */
export function edgePath(a, b, down, gap = 5, bow = 0) {
  if (bow && down) return `M${round(a.px + a.w / 2)} ${round(a.py)}C${round(a.px + a.w / 2 + bow)} ${round(a.py)} ${round(b.px + b.w / 2 + bow)} ${round(b.py)} ${round(b.px + b.w / 2 + gap)} ${round(b.py)}`;
  if (bow) return `M${round(a.px)} ${round(a.py + a.h / 2)}C${round(a.px)} ${round(a.py + a.h / 2 + bow)} ${round(b.px)} ${round(b.py + b.h / 2 + bow)} ${round(b.px)} ${round(b.py + b.h / 2 + gap)}`;
  const [x1, y1, x2, y2] = [a.px, a.round ? a.py - 10 : a.py, b.px, b.round ? b.py - 10 : b.py];
  const [aw, ah, bw, bh] = [a.round ? 15 : a.w / 2, a.round ? 15 : a.h / 2, b.round ? 15 : b.w / 2, b.round ? 15 : b.h / 2];
  if (down) {
    const way = y2 >= y1 ? 1 : -1;
    const [from, to] = [y1 + way * (a.round ? 34 : ah), y2 - way * (bh + gap)];
    const bend = (to - from) / 2;
    return `M${round(x1)} ${round(from)}C${round(x1)} ${round(from + bend)} ${round(x2)} ${round(to - bend)} ${round(x2)} ${round(to)}`;
  }
  const way = x2 >= x1 ? 1 : -1;
  const [from, to] = [x1 + way * aw, x2 - way * (bw + gap)];
  const bend = Math.max(12, Math.abs(to - from) / 2) * way;
  return `M${round(from)} ${round(y1)}C${round(from + bend)} ${round(y1)} ${round(to - bend)} ${round(y2)} ${round(to)} ${round(y2)}`;
}
