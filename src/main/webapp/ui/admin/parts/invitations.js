// @ts-check
/** Links for people who are asked by name: made one by one or from a list, shown once, revoked, replaced. */
import { h, newId, show } from '../../shared/dom.js';
import { ago, counted } from '../format.js';
import { server } from '../server.js';
import { copyRow, copyText } from './copy.js';
import { download, writeCsv } from './csv.js';
import { closeButton, confirmThen, openDialog } from './dialog.js';
import { api } from './study-actions.js';
import { table } from './table.js';
import { toast } from './toast.js';

/** @typedef {{id: string, label: string, state: string, createdAt: string, revokedAt?: string | null, lastSeen?: string | null, url?: string | null}} Invitation */

/** @type {Record<string, [string, string]>} */
const STATES = { 'not-begun': ['Not begun', 'plain'], begun: ['Begun', 'info'], done: ['Done', 'good'], ended: ['Ended early', 'warn'], revoked: ['Revoked', 'warn'] };

/** @param {import('../types.js').Study} study @param {import('../router.js').Page} page @param {boolean} named whether the study says that it invites */
export async function invitations(study, page, named) {
  const base = api(study.slug, '/invitations');
  const list = h('div');
  const load = async () => {
    /** @type {Invitation[]} */
    const all = await server.get(base, { signal: page.signal });
    show(list, summary(all), all.length ? rows(all) : h('p', { class: 'quiet-empty' }, 'Nobody is invited yet.'));
  };
  const make = async () => {
    const id = newId('invite');
    const names = h('textarea', { id, rows: 6, maxlength: 20000, placeholder: 'Dr A. Example\nDr B. Example', 'aria-describedby': `${id}-hint` });
    /** @type {Invitation[] | undefined} */
    const made = await confirmThen({
      title: 'Invite people', confirm: 'Make the links',
      body: [h('div', { class: 'field' }, h('label', { for: id }, 'Whom, one on each line'),
        h('p', { class: 'hint', id: `${id}-hint` }, 'A name, an address or a number of your own list. It is kept with the identities and never stands in the data.'), names)],
      act: () => server.post(base, { labels: names.value.split('\n').map((line) => line.trim()).filter(Boolean) }),
    });
    if (!made) return;
    handOver(study.slug, made);
    await load();
  };
  /** @param {Invitation} one */
  const renew = async (one) => {
    /** @type {Invitation | undefined} */
    const fresh = await confirmThen({
      title: `A new link for “${one.label}”?`, confirm: 'Make a new link',
      body: [h('p', null, 'The link that was sent before leads nowhere any more. What the person has done stays, and the new link leads back to it.')],
      act: () => server.post(`${base}/${one.id}/renewal`, {}),
    });
    if (!fresh) return;
    handOver(study.slug, [fresh]);
    await load();
  };
  /** @param {Invitation} one */
  const revoke = async (one) => {
    const done = await confirmThen({
      title: `Revoke the invitation of “${one.label}”?`, confirm: 'Revoke', danger: true,
      body: [h('p', null, 'Nobody comes in by this link any more. A browser that is in the study may finish.')],
      act: async () => { await server.delete(`${base}/${one.id}`); return true; },
    });
    if (!done) return;
    toast('The invitation is revoked.');
    await load();
  };
  /** @param {Invitation[]} all */
  const rows = (all) => table({
    label: 'Invitations', rows: all, columns: [
      { label: 'Whom', head: true, cell: ({ label }) => label || 'Deleted at the person’s wish' },
      { label: 'State', cell: ({ state }) => h('span', { class: `badge ${STATES[state]?.[1] ?? 'plain'}` }, STATES[state]?.[0] ?? state) },
      { label: 'Made', cell: ({ createdAt }) => ago(createdAt) },
      { label: 'Last seen', cell: ({ lastSeen }) => (lastSeen ? ago(lastSeen) : '–') },
      { label: 'Action', cell: (one) => (!one.label ? '–' : h('span', { class: 'cluster tight' },
        h('button', { class: 'button small', type: 'button', 'aria-label': `New link for ${one.label}`, onclick: () => renew(one) }, 'New link'),
        one.state === 'revoked' ? null : h('button', { class: 'button small danger', type: 'button', 'aria-label': `Revoke the invitation of ${one.label}`, onclick: () => revoke(one) }, 'Revoke'))) },
    ],
  });
  await load();
  return h('section', { class: 'card', 'aria-labelledby': 'invitations' },
    h('div', { class: 'card-head' }, h('h3', { id: 'invitations' }, 'Invitations'), h('div', { class: 'cluster' },
      h('a', { class: 'button small', href: `${base}.csv`, download: `${study.slug}-invitations.csv` }, 'Table (CSV)'),
      h('button', { class: 'button small primary', type: 'button', onclick: make }, 'Invite people'))),
    h('p', { class: 'measure-says' }, 'Each link is for one person: many sessions, any device. Looking at it, or a chat that previews it, begins nothing.',
      named ? '' : ' The study names other sources; invitations work beside them.'),
    list);
}

/** @param {Invitation[]} all */
function summary(all) {
  const counts = Object.entries(STATES).map(([state, [label]]) => [label, all.filter((one) => one.state === state).length]).filter(([, n]) => n);
  return counts.length ? h('p', { class: 'small muted' }, `${counted(all.length, 'invitation')}: ${counts.map(([label, n]) => `${n} ${String(label).toLowerCase()}`).join(', ')}.`) : null;
}

/** The links, this once. @param {string} slug @param {Invitation[]} made */
function handOver(slug, made) {
  const links = made.map(({ label, url }) => ({ label, href: new URL(String(url), location.origin).href }));
  openDialog({
    title: links.length === 1 ? `Link for “${links[0].label}”` : `${links.length} links`, wide: true,
    actions: [
      h('button', { class: 'button', type: 'button', onclick: () => copyText(links.map(({ label, href }) => `${label}\t${href}`).join('\n')) }, 'Copy all'),
      h('button', { class: 'button', type: 'button', onclick: () => download(`${slug}-links.csv`, writeCsv([['label', 'link'], ...links.map(({ label, href }) => [/^[=+\-@]/.test(label) ? `'${label}` : label, href])])) }, 'Save as CSV'),
      closeButton('Done'),
    ],
    body: [h('p', null, 'They are shown this once; only their fingerprints are kept. A lost link can be replaced by a new one.'),
      h('div', { class: 'stack tight invitation-links' }, ...links.map(({ label, href }) => copyRow(label, href)))],
  });
}
