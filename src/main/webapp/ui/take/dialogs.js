// @ts-check
/** The two things a participant can always do: go on elsewhere, and stop. */
import { h, newId } from '../shared/dom.js';
import { copyRow } from './controls.js';
import { t } from './words.js';

/** @param {string} link */
export function pauseDialog(link) {
  open(t('pauseTitle'), (close) => ({
    body: [h('p', null, t('pauseText')), copyRow(link, t('personalLink')), h('p', { class: 'muted small' }, t('pausePrivate'))],
    actions: [h('button', { type: 'button', class: 'button primary', onclick: close }, t('close'))],
  }));
}

/** @param {(deleteData: boolean, say: (trouble: string) => void) => Promise<() => void>} withdraw answers with what to do when the dialog is gone */
export function withdrawDialog(withdraw) {
  open(t('withdrawTitle'), (close) => {
    const error = h('p', { class: 'error', hidden: true, role: 'alert' });
    const fate = newId('fate');
    /** @param {string} value @param {string} label @param {string} hint */
    const option = (value, label, hint) => h('label', { class: 'choice' }, h('input', { type: 'radio', name: fate, value }),
      h('span', { class: 'choice-text' }, label, h('span', { class: 'choice-hint' }, hint)));
    const group = h('fieldset', { class: 'choices' }, h('legend', null, t('withdrawLegend')), error,
      h('div', { class: 'choices-list' }, option('keep', t('withdrawKeep'), t('withdrawKeepHint')), option('delete', t('withdrawDelete'), t('withdrawDeleteHint'))));
    const confirm = h('button', { type: 'button', class: 'button danger primary' }, t('withdrawConfirm'));
    confirm.addEventListener('click', async () => {
      const chosen = /** @type {HTMLInputElement | null} */ (group.querySelector(':checked'));
      if (confirm.getAttribute('aria-busy')) return;
      if (!chosen) {
        error.textContent = t('needFate');
        error.hidden = false;
        group.querySelector('input')?.focus();
        return;
      }
      /** @param {string} trouble */
      const say = (trouble) => {
        error.textContent = trouble;
        error.hidden = !trouble;
      };
      say('');
      confirm.setAttribute('aria-busy', 'true');
      try {
        const after = await withdraw(chosen.value === 'delete', say);
        close();
        after();
      } catch (failure) {
        say(failure instanceof Error ? failure.message : String(failure));
        confirm.removeAttribute('aria-busy');
      }
    });
    return {
      body: [h('p', null, t('withdrawText')), group],
      actions: [h('button', { type: 'button', class: 'button', onclick: close }, t('withdrawBack')), confirm],
    };
  });
}

/**
 * A modal dialog that gives the focus back when it closes.
 * @param {string} title
 * @param {(close: () => void) => {body: Node[], actions: Node[]}} fill
 */
export function open(title, fill) {
  const before = document.activeElement;
  const id = newId('dialog');
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': id });
  const { body, actions } = fill(() => dialog.close());
  dialog.append(h('div', { class: 'dialog-body' }, h('h2', { id, tabindex: -1 }, title), ...body), h('div', { class: 'dialog-actions' }, ...actions));
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('h2')?.focus();
}
