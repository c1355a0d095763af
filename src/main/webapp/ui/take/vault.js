// @ts-check
/** The participant's key: 32 random bytes made here, kept before they are sent, so that a repeated join is the same enrolment. */
import { erase, read, write } from './store.js';

/** @typedef {{key: string, enrolled: boolean, title?: string, locale?: string}} Entry */

const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** A researcher's preview has its own key, so that it never touches a real run on the same device. */
export const preview = new URLSearchParams(location.search).get('preview');
/** The link of a pilot; its runs never mix with those of the real link on the same device. */
export const pilot = new URLSearchParams(location.search).get('pilot');
/** A personal invitation: one person, whatever the device. */
export const invitation = new URLSearchParams(location.search).get('invitation');
/** A preview that begins in the middle does not ask for consent. */
export const at = preview && new URLSearchParams(location.search).get('at');

/**
 * Where the key is kept. A link that names a person (by a recruitment service's id, kept here only as a checksum) finds
 * that person's key and nobody else's, for computers that several people use; a link without finds the last one's.
 * @param {string} slug
 */
function places(slug) {
  if (invitation) return [`gw:key:${slug}:invitation:${checksum(invitation)}`];
  if (preview) return [`gw:key:${slug}:preview:${checksum(preview)}`];
  if (pilot) return [`gw:key:${slug}:pilot:${checksum(pilot)}`];
  const own = read(`gw:person:${slug}`);
  const person = [...new URLSearchParams(location.search)].find(([name, value]) => value && (name === own || PERSON.test(name)))?.[1];
  return person ? [`gw:key:${slug}:${checksum(person)}`, `gw:key:${slug}`] : [`gw:key:${slug}`];
}

const PERSON = /^(PROLIFIC_PID|worker_?id|participant(_?id)?|pid|survey_code)$/i;

/** Which parameter of the study's links says who somebody is, as the server knows. @param {string} slug @param {string | null | undefined} name */
export function knowsPersonBy(slug, name) {
  if (name) write(`gw:person:${slug}`, name);
}

/** FNV-1a. @param {string} text */
const checksum = (text) => [...text].reduce((sum, char) => Math.imul(sum ^ (char.codePointAt(0) ?? 0), 16777619), 2166136261).toString(36);

/** @param {string} slug @returns {Entry | null} */
export function load(slug) {
  const entry = read(places(slug)[0]);
  return entry && SHAPE.test(entry.key ?? '') ? entry : null;
}

/** @param {string} slug @param {Entry} entry */
export const keep = (slug, entry) => places(slug).forEach((place) => write(place, entry));

/** @param {string} slug */
export const forget = (slug) => places(slug).forEach(erase);

export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @param {string} slug @param {string} key */
export const personalLink = (slug, key) => `${location.origin}/take/${slug}${invitation ? `?invitation=${encodeURIComponent(invitation)}` : preview ? `?preview=${encodeURIComponent(preview)}` : pilot ? `?pilot=${encodeURIComponent(pilot)}` : ''}#r=${key}`;

/**
 * Takes the key out of a personal link and out of the address bar, where a screenshot or a shared address would give it away.
 * @returns {{key: string | null, broken: boolean}}
 */
export function fromAddress() {
  if (!location.hash.startsWith('#r=')) return { key: null, broken: false };
  const key = location.hash.slice(3);
  history.replaceState(history.state, '', location.pathname + location.search);
  return SHAPE.test(key) ? { key, broken: false } : { key: null, broken: true };
}

/** A name for this enrolment on this device, for its drafts and its outbox. @param {string} slug @param {string} key */
export const enrolmentName = (slug, key) => `${slug}/${key.slice(0, 12)}`;
