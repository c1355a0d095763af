// @ts-check
/** A small picture that can be seen large: a button around it opens it over the page; Escape or the button closes it. */
import { h } from '../../../shared/dom.js';
import { t } from '../../words.js';

/**
 * @param {{href: string, alt?: string, width?: number, height?: number}} picture
 * @param {{caption?: string, pixelated?: boolean, target: string, note: (type: string, target: string, value?: any) => void}} options
 */
export function enlargeable({ href, alt = '', width, height }, { caption, pixelated, target, note }) {
  const name = pixelated ? 'fig-pixels' : null;
  const button = h('button', { type: 'button', class: 'fig-enlarge', 'aria-label': t('figEnlarge', { name: [caption, alt].filter(Boolean).join(': ') }), 'aria-haspopup': 'dialog' },
    h('img', { src: href, alt: '', width, height, class: name, draggable: 'false' }));
  button.addEventListener('click', () => {
    const dialog = /** @type {HTMLDialogElement} */ (h('dialog', { class: 'fig-large', 'aria-label': caption || alt || t('thePicture') },
      h('img', { src: href, alt, class: name }), h('div', { class: 'split' }, h('p', { dir: 'auto' }, caption ?? ''), h('button', { type: 'button', class: 'button', autofocus: true, onclick: () => dialog.close() }, t('figClose')))));
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      note('collapse', target);
      button.focus();
    });
    button.after(dialog);
    dialog.showModal();
    note('expand', target);
  });
  return button;
}
