// @ts-check
/** A slider with its value beside it. Dragging is recorded a few times a second, and where it ended always. */
import { h, newId } from '../../../shared/dom.js';

const EVERY_MS = 400;

/**
 * @param {{label: string, target: string, min: number, max: number, step: number, value: number, say?: (value: number) => string,
 *   change: (value: number) => void, note: (type: string, target: string, value?: any) => void, list?: number[]}} options `list`: places with a mark
 */
export function slider({ label, target, min, max, step, value, say = String, change, note, list }) {
  const id = newId('slider');
  const input = /** @type {HTMLInputElement} */ (h('input', { type: 'range', id, class: 'fig-range', min, max, step, list: list ? `${id}-list` : null }));
  const output = h('output', { class: 'fig-range-value', for: id, dir: 'auto' });
  input.value = String(value);
  let noted = value;
  let last = -Infinity;
  const tell = (/** @type {number} */ now) => {
    if (now === noted) return;
    noted = now;
    last = performance.now();
    note('set-param', target, now);
  };
  const show = () => {
    const text = say(Number(input.value));
    output.textContent = text;
    input.setAttribute('aria-valuetext', text);
  };
  input.addEventListener('input', () => {
    show();
    change(Number(input.value));
    if (performance.now() - last > EVERY_MS) tell(Number(input.value));
  });
  input.addEventListener('change', () => tell(Number(input.value)));
  show();
  const element = h('div', { class: 'fig-slider' }, h('label', { for: id }, label), input, output,
    list ? h('datalist', { id: `${id}-list` }, list.map((at) => h('option', { value: at }))) : null);
  return Object.assign(element, {
    /** Without a record: the page moved it. @param {number} now */
    put(now) {
      input.value = String(now);
      noted = now;
      show();
    },
  });
}
