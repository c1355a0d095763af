// @ts-check
/** What a scatter plot draws: points with places, moments of trails, the ways to colour and to filter them. */
import { t } from '../../words.js';
import { correctness, usable, valueOf } from '../parts/instance.js';
import { list } from '../parts/list.js';
import { numbered } from '../parts/colours.js';
import { extent, linear, log, padded } from '../parts/scale.js';

/** @param {any} figure */
export function read(figure) {
  const points = usable(figure.points).filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const ids = new Set(points.map(({ id }) => id));
  /** @type {Map<string, {epoch: any, x: number, y: number}[]>} */
  const trails = new Map(list(figure.trails).filter((trail) => ids.has(String(trail?.id)) && Array.isArray(trail.frames))
    .map((trail) => [String(trail.id), trail.frames.filter((/** @type {any} */ one) => Number.isFinite(one?.x) && Number.isFinite(one?.y))]));
  const moments = [...new Set([...trails.values()].flatMap((frames) => frames.map(({ epoch }) => epoch)))];
  return { points, trails, moments, byId: new Map(points.map((point) => [point.id, point])) };
}

/** Where a point is at a moment: at the last of its trail up to then. @param {any} point @param {ReturnType<typeof read>} data @param {number} moment */
export function placeAt(point, { trails, moments }, moment) {
  const frames = trails.get(point.id);
  if (!frames?.length || moment >= moments.length - 1) return point;
  let found = frames[0];
  for (const frame of frames) if (moments.indexOf(frame.epoch) <= moment) found = frame;
  return found;
}

/** @param {ReturnType<typeof read>} data @param {any} axes @param {{left: number, top: number, width: number, height: number}} box */
export function scales({ points, trails }, axes, box) {
  const all = [...points, ...[...trails.values()].flat()];
  const across = (/** @type {'x' | 'y'} */ name) => padded(extent(all.map((point) => point[name])), 0.07);
  let [xs, ys] = [across('x'), across('y')];
  if (!axes) { // a projection has one measure for both directions
    const unit = Math.max((xs[1] - xs[0]) / box.width, (ys[1] - ys[0]) / box.height);
    const grown = (/** @type {[number, number]} */ [low, high], /** @type {number} */ length) => /** @type {[number, number]} */ ([(low + high - unit * length) / 2, (low + high + unit * length) / 2]);
    [xs, ys] = [grown(xs, box.width), grown(ys, box.height)];
  }
  const make = (/** @type {string | undefined} */ kind) => (kind === 'log' ? log : linear);
  return { x: make(axes?.x?.scale)(xs, [box.left, box.left + box.width]), y: make(axes?.y?.scale)(ys, [box.top + box.height, box.top]) };
}

const OWN = ['truth', 'predicted', 'correct', 'group'];

/** What marks can be coloured by. @param {any[]} points @returns {string[]} */
export function fields(points) {
  const own = OWN.filter((name) => points.some((point) => valueOf(point, name) !== null));
  return [...own, ...new Set(points.flatMap((point) => Object.keys(point.fields ?? {})))];
}

/** @param {string} field */
export const fieldName = (field) => (OWN.includes(field) ? t(`scatterBy_${field}`) : field);

/** How a field becomes colours: places in the palette, or a depth for numbers. @param {any[]} points @param {string | null} field @param {string[]} classes */
export function colouring(points, field, classes) {
  const values = field ? points.map((point) => valueOf(point, field)) : [];
  const given = values.filter((value) => value !== null);
  if (given.length && given.every((value) => typeof value === 'number') && new Set(given).size > 6) {
    const [low, high] = extent(given);
    return { numeric: /** @type {[number, number]} */ ([low, high]), names: new Map(), at: () => 0, share: (/** @type {any} */ point) => (valueOf(point, /** @type {string} */ (field)) - low) / (high - low || 1) };
  }
  const label = (/** @type {any} */ value) => (field === 'correct' ? t(value ? 'figCorrect' : 'figWrong') : String(value));
  const names = numbered(given.map(label), field === 'truth' || field === 'predicted' ? classes : []);
  return { numeric: null, names, at: (/** @type {any} */ point) => { const value = field ? valueOf(point, field) : null; return value === null ? -1 : names.get(label(value)) ?? -1; }, share: () => null };
}

/** What can be shown alone. @param {any[]} points @returns {{key: string, label: string, keep: (point: any) => boolean}[]} */
export function filters(points) {
  const found = [];
  for (const field of ['truth', 'predicted', 'group']) {
    for (const value of new Set(points.map((point) => valueOf(point, field)).filter((one) => one !== null)))
      found.push({ key: `${field}:${value}`, label: `${fieldName(field)}: ${value}`, keep: (/** @type {any} */ point) => valueOf(point, field) === value });
  }
  for (const right of [true, false]) {
    if (points.some((point) => correctness(point) === right))
      found.push({ key: `correct:${right}`, label: t(right ? 'figCorrect' : 'figWrong'), keep: (/** @type {any} */ point) => correctness(point) === right });
  }
  return found;
}
