// @ts-check
/** A rule over earlier answers, with a list of what it may speak about at this place of the flow. */
import { h } from '../../../shared/dom.js';
import { factsBefore } from './parts-of.js';

/** @param {import('./form.js').Form} form @param {string} pointer @param {string} label @param {string} at the block's place @param {{help?: string, optional?: boolean}} [extra] */
export function rule(form, pointer, label, at, extra = {}) {
  const field = form.text(pointer, label, { mono: true, placeholder: 'check.passed and pre.accuracy >= 0.5', ...extra });
  const input = /** @type {HTMLInputElement} */ (field.querySelector('input'));
  const insert = (/** @type {string} */ fact) => {
    const before = input.value.slice(0, input.selectionStart ?? input.value.length), after = input.value.slice(input.selectionEnd ?? input.value.length);
    const gap = before && !/[\s(]$/.test(before) ? ' ' : '';
    input.value = `${before}${gap}${fact}${after}`;
    input.dispatchEvent(new Event('input'));
    input.focus();
  };
  field.append(form.fold(`facts ${pointer}`, 'What a rule may speak about here', false, () => h('div', { class: 'facts-help' },
    h('p', { class: 'hint' }, 'Compare with ', h('code', null, '== != < <= > >='), ' or ', h('code', null, "in ['a', 'b']"), '; join with ', h('code', null, 'and'), ', ', h('code', null, 'or'), ', ', h('code', null, 'not'), '. A click puts a name into the rule.'),
    h('ul', null, ...factsBefore(form.draft.doc.study, at).map(({ fact, says }) => h('li', null, h('button', { class: 'link-button mono', type: 'button', onclick: () => insert(fact) }, fact), ' ', h('span', { class: 'muted' }, says)))))));
  return field;
}
