// @ts-check
/** Where participants come from: links, placeholders and codes ready to be pasted, and personal invitations. */
import { h } from '../../shared/dom.js';
import { counted } from '../format.js';
import { copyRow } from '../parts/copy.js';
import { invitations } from '../parts/invitations.js';
import { problemBox } from '../parts/problem.js';
import { SERVICES, endingName } from '../parts/services.js';
import { api } from '../parts/study-actions.js';
import { table } from '../parts/table.js';
import { server } from '../server.js';

/** @typedef {import('../types.js').Study} Study */
/** @typedef {{code?: string | null, redirect?: string | null, handsIn: boolean}} Back */
/** @typedef {{id: string, service: string, link?: string | null, person?: string | null, keep: string[], duplicates?: 'resume' | 'refuse' | null, outcomes: Record<string, Back>, people: number}} Source */

/** @param {Study} study @param {import('../router.js').Page} page */
export async function panel(study, page) {
  /** @type {{version?: number | null, written: boolean, sources: Source[]}} */
  let shown;
  try {
    shown = await server.get(api(study.slug, '/recruitment'), { signal: page.signal });
  } catch (failure) {
    if (page.signal.aborted) throw failure;
    return h('div', { class: 'stack' }, problemBox(failure), h('p', null, design(study, 'Go to the design')));
  }
  const parts = [];
  if (study.state !== 'open') parts.push(h('div', { class: 'notice warn' }, h('p', { class: 'notice-title' }, 'The study is not open'), h('p', null, 'These links say so to whoever opens them. Open the study before you paste them anywhere.')));
  if (shown.written) parts.push(...shown.sources.map((source) => card(source)));
  else parts.push(anybody(study));
  if (study.version) parts.push(await invitations(study, page, !shown.written || shown.sources.some(({ service }) => service === 'invited')));
  parts.push(h('p', { class: 'small muted' }, shown.version ? `As version ${shown.version} has it, which people meet. ` : 'As the working files have it. ', design(study, 'Change the recruitment')));
  return h('div', { class: 'stack recruit' }, ...parts);
}

/** @param {Study} study @param {string} label */
const design = (study, label) => h('a', { href: `#/studies/${encodeURIComponent(study.slug)}/design?step=recruitment` }, label);

/** @param {string} path */
const absolute = (path) => location.origin + path; // placeholders must stay as they are: no URL object

/** @param {Study} study */
const anybody = (study) => h('section', { class: 'card', 'aria-labelledby': 'anybody' },
  h('div', { class: 'card-head' }, h('h3', { id: 'anybody' }, 'Anybody with the link')),
  h('p', { class: 'measure-says' }, 'The study names no services. Whoever has the link may take part, every parameter of the link is kept, and nobody is recognised when they come again on another device.'),
  copyRow('Link to the study', absolute(`/take/${study.slug}`)),
  h('p', { class: 'small muted' }, 'Name Prolific, Mechanical Turk, SONA, CloudResearch or a panel of your own, and their links, codes and ways back stand here. ', design(study, 'Name them')));

/** @param {Source} source */
function card(source) {
  const service = SERVICES[source.service];
  const id = `source-${source.id}`;
  return h('section', { class: 'card', 'aria-labelledby': id },
    h('div', { class: 'card-head' },
      h('h3', { id }, service.name, source.id !== source.service && h('span', { class: 'source-id' }, ' ', h('code', null, source.id))),
      h('span', { class: 'badge plain' }, `${counted(source.people, 'participant')} so far`)),
    h('p', { class: 'measure-says' }, service.says),
    source.link ? copyRow(`Link for ${service.name}${source.id !== source.service ? ` ${source.id}` : ''}`, absolute(source.link)) : null,
    h('ol', { class: 'recruit-steps' }, ...service.steps(source).map((step) => h('li', null, step))),
    endings(source),
    h('dl', { class: 'facts recruit-facts' },
      source.person ? [h('dt', null, 'Who somebody is'), h('dd', null, h('code', null, source.person))] : null,
      source.keep.length ? [h('dt', null, 'Also kept'), h('dd', null, ...source.keep.map((name) => h('code', { class: 'chip' }, name)))] : null,
      source.duplicates ? [h('dt', null, 'Who comes again'), h('dd', null, source.duplicates === 'resume' ? 'Goes on where they were, on any device' : 'Is told that they took part')] : null));
}

/** @param {Source} source */
function endings({ service, id, outcomes }) {
  const rows = Object.entries(outcomes);
  if (rows.length === 0) return service === 'invited' ? null : h('p', { class: 'quiet-empty' }, 'No ending has a code or an address to go back to.');
  return table({
    label: `Codes and ways back, ${id}`, rows, columns: [
      { label: 'Ending', head: true, cell: ([ending]) => endingName(ending) },
      { label: 'Code', cell: ([, { code }]) => (code ? h('code', null, code) : '–') },
      { label: 'Goes back to', wrap: true, cell: ([, { redirect, handsIn }]) => (handsIn ? 'Hands in to Mechanical Turk' : redirect ? h('code', { class: 'address' }, redirect) : 'Stays on the last page') },
    ],
  });
}
