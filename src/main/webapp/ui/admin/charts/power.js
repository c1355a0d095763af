// @ts-check
/** Power by number of participants: simulated points with the error of simulation, the curve through them, and what is wanted. */
import { chart } from './vega.js';

/**
 * @param {any} run @param {AbortSignal} signal
 */
export function powerChart(run, signal) {
  const { result, assumptions } = run;
  const points = result.curve.filter((/** @type {any} */ point) => point.power !== null);
  const needed = result.needed?.participants;
  const says = `Chart of power by the number of participants. ${needed ? `The curve reaches ${percent(assumptions.power)} with ${needed} participants.` : `The curve does not reach ${percent(assumptions.power)}.`} The table below has the numbers.`;
  return chart((colour) => ({
    height: 260,
    spec: {
      height: 260,
      layer: [
        {
          data: { values: [{ power: assumptions.power }] },
          mark: { type: 'rule', strokeDash: [4, 4], color: colour('ink-3') },
          encoding: { y: { field: 'power', type: 'quantitative' } },
        },
        ...(needed ? [{
          data: { values: [{ participants: needed }] },
          mark: { type: 'rule', strokeDash: [4, 4], color: colour('accent') },
          encoding: { x: { field: 'participants', type: 'quantitative' } },
        }] : []),
        {
          data: { values: result.smooth },
          mark: { type: 'line', color: colour('chart-1'), strokeWidth: 2 },
          encoding: axes(),
        },
        {
          data: { values: points },
          mark: { type: 'rule', color: colour('chart-1'), strokeWidth: 1.5 },
          encoding: { x: { field: 'participants', type: 'quantitative' }, y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
        },
        {
          data: { values: points },
          mark: { type: 'point', filled: true, size: 55, color: colour('chart-1'), opacity: 1 },
          encoding: axes(),
        },
      ],
    },
  }), says, signal);
}

const axes = () => ({
  x: { field: 'participants', type: 'quantitative', title: 'Participants in the analysis', scale: { zero: false, nice: true }, axis: { tickCount: 6, grid: true } },
  y: { field: 'power', type: 'quantitative', title: 'Power', scale: { domain: [0, 1] }, axis: { format: '.0%', tickCount: 5, grid: true } },
});

/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)}%`;
