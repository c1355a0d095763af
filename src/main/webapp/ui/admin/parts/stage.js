// @ts-check
/** One step as a participant meets it, in frames of a desktop's and a phone's width. */
import { h } from '../../shared/dom.js';

export const FRAMES = [{ id: 'desktop', label: 'Desktop', width: 1280, height: 860 }, { id: 'phone', label: 'Phone', width: 390, height: 780 }];

/** So much of a step is seen at once; the rest is scrolled to. */
const TALLEST = 3000;

/**
 * A page at its own width, made smaller where it has no room.
 * @param {{id: string, label: string, width: number, height: number}} frame @param {string} url @param {string} title @param {Node | null} [beside] shown next to its name
 */
export function framed({ id, label, width, height }, url, title, beside = null) {
  const inner = h('iframe', { class: 'frame-page', src: url, title: `${title}, ${label.toLowerCase()}, ${width} pixels wide`, style: { width: `${width}px`, height: `${height}px` } });
  const hole = h('div', { class: 'frame-hole' }, inner);
  let tall = height;
  const fit = () => {
    const scale = Math.min(1, hole.clientWidth / width);
    inner.style.setProperty('height', `${tall}px`);
    inner.style.setProperty('transform', `scale(${scale})`);
    hole.style.setProperty('height', `${Math.ceil(tall * scale)}px`);
  };
  new ResizeObserver(fit).observe(hole);
  const grow = (/** @type {number} */ to) => { tall = Math.min(TALLEST, Math.max(height, to)); fit(); };
  return { inner, grow, element: h('figure', { class: `frame ${id}` }, h('figcaption', { class: 'split small muted' }, `${label}, ${width} pixels`, beside), hole) };
}

/**
 * A frame that draws the steps it is given; nothing in it is sent or kept.
 * @param {typeof FRAMES[number]} frame @param {string} title @param {(answered: any) => void} [onanswer]
 * @param {(question: {step: string, what: string, input: any, figure?: string, number: number}) => Promise<any>} [onquery] answers what figures ask; else nobody does
 */
export function stage(frame, title, onanswer, onquery) {
  const { inner, grow, element } = framed(frame, '/ui/take/stage.html', title);
  /** @type {any} */ let wanted = null;
  let ready = false;
  const send = () => ready && wanted && inner.contentWindow?.postMessage({ stage: 'show', queries: Boolean(onquery), ...wanted }, location.origin);
  const hear = (/** @type {MessageEvent} */ { source, origin, data }) => {
    if (!element.isConnected && ready) return removeEventListener('message', hear);
    if (source !== inner.contentWindow || origin !== location.origin) return;
    if (data.stage === 'ready') {
      ready = true;
      send();
    } else if (data.stage === 'height') grow(data.height);
    else if (data.stage === 'shown') element.dataset.shown = String(Number(element.dataset.shown ?? 0) + 1);
    else if (data.stage === 'answered') onanswer?.(data);
    else if (data.stage === 'query') {
      const back = (/** @type {any} */ reply) => inner.contentWindow?.postMessage({ stage: 'reply', id: data.id, ...reply }, location.origin);
      onquery?.({ step: data.step, what: data.what, input: data.input, figure: data.figure, number: data.id }).then((reply) => back({ reply }), ({ status, code, message }) => back({ problem: { status, code, message } }));
    }
  };
  addEventListener('message', hear);
  return {
    element,
    /** @param {{step: any, locale?: string, values?: Record<string, any>, texts?: boolean}} shown */
    show(shown) {
      wanted = shown;
      send();
    },
  };
}
