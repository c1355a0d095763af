// @ts-check
/** Brings Vega in when the first chart is wanted; in the colours of the page, light and dark. */
import { h } from '../../../shared/dom.js';

const VENDOR = new URL('../../../vendor/', import.meta.url);
/** @type {Promise<{embed: any}> | undefined} */
let coming;

/** The three builds, in order: each needs the one before. A failure may be tried again. */
export function vega() {
  coming ??= ['vega.min.js', 'vega-lite.min.js', 'vega-embed.min.js']
    .reduce((before, name) => before.then(() => script(name)), Promise.resolve())
    .then(() => ({ embed: /** @type {any} */ (globalThis).vegaEmbed }));
  coming.catch(() => (coming = undefined));
  return coming;
}

/** @param {string} name @returns {Promise<void>} */
const script = (name) => new Promise((resolve, reject) => {
  const element = h('script', { src: new URL(name, VENDOR).href });
  element.addEventListener('load', () => resolve());
  element.addEventListener('error', () => reject(new Error(`${name} did not load.`)));
  document.head.append(element);
});

/** @param {string} name */
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Where the specification says nothing else. @returns {Record<string, any>} */
export function look() {
  const [ink, muted, line] = ['ink', 'ink-2', 'line'].map(token);
  const hues = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => token(`fig-hue-${n}`));
  return {
    background: 'transparent', font: 'system-ui, sans-serif', padding: 4, view: { stroke: null }, mark: { color: hues[0] },
    axis: { labelColor: muted, titleColor: ink, labelFontSize: 12, titleFontSize: 12, titleFontWeight: 600, gridColor: line, domainColor: muted, tickColor: muted, labelLimit: 180 },
    legend: { labelColor: muted, titleColor: ink, labelFontSize: 12, titleFontSize: 12 }, header: { labelColor: ink, titleColor: ink }, title: { color: ink },
    range: { category: hues }, text: { color: ink }, rule: { color: muted },
  };
}
