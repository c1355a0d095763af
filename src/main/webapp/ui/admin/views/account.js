// @ts-check
/** One's own account: signing out, and tokens for the command line. */
import { h } from '../../shared/dom.js';
import { ago } from '../format.js';
import { copyRow } from '../parts/copy.js';
import { closeButton, confirmThen, openDialog } from '../parts/dialog.js';
import { checked, field, onSubmit } from '../parts/form.js';
import { problemBox } from '../parts/problem.js';
import { table } from '../parts/table.js';
import { toast } from '../parts/toast.js';
import { server, signedIn, signOut } from '../server.js';
import { said } from '../words.js';

/** @typedef {{id: string, label: string, createdAt?: string, lastUsedAt?: string | null}} Token */
/** @typedef {{at: string, actor: string, action: string, subject?: string | null}} Entry */
/** @typedef {import('../router.js').Page} Page */

/** @type {import('../router.js').View} */
export const view = {
  async render(page) {
    /** @type {Token[]} */
    const tokens = await server.get('/api/access/tokens', { signal: page.signal });
    /** @type {Entry[]} */
    const log = await server.get('/api/access/audit', { signal: page.signal });
    return {
      title: 'Account',
      node: h('div', { class: 'narrow' },
        h('div', { class: 'page-head' }, h('h1', null, 'Account'), h('p', { class: 'lead' }, `Signed in as ${signedIn()?.name ?? ''}.`)),
        h('div', { class: 'stack' }, sessions(), tokensCard(tokens, page), audit(log))),
    };
  },
};

const sessions = () => h('section', { class: 'card', 'aria-labelledby': 'sessions' },
  h('div', { class: 'card-head' }, h('h2', { id: 'sessions' }, 'Sessions')),
  h('p', { class: 'muted' }, 'Signing out everywhere ends every session of yours, in every browser. Tokens keep working.'),
  h('div', { class: 'form-actions' },
    h('button', { class: 'button', type: 'button', onclick: () => leave(false) }, 'Sign out'),
    h('button', { class: 'button danger', type: 'button', onclick: () => leave(true) }, 'Sign out everywhere')));

/** @param {Entry[]} log */
const audit = (log) => log.length > 0 && h('section', { class: 'card', 'aria-labelledby': 'audit' },
  h('div', { class: 'card-head' }, h('h2', { id: 'audit' }, 'Recent activity'), h('span', { class: 'muted small' }, 'By everyone on this server')),
  table({
    label: 'Recent activity', rows: log.slice(0, 30), columns: [
      { label: 'What', head: true, wrap: true, cell: (entry) => said(entry.action) },
      { label: 'About', cell: (entry) => (entry.subject ? h('code', null, entry.subject) : '–') },
      { label: 'Who', cell: (entry) => entry.actor },
      { label: 'When', cell: (entry) => ago(entry.at) },
    ],
  }));

/** @param {boolean} everywhere */
async function leave(everywhere) {
  const gone = await confirmThen({
    title: everywhere ? 'Sign out everywhere?' : 'Sign out?',
    body: [h('p', null, everywhere ? 'Every session of yours ends now, this one too.' : 'This session ends now.')],
    confirm: everywhere ? 'Sign out everywhere' : 'Sign out', danger: everywhere,
    act: async () => { await signOut(everywhere); return true; },
  });
  if (gone) location.hash = '#/sign-in';
}

/** @param {Token[]} tokens @param {Page} page */
function tokensCard(tokens, page) {
  return h('section', { class: 'card', 'aria-labelledby': 'tokens' },
    h('div', { class: 'card-head' }, h('h2', { id: 'tokens' }, 'API tokens')),
    h('p', { class: 'muted' }, 'For the command line and scripts: ', h('code', null, 'groundwork --token gw_…'), ' or the variable ', h('code', null, 'GROUNDWORK_TOKEN'), '. A token may do what you may do.'),
    tokens.length > 0
      ? table({
        label: 'API tokens', rows: tokens, columns: [
          { label: 'Name', head: true, cell: (token) => token.label },
          { label: 'Made', cell: (token) => ago(token.createdAt) },
          { label: 'Last used', cell: (token) => (token.lastUsedAt ? ago(token.lastUsedAt) : 'Never') },
          { label: 'Actions', cell: (token) => h('button', { class: 'button small danger', type: 'button', 'aria-label': `Revoke ${token.label}`, onclick: () => revoke(token, page) }, 'Revoke') },
        ],
      })
      : h('p', { class: 'quiet-empty' }, 'No token yet.'),
    createForm(page));
}

/** @param {Page} page */
function createForm(page) {
  const name = field({ label: 'Name of a new token', name: 'token-name', hint: 'Where it will be used, so that you know what to revoke.', maxlength: 80 });
  const trouble = h('div');
  const button = h('button', { class: 'button primary', type: 'submit' }, 'Create a token');
  const form = h('form', { class: 'stack tight card-foot' }, name.element, trouble, h('div', null, button));
  onSubmit(form, button, async () => {
    trouble.replaceChildren();
    if (!checked([[name, !name.value().trim() && 'Enter a name.']])) return;
    const made = await server.post('/api/access/tokens', { label: name.value().trim() });
    const { closed } = openDialog({
      title: 'Your new token',
      body: [h('p', null, 'Copy it now: it is shown this once, and only its hash is kept.'), copyRow('Token', made.token)],
      actions: [closeButton('Done')],
    });
    await closed;
    await page.reload();
  }, (failure) => trouble.replaceChildren(problemBox(failure)));
  return form;
}

/** @param {Token} token @param {Page} page */
async function revoke(token, page) {
  const gone = await confirmThen({
    title: `Revoke ${token.label}?`,
    body: [h('p', null, 'Whatever uses it is refused from now on.')],
    confirm: 'Revoke', danger: true,
    act: async () => { await server.delete(`/api/access/tokens/${encodeURIComponent(token.id)}`); return true; },
  });
  if (!gone) return;
  toast('Revoked.');
  await page.reload();
}
