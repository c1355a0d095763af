// @ts-check
/** Weights as people read them: one number of decimals for a whole explanation, always a sign, a true minus. */
import { number } from '../words.js';

/** @param {number[]} weights of one explanation @returns {(weight: number) => string} */
export function signed(weights) {
  const strongest = Math.max(...weights.map(Math.abs), Number.MIN_VALUE);
  const decimals = Math.min(6, Math.max(2, 2 - Math.floor(Math.log10(strongest) + 0.7)));
  return (weight) => {
    const size = Number(Math.abs(weight).toFixed(decimals));
    return size === 0 ? '0' : (weight > 0 ? '+' : '−') + number(size, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  };
}

/** @param {number} share 0..1 */
export const percent = (share) => number(share, { style: 'percent', maximumFractionDigits: 0 });
