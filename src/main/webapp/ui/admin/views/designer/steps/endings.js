// @ts-check
/** One row for each way a run can end. */
import { h } from '../../../../shared/dom.js';

const ENDINGS = [
  { id: 'completed', label: 'Completed', says: 'Came to the end.' },
  { id: 'no-consent', label: 'No consent', says: 'Declined at the very beginning. Nothing about them is stored.' },
  { id: 'screened-out', label: 'Screened out', says: 'A screening rule excluded them.' },
  { id: 'failed-check', label: 'Failed a check', says: 'A comprehension or attention check ended the run.' },
  { id: 'timed-out', label: 'Timed out', says: 'Was away too long, or took longer than a run may.' },
  { id: 'incompatible-device', label: 'Incompatible device', says: 'Their device is not among the permitted ones.' },
  { id: 'quota-full', label: 'Quota full', says: 'Came after the last place was given.' },
  { id: 'withdrawn', label: 'Withdrawn', says: 'Left by the button that lets people leave.' },
];

/** @param {import('../steps.js').Ui} ui */
export function render({ form }) {
  return h('div', { class: 'stack' },
    h('p', { class: 'hint' }, 'A code is what a participant hands in to be paid; give each ending its own, so that you can tell them apart. Where nothing is written, a plain sentence is shown.'),
    h('div', { class: 'endings' }, ...ENDINGS.map(({ id, label, says }) => {
      const at = `/outcomes/${id}`;
      const set = form.get(at);
      return form.fold(`ending ${id}`, [h('span', null, label), h('span', { class: 'fold-count' }, [set?.code && `code ${set.code}`, set?.redirect && 'returns to the service', set?.message && 'own message'].filter(Boolean).join(', ') || 'plain sentence')], id === 'completed', () => h('div', { class: 'stack tight' },
        h('p', { class: 'hint' }, says),
        h('div', { class: 'form-row' },
          form.text(`${at}/code`, 'Code', { mono: true }),
          form.text(`${at}/redirect`, 'Address to go back to', { mono: true, placeholder: 'https://app.prolific.com/submissions/complete?cc=…', help: 'Of the recruitment service.' })),
        form.text(`${at}/message`, 'Message', { rows: 3, help: 'Markdown. Thank them whichever way it ended.' }),
        form.rest(at, ['code', 'redirect', 'message'])));
    })),
    form.slot('/outcomes'));
}
