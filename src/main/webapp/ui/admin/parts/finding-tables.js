// @ts-check
/** A finding's tables: coefficients, tests, contrasts, random effects, descriptives, assumptions, and what only its kind has. */
import { h } from '../../shared/dom.js';
import { df, estimate, interval, known, p, percent, quantity, share, statistic, symbol } from '../apa.js';
import { said } from '../words.js';
import { table } from './table.js';

/** @typedef {import('../types.js').AnalysisFinding} AnalysisFinding */
/** @typedef {import('./table.js').Column<any>} Column */

/** What is no coefficient of the model has a table of its own. */
const SHARED = new Set(['id', 'kind', 'role', 'title', 'formula', 'estimator', 'level', 'n', 'groups', 'excluded', 'terms', 'tests', 'random', 'contrasts',
  'descriptives', 'logLik', 'aic', 'bic', 'converged', 'singular', 'r2', 'assumptions', 'warnings', 'sentences', 'beside', 'provenance']);

/** @param {AnalysisFinding} finding @param {string} about tells its tables from those of others @returns {HTMLElement[]} */
export function findingTables(finding, about) {
  const part = (/** @type {string} */ title, /** @type {any[] | undefined} */ rows, /** @type {Column[]} */ columns) => titled(title, about, rows, columns);
  const level = `${percent(finding.level)} CI`;
  const effect = (/** @type {any} */ row) => row.effectSize && `${symbol(row.effectSize.name)} = ${quantity(row.effectSize.name, row.effectSize.estimate)}`;
  const effectInterval = (/** @type {any} */ row) => row.effectSize && interval(row.effectSize.low, row.effectSize.high);
  const number = (/** @type {string} */ label, /** @type {(row: any) => string} */ cell) => ({ label, num: true, cell });
  const text = (/** @type {string} */ label, /** @type {(row: any) => any} */ cell) => ({ label, cell });
  const name = (/** @type {string} */ label, /** @type {(row: any) => any} */ cell) => ({ label, head: true, wrap: true, cell });
  const where = (/** @type {any} */ row) => Object.entries(row.by ?? {}).map(([key, value]) => `${said(key)}: ${said(value)}`).join(', ');
  const adjusted = [number('p', (row) => p(row.p)), number('p adjusted', (row) => p(row.pAdjusted)), text('Correction', (row) => row.adjust && said(row.adjust)),
    number('Effect size', effect), number('Its interval', effectInterval)];
  return [
    part('Coefficients', finding.terms, [name('Term', ({ term }) => term), number('Estimate', (row) => estimate(row.estimate)), number('SE', (row) => estimate(row.se)),
      number(level, (row) => interval(row.low, row.high)), number('Statistic', (row) => statistic(row.statistic)), number('df', (row) => df(row.df)), number('p', (row) => p(row.p))]),
    part('Tests', finding.tests, [name('Effect', (row) => row.effect), text('Test', (row) => row.method),
      number('Statistic', (row) => (known(row.statistic) ? `${symbol(row.symbol)} = ${statistic(row.statistic)}` : '–')),
      number('df', (row) => [row.df1, row.df2].filter(known).map(df).join(', ') || '–'), ...adjusted]),
    part('Contrasts', finding.contrasts, [name('Contrast', ({ contrast }) => contrast), text('At', where), number('Difference', (row) => estimate(row.estimate)),
      number('SE', (row) => estimate(row.se)), number(level, (row) => interval(row.low, row.high)), number('Statistic', (row) => statistic(row.statistic)),
      number('df', (row) => df(row.df)), ...adjusted]),
    part('Random effects', finding.random, [name('Group', ({ group }) => said(group)), text('Term', ({ term }) => term), number('SD', (row) => estimate(row.sd)),
      number('Correlations', (row) => (row.correlations?.length ? row.correlations.map(share).join(', ') : share(row.correlation)))]),
    descriptives(finding, level, part),
    part('Assumptions', finding.assumptions, [name('Assumption', (row) => said(row.name)), text('What was seen', (row) => verdict(row.holds)),
      number('Statistic', (row) => statistic(row.statistic)), number('p', (row) => p(row.p)), text('What it means', ({ note }) => note)]),
    ...more(finding, part),
  ].filter((one) => one !== null);
}

