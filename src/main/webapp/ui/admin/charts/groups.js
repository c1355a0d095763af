// @ts-check
/** A finding's groups: every person's own value where there are some, and the group's estimate with its interval. */
import { known, percent } from '../apa.js';
import { said } from '../words.js';
import { measureChart } from './measure.js';

/** @typedef {import('../types.js').AnalysisFinding} AnalysisFinding */

const MOST = 40;

/** One chart for each measure. @param {AnalysisFinding} finding @param {import('../types.js').Points[] | undefined} points @param {AbortSignal} signal */
export function groupCharts({ title, id, level, descriptives = [] }, points, signal) {
  const rows = descriptives.filter((one) => known(one.mean ?? one.estimate));
  const measures = [...new Set(rows.map(({ measure }) => measure))];
  if (measures.length > 3) return [];
  return measures.map((measure) => {
    const own = rows.filter((one) => one.measure === measure);
    const columns = [...new Set(own.flatMap(({ group }) => Object.keys(group ?? {})))];
    if (columns.length === 0 || own.length > MOST) return null;
    return measureChart({
      id, title: measures.length > 1 ? `${title ?? id}, ${measure}` : title ?? id, kind: 'mean', format: 'number', columns,
      unit: said(measure), interval: own.some(({ low }) => known(low)) ? `${percent(level).replace('%', ' %')}` : undefined,
      rows: own.map((one) => ({ ...one.group, estimate: one.mean ?? one.estimate, low: one.low, high: one.high })),
      points: points?.find((one) => one.measure === measure)?.values,
    }, signal);
  }).filter((one) => one !== null);
}
