// @ts-check
/** Signing in, and back to where one was. */
import { h } from '../../shared/dom.js';
import { checked, field, onSubmit } from '../parts/form.js';
import { problemBox } from '../parts/problem.js';
import { replaceWith } from '../router.js';
import { setupNeeded, signIn } from '../server.js';

/** @type {import('../router.js').View} */
export const view = {
  open: true,
  async render({ query }) {
    const next = query.get('next') ?? '';
    const home = next.startsWith('#/') && !next.startsWith('#/sign-in') ? next : '#/';
    return { title: 'Sign in', node: h('div', { class: 'gate' }, form(home, await setupNeeded().catch(() => false))) };
  },
};

/** @param {string} home @param {boolean} fresh nobody has an account yet */
function form(home, fresh) {
  const name = field({ label: 'Name', name: 'name', autocomplete: 'username' });
  const password = field({ label: 'Password', name: 'password', type: 'password', autocomplete: 'current-password' });
  const trouble = h('div');
  const button = h('button', { class: 'button primary block', type: 'submit' }, 'Sign in');
  const element = h('form', { class: 'card stack' },
    h('div', { class: 'stack tight' },
      h('h1', null, 'Sign in'),
      h('p', { class: 'muted' }, 'Groundwork tells whether an explanation of a model helps.')),
    fresh && h('div', { class: 'notice info' },
      h('p', { class: 'notice-title' }, 'Nobody has an account yet'),
      h('p', null, 'Open the one-time link that the server printed when it started.')),
    name.element, password.element, trouble, button);
  onSubmit(element, button, async () => {
    trouble.replaceChildren();
    if (!checked([[name, !name.value().trim() && 'Enter your name.'], [password, !password.value() && 'Enter your password.']])) return;
    await signIn(name.value().trim(), password.value());
    replaceWith(home);
  }, (failure) => {
    trouble.replaceChildren(problemBox(failure));
    password.input.select();
  });
  return element;
}
