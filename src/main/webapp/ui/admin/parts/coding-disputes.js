// @ts-check
/** Texts of which coders say different things, and what was settled. */
import { h, newId, show } from '../../shared/dom.js';
import { ago, counted } from '../format.js';
import { server } from '../server.js';
import { inOrder } from './coding-desk.js';
import { problemBox } from './problem.js';
import { failed, toast } from './toast.js';

/** @typedef {import('../views/study-coding.js').Scheme} Scheme */
/** @typedef {{key: string, text: string, by: Record<string, string[]>, settled: string[] | null, settledBy: string | null, settledAt: string | null}} Dispute */

/** @param {Scheme} scheme @param {(rest: string) => string} address @param {import('../router.js').Page} page */
export function disputesCard(scheme, address, page) {
  const titleId = newId('disputes');
  const host = h('div');
  const load = async () => {
    /** @type {Dispute[]} */
    const all = await server.get(address('/disputes'), { signal: page.signal });
    const open = all.filter(({ settled }) => settled === null).length;
    show(host, all.length
      ? h('div', { class: 'stack' }, h('p', { class: 'measure-says' }, `Coders differ about ${counted(all.length, 'text')}; ${open} ${open === 1 ? 'is' : 'are'} not settled. What is settled counts in the export; agreement is measured on what coders said.`),
        h('ul', { class: 'coding-disputes' }, all.map((one) => row(one))))
      : h('p', { class: 'measure-says' }, 'Coders differ nowhere, or nobody coded the same text as somebody else yet.'));
  };
  const again = () => load().catch((failure) => { if (!page.signal.aborted) show(host, problemBox(failure, again)); });

  /** @param {string[]} codes */
  const named = (codes) => (codes.length ? codes.map((id) => scheme.codes.find((code) => code.id === id)?.label ?? id).join(', ') : 'no code fits');

  /** @param {Dispute} one */
  function row(one) {
    const name = newId('settle');
    const boxes = inOrder(scheme.codes).map((code) => ({ code, input: h('input', { type: scheme.exclusive ? 'radio' : 'checkbox', name, checked: one.settled?.includes(code.id) ?? false }) }));
    const noneBox = scheme.exclusive ? h('input', { type: 'radio', name, checked: one.settled?.length === 0 }) : null;
    /** @param {string[] | null} codes */
    const settle = async (codes) => {
      try {
        await server.put(address(`/settled/${one.key}`), { codes, before: one.settled });
        toast(codes ? 'Settled' : 'Open again');
      } catch (failure) {
        failed(failure);
      }
      await again();
    };
    const chosen = () => boxes.filter(({ input }) => input.checked).map(({ code }) => code.id);
    return h('li', { class: 'coding-dispute' }, h('p', { class: 'coding-text', dir: 'auto' }, one.text),
      h('dl', { class: 'coding-said' }, Object.entries(one.by).map(([coder, codes]) => h('div', null, h('dt', { class: 'muted' }, coder), h('dd', null, named(codes))))),
      h('fieldset', { class: 'coding-choose' }, h('legend', null, one.settled ? ['Settled by ', one.settledBy, ' ', one.settledAt && ago(one.settledAt)] : 'Settle as'),
        boxes.map(({ code, input }) => h('label', { class: 'check' }, input, h('span', { dir: 'auto' }, code.label))),
        noneBox && h('label', { class: 'check' }, noneBox, 'No code fits')),
      h('div', { class: 'cluster' },
        h('button', { class: 'button small primary', type: 'button', onclick: () => {
          if (scheme.exclusive && !chosen().length && !noneBox?.checked) toast('Choose a code first, or that none fits');
          else void settle(chosen());
        } }, scheme.exclusive ? 'Settle' : 'Settle (none ticked: no code fits)'),
        one.settled && h('button', { class: 'button small', type: 'button', onclick: () => settle(null) }, 'Open again')));
  }

  void again();
  return h('section', { class: 'card', 'aria-labelledby': titleId },
    h('div', { class: 'card-head' }, h('h3', { id: titleId }, 'Where coders differ'), h('button', { class: 'button small', type: 'button', onclick: again }, 'Look again')), host);
}
