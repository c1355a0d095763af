// @ts-check
/** What the definition as a whole implies for its parts: blocks with their places, arms, facts for rules. Nothing here changes anything. */

/** @typedef {{block: any, at: string, depth: number}} PlacedBlock */

/** Every block, also those in groups, in order. @param {any} study @returns {PlacedBlock[]} */
export function blocksOf(study) {
  /** @type {PlacedBlock[]} */
  const found = [];
  /** @param {any} list @param {string} at @param {number} depth */
  const walk = (list, at, depth) => {
    if (!Array.isArray(list)) return;
    list.forEach((block, i) => {
      if (block === null || typeof block !== 'object') return;
      found.push({ block, at: `${at}/${i}`, depth });
      if (block.kind === 'group') walk(block.blocks, `${at}/${i}/blocks`, depth + 1);
    });
  };
  walk(study?.flow, '/flow', 0);
  return found;
}

/** @param {any} study @returns {string[]} */
export const blockIds = (study) => blocksOf(study).map(({ block }) => String(block.id ?? ''));

/** The between factors. @param {any} study */
export const between = (study) => list(study?.factors).filter(({ vary }) => vary !== 'within');
/** @param {any} study */
export const within = (study) => list(study?.factors).filter(({ vary }) => vary === 'within');

/** @param {any} value @returns {any[]} */
export const list = (value) => (Array.isArray(value) ? value.filter((one) => one !== null && typeof one === 'object') : []);

/** The arms, as written or as the between factors imply them. @param {any} study @returns {{id: string, label: string, method?: string, levels?: Record<string, string>}[]} */
export function armsOf(study) {
  if (Array.isArray(study?.arms)) return list(study.arms).map((arm) => ({ ...arm, label: arm.label ?? arm.id }));
  const factors = between(study).filter(({ levels }) => Array.isArray(levels) && levels.length > 0);
  if (factors.length === 0) return within(study).length > 0 ? [{ id: 'all', label: 'Everybody' }] : [];
  return crossed(factors).filter((levels) => !isForbidden(study, levels)).map((levels) => {
    const chosen = factors.map((factor) => list(factor.levels).find(({ id }) => id === levels[factor.id]));
    return { ...Object.assign({}, ...chosen), id: chosen.map((level) => level?.id).join('-'), label: chosen.map((level) => level?.label ?? level?.id).join(', '), levels };
  });
}

/** Every combination of levels, the last factor changing fastest. @param {any[]} factors @returns {Record<string, string>[]} */
export const crossed = (factors) => factors.reduce((rows, factor) => rows.flatMap((/** @type {any} */ row) => list(factor.levels).map(({ id }) => ({ ...row, [factor.id]: id }))), [{}]);

/** @param {any} study @param {Record<string, string>} cell */
export const isForbidden = (study, cell) => list(study?.forbidden).some((rule) => Object.keys(rule).length > 0 && Object.entries(rule).every(([factor, level]) => cell[factor] === level));

/** Forbids a cell, or allows it again. @param {any} study @param {Record<string, string>} cell */
export function toggled(study, cell) {
  const rules = list(study.forbidden);
  const others = rules.filter((rule) => !Object.entries(rule).every(([factor, level]) => cell[factor] === level));
  const forbidden = others.length < rules.length ? others : [...rules, cell];
  const { forbidden: before, ...rest } = study;
  return forbidden.length > 0 ? { ...rest, forbidden } : rest;
}

/** Every method that any arm, level or block shows. @param {any} study @returns {Set<string>} */
export function methodsOf(study) {
  const arms = [...list(study?.arms), ...list(study?.factors).flatMap(({ levels }) => list(levels))];
  return new Set([...arms.map(({ method }) => method ?? 'none'), ...blocksOf(study).flatMap(({ block }) => (Array.isArray(block.methods) ? block.methods : [])), ...(Array.isArray(study?.functional?.methods) ? study.functional.methods : [])]);
}

const name = (/** @type {unknown} */ id) => String(id).replace(/-/g, '_');

/** What a rule may speak about where it stands: what came before it. @param {any} study @param {string} at the block's place @returns {{fact: string, says: string}[]} */
export function factsBefore(study, at) {
  const before = [];
  for (const { block, at: place } of blocksOf(study)) {
    before.push(...factsOf(block));
    if (place === at) {
      if (block.kind !== 'screening') before.splice(before.length - factsOf(block).length);
      break;
    }
  }
  return [...before, { fact: 'arm', says: 'the participant’s arm, for example arm == \'shap\'' }, { fact: 'locale', says: 'the language they chose' }, { fact: 'recruitment.<name>', says: 'a parameter of the link they came by' }];
}

