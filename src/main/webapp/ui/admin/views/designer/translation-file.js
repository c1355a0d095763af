// @ts-check
/** One text of a translation's file, read and written where it stands; the rest of the file stays as somebody wrote it. */

/** @param {string} language */
export const fileOf = (language) => `translations/${language}.yaml`;

/** @param {string} language */
const begun = (language) => `schema: translation/1\nlanguage: ${language}\ntexts:\n`;

/** Where a key's lines are within a part of the file. @param {string[]} lines @param {string} part @param {string} key @returns {{head: number, from: number, to: number, end: number}} `from` is -1 without the key, `head` without the part */
function find(lines, part, key) {
  const head = lines.findIndex((line) => line.startsWith(`${part}:`));
  const inside = (/** @type {string} */ line) => line === '' || /^[\s#]/.test(line);
  let end = head + 1;
  while (head >= 0 && end < lines.length && inside(lines[end])) end++;
  while (head >= 0 && end > head + 1 && lines[end - 1].trim() === '') end--;
  const from = head < 0 ? -1 : lines.findIndex((line, i) => i > head && i < end && [`  ${key}:`, `  "${key}":`, `  '${key}':`].some((start) => line.startsWith(start)));
  let to = from + 1;
  while (from >= 0 && to < end && (lines[to] === '' || /^\s{3,}/.test(lines[to]))) to++;
  return { head, from, to, end };
}

/** @param {string} text @param {string} key @returns {string} */
export function read(text, key) {
  const lines = text.split('\n');
  const { from, to } = find(lines, 'texts', key);
  if (from < 0) return '';
  const value = lines[from].slice(lines[from].indexOf(':', 2 + key.length) + 1).trim();
  if (/^[|>]/.test(value)) return lines.slice(from + 1, to).map((line) => line.replace(/^ {4}/, '')).join(value[0] === '|' ? '\n' : ' ').trimEnd();
  const whole = [value, ...lines.slice(from + 1, to).map((line) => line.trim())].join(' ').trim();
  if (whole.startsWith('"')) {
    try {
      return JSON.parse(whole);
    } catch {
      return whole.slice(1, -1);
    }
  }
  return whole.startsWith("'") ? whole.slice(1, -1).replace(/''/g, "'") : whole.replace(/\s+#.*$/, '');
}

/** @param {string | undefined} text the file so far @param {string} language @param {string} key @param {string} value '' takes it out @param {string} hash of the original, so that a later change of it is seen */
export function write(text, language, key, value, hash) {
  return put(put(text?.trim() ? text : begun(language), 'texts', key, value && JSON.stringify(value)), 'of', key, value && JSON.stringify(hash));
}

/** @param {string} text @param {string} part @param {string} key @param {string} scalar @returns {string} */
function put(text, part, key, scalar) {
  const lines = text.replace(/\n+$/, '').split('\n');
  const { head, from, to, end } = find(lines, part, key);
  const written = scalar ? [`  ${key}: ${scalar}`] : [];
  if (from >= 0) lines.splice(from, to - from, ...written);
  else if (scalar && head >= 0) lines.splice(end, 0, ...written);
  else if (scalar) lines.push(`${part}:`, ...written);
  return `${lines.join('\n')}\n`;
}
