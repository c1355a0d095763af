// @ts-check
/** Numbers as APA 7 has them: the same rules as the server's sentences. */

const MINUS = '−';
const NONE = '–';

/** @typedef {number | null | undefined} Maybe */

/** @param {Maybe} value @returns {value is number} */
export const known = (value) => typeof value === 'number' && !Number.isNaN(value);

/** @param {number} value @param {number} decimals */
function fixed(value, decimals) {
  if (!Number.isFinite(value)) return value < 0 ? `${MINUS}∞` : '∞';
  if (Math.abs(value) >= 1e6 || (value !== 0 && decimals > 2 && Math.abs(value) < 5e-5)) return power(value);
  const text = Math.abs(value).toFixed(decimals);
  return (value < 0 && Number(text) !== 0 ? MINUS : '') + text;
}

/** @param {number} value */
function power(value) {
  const [digits, exponent] = Math.abs(value).toExponential(2).split('e');
  const raised = String(Number(exponent)).replace(/[-\d]/g, (c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]));
  return `${value < 0 ? MINUS : ''}${digits} × 10${raised}`;
}

/** Two decimals, or two digits that matter; what is only rounding is 0. @param {number} value */
function decimals(value) {
  const size = Math.abs(value);
  return size < 1e-12 || size >= 0.095 || !Number.isFinite(size) ? 2 : Math.min(6, 1 - Math.floor(Math.log10(size)));
}

/** @param {Maybe} value */
export const estimate = (value) => (known(value) ? fixed(value, decimals(value)) : NONE);

/** @param {Maybe} value */
export const statistic = (value) => (known(value) ? fixed(value, 2) : NONE);

/** @param {Maybe} value */
export const df = (value) => (known(value) ? fixed(value, Math.abs(value - Math.round(value)) < 0.005 ? 0 : 2) : NONE);

/** @param {Maybe} value */
export function p(value) {
  if (!known(value)) return NONE;
  if (value < 0.001) return '< .001';
  return value >= 0.9995 ? '> .999' : value.toFixed(3).slice(1);
}

/** Within ±1: no zero before the point. @param {Maybe} value */
export const share = (value) => statistic(value).replace(/^(−?)0\./, '$1.');

/** @param {Maybe} low @param {Maybe} high */
export function interval(low, high) {
  if (!known(low) || !known(high)) return NONE;
  const digits = Math.max(decimals(low), decimals(high));
  return `[${fixed(low, digits)}, ${fixed(high, digits)}]`;
}

/** @type {Record<string, string>} */
const SYMBOLS = {
  chi2: 'χ²', eta2: 'η²', eta2p: 'ηp²', 'partial eta2': 'ηp²', eta2g: 'ηG²', ges: 'ηG²', omega2: 'ω²', epsilon2: 'ε²', r2: 'R²',
  rho: 'ρ', tau: 'τ', tau_b: 'τb', alpha: 'α', kappa: 'κ', phi: 'φ', d_z: 'dz', d_av: 'dav', bf10: 'BF₁₀',
};
/** @param {string | null | undefined} name */
export const symbol = (name) => (name ? SYMBOLS[name.toLowerCase()] ?? name : '');

const BOUNDED = /^(p|r|rs|ρ|τb?|η(p|G)?²|ωp?²|ε²|R²|W|V|α|ω|κ|φ|δ|ICC.*|AUC)$/;
/** A value by the rule for its quantity. @param {string} name @param {Maybe} value */
export const quantity = (name, value) => (known(value) && BOUNDED.test(symbol(name)) && Math.abs(value) <= 1 ? share(value) : estimate(value));

/** `95%` @param {Maybe} level */
export const percent = (level) => `${Number(((known(level) ? level : 0.95) * 100).toPrecision(6))}%`;
