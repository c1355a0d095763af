// @ts-check
/** A projection in words: the card of a point, the list of all, how places were found. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';
import { about, contentOf, nameOf, valueOf } from '../parts/instance.js';
import { list } from '../parts/list.js';
import { facts } from '../parts/readout.js';
import { readable } from '../parts/scale.js';
import { dataTable } from '../parts/table.js';

/** @param {any} one a neighbour */
const far = (one) => (typeof one.distance === 'number' ? t('scatterDistance', { n: readable([one.distance])(one.distance) }) : typeof one.similarity === 'number' ? t('scatterSimilarity', { n: readable([one.similarity])(one.similarity) }) : '');

/** Those of its neighbours that are points. @param {any} figure @param {string} id @param {Map<string, any>} byId @returns {any[]} */
export const neighboursOf = (figure, id, byId) => {
  return list(figure.neighbours?.[id]).filter((one) => byId.has(String(one.id))).map((one) => ({ ...one, id: String(one.id) }));
};

/** @param {any} point @param {any[]} near @param {Map<string, any>} byId */
export const card = (point, near, byId) => [
  contentOf(point), facts(about(point)),
  near.length ? h('div', null, h('p', { class: 'fig-readout-title' }, t('scatterNeighbours')), h('ol', null, near.map((one) => {
    const other = byId.get(one.id);
    const klass = valueOf(other, 'truth') ?? valueOf(other, 'predicted');
    return h('li', null, h('span', { dir: 'auto' }, nameOf(other)), klass ? ` (${klass})` : '', ` · ${far(one)}`);
  }))) : null,
];

/**
 * @param {any} figure @param {() => ReturnType<typeof import('./data.js').read>} data
 * @param {{note: any, select: ((id: string, on: boolean) => void) | null, chosen: Set<string>}} how
 */
export function table(figure, data, { note, select, chosen }) {
  const { points } = data();
  const has = (/** @type {string} */ name) => points.some((point) => valueOf(point, name) !== null);
  const near = points.some(({ id }) => figure.neighbours?.[id]?.length);
  const number = readable(points.flatMap(({ x, y }) => [x, y]));
  const shown = ['truth', 'predicted', 'group'].filter(has);
  const targets = new Set(list(figure.highlight).map(String));
  return dataTable([t('figInstance'), ...(select ? [t('scatterSelect')] : []), ...shown.map((name) => ({ truth: t('figTruth'), predicted: t('figPredicted'), group: t('figGroup') })[name] ?? name), { label: figure.axes?.x?.label ?? 'x', num: true }, { label: figure.axes?.y?.label ?? 'y', num: true }, ...(near ? [t('scatterNeighbours')] : [])],
    () => data().points.map((point) => [
      targets.has(point.id) ? `${nameOf(point)} (${t('scatterTarget')})` : nameOf(point),
      ...(select ? [h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: chosen.has(point.id), onchange: (/** @type {any} */ event) => select(point.id, event.target.checked) }), h('span', { class: 'visually-hidden' }, nameOf(point)))] : []),
      ...shown.map((name) => valueOf(point, name) ?? '—'), number(point.x), number(point.y),
      ...(near ? [neighboursOf(figure, point.id, data().byId).map((one) => nameOf(data().byId.get(one.id), 40)).join('; ')] : []),
    ]), { note, summary: t(select ? 'scatterSelectTable' : 'scatterTable'), target: 'list' });
}

/** @param {any} projection */
export function madeBy(projection) {
  if (!projection?.method) return null;
  const number = (/** @type {any} */ value) => (typeof value === 'number' ? readable([value], 2)(value) : String(value));
  const params = Object.entries(projection.params ?? {}).map(([name, value]) => `${name} ${number(value)}`);
  const quality = Object.entries(projection.quality ?? {}).map(([name, value]) => t('scatterKeeps', { name: t(`scatterQuality_${name}`), value: number(value) }));
  return h('p', { class: 'muted small' }, `${t('scatterMadeBy', { method: projection.method })}${projection.source ? ` ${t('scatterOf', { source: projection.source })}` : ''}${params.length ? ` (${params.join(', ')})` : ''}. `,
    quality.length ? `${quality.join(', ')}. ` : '', t('scatterCaution'));
}