/** @param {any} block @returns {{fact: string, says: string}[]} */
function factsOf(block) {
  const id = name(block.id ?? '');
  switch (block.kind) {
    case 'screening': return list(block.questions).map((question) => ({ fact: `${id}.${question.id}`, says: question.text ?? 'an answer' }));
    case 'comprehension': return [{ fact: `${id}.passed`, says: 'whether the check was passed' }, { fact: `${id}.attempts`, says: 'how many attempts it took' }];
    case 'attention': return [{ fact: `${id}.passed`, says: 'whether the attention check was passed' }];
    case 'questionnaire': return [{ fact: `${id}.score`, says: 'the score of the questionnaire' }];
    case 'trials': return [
      { fact: `${id}.accuracy`, says: 'the share answered correctly, from 0 to 1' }, { fact: `${id}.correct`, says: 'how many were correct' },
      { fact: `${id}.answered`, says: 'how many were answered' }, { fact: `${id}.timed_out`, says: 'how many ran out of time' }];
    default: return [];
  }
}

/** The definition with a block's new name wherever the old one was meant. @param {any} study @param {string} at @param {string} before @param {string} after */
export function renamedBlock(study, at, before, after) {
  const rule = (/** @type {any} */ text) => (typeof text === 'string' ? text.replace(new RegExp(`(?<![\\w.])${name(before).replace(/[^\w]/g, '\\$&')}(?=\\.)`, 'g'), name(after)) : text);
  /** @param {any} block @param {string} place @returns {any} */
  const one = (block, place) => {
    if (block === null || typeof block !== 'object') return block;
    const next = { ...block };
    if (place === at) next.id = after;
    if (next.when !== undefined) next.when = rule(next.when);
    if (next.to === before) next.to = after;
    if (next.items?.same === before) next.items = { ...next.items, same: after };
    if (Array.isArray(next.exclude)) next.exclude = next.exclude.map((/** @type {any} */ each) => (each?.when ? { ...each, when: rule(each.when) } : each));
    if (Array.isArray(next.blocks)) next.blocks = next.blocks.map((/** @type {any} */ inner, /** @type {number} */ i) => one(inner, `${place}/blocks/${i}`));
    return next;
  };
  return { ...study, flow: study.flow.map((/** @type {any} */ block, /** @type {number} */ i) => one(block, `/flow/${i}`)) };
}

/** The definition with an arm's new name wherever the old one was meant. @param {any} study @param {number} index @param {string} before @param {string} after */
export function renamedArm(study, index, before, after) {
  /** @param {any} block @returns {any} */
  const one = (block) => (block === null || typeof block !== 'object' ? block : {
    ...block,
    ...(Array.isArray(block.onlyArms) ? { onlyArms: block.onlyArms.map((/** @type {string} */ id) => (id === before ? after : id)) } : {}),
    ...(Array.isArray(block.blocks) ? { blocks: block.blocks.map(one) } : {}),
  });
  return { ...study, arms: study.arms.map((/** @type {any} */ arm, /** @type {number} */ i) => (i === index ? { ...arm, id: after } : arm)), ...(Array.isArray(study.flow) ? { flow: study.flow.map(one) } : {}) };
}

/** The line of a place in YAML, as near as reading it from the top gets. @param {string} text @param {any} tree @param {string} pointer @returns {number} from 1 */
export function lineOf(text, tree, pointer) {
  const lines = text.split('\n');
  let at = 0, value = tree;
  for (const token of pointer.split('/').slice(1).map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))) {
    const inside = value?.[Array.isArray(value) ? Number(token) : token];
    const wanted = Array.isArray(value) ? inside?.id ?? inside?.name : null;
    const pattern = wanted !== null && wanted !== undefined ? new RegExp(`(id|name):\\s*["']?${escape(wanted)}["']?\\s*([,}]|$)`) : Array.isArray(value) ? null : new RegExp(`(^|[\\s{,-])["']?${escape(token)}["']?:`);
    const found = pattern ? lines.findIndex((line, i) => i >= at && pattern.test(line.replace(/(^|\s)#.*$/, ''))) : -1;
    if (found >= 0) at = found;
    value = inside;
  }
  return at + 1;
}

/** @param {unknown} text */
const escape = (text) => String(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
