// @ts-check
/** A text whose words are marked by how much they counted. A word that is pointed at, or reached by arrows, tells its number. */
import { h } from '../../../shared/dom.js';
import { gaps } from '../../render/words-apart.js';
import { t } from '../../words.js';
import { dwell } from './dwell.js';
import { facts, readout } from './readout.js';
import { roving } from './roving.js';

/** Below this share of the strongest a mark would only be noise to the eye. */
const VISIBLE = 0.04;

/**
 * @param {string[]} tokens @param {{values: number[], most: number, toward: string, away: string}} map
 * @param {{text?: string, signed: boolean, threshold: number, bare?: boolean, note: (type: string, target: string, value?: any) => void, say: (value: number) => string}} options
 */
export function words(tokens, { values, most, toward, away }, { text, signed, threshold, bare: unnamed, note, say }) {
  const between = gaps(tokens, text);
  const told = readout(t('attributionWord'));
  const seen = dwell(note);
  const tell = (/** @type {number} */ i) => {
    seen(`word:${i + 1}`);
    told.tell(facts([[t('word'), tokens[i]], [t('effect'), say(values[i]) + (signed && say(values[i]) !== '0' && !unnamed ? ` ${t('pushesTowards')} ${values[i] > 0 ? toward : away}` : '')]]));
  };
  const made = tokens.map((token, i) => {
    const strength = Math.min(1, Math.abs(values[i]) / most);
    const bare = strength < Math.max(VISIBLE, threshold) || (!signed && values[i] <= 0);
    const plus = !signed || values[i] > 0;
    return h('span', {
      class: `fig-word${bare ? '' : plus ? ' mark plus' : ' mark minus'}`, style: bare ? null : { '--strength': strength.toFixed(3) }, tabindex: -1, role: 'listitem',
      onpointerenter: () => tell(i), onclick: () => tell(i),
    }, !bare && signed ? h('span', { class: 'sign', 'aria-hidden': 'true', dataset: { sign: plus ? '+' : '−' } }) : null, token,
    h('span', { class: 'visually-hidden' }, ` (${say(values[i])})`));
  });
  const sentence = h('div', { class: 'sentence marked fig-sentence', dir: 'auto', role: 'list', 'aria-label': t('theText') }, made.flatMap((word, i) => [between[i], word]));
  roving(sentence, { items: () => made, focus: (word) => tell(made.indexOf(/** @type {any} */ (word))), press: () => {} }).refresh();
  return h('div', { class: 'fig-stack' }, sentence, told.element,
    unnamed ? null : signed ? h('ul', { class: 'legend' }, [['plus', '+', toward], ['minus', '−', away]].map(([tone, sign, name]) =>
      h('li', null, h('span', { class: `swatch ${tone}`, 'aria-hidden': 'true' }, sign), h('span', null, `${t('pushesTowards')} `, h('strong', { dir: 'auto' }, name))))) : h('p', { class: 'muted small' }, t('attributionDeeper')));
}