/** @param {boolean | null | undefined} holds */
function verdict(holds) {
  if (holds === true) return h('span', { class: 'badge good' }, 'No sign against it');
  return holds === false ? h('span', { class: 'badge warn' }, 'Does not hold') : h('span', { class: 'badge plain' }, 'Cannot be told');
}

/** @typedef {(title: string, rows: any[] | undefined, columns: Column[]) => HTMLElement | null} Part */

/** With a heading, without columns that say nothing. @param {string} title @param {string} about @param {any[] | undefined} rows @param {Column[]} columns */
function titled(title, about, rows, columns) {
  if (!rows?.length) return null;
  const says = (/** @type {Column} */ column) => rows.some((row) => ![undefined, null, false, '', '–'].includes(/** @type {any} */ (column.cell(row))));
  return h('div', { class: 'finding-part' }, h('h4', null, title), table({ label: `${title}: ${about}`, rows, columns: columns.filter((column) => column.head || says(column)) }));
}

/** @type {Record<string, string>} */
const HEADS = { mean: 'M', sd: 'SD', se: 'SE', median: 'Median', q1: 'Q1', q3: 'Q3', lowerQuartile: 'Q1', upperQuartile: 'Q3', n: 'n', mad: 'MAD', iqr: 'IQR' };

/** @param {AnalysisFinding} finding @param {string} level @param {Part} part */
function descriptives({ descriptives: rows = [] }, level, part) {
  const factors = [...new Set(rows.flatMap(({ group }) => Object.keys(group ?? {})))];
  const members = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => !['group', 'measure', 'low', 'high'].includes(key));
  const measures = new Set(rows.map(({ measure }) => measure));
  /** @type {Column[]} */
  const columns = [
    ...factors.map((factor, i) => ({ label: said(factor), head: i === 0, wrap: i === 0, cell: (/** @type {any} */ row) => said(row.group[factor]) })),
    ...(measures.size > 1 || factors.length === 0 ? [{ label: 'Measure', head: factors.length === 0, cell: (/** @type {any} */ { measure }) => said(measure) }] : []),
    ...members.flatMap((member) => {
      const column = { label: HEADS[member] ?? said(member), num: true, cell: (/** @type {any} */ row) => value(member, row[member]) };
      return member === 'mean' || member === 'estimate' ? [column, { label: level, num: true, cell: (/** @type {any} */ row) => interval(row.low, row.high) }] : [column];
    }),
  ];
  return part('Descriptive statistics', rows, columns);
}

/** @param {AnalysisFinding} finding @param {Part} part @returns {(HTMLElement | null)[]} */
function more(finding, part) {
  const own = Object.entries(finding).filter(([key, given]) => !SHARED.has(key) && given !== null);
  const lists = own.filter(([, given]) => Array.isArray(given) && given.length > 0 && given.every((one) => one && typeof one === 'object' && !Array.isArray(one)));
  const maps = own.filter(([, given]) => typeof given === 'object' && !Array.isArray(given));
  const single = own.filter((entry) => !lists.includes(entry) && !maps.includes(entry));
  return [
    single.length > 0 ? part('Also', single, [
      { label: 'What', head: true, wrap: true, cell: ([key]) => said(key) }, { label: 'Value', num: true, cell: ([key, given]) => value(key, given) }]) : null,
    ...maps.map(([key, members]) => part(said(key), Object.entries(members), [
      { label: 'What', head: true, wrap: true, cell: ([name]) => name }, { label: 'Value', num: true, cell: ([name, given]) => value(name, given) }])),
    ...lists.map(([key, rows]) => part(said(key), rows, [...new Set(rows.flatMap((/** @type {object} */ row) => Object.keys(row)))].map((member, i) => ({
      label: said(member), head: i === 0, num: i > 0 && typeof rows[0][member] === 'number', cell: (/** @type {any} */ row) => value(String(member), row[member]),
    })))),
  ];
}

/** @param {string} member @param {unknown} given @returns {string} */
function value(member, given) {
  if (given === null || given === undefined) return '–';
  if (typeof given === 'number') {
    if (Number.isInteger(given) && !/^(estimate|mean|sd|se|low|high|median)$/.test(member)) return String(given);
    return member === 'p' ? p(given) : quantity(member, given);
  }
  if (Array.isArray(given)) return given.map((one) => value(member, one)).join(', ');
  if (typeof given === 'object') return Object.entries(given).map(([key, one]) => `${said(key)}: ${value(key, one)}`).join(', ');
  return String(given);
}
