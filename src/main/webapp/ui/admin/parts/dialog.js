// @ts-check
/** Dialogs are the browser's own: focus stays inside, Escape closes, focus returns. */
import { h, newId } from '../../shared/dom.js';
import { problemBox } from './problem.js';

/**
 * Shows a dialog until it is closed.
 * @param {{title: string, body: (Node | string | null | false | undefined)[], actions: Node[], wide?: boolean}} parts
 * @returns {{dialog: HTMLDialogElement, closed: Promise<string>}} with the value it was closed with, '' if dismissed
 */
export function openDialog({ title, body, actions, wide }) {
  const heading = newId('dialog');
  const dialog = h('dialog', { class: wide ? 'dialog wide' : 'dialog', 'aria-labelledby': heading },
    h('div', { class: 'dialog-body' }, h('h2', { id: heading }, title), ...body),
    h('div', { class: 'dialog-actions' }, ...actions),
    h('div', { class: 'toasts', role: 'status' }));
  document.body.append(dialog);
  const left = () => dialog.close(''); // it belongs to the page below it, which the browser's Back leaves
  addEventListener('hashchange', left, { once: true });
  const closed = new Promise((resolve) => dialog.addEventListener('close', () => {
    removeEventListener('hashchange', left);
    dialog.remove();
    resolve(dialog.returnValue);
  }, { once: true }));
  dialog.showModal();
  return { dialog, closed: /** @type {Promise<string>} */ (closed) };
}

/** @param {string} label */
export const closeButton = (label = 'Close') =>
  h('button', { class: 'button', type: 'button', onclick: closeOf }, label);

/** @param {Event} event */
const closeOf = (event) => /** @type {HTMLElement} */ (event.target).closest('dialog')?.close('');

/**
 * Asks before something happens, does it, and stays open with the reason if it fails.
 * @template T
 * @param {{title: string, body: (Node | string | null | false | undefined)[], confirm: string, danger?: boolean, cancel?: string,
 *   act: () => Promise<T>}} parts
 * @returns {Promise<T | undefined>} undefined if it was dismissed
 */
export async function confirmThen({ title, body, confirm, danger, cancel = 'Cancel', act }) {
  /** @type {T | undefined} */
  let result;
  const trouble = h('div');
  const go = h('button', { class: `button primary${danger ? ' danger' : ''}`, type: 'button' }, confirm);
  const { dialog, closed } = openDialog({ title, body: [...body, trouble], actions: [closeButton(cancel), go] });
  go.addEventListener('click', async () => {
    if (go.getAttribute('aria-busy')) return;
    go.setAttribute('aria-busy', 'true');
    trouble.replaceChildren();
    try {
      result = await act();
      dialog.close('done');
    } catch (failure) {
      trouble.replaceChildren(problemBox(failure));
    } finally {
      go.removeAttribute('aria-busy');
    }
  });
  await closed;
  return result;
}
