// @ts-check
/** Half a surrogate pair, as a length limit leaves it that cuts an emoji in two. */
const LONE = /\p{Surrogate}/gu;

/**
 * What the server takes as text: it refuses halves of pairs and NUL, and an answer that is refused would stay in the
 * outbox for ever.
 *
 * @param {string} text
 */
export const wellFormed = (text) =>
  (typeof text.toWellFormed === 'function' ? text.toWellFormed() : text.replace(LONE, '\uFFFD')).replaceAll('\0', '');
