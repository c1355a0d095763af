// @ts-check
/** The days between two sittings: when to come back, with what link, and a date for the calendar. */
import { h, show } from '../../shared/dom.js';
import { copyRow } from '../controls.js';
import { calendar } from '../calendar.js';
import { prose } from '../prose.js';
import { moment, t } from '../words.js';

export const info = {
  kind: 'session',
  parameters: { html: 'text', opensAt: 'when it goes on', closesAt: 'until when it may, or none', strict: 'whether that is final', waitMs: 'time until then', ahead: 'whether one may go on before, as in a preview' },
  data: {},
};

/** As far as a timer reaches; after that it looks at the clock again. */
const LONGEST_MS = 6 * 3600 * 1000;

/** @type {import('../frame.js').Build} */
export function build({ title, html, opensAt, closesAt, strict, waitMs, ahead }, { link, study }) {
  const opens = new Date(opensAt);
  const closes = closesAt ? new Date(closesAt) : null;
  const at = performance.now() + waitMs;
  const words = html ? prose(html) : h('div', { class: 'prose' }, h('p', null, t('sessionText')));
  const when = h('div', { class: 'card session-when' });
  /** @param {boolean} open */
  const tell = (open) => show(when,
    h('p', { class: 'eyebrow' }, t(open ? 'sessionOpen' : 'sessionOpens')),
    h('p', { class: 'session-date' }, open ? t('sessionReady') : h('time', { datetime: opens.toISOString() }, moment(opens))),
    open ? null : h('p', { class: 'muted small' }, t('sessionZone', { zone: zone() })),
    closes ? h('p', null, t(strict ? 'sessionCloses' : 'sessionUntil', { date: moment(closes) })) : null);
  const keep = h('section', { class: 'card stack tight', 'aria-labelledby': 'keep-title' },
    h('h2', { class: 'section-title', id: 'keep-title' }, t('sessionKeep')),
    h('p', null, t('sessionKeepText')), copyRow(link(), t('personalLink')),
    h('p', { class: 'muted small' }, t('pausePrivate')),
    h('div', { class: 'cluster' }, h('a', { class: 'button', download: 'next-session.ics', href: calendar({ title: study(), opens, closes, link: link() }) }, t('sessionCalendar'))));
  tell(waitMs <= 0);
  return {
    title: title || t('session'),
    content: [words, when, ahead ? h('div', { class: 'notice info' }, h('p', { class: 'notice-title' }, t('sessionAhead'))) : null, waitMs > 0 ? keep : null],
    locked: waitMs > 0,
    go: t(ahead ? 'sessionSkip' : 'sessionStart'),
    /** @param {() => void} unlock */
    started(unlock) {
      if (waitMs <= 0) return () => {};
      /** @type {ReturnType<typeof setTimeout>} */
      let timer;
      const look = () => {
        clearTimeout(timer);
        const left = at - performance.now();
        if (left <= 0) {
          tell(true);
          keep.remove();
          unlock();
        } else timer = setTimeout(look, Math.min(left + 500, LONGEST_MS));
      };
      look();
      // a computer that slept has a clock that stood still: the server is asked when somebody comes back (run.js)
      return () => clearTimeout(timer);
    },
    collect: () => ({}),
  };
}

/** Where the participant is, as far as the browser says. */
function zone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
  return zone.replaceAll('_', ' ');
}
