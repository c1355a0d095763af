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
import { speak, t } from './words.js';

const slug = decodeURIComponent(location.pathname.replace(/\/+$/, '').split('/').pop() ?? '');
const url = `/api/take/${encodeURIComponent(slug)}`;
const asked = new URLSearchParams(location.search).get('lang');

/** The address of the first page, in a language or in the one that the browser prefers. @param {string | null | undefined} lang */
function landing(lang) {
  const query = new URLSearchParams({ ...(vault.preview ? { preview: vault.preview } : {}), ...(vault.pilot ? { pilot: vault.pilot } : {}), ...(lang ? { lang } : {}) });
  return query.size ? `${url}?${query}` : url;
}

/** @param {import('./patient.js').Wait | null} wait */
function told(wait) {
  shell.setNotice('connection', wait && {
    tone: 'warn', lasting: true, title: t(wait.offline ? 'offlineTitle' : 'troubleTitle'), text: t(wait.offline ? 'offlineLoad' : 'troubleLoad'),
    action: { label: t('tryNow'), act: nudge },
  });
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
    if (error.status === 404) return shell.turnToMessage('missing', t('missingTitle'), t('missingText'));
    if (error.status === 409) return shell.turnToMessage('closed', t('closedTitle'), t('closedText'));
    return shell.turnToMessage('broken', t('brokenTitle'), error.message, [{ label: t('reload'), act: () => location.reload(), primary: true }]);
  }
  await speak(study.locale);
  shell.setTitle(study.title);
  /** @param {boolean} given */
  const enrol = async (given) => {
    shell.clearNotices('refused');
    vault.keep(slug, { key, enrolled: false, title: study.title, locale: study.locale });
    try {
      const body = { key, consent: { version: study.consent.version, given }, recruitment: recruitment(), client: device(), locale: study.locale, ...(vault.preview ? { preview: vault.preview } : {}), ...(vault.pilot ? { pilot: vault.pilot } : {}) };
      const envelope = await patiently(() => request('POST', `${url}/enrolments`, { body }), told);
      vault.keep(slug, { key, enrolled: true, title: study.title, locale: study.locale });
      openRun(slug, key, { lost, again }).begin(envelope);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'not-open') return shell.turnToMessage('closed', t('closedTitle'), error.message || t('closedText'));
      shell.setNotice('refused', { tone: 'bad', title: t('refusedJoin'), text: error.message, action: { label: t('reload'), act: () => location.reload() } });
      throw error;
    }
  };
  if (vault.at) return enrol(true); // a researcher who looks at one block
  const ask = () => shell.turnTo('consent', consentPage(study, (other) => welcome(key, other), enrol), { quiet: true });
  if (fits(study.device)) ask();
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
