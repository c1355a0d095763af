// @ts-check
/** A chart of the researcher's own. Vega is loaded when the first one is shown; it computes without eval and fetches nothing. */
import { h } from '../../shared/dom.js';
import { t } from '../words.js';
import { guarded, need } from './parts/guard.js';
import { readable } from './parts/scale.js';
import { dataTable } from './parts/table.js';
import { look, vega } from './parts/vega.js';
import { byKeyboard, selectable } from './parts/vega-keys.js';
import { rangeFields, ranges } from './parts/vega-range.js';
import { outside, selectionsOf, valuesOf } from './parts/vega-spec.js';

export const info = {
  kind: 'vega-lite', words: 'forms-b', styles: ['parts/parts.css', 'vega-lite.css'],
  parameters: { spec: 'the specification with its data', table: 'columns of the table', selections: 'params that are recorded', height: 'place that is kept' },
  events: { select: 'a selection: its name and how many are in it', toggle: 'the numbers were opened' },
};

const COLUMNS = 12;
const TOLD_MS = 400;

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawChart(figure, context) {
  const { spec, height = 300 } = figure;
  need(spec && typeof spec === 'object', 'vegaLiteNoSpec');
  const bad = outside(spec);
  need(!bad, 'vegaLiteOutside', { place: bad ?? '' });
  const canvas = h('div', { class: 'fig-vega-place' });
  const host = h('div', { class: 'fig-scroll fig-vega-host', style: { 'min-block-size': `${height}px` } }, canvas);
  const names = figure.selections ?? selectionsOf(spec);
  /** @type {any} */
  let view = null;
  const fields = rangeFields(ranges(spec), () => view?.view);
  const make = async () => {
    try {
      const { embed } = await vega();
      view?.finalize();
      const result = await embed(canvas, { $schema: 'https://vega.github.io/schema/vega-lite/v6.json', ...(spec.width || spec.facet || spec.hconcat || spec.vconcat || spec.concat || spec.repeat ? {} : { width: 'container', autosize: { type: 'fit-x', contains: 'padding' } }), ...spec }, {
        mode: 'vega-lite', actions: false, ast: true, logLevel: 1, // hints for who writes a specification are not for who reads it
        renderer: 'svg', defaultStyle: false, config: look(), tooltip: false, loader: { load: refuse, sanitize: refuse, http: refuse, file: refuse },
      });
      view = result;
      for (const name of names) listen(result, name);
      fields.follow(result.view);
      const svg = canvas.querySelector('svg');
      svg?.setAttribute('aria-hidden', 'true'); // the table tells it
      if (svg && selectable(spec)) byKeyboard(svg, figure.alt ?? t('vegaLiteChart'));
      for (const place of [canvas, ...canvas.querySelectorAll('[role="graphics-document"]')]) for (const attribute of ['role', 'aria-roledescription', 'aria-label']) place.removeAttribute(attribute);
    } catch (failure) {
      console.error(failure);
      context.note('undrawn', 'figure:vega-lite');
      host.style.removeProperty('min-block-size');
      host.replaceChildren(h('p', { class: 'fig-none' }, t('vegaLiteBroken')));
    }
  };
  /** @param {any} result @param {string} name */
  const listen = (result, name) => {
    let told = 0;
    try {
      result.view.addSignalListener(name, (/** @type {string} */ _, /** @type {any} */ value) => {
        clearTimeout(told);
        told = setTimeout(() => {
          const some = value && Object.keys(value).length;
          context.note(some ? 'select' : 'deselect', `param:${name}`, some ? briefly(value, chosen(result, value)) : undefined);
        }, TOLD_MS);
      });
    } catch {
      // a name that the chart does not have: the study is not worse for it
    }
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener?.('change', () => canvas.isConnected && make());
  seen(canvas).then(make);

  const rows = figure.table?.rows ?? valuesOf(spec);
  const columns = figure.table?.columns ?? [...new Set(rows.slice(0, 50).flatMap(Object.keys))].slice(0, COLUMNS).map((field) => ({ field }));
  const numbers = new Map(columns.map((/** @type {any} */ { field }) => [field, rows.some((/** @type {any} */ row) => typeof row[field] === 'number') ? readable(rows.map((/** @type {any} */ row) => row[field])) : null]));
  return h('div', { class: 'fig' }, host, fields.element,
    rows.length && columns.length ? dataTable(columns.map((/** @type {any} */ { field, name = field }) => ({ label: name, num: Boolean(numbers.get(field)) })),
      rows.map((/** @type {any} */ row) => columns.map((/** @type {any} */ { field }) => (typeof row[field] === 'number' ? numbers.get(field)?.(row[field]) ?? '—' : row[field] === null || row[field] === undefined ? '—' : String(row[field])))), { note: context.note, about: figure.alt }) : null);
}

const refuse = () => Promise.reject(new Error('A chart of a figure has its data inside.'));

/** The rows that a selection of points has, where it knows them by their place only. @param {any} result @param {any} value @returns {Record<string, any>[]} */
function chosen({ view, vgSpec }, value) {
  const places = new Set([...(value._vgsid_ ?? [])]);
  if (!places.size) return [];
  for (const { name } of vgSpec.data ?? []) {
    if (name.endsWith('_store')) continue; // what is selected, not the data
    const found = view.data(name).filter((/** @type {any} */ row) => places.has(row._vgsid_));
    if (found.length) return found;
  }
  return [];
}

/** @param {any} value of a selection's signal @param {Record<string, any>[]} rows */
const briefly = (value, rows) => (rows.length ? rows.map((row) => Object.entries(row).filter(([name]) => name !== '_vgsid_').map(([, one]) => String(one))[0]).join('; ')
  : Object.entries(value).filter(([name]) => name !== 'vlPoint' && name !== '_vgsid_').map(([name, one]) => `${name}: ${[one].flat().map((each) => (typeof each === 'number' ? Math.round(each * 1000) / 1000 : String(each))).join(', ')}`).join('; ')).slice(0, 80);

/** A chart measures its place, so it waits until that stands on the page. @param {Element} place @returns {Promise<void>} */
const seen = (place) => new Promise((resolve) => {
  let tries = 0;
  const check = () => (place.clientWidth > 0 || ++tries > 300 ? resolve() : requestAnimationFrame(check));
  check();
});

export const draw = guarded(drawChart);
