// @ts-check
/** Something that is shown when it is asked for, or after a while. Its place is kept, so that nothing below it jumps. */
import { h, newId } from '../../shared/dom.js';
import { t } from '../words.js';

export const info = { name: 'on-demand', events: { reveal: 'the explanation, or the advice, came into view, or was closed again' } };

const WORDS = {
  explanation: { show: 'showExplanation', hide: 'hideExplanation', later: 'laterExplanation', here: 'hereExplanation' },
  advice: { show: 'showAdvice', hide: 'hideAdvice', later: 'laterAdvice', here: 'hereAdvice' },
};

/** @typedef {{note: import('../log.js').Log['note'], draft?: Pick<import('../draft.js').Draft, 'get' | 'set'>}} Keeping */

/**
 * @param {HTMLElement} drawn @param {'explanation' | 'advice'} what
 * @param {string | null | undefined} when `on-demand`, `delayed`, or from the start @param {number | null | undefined} delayMs @param {Keeping} keeping
 */
export function shownWhen(drawn, what, when, delayMs, keeping) {
  if (when === 'on-demand') return onDemand(drawn, what, keeping);
  return when === 'delayed' ? delayed(drawn, what, delayMs ?? 0, keeping) : drawn;
}

/** @param {HTMLElement} drawn @param {'explanation' | 'advice'} what @param {Keeping} keeping */
function onDemand(drawn, what, { note }) {
  const place = veiled(drawn);
  const button = h('button', { class: 'button', type: 'button', 'aria-expanded': 'false', 'aria-controls': place.id }, t(WORDS[what].show));
  button.addEventListener('click', () => {
    const open = button.getAttribute('aria-expanded') === 'false';
    button.setAttribute('aria-expanded', String(open));
    button.textContent = t(WORDS[what][open ? 'hide' : 'show']);
    unveil(place, open);
    note('reveal', what, open);
  });
  return h('div', { class: 'on-demand' }, button, place);
}

/** What was seen before a reload is there at once. @param {HTMLElement} drawn @param {'explanation' | 'advice'} what @param {number} delayMs @param {Keeping} keeping */
function delayed(drawn, what, delayMs, { note, draft }) {
  const place = veiled(drawn);
  const said = h('p', { class: 'hint delayed-note', role: 'status' }, t(WORDS[what].later));
  const show = () => {
    unveil(place, true);
    said.textContent = t(WORDS[what].here);
    said.classList.add('visually-hidden');
  };
  if (draft?.get(`seen:${what}`)) show();
  else {
    setTimeout(() => {
      if (!place.isConnected) return; // answered before
      show();
      draft?.set(`seen:${what}`, true);
      note('reveal', what, true);
    }, delayMs);
  }
  return h('div', { class: 'on-demand' }, said, place);
}

/** @param {HTMLElement} drawn */
function veiled(drawn) {
  const place = h('div', { class: 'reveal veiled', id: newId('reveal') }, drawn);
  place.inert = true;
  return place;
}

/** @param {HTMLElement} place @param {boolean} open */
function unveil(place, open) {
  place.classList.toggle('veiled', !open);
  place.inert = !open;
}
