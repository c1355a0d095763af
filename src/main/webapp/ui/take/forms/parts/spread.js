// @ts-check
/** What samples say: quantiles, a smooth density, dots that stand for equal chances. */

/** @param {number[]} samples */
export const sorted = (samples) => [...samples].sort((a, b) => a - b);

/** Between the samples, as R's type 7. @param {number[]} ordered @param {number} p */
export function quantile(ordered, p) {
  const at = (ordered.length - 1) * p;
  const low = Math.floor(at);
  return ordered[low] + ((ordered[low + 1] ?? ordered[low]) - ordered[low]) * (at - low);
}

/** @param {any} series @returns {number | null} */
export const middle = (series) => (Number.isFinite(series.estimate) ? series.estimate : series.samples?.length ? quantile(sorted(series.samples), 0.5)
  : series.density?.x?.length ? series.density.x[series.density.y.indexOf(Math.max(...series.density.y))] : series.intervals?.length ? (series.intervals[0].low + series.intervals[0].high) / 2 : null);

/** Given ones, or of the samples. @param {any} series @returns {{level: number, low: number, high: number}[]} wide first */
export function intervals(series) {
  const given = (series.intervals ?? []).filter((/** @type {any} */ one) => Number.isFinite(one.level) && Number.isFinite(one.low) && Number.isFinite(one.high));
  if (given.length) return [...given].sort((a, b) => b.level - a.level);
  if (!series.samples?.length) return [];
  const ordered = sorted(series.samples);
  return [0.95, 0.5].map((level) => ({ level, low: quantile(ordered, (1 - level) / 2), high: quantile(ordered, (1 + level) / 2) }));
}

/** Gaussian kernel, Silverman's width. @param {any} series @param {[number, number]} range @returns {[number, number][]} */
export function density(series, range, points = 80) {
  if (series.density?.x?.length) return series.density.x.map((/** @type {number} */ x, /** @type {number} */ i) => [x, series.density.y[i] ?? 0]);
  const samples = series.samples ?? [];
  if (samples.length < 2) return [];
  const ordered = sorted(samples);
  const mean = samples.reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + one, 0) / samples.length;
  const deviation = Math.sqrt(samples.reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + (one - mean) ** 2, 0) / (samples.length - 1));
  const iqr = (quantile(ordered, 0.75) - quantile(ordered, 0.25)) / 1.34;
  const wide = 0.9 * (Math.min(deviation, iqr || deviation) || Math.abs(mean) / 100 || 1) * samples.length ** -0.2;
  return Array.from({ length: points }, (_, i) => {
    const x = range[0] + ((range[1] - range[0]) * i) / (points - 1);
    return [x, samples.reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + Math.exp(-0.5 * ((x - one) / wide) ** 2), 0) / (samples.length * wide * Math.sqrt(2 * Math.PI))];
  });
}

/** Each dot an equal chance. @param {any} series @param {number} dots @param {[number, number]} range @returns {number[]} */
export function quantileDots(series, dots, range) {
  if (series.samples?.length) {
    const ordered = sorted(series.samples);
    return Array.from({ length: dots }, (_, i) => quantile(ordered, (i + 0.5) / dots));
  }
  const line = density(series, range);
  const sums = line.reduce((/** @type {number[]} */ all, [x, y], i) => [...all, (all[i - 1] ?? 0) + (i ? ((y + line[i - 1][1]) / 2) * (x - line[i - 1][0]) : 0)], []);
  const total = sums[sums.length - 1];
  return total ? Array.from({ length: dots }, (_, i) => line[sums.findIndex((sum) => sum >= (total * (i + 0.5)) / dots)][0]) : [];
}

/** Dots of a size on top of one another, where they would overlap. @param {number[]} places ascending, in pixels @param {number} size @returns {[number, number][]} place and how high it lies */
export function stacked(places, size) {
  /** @type {[number, number][]} */
  const made = [];
  let from = 0;
  while (from < places.length) {
    let to = from;
    while (to + 1 < places.length && places[to + 1] - places[from] < size) to++;
    const centre = (places[from] + places[to]) / 2;
    for (let i = from; i <= to; i++) made.push([centre, i - from]);
    from = to + 1;
  }
  return made;
}
