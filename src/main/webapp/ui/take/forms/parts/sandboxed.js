// @ts-check
/**
 * Messages of a sandboxed frame. They are taken from the frame's own window only, checked piece by piece, and no more than
 * some a second: what is inside may be wrong, or mean harm.
 */

const EVENTS = new Set(['hover', 'select', 'deselect', 'brush', 'zoom', 'pan', 'toggle', 'expand', 'collapse', 'sort', 'filter', 'search', 'set-param', 'step', 'play', 'pause', 'scrub', 'edit-input', 'draw', 'undo', 'reset', 'reveal']);
const PER_SECOND = 20;
const LOWEST = 80;
const HIGHEST = 4000;

/** @param {any} value */
const small = (value) => (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? value : typeof value === 'string' ? value.slice(0, 80) : undefined);

/**
 * @param {HTMLIFrameElement} frame
 * @param {{note: (type: string, target: string, value?: any) => void, record: (name: string, value: any) => void, records: Set<string>, data: any}} options
 */
export function listen(frame, { note, record, records, data }) {
  let second = 0;
  let count = 0;
  let attached = false;
  /** @param {MessageEvent} event */
  const hear = ({ source, data: message }) => {
    attached ||= frame.isConnected;
    if (attached && !frame.isConnected) return removeEventListener('message', hear); // the trial is over
    if (!source || source !== frame.contentWindow || message?.groundwork !== 1) return;
    const now = Math.floor(performance.now() / 1000);
    if (now !== second) [second, count] = [now, 0];
    if (++count > PER_SECOND) return;
    switch (message.type) {
      case 'ready':
        frame.contentWindow?.postMessage({ groundwork: 1, type: 'begin', data, locale: document.documentElement.lang, dark: matchMedia('(prefers-color-scheme: dark)').matches, reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches }, '*');
        break;
      case 'height':
        if (Number.isFinite(message.value)) frame.style.blockSize = `${Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(message.value)))}px`;
        break;
      case 'event':
        if (EVENTS.has(message.event)) note(message.event, typeof message.target === 'string' ? message.target.slice(0, 60) : 'page', small(message.value));
        break;
      case 'record':
        if (records.has(message.name) && small(message.value) !== undefined) record(message.name, small(message.value));
        break;
    }
  };
  addEventListener('message', hear);
}
