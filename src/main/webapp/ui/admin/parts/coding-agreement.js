// @ts-check
/** How well coders agree, code by code, and how alike people name the same thing. */
import { h, newId, show } from '../../shared/dom.js';
import { counted } from '../format.js';
import { server } from '../server.js';
import { problemBox } from './problem.js';
import { table } from './table.js';

/** @typedef {{estimate: number, low: number | null, high: number | null, n: number} | null} Value */
/** @typedef {{code: string | null, label: string | null, used: number, observed: number, cohen: Value, fleiss: Value, alpha: Value, note: string | null}} Measured */
/** @typedef {{coders: string[], both: number, all: Measured | null, codes: Measured[], naming: {pairs: number, sameName: number, codedPairs: number, sameCode: number | null} | null}} Agreed */

const percent = (/** @type {number} */ share) => `${Math.round(share * 100)}%`;
const two = (/** @type {number} */ number) => number.toFixed(2).replace('-', '−');
/** @param {Value} value */
const said = (value) => (value ? `${two(value.estimate)}${value.low === null || value.high === null ? '' : ` [${two(value.low)}, ${two(value.high)}]`}` : '–');

/** @param {import('../views/study-coding.js').Sheet} sheet @param {string} address @param {import('../router.js').Page} page */
export function agreementCard(sheet, address, page) {
  const titleId = newId('agreement');
  const host = h('div', { class: 'stack' });
  const load = async () => {
    /** @type {Agreed} */
    const agreed = await server.get(address, { signal: page.signal });
    show(host, coders(agreed), agreed.naming && naming(agreed.naming));
  };
  const again = () => load().catch((failure) => { if (!page.signal.aborted) show(host, problemBox(failure, again)); });
  void again();
  return h('section', { class: 'card', 'aria-labelledby': titleId },
    h('div', { class: 'card-head' }, h('h3', { id: titleId }, 'Agreement'), h('button', { class: 'button small', type: 'button', onclick: again }, 'Compute again')), host);
}

/** @param {Agreed} agreed */
function coders({ coders: names, both, all, codes }) {
  if (!both) return h('p', { class: 'measure-says' }, 'No text has been coded by two people yet.');
  const rows = [...(all ? [{ ...all, label: 'All codes at once' }] : []), ...codes];
  return h('div', { class: 'stack' },
    h('p', { class: 'measure-says' }, `${counted(both, 'text')} coded by two or more of ${names.join(', ')}; intervals are 95%. A code counts for a text if one that stands under it does.`),
    table({
      label: 'Agreement by code', rows, columns: [
        { label: 'Code', head: true, wrap: true, cell: (row) => row.label },
        { label: 'Used', num: true, cell: (row) => percent(row.used) },
        { label: 'All say the same', num: true, cell: (row) => percent(row.observed) },
        ...(names.length === 2 ? [{ label: 'Cohen’s κ', num: true, cell: (/** @type {Measured} */ row) => said(row.cohen) }] : [{ label: 'Fleiss’ κ', num: true, cell: (/** @type {Measured} */ row) => said(row.fleiss) }]),
        { label: 'Krippendorff’s α', num: true, cell: (row) => said(row.alpha) },
        { label: 'Note', cell: (row) => row.note && h('span', { class: 'muted' }, row.note) },
      ],
    }));
}

/** @param {NonNullable<Agreed['naming']>} naming */
const naming = ({ pairs, sameName, codedPairs, sameCode }) => h('p', { class: 'measure-says' }, pairs
  ? `Of ${counted(pairs, 'pair')} of people who named the same item, ${percent(sameName)} gave the same name (case and signs apart)${sameCode === null ? '.' : `; of ${counted(codedPairs, 'pair')} with codes, ${percent(sameCode)} have a code in common.`}`
  : 'No two people have named the same item yet.');
