// @ts-check
/** In which view somebody is, and for how long: by pointer, by focus and by finger. */

const PASSES_MS = 150;

/** @param {(type: string, target: string, value?: any) => void} note */
export function dwelling(note) {
  let now = '';
  let since = 0;
  const enter = (/** @type {string} */ id) => {
    if (id === now) return;
    const ms = Math.round(performance.now() - since);
    if (now && ms >= PASSES_MS) note('hover', `view:${now}`, ms);
    now = id;
    since = performance.now();
  };
  /** @type {Element | null} the answer takes the record with it: the last view is told before it is sent */
  let form = null;
  const answered = (/** @type {Element} */ element) => {
    if (form || !(form = element.closest('form'))) return;
    form.addEventListener('submit', () => enter(''), true);
  };
  return (/** @type {HTMLElement} */ element, /** @type {string} */ id) => {
    for (const event of ['pointerover', 'pointerdown', 'focusin']) element.addEventListener(event, () => { answered(element); enter(id); });
    element.addEventListener('pointerleave', (event) => { if (event.pointerType === 'mouse' && !element.contains(document.activeElement)) enter(''); });
    element.addEventListener('focusout', (event) => { if (event.relatedTarget instanceof Node && !element.contains(event.relatedTarget) && !element.matches(':hover')) enter(''); });
  };
}
