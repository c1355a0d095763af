// @ts-check
/** Numbers as people write them: comma or point, groups of three, any digits, a sign of any kind. */

const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10]; // Arabic, Persian, Devanagari, full width

/** @param {string} text */
const plain = (text) => text.replace(/[٠-٩۰-۹०-९０-９]/g, (digit) => {
  const code = digit.charCodeAt(0);
  return String(code - /** @type {number} */ (ZEROS.find((zero) => code >= zero && code < zero + 10)));
}).replace(/[−–﹣－]/g, '-').replace(/٫/g, '.').replace(/[٬]/g, ',').replace(/[，]/g, ',');

/**
 * What was meant; null where it is no number, or could be two.
 * @param {string} text @param {number} decimals places that are taken @param {string | null} [unit] may stand behind it
 * @returns {number | null}
 */
export function parse(text, decimals, unit) {
  let left = plain(text.normalize('NFKC')).trim();
  if (unit && left.toLowerCase().endsWith(unit.toLowerCase())) left = left.slice(0, -unit.length).trim();
  left = left.replace(/[%‰]$/, (sign) => (sign === unit ? '' : sign)).replace(/(\d)[\s'’_](?=\d{3}(?!\d))/g, '$1');
  const found = /^([+-]?)(\d[\d.,]*|[.,]\d+)$/.exec(left);
  if (!found) return null;
  const body = digits(found[2], decimals);
  if (body === null) return null;
  const value = Number(body) * (found[1] === '-' ? -1 : 1);
  return Number.isFinite(value) ? value + 0 : null;
}

/** With a point before the decimals and nothing else. @param {string} body @param {number} decimals @returns {string | null} */
function digits(body, decimals) {
  const signs = [...body].filter((sign) => sign === '.' || sign === ',');
  const [first, last] = [signs[0], signs.at(-1)];
  if (!last) return body;
  if (first !== last) { // 1.234,5 or 1,234.5: the last one is the point
    if (signs.filter((sign) => sign === last).length > 1) return null;
    const [whole, rest] = body.split(last);
    return grouped(whole, /** @type {string} */ (first)) ? `${whole.replaceAll(/** @type {string} */ (first), '')}.${rest}` : null;
  }
  if (signs.length > 1) return grouped(body, last) ? body.replaceAll(last, '') : null;
  const [whole, rest] = body.split(last);
  if (rest.length > decimals && rest.length === 3 && grouped(body, last)) return whole + rest; // 1,234 where no such decimals are taken
  return `${whole || '0'}.${rest || '0'}`;
}

/** Whether the signs stand before groups of three digits. @param {string} body @param {string} sign */
const grouped = (body, sign) => new RegExp(`^[1-9]\\d{0,2}(\\${sign}\\d{3})*$`).test(body);

/** How many places it has. @param {number} value */
export function places(value) {
  const [, rest = ''] = String(value).split('.');
  return /e/.test(rest) ? 99 : rest.length;
}

/** As it is written in the page's language. @param {number} value @param {string | null} [unit] */
export function written(value, unit) {
  const number = new Intl.NumberFormat(document.documentElement.lang || 'en', { maximumFractionDigits: 6 }).format(value);
  return unit ? `${number}${unit === '%' ? '' : ' '}${unit}` : number;
}
