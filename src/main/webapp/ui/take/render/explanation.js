// @ts-check
/** Every form of explanation by its name. A new form is a module beside this one and a line here. */
import { t } from '../words.js';
import { drawBars } from './bars.js';
import { drawHeatmap } from './image.js';
import { drawTokens } from './tokens.js';

/** @typedef {import('./bars.js').Bars | import('./tokens.js').Tokens | import('./image.js').Heatmap} Explanation */

/** @type {Record<string, (explanation: any, context: {text?: string, note: import('../log.js').Log['note']}) => HTMLElement>} */
const forms = { bars: drawBars, tokens: drawTokens, heatmap: drawHeatmap };

/** @param {Explanation} explanation @param {{text?: string, note: import('../log.js').Log['note']}} context */
export function drawExplanation(explanation, context) {
  const draw = forms[explanation.form];
  if (!draw) throw new Error(`no renderer for an explanation of the form ${explanation.form}`);
  // with many classes not every answer can be named, or may be
  return draw({ ...explanation, toward: explanation.toward || t('itsAnswer'), away: explanation.away || t('anotherAnswer') }, context);
}
