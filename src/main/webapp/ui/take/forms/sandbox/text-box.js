// @ts-check
/** A text whose words can be changed; what differs is listed below it. */
import { h, newId } from '../../../shared/dom.js';
import { t } from '../../words.js';

/** @param {any} figure @param {import('./controls.js').To} to @returns {import('./controls.js').Input} */
export function textBox(figure, to) {
  const start = { text: String(figure.text) };
  let now = to.state ?? start;
  let before = now;
  let timer = 0;
  const id = newId('text');
  const many = h('p', { class: 'error', hidden: true, id: `${id}-error` });
  const field = h('textarea', { id, dir: 'auto', maxlength: 4000, rows: 4, spellcheck: 'false', 'aria-describedby': `${id}-hint ${id}-error`, value: now.text, oninput: () => {
    now = { text: field.value };
    clearTimeout(timer);
    timer = setTimeout(settle, 500);
    wrong();
  }, onchange: settle });

  function settle() {
    clearTimeout(timer);
    if (before.text === now.text) return;
    const last = before;
    before = now;
    to.note('edit-input', 'text', changes(last.text, now.text).join(' '));
    to.changed(last);
  }
  const count = () => changes(start.text, now.text).length;
  const wrong = () => {
    const bad = !now.text.trim() || (figure.most && count() > figure.most);
    many.hidden = !bad;
    many.textContent = bad && now.text.trim() ? t('sandboxTooMany', { n: count(), most: figure.most }) : bad ? t('sandboxTextHint') : '';
    field.setAttribute('aria-invalid', String(Boolean(bad)));
    return Boolean(bad);
  };
  return {
    element: h('div', { class: 'fig-text-box field' }, h('label', { for: id }, t('sandboxText')),
      h('p', { class: 'hint', id: `${id}-hint` }, t('sandboxTextHint'), figure.most ? ` ${t('sandboxMost', { n: figure.most })}` : ''), field, many),
    start,
    state: () => now,
    put(state) {
      clearTimeout(timer);
      now = before = { text: state.text };
      field.value = now.text;
      wrong();
    },
    stateOf: (input) => ({ text: input.text }),
    question() {
      settle();
      return { text: now.text };
    },
    wrong,
    costOf: count,
    cost: () => t('sandboxWordsChanged', { n: count() }),
    told: (state) => changes(start.text, state.text).join(', ') || t('sandboxBeginning'),
  };
}

/** The fewest words to change, take out or put in. @param {string} one @param {string} other @returns {string[]} */
export function changes(one, other) {
  const from = one.split(/\s+/).filter(Boolean);
  const to = other.split(/\s+/).filter(Boolean);
  const cost = Array.from({ length: from.length + 1 }, (_, i) => Array.from({ length: to.length + 1 }, (__, j) => (i && j ? 0 : i + j)));
  for (let i = 1; i <= from.length; i++) for (let j = 1; j <= to.length; j++) cost[i][j] = Math.min(cost[i - 1][j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1), cost[i - 1][j] + 1, cost[i][j - 1] + 1);
  const found = [];
  for (let i = from.length, j = to.length; i || j;) {
    if (i && j && from[i - 1] === to[j - 1] && cost[i][j] === cost[i - 1][j - 1]) { i--; j--; }
    else if (i && cost[i][j] === cost[i - 1][j] + 1) found.unshift(`− ${from[--i]}`);
    else if (j && cost[i][j] === cost[i][j - 1] + 1) found.unshift(`+ ${to[--j]}`);
    else found.unshift(`${from[--i]} › ${to[--j]}`);
  }
  return found;
}
