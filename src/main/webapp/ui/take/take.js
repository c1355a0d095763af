// @ts-check
/** The participant's page: finds out who is here, and hands over to the consent or to the run. */
import { ApiError, request } from '../shared/api.js';
import { consentPage, recruitment } from './consent.js';
import { device, devicePage, fits } from './device.js';
import { discardAll } from './draft.js';
import { nudge, patiently } from './patient.js';
import { openRun } from './run.js';
import * as shell from './shell.js';
import * as vault from './vault.js';
import { ownLanguage, speak, t } from './words.js';

const slug = decodeURIComponent(location.pathname.replace(/\/+$/, '').split('/').pop() ?? '');
const url = `/api/take/${encodeURIComponent(slug)}`;
const asked = new URLSearchParams(location.search).get('lang');

/** The address of the first page, in a language or in the one that the browser prefers. @param {string | null | undefined} lang */
function landing(lang) {
  const query = new URLSearchParams({ ...recruitment(), ...token(), ...(lang ? { lang } : {}) });
  return query.size ? `${url}?${query}` : url;
}

/** What opens this study to this person beside the link itself. @returns {Record<string, string>} */
function token() {
  if (vault.preview) return { preview: vault.preview };
  if (vault.pilot) return { pilot: vault.pilot };
  return vault.invitation ? { invitation: vault.invitation } : {};
}

let spoken = false;
/** @type {import('./patient.js').Wait | null} */
let waitNow = null;

/** @param {import('./patient.js').Wait | null} wait */
async function told(wait) {
  waitNow = wait;
  if (wait && !spoken) { // before the study says which languages it has
    spoken = true;
    await speak(asked ?? ownLanguage());
    if (waitNow !== wait) return; // over meanwhile
  }
  const busy = wait?.error.status === 429;
  shell.setNotice('connection', wait && {
    tone: 'warn', lasting: true, title: t(busy ? 'busyTitle' : wait.offline ? 'offlineTitle' : 'troubleTitle'), text: t(busy ? 'busyText' : wait.offline ? 'offlineLoad' : 'troubleLoad'),
    action: busy ? undefined : { label: t('tryNow'), act: nudge },
  });
}

/** The link does not let this person in: a page that says why, in their language. @param {ApiError} error @returns {boolean} */
function turnedAway({ code, status }) {
  const why = ({ 'not-invited': 'notInvited', 'incomplete-link': 'incomplete', 'taken-part': 'takenPart' })[code] ?? (status === 410 && vault.invitation ? 'revoked' : null);
  if (why) shell.turnToMessage('turned-away', t(`${why}Title`), t(`${why}Text`));
  return Boolean(why);
}

async function start() {
  const slow = setTimeout(shell.turnToWaiting, 300);
  if (vault.preview) shell.setNotice('preview', { title: t('previewTitle'), text: t('previewText'), lasting: true, action: { label: t('previewAgain'), act: again } });
  const { key, broken } = vault.fromAddress();
  if (key && vault.load(slug)?.key !== key) vault.keep(slug, { key, enrolled: true });
  const entry = vault.load(slug);
  if (broken && !entry) return lost();
  if (entry) {
    const run = openRun(slug, entry.key, { lost: () => (entry.enrolled ? lost() : welcome(entry.key)), again });
    await speak(entry.locale);
    shell.setTitle(entry.title);
    try {
      const locale = await run.resume();
      if (!entry.title) void nameStudy(entry, locale);
      vault.keep(slug, { ...(vault.load(slug) ?? entry), enrolled: true });
    } catch (error) {
      run.fail(error);
    }
  } else await welcome(vault.newKey());
  clearTimeout(slow);
}

/**
 * Someone new, or someone whose yes never arrived: the same key then, so that they are enrolled once.
 * @param {string} key @param {string | null} [lang] the language that was chosen
 */
async function welcome(key, lang = asked) {
  let study;
  try {
    study = await patiently(() => request('GET', landing(lang)), told);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    await speak(asked ?? ownLanguage());
    if (turnedAway(error)) return;
    if (error.status === 404) return shell.turnToMessage('missing', t('missingTitle'), t('missingText'));
    if (error.status === 409) return shell.turnToMessage('closed', t('closedTitle'), t('closedText'));
    return shell.turnToMessage('broken', t('brokenTitle'), error.message, [{ label: t('reload'), act: () => location.reload(), primary: true }]);
  }
  spoken = true;
  await speak(study.locale);
  shell.setTitle(study.title);
  vault.knowsPersonBy(slug, study.arriving?.person);
  /** @param {boolean} given */
  const enrol = async (given) => {
    shell.clearNotices('refused');
    vault.keep(slug, { key, enrolled: false, title: study.title, locale: study.locale });
    try {
      const body = { key, consent: { version: study.consent.version, given }, recruitment: recruitment(), client: device(), locale: study.locale, ...token() };
      const envelope = await patiently(() => request('POST', `${url}/enrolments`, { body }), told);
      vault.keep(slug, { key, enrolled: true, title: study.title, locale: study.locale });
      openRun(slug, key, { lost, again }).begin(envelope);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (turnedAway(error)) return;
      if (error.code === 'not-open') return shell.turnToMessage('closed', t('closedTitle'), error.message || t('closedText'));
      shell.setNotice('refused', { tone: 'bad', title: t('refusedJoin'), text: error.message, action: { label: t('reload'), act: () => location.reload() } });
      throw error;
    }
  };
  if (vault.at) return enrol(true); // a researcher who looks at one block
  if (study.arriving?.begun) { // the same person on another device, who agreed before
    return shell.turnToMessage('welcome-back', t('welcomeBackTitle'), t('welcomeBackText'), [{ label: t('continue'), act: () => enrol(true), primary: true }]);
  }
  const ask = () => shell.turnTo('consent', consentPage(study, (other) => welcome(key, other), enrol), { quiet: true });
  if (fits(study.device) || study.arriving?.looking) ask();
  else shell.turnTo('device', devicePage(study.device, { go: ask, end: () => enrol(true) }), { quiet: true });
}

/** A run opened by a personal link knows its key but not the study's name. @param {vault.Entry} entry @param {string} locale */
async function nameStudy(entry, locale) {
  try {
    const { title } = await request('GET', landing(locale));
    shell.setTitle(title);
    const kept = vault.load(slug);
    if (kept?.key === entry.key) vault.keep(slug, { ...kept, title, locale });
  } catch {
    // a closed study does not tell; the page works without
  }
}

function lost() {
  shell.turnToMessage('unknown', t('unknownTitle'), t('unknownText'), [{ label: t('startAgain'), act: again, primary: true }]);
}

function again() {
  const entry = vault.load(slug);
  if (entry) discardAll(vault.enrolmentName(slug, entry.key));
  vault.forget(slug);
  location.assign(location.pathname + location.search);
}

/** Whatever nobody foresaw still ends in a page that says what to do. */
function broken() {
  shell.turnToMessage('broken', t('brokenTitle'), t('brokenText'), [{ label: t('reload'), act: () => location.reload(), primary: true }]);
}
addEventListener('error', ({ filename }) => filename?.includes('/ui/') && broken()); // not what a browser extension breaks
addEventListener('unhandledrejection', ({ reason }) => {
  if (!(reason instanceof ApiError) && String(reason?.stack).includes('/ui/')) broken();
});

start();
