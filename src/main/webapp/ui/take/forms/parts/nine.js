// @ts-check
/** A map in words and numbers: the sums over nine parts of the picture, and where the strongest of them lies. */
import { t } from '../../words.js';

const LINES = ['top', 'centre', 'bottom'];
const COLUMNS = ['partLeft', 'partMiddle', 'partRight'];

/** @param {ArrayLike<number>} values @param {number} lines @param {number} columns @returns {number[]} line by line */
export function nine(values, lines, columns) {
  const sums = Array.from({ length: 9 }, () => 0);
  for (let at = 0; at < values.length; at++) {
    const line = Math.floor(at / columns), column = at % columns;
    sums[Math.min(2, Math.floor((3 * line) / lines)) * 3 + Math.min(2, Math.floor((3 * column) / columns))] += values[at];
  }
  return sums;
}

/** Its columns, with an empty head for the names of the lines. */
export const nineColumns = () => ['', ...COLUMNS.map((name) => ({ label: t(name), num: true }))];

/** @param {number[]} sums @param {(value: number) => string} number */
export const nineRows = (sums, number) => LINES.map((name, line) => [t(name), ...[0, 1, 2].map((column) => number(sums[line * 3 + column]))]);

/** @param {number} part 0..8 */
export const partName = (part) => `${t(LINES[Math.floor(part / 3)])}, ${t(COLUMNS[part % 3])}`;
