// @ts-check
/** A confusion matrix by itself: counts or shares, one cell can be chosen. It is its own table. */
import { h, show } from '../../shared/dom.js';
import { t } from '../words.js';
import { matrix } from './parts/confusion.js';
import { dwell } from './parts/dwell.js';
import { list } from './parts/list.js';
import { switcher } from './parts/menu.js';
import { nothing } from './parts/readout.js';
import { recorder } from './parts/record.js';

export const info = {
  kind: 'confusion',
  words: 'forms-a',
  styles: ['parts/parts.css', 'confusion.css'],
  parameters: { classes: 'in their order', counts: '[row][column]', rows: 'truth or predicted', cols: 'the other one', normalise: 'counts or shares', instances: 'ids by cell' },
  events: { hover: 'a cell was pointed at', select: 'a cell was chosen', 'set-param': 'counts or shares' },
};

/** @param {any} figure @param {import('./figure.js').Context} context */
export function draw(figure, context) {
  const classes = list(figure.classes).map(String);
  if (!classes.length) return nothing(t('confusionEmpty'));
  const { note, get, set, link } = context;
  const record = recorder(figure, context);
  const rests = dwell(note);
  let share = get('confusionShare') ?? figure.normalise ?? 'none';
  /** @type {string | null} */
  let chosen = get('confusionCell') ?? null;
  const host = h('div', null);
  const inside = h('div', { class: 'fig-co-list', role: 'status' });
  const tell = () => {
    const [row, column] = chosen?.split('|') ?? [];
    const ids = chosen ? list(figure.instances?.[chosen]) : [];
    show(inside, ids.length ? [h('p', { class: 'fig-readout-title' }, t('confusionInside', { row, column })), h('ul', null, ids.map((/** @type {any} */ id) => h('li', { dir: 'auto' }, String(id))))] : null);
  };
  const render = () => show(host, matrix({ ...figure, classes }, {
    share, chosen, point: (row, column) => rests(row === null ? null : `cell:${row}|${column}`),
    choose: (row, column, count) => {
      chosen = `${row}|${column}`;
      set('confusionCell', chosen);
      note('select', `cell:${chosen}`);
      record.put('row', row);
      record.put('column', column);
      record.put('count', count);
      link?.emit('select', { row, column, ids: list(figure.instances?.[chosen]).map(String) });
      render();
      /** @type {HTMLElement | null} */ (host.querySelector('[aria-pressed="true"]'))?.focus();
      tell();
    },
  }));
  render();
  tell();
  const shares = /** @type {[string, string][]} */ (['none', 'row', 'column'].map((kind) => [kind, t(`confusionShare_${kind}`)]));
  return h('div', { class: 'fig-body' },
    !Array.isArray(figure.allow) || figure.allow.includes('normalise') ? h('div', { class: 'fig-bar' }, switcher(t('confusionShare'), shares, share, (kind) => {
      share = kind;
      set('confusionShare', kind);
      note('set-param', 'normalise', kind);
      render();
    })) : null,
    host, h('p', { class: 'muted small' }, t('confusionDiagonal')), figure.instances ? inside : null);
}
