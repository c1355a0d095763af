// @ts-check
/** If-then lines: a list of which the first that fits decides, or a set. Which fit this case is marked once it may be known. */
import { h } from '../../shared/dom.js';
import { percent } from '../render/numbers.js';
import { t } from '../words.js';
import { fill, listed, said } from './parts/fill.js';
import { guarded, need } from './parts/guard.js';
import { holds } from './parts/holds.js';

export const info = {
  kind: 'rules', words: 'forms-b', styles: ['parts/parts.css', 'parts/controls.css', 'rules.css'],
  parameters: { rules: 'if and then', form: 'list or set', otherwise: 'the default', instance: 'this case', output: 'what fits it' },
  events: { toggle: 'the case was opened or closed' },
};

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawRules(figure, context) {
  const { rules, otherwise, instance = [], output } = figure;
  need(Array.isArray(rules) && rules.length && rules.every((/** @type {any} */ rule) => Array.isArray(rule.if) && rule.if.length), 'rulesNone');
  const set = figure.form === 'set';
  const fires = output?.fires ?? null;
  const facts = new Map(instance.map((/** @type {any} */ one) => [one.name, one.value]));
  const lines = rules.map((/** @type {any} */ rule, /** @type {number} */ i) => ruleLine(rule, i));

  /** @param {any} rule @param {number} i */
  function ruleLine(rule, i) {
    const fits = fires?.includes(rule.id);
    return h('li', { class: fits ? 'fig-rule fig-fires' : 'fig-rule' },
      h('p', { class: 'fig-rule-line' }, h('span', { class: 'fig-rule-word' }, `${t(i && !set ? 'rulesElseIf' : 'rulesIf')} `),
        listed(rule.if.map((/** @type {any} */ one) => condition(one))), h('span', { class: 'fig-rule-word' }, ` ${t('rulesThen')} `), h('strong', { class: 'fig-rule-then', dir: 'auto' }, rule.then)),
      fits ? h('p', { class: 'fig-rule-fits' }, `✓ ${t('rulesFits')}`) : null,
      rule.support !== undefined || rule.precision !== undefined ? h('p', { class: 'small muted' }, [rule.support === undefined ? null : t('rulesSupport', { n: rule.support }), rule.precision === undefined ? null : t('rulesPrecision', { share: percent(rule.precision) })].filter(Boolean).join(', ')) : null);
  }

  /** @param {any} one */
  function condition(one) {
    const known = fires && facts.has(one.name) ? holds(one, facts.get(one.name)) : null;
    const value = Array.isArray(one.value) ? one.value.map((/** @type {any} */ each) => said(each, one.op === 'between' ? null : one.unit)) : [said(one.value, one.unit)];
    const text = one.op ? fill(`rulesOp_${one.op}`, { name: h('bdi', null, one.name), value: h('bdi', null, one.op === 'between' ? `${value[0]} – ${value[1] ?? ''}${one.unit ? `\u00a0${one.unit}` : ''}` : value.join(', ')) }) : [h('bdi', null, one.name)];
    return h('span', { class: known ? 'fig-condition fig-holds' : 'fig-condition' }, known ? h('span', { 'aria-hidden': 'true' }, '✓\u00a0') : null, text, known === null ? null : h('span', { class: 'visually-hidden' }, ` (${t(known ? 'rulesHolds' : 'rulesHoldsNot')})`));
  }

  const other = fires && !fires.length;
  return h('div', { class: 'fig' },
    instance.length ? h('details', { class: 'numbers', open: instance.length <= 8, onclick: (/** @type {any} */ event) => event.target.closest('summary') && context.note('toggle', 'case', !event.currentTarget.open) }, h('summary', null, t('theCase')),
      h('dl', { class: 'fig-facts' }, instance.map((/** @type {any} */ one) => h('div', null, h('dt', { dir: 'auto' }, one.name), h('dd', { dir: 'auto' }, said(one.value, one.unit)))))) : null,
    h('p', { class: 'small muted' }, t(set ? 'rulesSet' : 'rulesList')),
    h(set ? 'ul' : 'ol', { class: 'fig-rule-list' }, lines,
      otherwise ? h('li', { class: other ? 'fig-rule fig-fires' : 'fig-rule' }, h('p', { class: 'fig-rule-line' }, h('span', { class: 'fig-rule-word' }, `${t('rulesOtherwise')} `), h('strong', { class: 'fig-rule-then', dir: 'auto' }, otherwise)), other ? h('p', { class: 'fig-rule-fits' }, `✓ ${t('rulesFitsDefault')}`) : null) : null),
    output?.then ? h('p', null, `${t('rulesSoThis')} `, h('strong', { dir: 'auto' }, output.then)) : null);
}

export const draw = guarded(drawRules);
