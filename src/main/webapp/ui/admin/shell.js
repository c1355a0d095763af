// @ts-check
/** What stands around every page: the name, the ways to go, and who is signed in. */
import { h, show } from '../shared/dom.js';
import { failed } from './parts/toast.js';
import { signedIn, signOut } from './server.js';

const WAYS = [
  { label: 'Studies', href: '#/', here: (/** @type {string[]} */ path) => path.length === 0 || path[0] === 'studies' || path[0] === 'new' },
  { label: 'Stimuli', href: '#/stimuli', here: (/** @type {string[]} */ path) => path[0] === 'stimuli' },
  { label: 'Gallery', href: '#/gallery', here: (/** @type {string[]} */ path) => path[0] === 'gallery' },
  { label: 'Instruments', href: '#/instruments', here: (/** @type {string[]} */ path) => path[0] === 'instruments' },
  { label: 'Import', href: '#/import', here: (/** @type {string[]} */ path) => path[0] === 'import' },
];

/** @param {HTMLElement} header @param {string[]} path */
export function drawHeader(header, path) {
  const who = signedIn();
  show(header, h('div', { class: 'bar' },
    h('a', { class: 'brand', href: '#/' }, 'Groundwork'),
    who && h('nav', { class: 'nav', 'aria-label': 'Main' },
      ...WAYS.map(({ label, href, here }) => h('a', { href, 'aria-current': here(path) ? 'page' : null }, label))),
    who && account(who.name, path[0] === 'account')));
}

/** @param {string} name @param {boolean} here */
function account(name, here) {
  const menu = h('details', { class: 'menu account' },
    h('summary', { class: 'button quiet small' },
      h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(name)),
      h('span', { class: 'account-name' }, name)),
    h('div', { class: 'menu-list' },
      h('a', { class: 'menu-item', href: '#/account', 'aria-current': here ? 'page' : null }, 'Account and tokens'),
      h('button', { class: 'menu-item', type: 'button', onclick: leave }, 'Sign out')));
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
  });
  return menu;
}

addEventListener('pointerdown', ({ target }) => {
  const open = document.querySelector('details.menu[open]');
  if (open && target instanceof Node && !open.contains(target)) open.removeAttribute('open');
});

async function leave() {
  try {
    await signOut();
    location.hash = '#/sign-in';
  } catch (failure) {
    failed(failure);
  }
}

/** @param {string} name */
const initials = (name) => name.split(/\s+/).filter(Boolean).slice(0, 2).map((part) => part[0].toUpperCase()).join('');
