// @ts-check
/** Every form of explanation by its name. A new form is a module beside this one and a line here. */
import { drawFigure } from '../forms/figure.js';
import { t } from '../words.js';
import { drawBars } from './bars.js';
import { drawHeatmap } from './image.js';
import { drawTokens } from './tokens.js';

/** @typedef {import('./bars.js').Bars | import('./tokens.js').Tokens | import('./image.js').Heatmap} Explanation */

/** @typedef {{text?: string, note: import('../log.js').Log['note'], figure: Omit<import('../forms/figure.js').Context, 'draw' | 'link' | 'note'>}} Drawing */

/** @type {Record<string, (explanation: any, context: Drawing) => HTMLElement>} */
const forms = { bars: drawBars, tokens: drawTokens, heatmap: drawHeatmap, figure: ({ figure }, { note, figure: own }) => drawFigure(figure, { note, ...own }) };

/** @param {Explanation} explanation @param {Drawing} context */
export function drawExplanation(explanation, context) {
  const draw = forms[explanation.form];
  if (!draw) throw new Error(`no renderer for an explanation of the form ${explanation.form}`);
  // with many classes not every answer can be named, or may be
  return draw({ ...explanation, toward: explanation.toward || t('itsAnswer'), away: explanation.away || t('anotherAnswer') }, context);
}
