// @ts-check
/** What a specification may and may not have: everything that it shows is inside it. */

const ADDRESSES = new Set(['url', 'href', 'tooltipUrl', 'loader']);

/** The first place that points outside, if there is one. @param {any} node @param {string} [path] @param {string} [inside] @returns {string | null} */
export function outside(node, path = 'spec', inside = '') {
  if (!node || typeof node !== 'object') return null;
  for (const [name, value] of Object.entries(node)) {
    const here = `${path}.${name}`;
    if (name === 'values' && inside === 'data') continue; // free: these are data
    if (name === 'datasets') continue;
    if (ADDRESSES.has(name)) return here;
    if (name === 'mark' && (value === 'image' || value?.type === 'image')) return here;
    const found = outside(value, here, name);
    if (found) return found;
  }
  return null;
}

/** The rows of the first data that the chart has. @param {any} spec @returns {Record<string, any>[]} */
export function valuesOf(spec) {
  const own = spec?.data?.values ?? (spec?.data?.name ? spec?.datasets?.[spec.data.name] : undefined) ?? (spec?.datasets ? Object.values(spec.datasets)[0] : undefined);
  if (Array.isArray(own)) return own.map((row) => (row && typeof row === 'object' ? row : { value: row }));
  for (const name of ['layer', 'hconcat', 'vconcat', 'concat']) {
    for (const part of Array.isArray(spec?.[name]) ? spec[name] : []) {
      const found = valuesOf(part);
      if (found.length) return found;
    }
  }
  return spec?.spec ? valuesOf(spec.spec) : [];
}

/** Names of its selections. @param {any} spec @returns {string[]} */
export function selectionsOf(spec) {
  const own = (Array.isArray(spec?.params) ? spec.params : []).filter((/** @type {any} */ one) => one?.name && (one.select || one.bind)).map((/** @type {any} */ one) => String(one.name));
  return [...own, ...['layer', 'hconcat', 'vconcat', 'concat'].flatMap((name) => (Array.isArray(spec?.[name]) ? spec[name].flatMap(selectionsOf) : []))];
}
