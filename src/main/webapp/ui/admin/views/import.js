// @ts-check
/** Bringing in a study or a stimulus set: a zip, or the files of a folder. Every finding is shown, nothing is stored by halves. */
import { ApiError } from '../../shared/api.js';
import { h } from '../../shared/dom.js';
import { counted } from '../format.js';
import { findingsList } from '../parts/findings.js';
import { problemBox } from '../parts/problem.js';
import { naming, recogniseZip, slugOf } from '../parts/zip.js';
import { server } from '../server.js';

/** @typedef {{kind: 'study' | 'stimuli', slug: string, send: () => Promise<any>, says: string}} Parcel */

/** @type {import('../router.js').View} */
export const view = {
  render: () => ({
    title: 'Import',
    node: h('div', { class: 'narrow' },
      h('div', { class: 'page-head' },
        h('h1', null, 'Import'),
        h('p', { class: 'lead' }, 'A study (', h('code', null, 'study.yaml'), ' with its plan and texts) or a stimulus set (', h('code', null, 'manifest.json'), ' with its assets).')),
      picker()),
  }),
};

function picker() {
  const outcome = h('div', { class: 'stack', 'aria-live': 'polite' });
  const zip = h('input', { class: 'visually-hidden', type: 'file', accept: '.zip,application/zip', id: 'zip' });
  const files = h('input', { class: 'visually-hidden', type: 'file', multiple: true, id: 'files', accept: '.yaml,.yml,.json,.md' });
  const folder = h('input', { class: 'visually-hidden', type: 'file', id: 'folder', webkitdirectory: true });
  const drop = h('section', { class: 'drop', 'aria-label': 'Files to import' },
    h('p', { class: 'drop-title' }, 'Drop a zip or the files of a study here'),
    h('p', { class: 'muted small' }, 'Groundwork checks everything before it stores anything.'),
    h('div', { class: 'cluster' },
      zip, h('label', { class: 'button primary', for: 'zip' }, 'Choose a zip'),
      files, h('label', { class: 'button', for: 'files' }, 'Choose files'),
      folder, h('label', { class: 'button', for: 'folder' }, 'Choose a folder')));
  /** @param {File[]} chosen */
  const take = (chosen) => chosen.length > 0 && bringIn(chosen, outcome);
  for (const input of [zip, files, folder]) {
    input.addEventListener('change', async () => {
      await take([...(input.files ?? [])]);
      input.value = '';
    });
  }
  drop.addEventListener('dragover', (event) => { event.preventDefault(); drop.classList.add('over'); });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    take([...(event.dataTransfer?.files ?? [])]);
  });
  return h('div', { class: 'stack' }, drop, outcome);
}

/** @param {File[]} chosen @param {HTMLElement} outcome */
async function bringIn(chosen, outcome) {
  outcome.replaceChildren(h('p', { class: 'cluster muted' }, h('span', { class: 'spinner', 'aria-hidden': 'true' }), `Checking ${chosen.length === 1 ? chosen[0].name : counted(chosen.length, 'file')}`));
  /** @type {Parcel | null} */
  let parcel = null;
  try {
    parcel = await pack(chosen);
    outcome.replaceChildren(accepted(parcel, await parcel.send()));
  } catch (failure) {
    const again = failure instanceof ApiError && failure.transient ? () => bringIn(chosen, outcome) : undefined;
    const box = failure instanceof NotRecognised
      ? h('div', { class: 'notice bad', role: 'alert' }, h('p', { class: 'notice-title' }, 'Nothing to import in there'), h('p', null, failure.message))
      : problemBox(failure, again);
    outcome.replaceChildren(box);
  }
}

class NotRecognised extends Error {}

/** @param {File[]} chosen @returns {Promise<Parcel>} */
async function pack(chosen) {
  const archive = chosen.length === 1 && /\.zip$/i.test(chosen[0].name) ? chosen[0] : null;
  if (archive) {
    const what = await recogniseZip(archive).catch((failure) => { throw new NotRecognised(failure.message); });
    if (!what) throw new NotRecognised('The zip holds neither a study.yaml nor a manifest.json with a slug, at its top or in one folder.');
    return { ...what, says: archive.name, send: () => server.put(address(what), undefined, { raw: archive, headers: { 'Content-Type': 'application/zip' }, timeoutMs: 300_000 }) };
  }
  const described = chosen.find((file) => naming(file.name) === 'study');
  if (!described) {
    throw new NotRecognised(chosen.some((file) => naming(file.name) === 'stimuli')
      ? 'A stimulus set comes as one zip, with its assets.' : 'Choose the study.yaml too: it says what the other files are.');
  }
  const slug = slugOf(await described.text(), described.name);
  if (!slug) throw new NotRecognised(`${described.name} states no slug.`);
  const texts = chosen.filter((file) => /\.(ya?ml|json|md)$/i.test(file.name) && !file.name.startsWith('.'));
  const top = described.webkitRelativePath.replace(/[^/]*$/, '');
  const named = await Promise.all(texts.map(async (file) => [inside(file, top), await file.text()]));
  return { kind: 'study', slug, says: counted(texts.length, 'file'), send: () => server.put(address({ kind: 'study', slug }), { files: Object.fromEntries(named) }, { timeoutMs: 120_000 }) };
}

/** @param {File} file @param {string} top */
const inside = (file, top) => (file.webkitRelativePath.startsWith(top) && file.webkitRelativePath ? file.webkitRelativePath.slice(top.length) : file.name);

/** @param {{kind: string, slug: string}} what */
const address = ({ kind, slug }) => `/api/${kind === 'study' ? 'studies' : 'stimuli'}/${encodeURIComponent(slug)}`;

/** @param {Parcel} parcel @param {any} answer */
function accepted(parcel, answer) {
  const findings = answer?.findings ?? [];
  const slug = answer?.slug ?? parcel.slug;
  const study = parcel.kind === 'study';
  return h('div', { class: 'notice good' },
    h('p', { class: 'notice-title' }, `${study ? 'Study' : 'Stimulus set'} ${slug} is imported`),
    h('p', null, `From ${parcel.says}.${study && answer?.state === 'open' ? ' What is open stays as it was frozen; open the study again for a new version.' : ''}`),
    findings.length > 0 && h('p', null, `${counted(findings.length, 'warning')} to look at:`),
    findings.length > 0 && findingsList(findings),
    h('p', null, h('a', { class: 'button small', href: study ? `#/studies/${encodeURIComponent(slug)}` : `#/stimuli/${encodeURIComponent(slug)}` }, study ? 'Open the study' : 'Open the set')));
}
