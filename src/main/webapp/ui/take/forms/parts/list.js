// @ts-check
/** A list where a document has one, else none: a figure with a piece missing is drawn without it. @param {any} value @returns {any[]} */
export const list = (value) => (Array.isArray(value) ? value.filter((one) => one !== null && one !== undefined) : []);
