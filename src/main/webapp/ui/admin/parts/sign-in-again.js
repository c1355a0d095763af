// @ts-check
/** The session ended while someone was working: sign in above the page, and what was under way goes on. */
import { h, newId } from '../../shared/dom.js';
import { signedIn, signIn } from '../server.js';
import { closeButton, openDialog } from './dialog.js';
import { problemBox } from './problem.js';

/** @returns {Promise<boolean>} whether someone signed in */
export async function askToSignInAgain() {
  const name = h('input', { id: newId('name'), name: 'name', autocomplete: 'username', required: true, value: signedIn()?.name ?? '' });
  const password = h('input', { id: newId('password'), name: 'password', type: 'password', autocomplete: 'current-password', required: true, autofocus: true });
  const trouble = h('div');
  const go = h('button', { class: 'button primary', type: 'submit' }, 'Sign in');
  const form = h('form', { class: 'stack tight', id: newId('form') },
    h('div', { class: 'field' }, h('label', { for: name.id }, 'Name'), name),
    h('div', { class: 'field' }, h('label', { for: password.id }, 'Password'), password),
    trouble);
  go.setAttribute('form', form.id);
  const { dialog, closed } = openDialog({
    title: 'Sign in again',
    body: [h('p', null, 'Your session has ended. This page stays as it is.'), form],
    actions: [closeButton('Not now'), go],
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    trouble.replaceChildren();
    go.setAttribute('aria-busy', 'true');
    try {
      await signIn(name.value.trim(), password.value);
      dialog.close('signed-in');
    } catch (failure) {
      trouble.replaceChildren(problemBox(failure));
      password.select();
    } finally {
      go.removeAttribute('aria-busy');
    }
  });
  return (await closed) === 'signed-in';
}
