// @ts-check
/** Data that go with the answer: only what the figure declares, so that a study decides what it keeps. */

/** @param {any} figure @param {{record?: (name: string, value: any) => void}} context */
export function recorder(figure, context) {
  const declared = new Set((Array.isArray(figure.records) ? figure.records : []).map((/** @type {any} */ one) => one?.name));
  return {
    /** @param {string} name */
    wants: (name) => declared.has(name),
    /** @param {string} name @param {number | string | boolean} value */
    put(name, value) {
      if (declared.has(name)) context.record?.(name, typeof value === 'string' ? value.slice(0, 2000) : value);
    },
  };
}
