// @ts-check
/** What can be marked one by one: the words of a text, the features of a table. */
import { h } from '../../../shared/dom.js';
import { withUnit } from '../../render/table.js';
import { gaps } from '../../render/words-apart.js';
import { roving } from '../../forms/parts/roving.js';

/**
 * The words as buttons in a row; a pointer that is dragged across them marks all that it meets.
 * @param {{tokens: string[], label: string, describedBy: string, chosen: (at: number) => boolean, badge: (at: number) => string, toggle: (at: number, to?: boolean) => void}} of
 */
export function words({ tokens, label, describedBy, chosen, badge, toggle }) {
  const between = gaps(tokens);
  const badges = tokens.map(() => h('span', { class: 'ask-badge', 'aria-hidden': 'true' }));
  const buttons = tokens.map((token, i) => h('button', { class: 'ask-word', type: 'button', tabindex: -1 }, h('span', { dir: 'auto' }, token), badges[i]));
  const element = h('p', { class: 'sentence ask-words', role: 'group', 'aria-label': label, 'aria-describedby': describedBy, dir: 'auto' }, buttons.map((button, i) => [between[i], button]).flat());
  const keys = roving(element, { items: () => buttons, press: (item) => toggle(buttons.indexOf(/** @type {HTMLButtonElement} */ (item))) });
  keys.refresh();
  /** @type {boolean | null} */
  let dragging = null;
  let moved = false;
  element.addEventListener('pointerdown', (event) => {
    const at = buttons.findIndex((button) => button.contains(/** @type {Node} */ (event.target)));
    if (at < 0 || event.button !== 0) return;
    dragging = !chosen(at);
    moved = false;
    const stop = () => {
      dragging = null;
      removeEventListener('pointerup', stop);
      removeEventListener('pointercancel', stop);
    };
    addEventListener('pointerup', stop);
    addEventListener('pointercancel', stop);
    element.dataset.from = String(at);
  });
  element.addEventListener('pointermove', (event) => {
    if (dragging === null || event.pointerType === 'touch') return; // a finger scrolls
    const at = buttons.findIndex((button) => button.contains(document.elementFromPoint(event.clientX, event.clientY)));
    const from = Number(element.dataset.from);
    if (at < 0 || (at === from && !moved)) return;
    moved = true;
    for (let i = Math.min(at, from); i <= Math.max(at, from); i++) if (chosen(i) !== dragging) toggle(i, dragging);
  });
  buttons.forEach((button, i) => button.addEventListener('click', (event) => {
    if (moved && event.detail > 0) return void (moved = false); // the drag did it
    toggle(i);
  }));
  const refresh = () => buttons.forEach((button, i) => {
    button.setAttribute('aria-pressed', String(chosen(i)));
    badges[i].textContent = badge(i);
  });
  refresh();
  return { element, refresh, focus: () => /** @type {HTMLElement} */ (keys.current() ?? buttons[0])?.focus() };
}

/**
 * @param {{features: {id: string, label: string, value: string, unit: string | null}[], label: string, describedBy: string, chosen: (id: string) => boolean, badge: (id: string) => string, toggle: (id: string) => void}} of
 */
export function rows({ features, label, describedBy, chosen, badge, toggle }) {
  const badges = features.map(() => h('span', { class: 'ask-badge', 'aria-hidden': 'true' }));
  const boxes = features.map(({ id }) => h('input', { type: 'checkbox', onchange: () => toggle(id) }));
  const element = h('fieldset', { class: 'ask-features', 'aria-describedby': describedBy }, h('legend', { class: 'visually-hidden' }, label),
    features.map((feature, i) => h('label', { class: 'ask-feature' }, boxes[i], h('span', { class: 'ask-feature-name', dir: 'auto' }, feature.label), h('span', { class: 'ask-feature-value', dir: 'auto' }, withUnit(feature)), badges[i])));
  const refresh = () => features.forEach(({ id }, i) => {
    boxes[i].checked = chosen(id);
    badges[i].textContent = badge(id);
  });
  refresh();
  return { element, refresh, focus: () => boxes[0]?.focus() };
}
