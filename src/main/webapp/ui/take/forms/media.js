// @ts-check
/** A picture, a sound or a film of the researcher's. Nothing starts by itself; playing, pausing and jumping are recorded. */
import { h } from '../../shared/dom.js';
import { t } from '../words.js';
import { enlargeable } from './parts/enlarge.js';
import { guarded, need } from './parts/guard.js';

export const info = {
  kind: 'media', words: 'forms-b', styles: ['parts/parts.css', 'parts/enlarge.css', 'media.css'],
  parameters: { type: 'image, audio or video', href: 'the file', captions: 'tracks', transcript: 'what is said and heard' },
  events: { play: 'at which second', pause: 'at which second', scrub: 'to which second', toggle: 'the transcript or captions', expand: 'the picture was enlarged', collapse: 'closed' },
};

const SCRUB_MS = 400;

/** @param {any} figure @param {import('./figure.js').Context} context */
function drawMedia(figure, context) {
  const { type, href, caption, description, transcript } = figure;
  need(href && ['image', 'audio', 'video'].includes(type), 'mediaNoFile');
  const shown = type === 'image' ? picture(figure, context) : player(figure, context);
  return h('div', { class: 'fig' },
    h('figure', { class: 'fig-media-figure' }, shown, caption ? h('figcaption', { class: 'small', dir: 'auto' }, caption) : null),
    description ? h('p', { class: 'small', dir: 'auto' }, description) : null,
    transcript?.length ? h('details', { class: 'numbers', onclick: (/** @type {any} */ event) => event.target.closest('summary') && context.note('toggle', 'transcript', !event.currentTarget.open) },
      h('summary', null, t('mediaTranscript')), h('div', { class: 'fig-transcript', dir: 'auto' }, transcript.map((/** @type {string} */ line) => h('p', null, line)))) : null);
}

/** @param {any} figure @param {import('./figure.js').Context} context */
const picture = ({ href, alt, width, height, pixelated, zoom, caption }, { note }) => (zoom === false
  ? h('img', { class: pixelated ? 'fig-media-image fig-pixels' : 'fig-media-image', src: href, alt: alt ?? '', width, height, draggable: 'false' })
  : h('div', { class: 'fig-media-image' }, enlargeable({ href, alt, width, height }, { caption, pixelated, target: 'picture', note })));

/** @param {any} figure @param {import('./figure.js').Context} context */
function player(figure, { note, get, set }) {
  const { type, href, posterHref, width, height, captions = [], loop } = figure;
  const media = /** @type {HTMLMediaElement} */ (h(type, {
    class: 'fig-player', controls: true, preload: 'metadata', playsinline: true, loop: Boolean(loop), poster: type === 'video' ? posterHref : null,
    width: type === 'video' ? width : null, height: type === 'video' ? height : null, controlslist: 'nodownload noremoteplayback', 'aria-label': t(`media_${type}`),
  }, captions.map((/** @type {any} */ track, /** @type {number} */ i) => h('track', { kind: track.track ?? 'captions', src: track.href, srclang: track.language, label: track.name ?? track.language, default: i === 0 }))));
  const at = () => Math.round(media.currentTime * 10) / 10;
  const trouble = h('p', { class: 'notice warn', hidden: true, role: 'status' }, t('mediaTrouble'));
  const before = get('at');
  if (Number.isFinite(before) && before > 0) media.addEventListener('loadedmetadata', () => (media.currentTime = before), { once: true });
  let told = 0;
  let ready = !before; // going back to where one was is not a jump of the participant's
  media.addEventListener('play', () => note('play', type, at()));
  media.addEventListener('pause', () => {
    note('pause', type, at());
    set('at', at());
  });
  media.addEventListener('seeked', () => {
    if (!ready) return void (ready = true);
    clearTimeout(told);
    told = setTimeout(() => {
      note('scrub', type, at());
      set('at', at());
    }, SCRUB_MS);
  });
  media.textTracks?.addEventListener?.('change', () => note('toggle', 'captions', [...media.textTracks].some((track) => track.mode === 'showing')));
  whole(href).then((address) => (media.src = address));
  media.addEventListener('error', () => {
    trouble.hidden = false;
    note('undrawn', `media:${type}`); // the researcher has to know that it was not played
  });
  return h('div', { class: 'fig-player-box' }, media, trouble);
}

/**
 * The whole file before it is played: one can then jump to any second of it, and a lost connection stops nothing. What
 * cannot be had so is left to the browser.
 * @param {string} href @returns {Promise<string>}
 */
function whole(href) {
  if (href.startsWith('data:')) return Promise.resolve(href);
  let coming = files.get(href);
  if (!coming) {
    coming = fetch(href).then((answer) => (answer.ok ? answer.blob() : Promise.reject(new Error(`${answer.status}`)))).then(URL.createObjectURL, () => {
      files.delete(href);
      return href;
    });
    files.set(href, coming);
  }
  return coming;
}

/** @type {Map<string, Promise<string>>} */
const files = new Map();

export const draw = guarded(drawMedia);
