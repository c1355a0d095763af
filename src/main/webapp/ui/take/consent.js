// @ts-check
/** The first page: what the study is and does with data, and a free yes or no. */
import { h } from '../shared/dom.js';
import { titled } from './prose.js';
import { languageName, money, oneOf, t } from './words.js';

/**
 * @typedef {{title: string, locale: string, languages: string[], minutes?: number | null, payment?: {amount: number, currency: string} | null,
 *   device?: {kinds: string[], minWidth: number | null} | null, consent: {version: string, html: string},
 *   arriving?: {person?: string | null, looking: boolean, begun: boolean}}} Study
 */

/**
 * @param {Study} study
 * @param {(locale: string) => void} turn shows the page in another language
 * @param {(given: boolean) => Promise<void>} decide rejects when the person may decide again
 */
export function consentPage(study, turn, decide) {
  const { title, body } = titled(study.consent.html, study.title);
  const agree = h('button', { type: 'button', class: 'button primary' }, t('consentAgree'));
  const decline = h('button', { type: 'button', class: 'button' }, t('consentDecline'));
  let decided = false;
  /** @param {HTMLButtonElement} button @param {boolean} given */
  const on = (button, given) => button.addEventListener('click', async () => {
    if (decided) return;
    decided = true;
    [agree, decline].forEach((each) => each.setAttribute('aria-disabled', 'true'));
    button.setAttribute('aria-busy', 'true');
    try {
      await decide(given);
    } catch (failure) {
      decided = false;
      [agree, decline].forEach((each) => each.removeAttribute('aria-disabled'));
      button.removeAttribute('aria-busy');
      throw failure;
    }
  });
  on(agree, true);
  on(decline, false);
  return h('div', { class: 'step consent' },
    study.languages.length > 1 ? languages(study, turn) : null,
    h('header', { class: 'step-head' },
      title === study.title ? null : h('p', { class: 'eyebrow', dir: 'auto' }, study.title),
      h('h1', { tabindex: -1, dir: 'auto' }, title),
      facts(study)),
    body,
    study.arriving?.looking
      ? h('div', { class: 'notice info' }, h('p', { class: 'notice-title' }, t('lookingTitle')), h('p', null, t('lookingText')))
      : [h('p', { class: 'muted small' }, t('consentNote')), h('div', { class: 'actions' }, h('div', { class: 'actions-row' }, decline, agree))]);
}

/** What it takes and what it gives, before anybody reads on. @param {Study} study */
function facts({ minutes, payment, device, locale }) {
  const rows = /** @type {[string, string][]} */ ([
    minutes ? ['factTime', t('consentMinutes', { n: minutes })] : null,
    payment ? ['factPayment', money(payment)] : null,
    device?.kinds.length ? ['factDevice', oneOf(device.kinds.map((kind) => t(`device_${kind}`)))] : null,
    ['factLanguage', languageName(locale)],
  ].filter(Boolean));
  return h('dl', { class: 'landing-facts' }, rows.map(([name, value]) => h('div', null, h('dt', null, t(name)), h('dd', null, value))));
}

/** @param {{locale: string, languages: string[]}} study @param {(locale: string) => void} turn */
const languages = ({ locale, languages: offered }, turn) => h('div', { class: 'languages', role: 'group', 'aria-label': t('language') },
  offered.map((one) => h('button', { type: 'button', class: 'button small', lang: one, 'aria-pressed': String(one === locale), onclick: () => one !== locale && turn(one) }, languageName(one))));

/** What a recruitment service put into the address: every parameter, a reasonable number of them. */
export function recruitment() {
  const given = [...new URLSearchParams(location.search)].filter(([name, value]) => name && value && !['preview', 'pilot', 'invitation', 'arm', 'at', 'lang'].includes(name));
  return Object.fromEntries(given.slice(0, 20).map(([name, value]) => [name.slice(0, 64), value.slice(0, 256)]));
}
