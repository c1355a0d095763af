// @ts-check
/**
 * A filter as a picture: white is zero, blue above, orange below. The colours are those of the stimulus and stay the same
 * in the dark.
 */
import { h } from '../../../shared/dom.js';

const PLUS = [10, 74, 128];
const MINUS = [166, 62, 4];

/** @param {import('./data.js').Filter} filter @param {number[]} values @param {number} most */
export function paint({ height, width, colours }, values, most) {
  const canvas = h('canvas', { class: 'fig-pa-canvas', width, height, 'aria-hidden': 'true', style: { 'aspect-ratio': `${width} / ${height}` } });
  const brush = canvas.getContext('2d');
  if (!brush) return canvas;
  const pixels = brush.createImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    if (colours) {
      for (let c = 0; c < 3; c++) pixels.data[i * 4 + c] = 127.5 + (127.5 * values[i * 3 + c]) / most;
    } else {
      const share = Math.max(-1, Math.min(1, values[i] / most));
      const [red, green, blue] = share < 0 ? MINUS : PLUS;
      const mix = (/** @type {number} */ tone) => 255 + (tone - 255) * Math.abs(share);
      pixels.data.set([mix(red), mix(green), mix(blue)], i * 4);
    }
    pixels.data[i * 4 + 3] = 255;
  }
  brush.putImageData(pixels, 0, 0);
  return canvas;
}
