// @ts-check
/** Brings Vega in when the first chart is wanted, and draws with the page's own colours, light and dark. */
import { h } from '../../shared/dom.js';

const VENDOR = new URL('../../vendor/', import.meta.url);
/** @type {Promise<any> | undefined} */
let loading;

/** The three builds, in order: each needs the one before. @returns {Promise<any>} vegaEmbed */
function embed() {
  loading ??= ['vega.min.js', 'vega-lite.min.js', 'vega-embed.min.js']
    .reduce((before, name) => before.then(() => script(name)), Promise.resolve())
    .then(() => /** @type {any} */ (globalThis).vegaEmbed);
  return loading;
}

/** @param {string} name @returns {Promise<void>} */
const script = (name) => new Promise((resolve, reject) => {
  document.head.append(Object.assign(document.createElement('script'), {
    src: new URL(name, VENDOR).href, onload: () => resolve(), onerror: () => reject(new Error(`${name} did not load.`)),
  }));
});

/** @param {string} name a token of the visual language */
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** @returns {Record<string, any>} */
function config() {
  const ink = token('ink'), muted = token('ink-3'), line = token('line');
  const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';
  return {
    background: 'transparent', font, aria: false, lineBreak: '\n', padding: { left: 0, right: 8, top: 4, bottom: 6 },
    view: { stroke: null },
    axis: {
      labelColor: muted, titleColor: muted, labelFontSize: 12, titleFontSize: 12, titleFontWeight: 500, titlePadding: 10, labelPadding: 6,
      gridColor: line, gridOpacity: 1, domain: false, ticks: false,
    },
    axisY: { labelColor: ink, labelFontSize: 13, grid: false, labelLimit: 210 },
    legend: { labelColor: ink, titleColor: muted, labelFontSize: 12, orient: 'top', direction: 'horizontal', title: null, symbolSize: 90, offset: 6 },
    range: { category: [1, 2, 3, 4, 5, 6].map((n) => token(`chart-${n}`)) },
    rule: { color: ink }, text: { color: ink },
  };
}

/**
 * @param {(colour: (token: string) => string, width: number) => {height: number, spec: Record<string, any>}} make called again when the theme changes
 * @param {string} says what the chart shows, for those who cannot see it
 * @param {AbortSignal} signal
 */
export function chart(make, says, signal) {
  const canvas = h('div', { 'aria-hidden': 'true' }); // Vega gives its own element a role and a name that say nothing
  const host = h('div', { class: 'chart', role: 'img', 'aria-label': says }, canvas);
  const { height } = make(token, Math.min(innerWidth - 80, 600)); // a guess, so that little moves when it is drawn
  host.style.minHeight = `${height + 70}px`;
  /** @type {{finalize(): void} | undefined} */
  let drawn;
  const draw = async () => {
    try {
      const vegaEmbed = await embed();
      if (signal.aborted) return;
      await seen(host);
      drawn?.finalize();
      const { spec } = make(token, host.clientWidth);
      drawn = await vegaEmbed(canvas, {
        $schema: 'https://vega.github.io/schema/vega-lite/v6.json', width: 'container', autosize: { type: 'fit-x', contains: 'padding' }, ...spec,
      }, { actions: false, ast: true, renderer: 'svg', defaultStyle: false, tooltip: false, config: config() });
      canvas.setAttribute('aria-hidden', 'true'); // the host says what it shows
      canvas.removeAttribute('aria-label');
      canvas.removeAttribute('role');
      canvas.removeAttribute('aria-roledescription');
    } catch (failure) {
      if (!signal.aborted) host.replaceChildren(h('p', { class: 'muted small' }, `The chart could not be drawn (${failure instanceof Error ? failure.message : failure}). The table has every value.`));
    }
  };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', draw, { signal });
  signal.addEventListener('abort', () => drawn?.finalize(), { once: true });
  draw();
  return host;
}

/** A chart measures its container, so it waits (five seconds at most) until that stands on the page. @param {Element} host @returns {Promise<void>} */
const seen = (host) => new Promise((resolve) => {
  let tries = 0;
  const look = () => (host.clientWidth > 0 || ++tries > 300 ? resolve() : requestAnimationFrame(look));
  look();
});
