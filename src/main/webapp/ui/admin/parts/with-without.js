// @ts-check
/** One analysis with the plan's exclusions and without them, side by side, with what changes marked. */
import { h } from '../../shared/dom.js';
import { estimate, known, p, symbol } from '../apa.js';
import { said } from '../words.js';
import { table } from './table.js';

/** @typedef {import('../types.js').AnalysisFinding} AnalysisFinding */
/** @typedef {{what: string, value?: number, p?: number, signed: boolean}} Entry */
/** @typedef {{what: string, mine: Entry, theirs: Entry, changes: string[]}} Pair */

/** @param {AnalysisFinding} finding @returns {Entry[]} */
function entries(finding) {
  const tests = (finding.tests ?? []).map((test) => ({
    what: [test.effect, test.method, symbol(test.symbol)].filter(Boolean).join(', '), value: test.statistic, p: test.pAdjusted ?? test.p, signed: /^[tzr]$/.test(test.symbol ?? ''),
  }));
  const contrasts = (finding.contrasts ?? []).map((one) => ({
    what: [one.contrast, ...Object.values(one.by ?? {}).map(said), one.method].filter(Boolean).join(', '), value: one.estimate, p: one.pAdjusted ?? one.p, signed: true,
  }));
  const terms = (finding.terms ?? []).map((term) => ({ what: term.term, value: term.estimate, p: term.p, signed: true }));
  const all = [...tests, ...contrasts, ...terms];
  return all.length > 0 ? all : (finding.descriptives ?? []).map((one) => ({
    what: [...Object.values(one.group ?? {}).map(said), said(one.measure)].join(', '), value: one.mean ?? one.estimate, signed: false,
  }));
}

/** @param {AnalysisFinding} mine @param {AnalysisFinding} theirs @returns {Pair[]} */
function pairs(mine, theirs) {
  const other = new Map(entries(theirs).map((entry) => [entry.what, entry]));
  const alpha = Number((1 - (mine.level ?? 0.95)).toPrecision(6));
  return entries(mine).flatMap((entry) => {
    const against = other.get(entry.what);
    return against ? [{ what: entry.what, mine: entry, theirs: against, changes: changes(entry, against, alpha) }] : [];
  });
}

/** @param {Entry} mine @param {Entry} theirs @param {number} alpha */
function changes(mine, theirs, alpha) {
  const turned = mine.signed && known(mine.value) && known(theirs.value) && Math.sign(mine.value) !== Math.sign(theirs.value);
  const crossed = known(mine.p) && known(theirs.p) && (mine.p < alpha) !== (theirs.p < alpha);
  return [turned ? 'Direction' : '', crossed ? `p crosses ${p(alpha).replace(/0$/, '')}` : ''].filter(Boolean);
}

/** @param {AnalysisFinding} mine @param {AnalysisFinding | undefined} theirs */
export function withWithout(mine, theirs) {
  if (!theirs) return null;
  const rows = pairs(mine, theirs);
  if (rows.length === 0) return null;
  const changed = rows.filter((row) => row.changes.length > 0).length;
  const n = (/** @type {AnalysisFinding} */ { n: size }) => (known(size) ? ` (n = ${size})` : '');
  return h('details', { class: 'document', open: changed > 0 },
    h('summary', null, h('span', null, 'With and without exclusions'),
      h('span', { class: `badge ${changed > 0 ? 'warn' : 'good'}` }, changed > 0 ? `${changed} of ${rows.length} change` : 'Nothing changes sides')),
    table({
      label: `With and without exclusions: ${mine.id}`, rows, columns: [
        { label: 'What', head: true, wrap: true, cell: ({ what }) => what },
        { label: `With${n(mine)}`, num: true, cell: (row) => estimate(row.mine.value) },
        { label: 'p with', num: true, cell: (row) => p(row.mine.p) },
        { label: `Without${n(theirs)}`, num: true, cell: (row) => estimate(row.theirs.value) },
        { label: 'p without', num: true, cell: (row) => p(row.theirs.p) },
        { label: 'What changes', cell: (row) => (row.changes.length > 0 ? row.changes.map((one) => h('span', { class: 'badge warn' }, one)) : '–') },
      ],
    }));
}
