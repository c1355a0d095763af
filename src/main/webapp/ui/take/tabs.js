// @ts-check
/** Other windows of the same participant: each says how far it got, so that none goes on showing a step that is over. */

/**
 * @param {string} enrolment
 * @param {(seq: number) => void} onAdvance another window is at this step now
 */
export function joinTabs(enrolment, onAdvance) {
  if (!('BroadcastChannel' in window)) return { tell() {}, leave() {} };
  const channel = new BroadcastChannel(`groundwork:${enrolment}`);
  channel.onmessage = ({ data }) => typeof data?.seq === 'number' && onAdvance(data.seq);
  return {
    /** @param {number} seq */
    tell: (seq) => channel.postMessage({ seq }),
    leave: () => channel.close(),
  };
}
