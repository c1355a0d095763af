// @ts-check
/** Building a page from data. Text is always text: only `html` (made and sanitised by the server) is parsed as markup. */

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Child | Child[]} Children */

/**
 * An element: `h('button', { class: 'button primary', type: 'button', onclick: go }, 'Go on')`.
 * Properties: `class`, `dataset: {}`, `style: {}` (through the CSSOM, which a strict policy allows; `--names` too),
 * `html` (sanitised by the server), `on…` listeners, booleans, anything else as an attribute; null, undefined and false leave it out.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any> | null} [props]
 * @param {...Children} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  dress(element, props);
  element.append(...nodes(children));
  return element;
}

/**
 * The same for SVG.
 * @param {string} tag
 * @param {Record<string, any> | null} [props]
 * @param {...Children} children
 * @returns {SVGElement}
 */
export function svg(tag, props, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  dress(element, props);
  element.append(...nodes(children));
  return element;
}

/**
 * Replaces what a host shows.
 * @param {Element} host
 * @param {...Children} children
 */
export function show(host, ...children) {
  host.replaceChildren(...nodes(children));
}

let made = 0;
/** An id that no other element of this page has. @param {string} [stem] */
export const newId = (stem = 'gw') => `${stem}-${++made}`;

/** @param {Children[]} children @returns {(Node | string)[]} */
function nodes(children) {
  return /** @type {Child[]} */ (children.flat())
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}

/** @param {HTMLElement | SVGElement} element @param {Record<string, any> | null | undefined} props */
function dress(element, props) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on') && typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (name === 'dataset') Object.assign(element.dataset, value);
    else if (name === 'style') for (const [key, v] of Object.entries(value)) element.style.setProperty(key, String(v));
    else if (name === 'html') element.innerHTML = value;
    else if (name === 'value' && 'value' in element) /** @type {any} */ (element).value = value;
    else if (name === 'checked' && 'checked' in element) /** @type {any} */ (element).checked = true;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}
