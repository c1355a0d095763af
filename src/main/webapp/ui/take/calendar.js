// @ts-check
/** A date for a calendar (RFC 5545), made in the browser: nobody else learns of it. */

/** @param {Date} date */
const stamp = (date) => date.toISOString().replace(/[-:]|\.\d{3}/g, '');

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

/** Lines have at most 75 bytes; what is longer goes on after a space. @param {string} line */
function folded(line) {
  const parts = [];
  let part = '';
  for (const character of line) {
    if (new TextEncoder().encode(part + character).length > 73) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}

const HALF_AN_HOUR_MS = 30 * 60 * 1000;

/**
 * @param {{title: string, opens: Date, closes: Date | null, link: string}} session
 * @returns {string} address of the file
 */
export function calendar({ title, opens, closes, link }) {
  const ends = new Date(opens.getTime() + HALF_AN_HOUR_MS);
  const until = closes && closes < ends ? closes : ends;
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Groundwork//EN', 'BEGIN:VEVENT', `UID:${stamp(opens)}-${Math.abs(hash(link))}@groundwork`,
    `DTSTAMP:${stamp(new Date())}`, `DTSTART:${stamp(opens)}`, `DTEND:${stamp(until)}`, `SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(link)}`,
    'BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, 'TRIGGER:PT0M', 'END:VALARM', 'END:VEVENT', 'END:VCALENDAR', ''];
  return `data:text/calendar;charset=utf-8,${encodeURIComponent(lines.map(folded).join('\r\n'))}`;
}

/** The same link is the same entry; the link itself stands in its description alone. @param {string} text */
const hash = (text) => [...text].reduce((sum, char) => Math.imul(sum ^ (char.codePointAt(0) ?? 0), 16777619), 2166136261) | 0;
