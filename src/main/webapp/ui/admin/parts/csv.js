// @ts-check
/** Tables as CSV (RFC 4180), for spreadsheets and translation offices. */

/** @param {string[][]} rows */
export const writeCsv = (rows) => rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n') + '\r\n';

/**
 * Commas or semicolons, quoted or not, as spreadsheets save it.
 * @param {string} text @returns {string[][]}
 */
export function readCsv(text) {
  const body = text.replace(/^\uFEFF/, '');
  const first = body.split(/\r?\n/, 1)[0].replace(/"[^"]*"/g, '');
  const comma = first.includes(';') && !first.includes(',') ? ';' : ',';
  /** @type {string[][]} */
  const rows = [[]];
  let cell = '', quoted = false;
  const end = () => {
    rows[rows.length - 1].push(cell);
    cell = '';
  };
  for (let i = 0; i < body.length; i++) {
    const char = body[i];
    if (quoted) {
      if (char === '"' && body[i + 1] === '"') cell += body[++i];
      else if (char === '"') quoted = false;
      else cell += char;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === comma) end();
    else if (char === '\n') {
      end();
      rows.push([]);
    } else if (char !== '\r') cell += char;
  }
  end();
  return rows.filter((row) => row.some((value) => value !== ''));
}

/** @param {string} name @param {string} text */
export function download(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
