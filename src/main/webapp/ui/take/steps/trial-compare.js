// @ts-check
/** Several things side by side, one below the other on phones; each has a name of its own. */
import { h, newId } from '../../shared/dom.js';
import { drawExplanation } from '../render/explanation.js';
import { drawInstance } from '../render/table.js';
import { t } from '../words.js';

/** @typedef {{id: string, instance: any, explanation: any, output?: {label: string} | null}} Candidate */

/**
 * @param {string} what `references`, or the task whose candidates they are
 * @param {Candidate[]} all @param {import('../log.js').Log['note']} note @param {(place: string) => import('../render/explanation.js').Drawing['figure']} figure
 */
export function sideBySide(what, all, note, figure) {
  const headingId = newId('compare');
  return h('section', { class: 'compare', 'aria-labelledby': headingId },
    h('h2', { class: 'section-title', id: headingId }, t(`these-${what}`)),
    h('div', { class: `candidates ${all.length > 2 ? 'many' : 'two'}` }, all.map((one) => card(what, one, note, figure(`${what}:${one.id}`)))));
}

/** @param {string} what @param {Candidate} candidate @param {import('../log.js').Log['note']} note @param {import('../render/explanation.js').Drawing['figure']} figure */
function card(what, { id, instance, explanation, output }, note, figure) {
  const nameId = newId('candidate');
  const name = t(what === 'references' ? 'exampleNumber' : instance ? 'letter' : 'explanationLetter', { letter: id.toUpperCase() });
  // a text is drawn once, marked; a picture under its map is faded, so it stands alone as well
  const drawn = explanation ? drawExplanation(explanation, { text: instance?.text, figure, note: (type, target, value) => note(type, `${target}:${id}`, value) }) : null;
  const plain = instance && (!explanation || explanation.form !== 'tokens' && explanation.form !== 'bars') ? drawInstance(instance) : null;
  return h('article', { class: 'card candidate', 'aria-labelledby': nameId }, h('h3', { class: 'candidate-name', id: nameId }, name), plain,
    output ? h('p', { class: 'candidate-output' }, `${t('modelSays')}: `, h('strong', { dir: 'auto' }, output.label)) : null, drawn);
}
