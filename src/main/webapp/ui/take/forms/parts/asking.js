// @ts-check
/**
 * Questions to the model inside a figure: what is left of the budget, what was asked before, and what to say when there is
 * no answer. Where no server answers (a page that only shows figures) the figure's own table does, if it has one.
 */
import { h, newId } from '../../../shared/dom.js';
import { t } from '../../words.js';

/** @typedef {{queries: number, seconds: number | null}} Left */
/** @typedef {{what: string, input: any, output: any}} Past */

/**
 * @param {any} figure
 * @param {import('../figure.js').Context} context
 * @param {{budget: {queries?: number, seconds?: number}, local?: (what: string, input: any) => any, unit?: string, changed?: () => void, restored?: (past: Past[]) => void}} options
 *   `local`: an answer without a server, or null; `restored`: called with what was asked before on another device
 */
export function asking(figure, context, { budget, local, unit = 'askLeft', changed, restored }) {
  /** @type {Left & {at: number}} */
  let left = context.get('left') ?? { queries: budget.queries ?? 200, seconds: budget.seconds ?? null, at: 0 };
  /** @type {number} */
  let timer = 0;
  const line = h('p', { class: 'fig-left muted small' });
  const trouble = h('p', { class: 'fig-trouble', id: newId('trouble'), role: 'alert' });

  const seconds = () => (left.seconds === null || !left.at ? left.seconds : Math.max(0, left.seconds - Math.floor((Date.now() - left.at) / 1000)));
  const over = () => left.queries <= 0 || seconds() === 0;

  function tell() {
    const rest = seconds();
    line.textContent = [t(unit, { n: left.queries }), rest === null ? '' : t('askTime', { time: `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, '0')}` })].filter(Boolean).join(' · ');
    if (rest !== null && left.at && rest > 0 && !timer) timer = setTimeout(tick, 1000);
  }
  function tick() {
    timer = 0;
    if (!line.isConnected) return;
    tell();
    if (over()) {
      trouble.textContent = t('askOver');
      changed?.();
    }
  }
  /** @param {Left} now */
  function keep(now) {
    left = { ...now, at: Date.now() };
    context.set('left', left);
    tell();
    if (over()) trouble.textContent = t('askOver');
  }
  /** @param {string} what */
  const spend = (what) => keep({ queries: left.queries - (what === 'undo' ? 0 : 1), seconds: seconds() });

  async function history() {
    if (!context.query || context.get('left')) return;
    try {
      const { left: there, history: past } = await context.query('history', null, figure.id);
      if (past.length) {
        keep(there);
        restored?.(past);
        changed?.();
      }
    } catch { /* the first question will say */ }
  }

  tell();
  if (over()) trouble.textContent = t('askOver');
  else void history();

  return {
    element: h('div', { class: 'fig-asking' }, line, trouble),
    over,
    /** Whether anybody answers at all. */
    answers: Boolean(context.query || local),
    left: () => left.queries,
    /** @param {string} what @param {any} input @param {boolean} [again] it was answered before @returns {Promise<any>} null after saying why there is no answer */
    async ask(what, input, again) {
      if (over() && what !== 'undo' && !again) {
        trouble.textContent = t('askOver');
        return null;
      }
      trouble.textContent = '';
      if (!context.query) {
        const output = local?.(what, input) ?? null;
        if (output) spend(what);
        else trouble.textContent = t('askNobody');
        return output;
      }
      try {
        const reply = await context.query(what, input, figure.id);
        keep(reply.left);
        return reply.output;
      } catch (error) {
        const { code = '', status = 0 } = /** @type {any} */ (error);
        if (code === 'used-up') keep({ queries: left.queries > 0 && left.seconds !== null ? left.queries : 0, seconds: left.seconds === null ? null : 0 });
        trouble.textContent = t(code === 'used-up' ? 'askOver' : code === 'forbidden' ? 'askAsItIs' : status === 422 ? 'askRefused' : 'askFailed');
        console.warn(error);
        return null;
      }
    },
  };
}

/** What a class is called. @param {any} figure @param {string} id */
export const className = (figure, id) => (figure.classes ?? []).find((/** @type {any} */ one) => one.id === id)?.label ?? id;

/** What the participant tries to bring about. @param {any} figure */
export const goalLine = (figure) => (figure.goal
  ? h('p', { class: 'fig-goal' }, t('askGoal'), ' ', h('strong', { dir: 'auto' }, figure.goal.label ?? className(figure, figure.goal.reach)))
  : null);

/**
 * An answer: the class, and how sure the model is of each.
 * @param {any} figure @param {{predicted?: string, chances?: Record<string, number>} | null} output @param {string} nothing
 */
export function said(figure, output, nothing) {
  if (!output) return h('div', { class: 'fig-said' }, h('p', { class: 'muted' }, nothing));
  const reached = figure.goal && output.predicted === figure.goal.reach;
  const chances = Object.entries(output.chances ?? {}).sort((a, b) => b[1] - a[1]).slice(0, 6);
  return h('div', { class: `fig-said${reached ? ' fig-reached' : ''}` },
    output.predicted ? h('p', { class: 'fig-said-what' }, h('span', { class: 'fig-said-who' }, t('askSays')), ' ', h('strong', { dir: 'auto' }, className(figure, output.predicted)), reached ? h('span', { class: 'badge good' }, t('askReached')) : null) : null,
    chances.length ? h('dl', { class: 'fig-chances' }, chances.map(([id, share]) => [
      h('dt', { dir: 'auto' }, className(figure, id)),
      h('dd', null, h('span', { class: 'fig-chance', 'aria-hidden': 'true' }, h('span', { style: { 'inline-size': `${(share * 100).toFixed(1)}%` } })), h('span', { class: 'num' }, percent(share))),
    ]).flat()) : null);
}

/** @param {number} share */
export const percent = (share) => new Intl.NumberFormat(document.documentElement.lang || 'en', { style: 'percent', maximumFractionDigits: share > 0.1 && share < 0.9 ? 0 : 1 }).format(share);

/** An answer in one sentence, for screen readers and for the list. @param {any} figure @param {any} output */
export function sentence(figure, output) {
  const best = output.predicted ?? Object.entries(output.chances ?? {}).sort((a, b) => b[1] - a[1])[0]?.[0];
  if (!best) return '';
  const share = output.chances?.[best];
  return [output.predicted ? className(figure, best) : '', share === undefined ? '' : `${output.predicted ? '' : `${className(figure, best)} `}${percent(share)}`].filter(Boolean).join(', ');
}
