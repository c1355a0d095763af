// @ts-check
/** The first researcher comes with the link the server printed, and chooses a name and a password. */
import { ApiError } from '../../shared/api.js';
import { h } from '../../shared/dom.js';
import { checked, field, onSubmit } from '../parts/form.js';
import { problemBox } from '../parts/problem.js';
import { MIN_LENGTH, strengthMeter } from '../parts/strength.js';
import { replaceWith } from '../router.js';
import { setUp } from '../server.js';

/** @type {import('../router.js').View} */
export const view = {
  open: true,
  render({ query }) {
    const token = query.get('token') ?? '';
    return { title: 'Set up', node: h('div', { class: 'gate' }, token ? form(token) : noToken()) };
  },
};

const noToken = () => h('div', { class: 'card stack' },
  h('h1', null, 'Set up Groundwork'),
  h('p', null, 'Open the link that the server printed when it first started. It ends in a token and works once.'),
  h('div', null, h('a', { class: 'button', href: '#/sign-in' }, 'Sign in instead')));

/** @param {string} token */
function form(token) {
  const name = field({ label: 'Your name', name: 'name', autocomplete: 'username', hint: 'You sign in with it.', maxlength: 80 });
  const meter = strengthMeter();
  const password = field({ label: 'Password', name: 'password', type: 'password', autocomplete: 'new-password', below: meter.element });
  const repeat = field({ label: 'Password again', name: 'repeat', type: 'password', autocomplete: 'new-password' });
  password.input.addEventListener('input', () => meter.set(password.value()));
  const trouble = h('div');
  const button = h('button', { class: 'button primary block', type: 'submit' }, 'Create the account');
  const element = h('form', { class: 'card stack' },
    h('div', { class: 'stack tight' },
      h('h1', null, 'Set up Groundwork'),
      h('p', { class: 'muted' }, 'You are the first researcher here. Choose how you sign in from now on.')),
    name.element, password.element, repeat.element, trouble, button);
  onSubmit(element, button, async () => {
    trouble.replaceChildren();
    const fine = checked([
      [name, !name.value().trim() && 'Enter a name.'],
      [password, password.value().length < MIN_LENGTH && `Use at least ${MIN_LENGTH} characters.`],
      [repeat, repeat.value() !== password.value() && 'The two passwords differ.'],
    ]);
    if (!fine) return;
    await setUp(token, name.value().trim(), password.value());
    replaceWith('#/');
  }, (failure) => {
    const finding = failure instanceof ApiError ? failure.findings[0] : undefined;
    const at = { '/name': name, '/password': password }[finding?.pointer ?? ''];
    if (at && finding?.rule) checked([[at, finding.rule]]);
    else trouble.replaceChildren(problemBox(failure));
  });
  return element;
}
