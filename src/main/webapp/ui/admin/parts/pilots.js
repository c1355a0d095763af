// @ts-check
/** Links for people who try the study out; their runs are kept apart for ever. */
import { h, newId, show } from '../../shared/dom.js';
import { absolute, ago, duration } from '../format.js';
import { server } from '../server.js';
import { copyRow } from './copy.js';
import { closeButton, confirmThen, openDialog } from './dialog.js';
import { api } from './study-actions.js';
import { table } from './table.js';
import { toast } from './toast.js';

/** @typedef {{id: string, label: string, createdAt: string, expiresAt: string, revokedAt?: string | null, valid: boolean, url?: string | null}} PilotLink */
/** @typedef {{counting: boolean, blocks: {block: string, kind: string, people: number, medianMs?: number | null, highMs?: number | null}[]}} Times */

/** @param {import('../types.js').Study} study @param {import('../router.js').Page} page */
export async function pilots(study, page) {
  const base = api(study.slug, '/pilot-links');
  const list = h('div');
  const load = async () => {
    const [links, times] = await Promise.all([server.get(base, { signal: page.signal }), server.get(api(study.slug, '/times?kinds=pilot'), { signal: page.signal })]);
    show(list, ...content(links, times, revoke));
  };
  /** @param {PilotLink} link */
  async function revoke(link) {
    const done = await confirmThen({
      title: `Revoke “${link.label}”?`, body: [h('p', null, 'Nobody comes in by it any more. Who is in may finish.')], confirm: 'Revoke', danger: true,
      act: async () => { await server.delete(`${base}/${link.id}`); return true; },
    });
    if (!done) return;
    toast('The link is revoked.');
    await load();
  }
  await load();
  return h('section', { class: 'card', 'aria-labelledby': 'pilot' },
    h('div', { class: 'card-head' }, h('h3', { id: 'pilot' }, 'Pilot'), h('div', { class: 'cluster' },
      h('a', { class: 'button small', href: `#/studies/${encodeURIComponent(study.slug)}/live?kinds=pilot` }, 'See pilot runs'),
      h('button', { class: 'button small', type: 'button', onclick: () => make(base, load) }, 'New pilot link'))),
    h('p', { class: 'measure-says' }, 'For people who try the study out. Their runs stand in counts of their own and never in the results of the real ones.'),
    list);
}

/** @param {PilotLink[]} links @param {Times} times @param {(link: PilotLink) => void} revoke */
const content = (links, times, revoke) => [
  links.length === 0 ? h('p', { class: 'quiet-empty' }, 'No pilot link yet.') : table({
    label: 'Pilot links', rows: links, columns: [
      { label: 'Link', head: true, cell: (link) => link.label },
      { label: 'Made', cell: (link) => ago(link.createdAt) },
      { label: 'Valid until', cell: (link) => (link.revokedAt ? h('span', { class: 'badge warn' }, 'Revoked') : link.valid ? absolute(link.expiresAt) : h('span', { class: 'badge warn' }, 'Expired')) },
      { label: 'Action', cell: (link) => (link.valid ? h('button', { class: 'button small danger', type: 'button', 'aria-label': `Revoke ${link.label}`, onclick: () => revoke(link) }, 'Revoke') : '–') },
    ],
  }),
  times.blocks.length > 0 && h('p', { class: 'small muted' }, `Pilots’ time in view, half took less than: ${times.blocks.filter(({ medianMs }) => medianMs !== null && medianMs !== undefined).map(({ block, medianMs }) => `${block} ${duration(Number(medianMs))}`).join(', ')}.`),
];

/** @param {string} base @param {() => Promise<void>} load */
async function make(base, load) {
  const id = newId('pilot');
  const label = h('input', { id: `${id}-label`, type: 'text', maxlength: 100, value: 'Pilot' });
  const days = h('input', { id: `${id}-days`, type: 'number', min: 1, max: 90, value: '14', inputmode: 'numeric' });
  const link = await confirmThen({
    title: 'New pilot link', confirm: 'Make the link',
    body: [h('div', { class: 'field' }, h('label', { for: label.id }, 'What to call it'), label), h('div', { class: 'field' }, h('label', { for: days.id }, 'Valid for so many days'), days)],
    act: () => server.post(base, { label: label.value, days: Number(days.value) }),
  });
  if (!link) return;
  openDialog({
    title: 'Pilot link', actions: [closeButton('Done')],
    body: [h('p', null, 'Several people can use it. It is shown this once.'), copyRow('Link for pilot participants', new URL(link.url, location.origin).href)],
  });
  await load();
}
