// @ts-check
/** What a small network gives: hidden layers bend by tanh, the output is a probability of class 1. */

/** Half the side of the square that is drawn. */
export const SIDE = 6;
/** Cells of a picture of the whole square, each way. */
export const CELLS = 40;

/** @param {any} frame @param {number} x @param {number} y @returns {number[][]} of each layer, the inputs first; the last is the probability */
export function forward(frame, x, y) {
  let values = [x, y];
  const all = [values];
  frame.layers.forEach((/** @type {any} */ { w, b }, /** @type {number} */ layer) => {
    const last = layer === frame.layers.length - 1;
    values = w.map((/** @type {number[]} */ row, /** @type {number} */ o) => {
      const z = row.reduce((sum, weight, i) => sum + weight * values[i], b[o]);
      return last ? 1 / (1 + Math.exp(-z)) : Math.tanh(z);
    });
    all.push(values);
  });
  return all;
}

/** @param {(x: number, y: number, at: number) => void} use @param {number} cells */
function everywhere(use, cells) {
  for (let row = 0; row < cells; row++) for (let column = 0; column < cells; column++) use(((column + 0.5) / cells) * 2 * SIDE - SIDE, SIDE - ((row + 0.5) / cells) * 2 * SIDE, row * cells + column);
}

/** The output over the whole square, line by line from the top. @param {any} frame */
export function outputsAt(frame) {
  const out = new Float32Array(CELLS * CELLS);
  everywhere((x, y, at) => (out[at] = /** @type {number[]} */ (forward(frame, x, y).at(-1))[0]), CELLS);
  return out;
}

/** What each hidden neuron gives over the whole square, −1 to 1. @param {any} frame @param {number} [cells] @returns {Float32Array[][]} by layer and neuron */
export function hiddenOf(frame, cells = 14) {
  const out = frame.layers.slice(0, -1).map((/** @type {any} */ { b }) => b.map(() => new Float32Array(cells * cells)));
  everywhere((x, y, at) => forward(frame, x, y).slice(1, -1).forEach((values, layer) => values.forEach((value, n) => (out[layer][n][at] = value))), cells);
  return out;
}

/** @param {any} frame @param {any[]} points */
export const accuracy = (frame, points) => points.filter(({ x, y, class: of }) => (/** @type {number[]} */ (forward(frame, x, y).at(-1))[0] >= 0.5) === (of === 1)).length / Math.max(1, points.length);
