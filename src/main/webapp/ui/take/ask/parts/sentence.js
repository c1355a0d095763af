// @ts-check
/** A text whose words can be replaced or left out: a word is pressed, and written anew in its place. */
import { h, show } from '../../../shared/dom.js';
import { t } from '../../words.js';
import { gaps } from '../../render/words-apart.js';
import { roving } from '../../forms/parts/roving.js';

/** @typedef {{change: {words?: {at: number, to: string}[]} | null, label: string, describedBy: string, changed: () => void, note: import('../../log.js').Log['note']}} To */

/** @param {string[]} tokens @param {To} to */
export function sentence(tokens, { change, label, describedBy, changed, note }) {
  /** @type {Map<number, string>} */
  const now = new Map((change?.words ?? []).map(({ at, to }) => [at, to]));
  const between = gaps(tokens);
  const buttons = tokens.map((_, i) => h('button', { class: 'ask-word', type: 'button', tabindex: -1, onclick: () => write(i) }));
  const element = h('p', { class: 'sentence ask-words ask-edit-words', role: 'group', 'aria-label': label, 'aria-describedby': describedBy, dir: 'auto' }, buttons.map((button, i) => [between[i], button]).flat());
  const keys = roving(element, { items: () => buttons.filter((button) => button.isConnected) });
  /** @param {number} i */
  const look = (i) => {
    const to = now.get(i);
    buttons[i].classList.toggle('edited', to !== undefined);
    if (to === undefined) show(buttons[i], h('span', { dir: 'auto' }, tokens[i]));
    else show(buttons[i], h('span', { class: 'visually-hidden' }, `${t('changeFrom')} `), h('del', { dir: 'auto' }, tokens[i]), h('span', { class: 'visually-hidden' }, ` ${t(to ? 'changeTo' : 'askLeftOut')} `), to ? h('ins', { dir: 'auto' }, to) : null);
  };
  /** @param {number} i */
  function write(i) {
    const input = h('input', { class: 'ask-word-input', type: 'text', value: now.get(i) ?? tokens[i], 'aria-label': t('askNewWord', { word: tokens[i] }), maxlength: 100, size: Math.max(4, tokens[i].length + 2), dir: 'auto', autocomplete: 'off', autocapitalize: 'off' });
    let done = false;
    /** @param {boolean} take @param {boolean} focus */
    const end = (take, focus) => {
      if (done) return;
      done = true;
      const word = input.value.trim();
      input.replaceWith(buttons[i]);
      if (take && word !== (now.get(i) ?? tokens[i])) {
        if (word === tokens[i]) now.delete(i);
        else now.set(i, word);
        note('edit-input', `word:${i}`, word);
        changed();
      }
      look(i);
      keys.refresh(buttons[i]);
      if (focus) buttons[i].focus();
    };
    input.addEventListener('keydown', (event) => {
      event.stopPropagation(); // arrows move in the word
      if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
      event.preventDefault();
      end(event.key === 'Enter', true);
    });
    input.addEventListener('blur', () => end(true, false));
    buttons[i].replaceWith(input);
    input.focus();
    input.select();
  }
  tokens.forEach((_, i) => look(i));
  keys.refresh();
  return {
    element,
    reset: h('button', { class: 'button small', type: 'button', onclick: () => { now.clear(); tokens.forEach((_, i) => look(i)); note('reset', 'edit'); changed(); } }, t('askReset')),
    change: () => ({ words: [...now].sort(([a], [b]) => a - b).map(([at, to]) => ({ at, to })) }),
    count: () => now.size,
    problem: () => '',
    focus: () => /** @type {HTMLElement} */ (keys.current() ?? buttons[0]).focus(),
  };
}
