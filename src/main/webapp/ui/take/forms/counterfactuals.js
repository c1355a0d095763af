// @ts-check
/** What would have been enough for another answer: as sentences, as a table side by side, on a text with the words changed. */
import { h, show } from '../../shared/dom.js';
import { percent } from '../render/numbers.js';
import { gaps } from '../render/words-apart.js';
import { t } from '../words.js';
import { choose, kept } from './parts/choose.js';
import { fill, listed, said } from './parts/fill.js';
import { guarded, need } from './parts/guard.js';
import { readable } from './parts/scale.js';

export const info = {
  kind: 'counterfactuals', words: 'forms-b', styles: ['parts/parts.css', 'parts/controls.css', 'counterfactuals.css'],
  parameters: { statements: 'changes and what would have been said', instance: 'this case', tokens: 'or this text', show: 'sentences, table, or both to choose from' },
  events: { 'set-param': 'sentences or table' },
};

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawStatements(figure, context) {
  const { statements, instance = [], tokens, text } = figure;
  need(Array.isArray(statements) && statements.length && statements.every((/** @type {any} */ one) => Array.isArray(one.changes)), 'counterfactualsNone');
  const distance = readable(statements.map((/** @type {any} */ one) => one.distance));
  const cost = readable(statements.map((/** @type {any} */ one) => one.cost));
  const unit = figure.costUnit ? `\u00a0${figure.costUnit}` : '';
  const facts = (/** @type {any} */ one) => [
    Number.isFinite(one.chance) ? t('counterfactualsChance', { share: percent(one.chance) }) : null,
    Number.isFinite(one.distance) ? t('counterfactualsDistance', { n: distance(one.distance) }) : null,
    Number.isFinite(one.cost) ? t('counterfactualsCost', { n: cost(one.cost) + unit }) : null].filter(Boolean).join(' · ');

  /** @param {any} change */
  const phrase = (change) => (tokens ? wordChange(change) : change.from === undefined
    ? fill('counterfactualsBeen', { name: h('bdi', null, change.name), to: h('mark', { class: 'fig-to' }, said(change.to, change.unit)) })
    : fill('counterfactualsBeenInstead', { name: h('bdi', null, change.name), to: h('mark', { class: 'fig-to' }, said(change.to, change.unit)), from: h('bdi', null, said(change.from, change.unit)) }));
  const wordChange = (/** @type {any} */ { at, to, from = tokens[at] }) => (to === '' ? fill('counterfactualsWithout', { from: h('del', { dir: 'auto' }, from) }) : fill('counterfactualsWord', { from: h('del', { dir: 'auto' }, from ?? ''), to: h('mark', { class: 'fig-to' }, String(to)) }));

  const sentences = () => h(statements.length > 1 ? 'ol' : 'div', { class: 'fig-counter' }, statements.map((/** @type {any} */ one) => h(statements.length > 1 ? 'li' : 'div', null,
    h('p', null, fill('counterfactualsSentence', { changes: listed(one.changes.map(phrase)), says: h('strong', { dir: 'auto' }, one.says ?? '—') })),
    tokens ? changedText(tokens, text, one.changes) : null,
    one.href ? h('img', { class: 'fig-counter-picture', src: one.href, alt: one.alt ?? '' }) : null,
    facts(one) ? h('p', { class: 'small muted' }, facts(one)) : null)));

  const table = () => {
    const names = [...new Set([...instance.map((/** @type {any} */ one) => one.name), ...statements.flatMap((/** @type {any} */ one) => one.changes.map((/** @type {any} */ change) => change.name))])];
    const own = (/** @type {string} */ name) => {
      const given = instance.find((/** @type {any} */ one) => one.name === name);
      const changed = statements.flatMap((/** @type {any} */ one) => one.changes).find((/** @type {any} */ change) => change.name === name && change.from !== undefined);
      return given ? said(given.value, given.unit) : changed ? said(changed.from, changed.unit) : '—';
    };
    const row = (/** @type {string} */ name, /** @type {any} */ first, /** @type {(one: any) => any} */ cell) => h('tr', { class: 'fig-counter-sum' }, h('th', { scope: 'row' }, name), h('td', { dir: 'auto' }, first), statements.map((/** @type {any} */ one) => h('td', { dir: 'auto' }, cell(one))));
    const some = (/** @type {string} */ name) => statements.some((/** @type {any} */ one) => one[name] !== undefined);
    return h('div', { class: 'table-wrap', tabindex: 0, role: 'region', 'aria-label': t('counterfactualsTable') }, h('table', { class: 'table fig-counter-table' },
      h('thead', null, h('tr', null, h('td', null), h('th', { scope: 'col' }, t('counterfactualsThis')), statements.map((/** @type {any} */ _, /** @type {number} */ i) => h('th', { scope: 'col' }, t('counterfactualsNumber', { n: i + 1 }))))),
      h('tbody', null,
        names.map((name) => h('tr', null, h('th', { scope: 'row', dir: 'auto' }, name), h('td', { dir: 'auto' }, own(name)), statements.map((/** @type {any} */ one) => {
          const change = one.changes.find((/** @type {any} */ each) => each.name === name);
          return change ? h('td', { class: 'fig-changed', dir: 'auto' }, h('span', { class: 'arrow', 'aria-hidden': 'true' }, '→'), ' ', said(change.to, change.unit), h('span', { class: 'visually-hidden' }, ` (${t('changed')})`)) : h('td', { class: 'muted' }, h('span', { 'aria-hidden': 'true' }, '='), h('span', { class: 'visually-hidden' }, t('counterfactualsSame')));
        }))),
        row(t('counterfactualsSays'), figure.predicted ?? '—', (one) => h('strong', null, one.says ?? '—')),
        some('chance') ? row(t('counterfactualsScore'), Number.isFinite(figure.score) ? percent(figure.score) : '—', (one) => (Number.isFinite(one.chance) ? percent(one.chance) : '—')) : null,
        some('distance') ? row(t('counterfactualsFar'), '0', (one) => distance(one.distance)) : null,
        some('cost') ? row(t('counterfactualsPrice'), '0', (one) => cost(one.cost) + unit) : null)));
  };

  const host = h('div', { class: 'fig-stack' });
  const both = figure.show === 'both' && !tokens;
  const draw = (/** @type {string} */ mode) => show(host, mode === 'table' && !tokens ? table() : sentences());
  const first = kept(context.get('mode'), figure.show === 'table' && !tokens ? 'table' : 'sentences', (mode) => both && ['sentences', 'table'].includes(mode));
  draw(first);
  return h('div', { class: 'fig' },
    figure.predicted ? h('p', null, h('span', { class: 'muted' }, `${t('counterfactualsSays')} `), h('strong', { dir: 'auto' }, figure.predicted), Number.isFinite(figure.score) ? h('span', { class: 'muted' }, ` (${percent(figure.score)})`) : null) : null,
    both ? h('div', { class: 'fig-bar' }, choose({ label: t('attributionMode'), options: [{ value: 'sentences', name: t('counterfactualsSentences') }, { value: 'table', name: t('counterfactualsTable') }], value: first, change: (mode) => {
      context.set('mode', mode);
      context.note('set-param', 'mode', mode);
      draw(mode);
    } })) : null,
    host,
    figure.distanceName && statements.some((/** @type {any} */ one) => Number.isFinite(one.distance)) ? h('p', { class: 'small muted' }, fill('counterfactualsMeasure', { name: h('bdi', null, figure.distanceName) })) : null,
    figure.fixed?.length ? h('p', { class: 'small muted' }, t('counterfactualsFixed', { names: figure.fixed.join(', ') })) : null);
}

/** @param {string[]} tokens @param {string | undefined} text @param {any[]} changes */
function changedText(tokens, text, changes) {
  const between = gaps(tokens, text);
  const at = new Map(changes.filter((change) => Number.isInteger(change.at)).map((change) => [change.at, change.to]));
  return h('p', { class: 'sentence fig-counter-text', dir: 'auto' }, tokens.flatMap((token, i) => [between[i],
    at.has(i) ? [h('del', null, token), at.get(i) === '' ? null : [' ', h('ins', null, String(at.get(i)))]] : token].flat(2)));
}

export const draw = guarded(drawStatements);
