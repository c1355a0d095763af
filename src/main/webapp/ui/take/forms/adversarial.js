// @ts-check
/** A picture, a small change, and the changed picture: with strength, amplification, and both pictures in turn at one place. */
import { h, show } from '../../shared/dom.js';
import { percent } from '../render/numbers.js';
import { t } from '../words.js';
import { choose, kept } from './parts/choose.js';
import { num } from './parts/fill.js';
import { guarded, need } from './parts/guard.js';
import { inTurn } from './parts/in-turn.js';
import { tickLabels } from './parts/scale.js';
import { slider } from './parts/slider.js';
import { dataTable } from './parts/table.js';

export const info = {
  kind: 'adversarial', words: 'forms-b', styles: ['parts/parts.css', 'parts/controls.css', 'parts/heat.css', 'adversarial.css'],
  parameters: { benign: 'the picture', perturbation: 'the change, made visible', attacked: 'the changed picture', levels: 'strengths', attacks: 'several attacks', start: 'the level that is seen first' },
  events: { 'set-param': 'strength, attack or amplification', play: 'the pictures were shown in turn', pause: 'they were stopped', step: 'the other of the two was shown', toggle: 'the numbers were opened' },
};

/** @param {any} figure @param {import('./figure.js').Context} context */
async function drawAttack(figure, context) {
  const { benign } = figure;
  need(benign?.href, 'attentionNoPicture');
  const attacks = figure.attacks?.length ? figure.attacks : [figure];
  const state = {
    attack: kept(context.get('attack'), 0, (i) => i < attacks.length),
    level: kept(context.get('level'), figure.start ?? Infinity, Number.isFinite),
    gain: kept(context.get('gain'), 1, Number.isFinite),
  };
  const attack = () => attacks[state.attack];
  const levels = () => attack().levels ?? [];
  const level = () => levels()[Math.min(state.level, levels().length - 1)];
  const size = tickLabels(attacks.flatMap((/** @type {any} */ one) => (one.levels ?? []).map((/** @type {any} */ each) => each.epsilon)));
  const row = h('div', { class: 'fig-attack' });
  const bar = h('div', { class: 'fig-bar' });
  const turn = figure.blink === false ? null : inTurn({ note: context.note, pixelated: figure.pixelated, width: benign.width, height: benign.height });

  const pane = (/** @type {string} */ title, /** @type {any} */ picture, /** @type {string | null} */ href, /** @type {any} */ said, filter = '') => h('figure', { class: 'fig-pane-figure' },
    h('figcaption', null, title),
    h('div', { class: 'fig-pane', style: picture.width && picture.height ? { 'aspect-ratio': `${picture.width} / ${picture.height}` } : { 'aspect-ratio': '1' } },
      h('img', { class: figure.pixelated ? 'fig-attack-image fig-pixels' : 'fig-attack-image', src: href, alt: picture.alt ?? '', draggable: 'false', style: filter ? { filter } : null })),
    said?.predicted ? h('p', { class: 'fig-says' }, h('span', { class: 'muted' }, `${t('adversarialSays')} `), h('strong', { dir: 'auto' }, said.predicted), Number.isFinite(said.score) ? [' ', h('span', { class: 'muted' }, num(percent(said.score)))] : null) : null);

  const draw = () => {
    const { perturbation, attacked } = attack();
    const now = level();
    const after = now ? now.href ?? (now.epsilon === 0 ? benign.href : attacked?.href) : attacked?.href;
    const said = now ?? attacked;
    const change = now?.perturbationHref ?? perturbation?.href;
    const gain = (perturbation?.displayGain ?? 1) * state.gain;
    const faded = now && !now.perturbationHref && perturbation?.epsilon ? now.epsilon / perturbation.epsilon : 1;
    const contrast = state.gain * Math.min(1, faded);
    show(row, pane(t('adversarialBefore'), benign, benign.href, benign),
      change ? [h('span', { class: 'fig-attack-sign', 'aria-hidden': 'true' }, '+'), pane(gain > 1 ? t('adversarialChangeTimes', { n: Math.round(gain * 10) / 10 }) : t('adversarialChange'), { width: benign.width, height: benign.height, ...perturbation }, change, null, contrast === 1 ? '' : `contrast(${contrast})`)] : null,
      after ? [h('span', { class: 'fig-attack-sign', 'aria-hidden': 'true' }, '='), pane(now ? t('adversarialAfterAt', { size: size(now.epsilon) }) : t('adversarialAfter'), { width: benign.width, height: benign.height, alt: attacked?.alt }, after, said)] : null);
    if (turn && after) turn.put(benign.href, after, [benign.alt ?? '', attacked?.alt ?? '']);
  };
  const set = (/** @type {'attack' | 'level' | 'gain'} */ name, /** @type {number} */ value) => {
    state[name] = value;
    context.set(name, value);
    draw();
  };
  const drawBar = () => show(bar,
    attacks.length > 1 ? choose({ label: t('adversarialAttack'), options: attacks.map((/** @type {any} */ one, /** @type {number} */ i) => ({ value: i, name: one.name ?? t('adversarialAttackNumber', { n: i + 1 }) })), value: state.attack, change: (value) => {
      context.note('set-param', 'attack', attacks[value].name ?? value + 1);
      set('attack', value);
      drawBar();
      /** @type {HTMLElement | null} */ (bar.querySelector('[aria-pressed="true"], select'))?.focus();
      table.refresh();
    } }) : null,
    levels().length > 1 ? slider({ label: t('adversarialStrength'), target: 'strength', min: 0, max: levels().length - 1, step: 1, value: Math.min(state.level, levels().length - 1), say: (i) => size(levels()[i].epsilon),
      note: (type, target, i) => context.note(type, target, levels()[i].epsilon), change: (value) => set('level', value) }) : null,
    attack().perturbation?.gains?.length ? choose({ label: t('adversarialAmplify'), options: [...new Set([1, ...attack().perturbation.gains])].sort((a, b) => a - b).map((gain) => ({ value: gain, name: `× ${gain}` })), value: state.gain, change: (gain) => {
      context.note('set-param', 'gain', gain);
      set('gain', gain);
    } }) : null);
  const knows = attacks.some((/** @type {any} */ one) => (one.levels ?? []).some((/** @type {any} */ each) => each.predicted));
  const table = dataTable([{ label: t('adversarialStrength'), num: true }, ...(knows ? [t('adversarialSays'), { label: t('adversarialScore'), num: true }] : [])],
    () => levels().map((/** @type {any} */ one) => [size(one.epsilon), ...(knows ? [one.predicted ?? '—', Number.isFinite(one.score) ? percent(one.score) : '—'] : [])]), { note: context.note });
  drawBar();
  draw();
  const { explanations } = figure;
  const drawn = explanations ? await Promise.all(['benign', 'attacked'].map(async (which) => (explanations[which]
    ? h('div', { class: 'fig-stack' }, h('p', { class: 'fig-beside-name' }, t(which === 'benign' ? 'adversarialWhyBefore' : 'adversarialWhyAfter')), await context.draw(explanations[which])) : null))) : [];
  return h('div', { class: 'fig' },
    figure.truth ? h('p', null, h('span', { class: 'muted' }, `${t('adversarialTruth')} `), h('strong', { dir: 'auto' }, figure.truth)) : null,
    bar, row, turn?.element ?? null, drawn.some(Boolean) ? h('div', { class: 'fig-beside' }, drawn) : null, attacks.some((/** @type {any} */ one) => one.levels?.length) ? table : null);
}

export const draw = guarded(drawAttack);
