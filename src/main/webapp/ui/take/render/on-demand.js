// @ts-check
/** Something that is shown when it is asked for. Its place is kept, so that nothing below it jumps. */
import { h, newId } from '../../shared/dom.js';
import { t } from '../words.js';

export const info = { name: 'on-demand', events: { reveal: 'the explanation was opened, or closed again' } };

/** @param {HTMLElement} drawn @param {import('../log.js').Log['note']} note */
export function onDemand(drawn, note) {
  const id = newId('reveal');
  const place = h('div', { class: 'reveal', id }, drawn);
  place.inert = true;
  place.classList.add('veiled');
  const button = h('button', { class: 'button', type: 'button', 'aria-expanded': 'false', 'aria-controls': id }, t('showExplanation'));
  button.addEventListener('click', () => {
    const open = button.getAttribute('aria-expanded') === 'false';
    button.setAttribute('aria-expanded', String(open));
    button.textContent = t(open ? 'hideExplanation' : 'showExplanation');
    place.classList.toggle('veiled', !open);
    place.inert = !open;
    note('reveal', 'explanation', open);
  });
  return h('div', { class: 'on-demand' }, button, place);
}
