// @ts-check
/** Putting tokens back together as a person would write them. */

const CLOSES = /^([.,;:!?…)\]}»”’%]+|n[’']t|[’'](s|t|re|ve|ll|d|m)|[，。！？；：、）】」』])$/i;
const OPENS = /^([([{«“‘#$£€]|[（【「『])$/;
const NO_SPACES = /^[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/**
 * What stands before each token: exactly what the text has there, if it is known, else a space where one belongs.
 * @param {string[]} tokens @param {string} [text] @returns {string[]}
 */
export function gaps(tokens, text) {
  return (text && cut(tokens, text)) || tokens.map((token, i) => {
    const before = tokens[i - 1];
    return before === undefined || CLOSES.test(token) || OPENS.test(before) || (NO_SPACES.test(before) && NO_SPACES.test(token)) ? '' : ' ';
  });
}

/** @param {string[]} tokens @param {string} text @returns {string[] | null} null when the tokens are not in the text, in this order */
function cut(tokens, text) {
  const found = [];
  let from = 0;
  for (const token of tokens) {
    const at = text.indexOf(token, from);
    if (at < 0) return null;
    found.push(text.slice(from, at));
    from = at + token.length;
  }
  return found;
}
