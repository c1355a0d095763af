// @ts-check
/**
 * The designer's fields. Each stands for one place of the document, shows what is wrong there, and writes what is typed
 * at once. A step is drawn anew after every change that is not typing; focus and caret stay where they were.
 */
import { h, newId, show } from '../../../shared/dom.js';
import { isError } from '../../parts/findings.js';
import { inWords, nearest, placeOf, stepOf } from './findings-at.js';
import { under } from './tree.js';

/** @typedef {import('./document.js').Part} Part */
/** @typedef {import('../../types.js').Finding} Finding */
/** @typedef {{id: string, label: string, help?: string, value?: any}} Option `value`: what stands in the document, if not the id */
/** @typedef {import('../../../shared/dom.js').Children} Children */
/** @typedef {{part?: Part, help?: Children, placeholder?: string, mono?: boolean, rows?: number, list?: string[], below?: Children, hideLabel?: boolean, name?: string, optional?: boolean}} Extra */

export class Form {
  /** @type {Map<string, (findings: Finding[]) => void>} */
  #slots = new Map();
  /** Parts that were opened stay open when the step is drawn anew. @type {Map<string, boolean>} */
  open = new Map();

  /** @param {import('./draft.js').Draft} draft @param {() => void} redraw */
  constructor(draft, redraw) {
    this.draft = draft;
    this.redraw = redraw;
  }

  begin() { this.#slots.clear(); }

  /** @param {string} pointer @param {Part} [part] */
  get(pointer, part = 'study') { return this.draft.get(part, pointer); }

  /** @param {string} pointer @param {any} value @param {Part} [part] */
  set(pointer, value, part = 'study') { this.draft.set(part, pointer, value); }

  /** Puts every finding of this step to its field, or to the nearest part around it. @param {string} step @returns {Finding[]} those without a place */
  place(step) {
    /** @type {Map<string, Finding[]>} */
    const at = new Map();
    const homeless = [];
    for (const finding of this.draft.findings) {
      if (stepOf(finding) !== step) continue;
      const place = nearest(placeOf(finding), this.#slots);
      if (place === null) homeless.push(finding);
      else at.set(place, [...at.get(place) ?? [], finding]);
    }
    for (const [place, say] of this.#slots) say(at.get(place) ?? []);
    return homeless;
  }

  /** A place for findings about a part as a whole. @param {string} pointer @param {Part} [part] */
  slot(pointer, part = 'study') {
    const element = h('div', { class: 'findings-here', hidden: true });
    this.#slots.set(`${part}${pointer}`, (findings) => {
      element.hidden = findings.length === 0;
      show(element, ...findings.map(line));
    });
    return element;
  }

  /** A place for findings about a file. @param {string} name */
  fileSlot(name) {
    const element = h('div', { class: 'findings-here', hidden: true });
    this.#slots.set(name, (findings) => {
      element.hidden = findings.length === 0;
      show(element, ...findings.map(line));
    });
    return element;
  }

  /**
   * @template {HTMLElement} C
   * @param {string} pointer @param {string} label @param {Extra} extra @param {C} control
   */
  wrap(pointer, label, { part = 'study', help, below, hideLabel, optional }, control) {
    const id = control.id || newId('f');
    control.id = id;
    const place = `${part}${pointer}`;
    control.dataset.at = place;
    const say = h('div', { class: 'field-findings', id: `${id}-says` });
    control.setAttribute('aria-describedby', [help && `${id}-help`, `${id}-says`].filter(Boolean).join(' '));
    this.#slots.set(place, (findings) => {
      show(say, ...findings.map(line));
      if (findings.some(isError)) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
    });
    return h('div', { class: 'field' },
      h('label', { for: id, class: hideLabel ? 'visually-hidden' : null }, label, optional && h('span', { class: 'optional' }, 'optional')),
      help && h('p', { class: 'hint', id: `${id}-help` }, help), control, below, say);
  }

  /** @param {string} pointer @param {string} label @param {Extra} [extra] */
  text(pointer, label, extra = {}) {
    const { part = 'study', placeholder, mono, rows, list } = extra;
    const value = this.get(pointer, part);
    const listId = list && newId('list');
    const control = rows
      ? h('textarea', { rows, placeholder, class: mono ? 'mono' : null })
      : h('input', { type: 'text', placeholder, class: mono ? 'mono' : null, autocomplete: 'off', list: listId, spellcheck: mono ? 'false' : null });
    control.value = value === undefined || value === null ? '' : String(value);
    control.addEventListener('input', () => this.draft.set(part, pointer, control.value === '' ? undefined : control.value, true));
    return this.wrap(pointer, label, list ? { ...extra, below: [extra.below, h('datalist', { id: listId }, ...list.map((one) => h('option', { value: one })))].flat() } : extra, control);
  }

  /** A name used in data and rules; where others refer to it, they follow. @param {string} pointer @param {string} label @param {(before: string, after: string) => void} rename @param {Extra} [extra] */
  id(pointer, label, rename, extra = {}) {
    const before = this.get(pointer, extra.part);
    const control = h('input', { type: 'text', class: 'mono', autocomplete: 'off', spellcheck: 'false', value: before ?? '' });
    control.addEventListener('change', () => control.value.trim() && control.value.trim() !== before && rename(before, control.value.trim()));
    return this.wrap(pointer, label, extra, control);
  }

  /** @param {string} pointer @param {string} label @param {Extra & {min?: number, max?: number, step?: number | 'any', unit?: string}} [extra] */
  number(pointer, label, extra = {}) {
    const { part = 'study', min, max, step = 1, unit, placeholder } = extra;
    const control = h('input', { type: 'number', inputmode: step === 1 ? 'numeric' : 'decimal', min, max, step, placeholder, value: this.get(pointer, part) ?? '' });
    control.addEventListener('input', () => {
      if (control.value === '' && control.validity.badInput) return;
      this.draft.set(part, pointer, control.value === '' ? undefined : Number(control.value), true);
    });
    const field = this.wrap(pointer, unit ? `${label} (${unit})` : label, extra, control);
    field.classList.add('short');
    return field;
  }

  /** @param {string} pointer @param {string} label @param {Option[]} options @param {Extra & {empty?: string, pick?: (id: string) => void}} [extra] `empty`: what leaving it out means; `pick`: what choosing does, if more than writing the word */
  choice(pointer, label, options, extra = {}) {
    const { part = 'study', empty, pick } = extra;
    const value = this.get(pointer, part);
    const known = value === undefined || options.some(({ id }) => id === String(value));
    const control = h('select', null,
      (empty !== undefined || value === undefined) && h('option', { value: '' }, empty ?? 'Choose …'),
      ...options.map(({ id, label: name }) => h('option', { value: id }, name)),
      !known && h('option', { value: String(value) }, `${value} (not known here)`));
    control.value = value === undefined ? '' : String(value);
    control.addEventListener('change', () => {
      if (pick) {
        pick(control.value);
        return;
      }
      const option = options.find(({ id }) => id === control.value);
      this.draft.set(part, pointer, control.value === '' ? undefined : option && 'value' in option ? option.value : control.value);
    });
    const about = options.find(({ id }) => id === String(value))?.help;
    return this.wrap(pointer, label, about && !extra.below ? { ...extra, below: h('p', { class: 'hint chosen' }, about) } : extra, control);
  }

  /** Few options with a sentence each. @param {string} pointer @param {string} label @param {Option[]} options @param {Extra} [extra] */
  cards(pointer, label, options, extra = {}) {
    const { part = 'study', help } = extra;
    const name = newId('cards');
    const value = this.get(pointer, part);
    return this.#group(pointer, label, part, help, h('div', { class: 'choices-list option-cards' }, ...options.map((option) => h('label', { class: 'choice' },
      h('input', { type: 'radio', name, value: option.id, checked: value === option.id, dataset: { at: `${part}${pointer}=${option.id}` }, onchange: () => this.draft.set(part, pointer, option.id) }),
      h('span', { class: 'choice-text' }, h('strong', null, option.label), option.help && h('span', { class: 'hint' }, option.help))))));
  }

  /** @param {string} pointer @param {string} label @param {Extra & {on?: any, off?: any}} [extra] what stands in the document when it is ticked or not */
  tick(pointer, label, extra = {}) {
    const { part = 'study', help, on = true, off } = extra;
    const id = newId('tick');
    const control = h('input', { type: 'checkbox', id, checked: this.get(pointer, part) === on, dataset: { at: `${part}${pointer}` }, 'aria-describedby': [help && `${id}-help`, `${id}-says`].filter(Boolean).join(' ') });
    control.addEventListener('change', () => this.draft.set(part, pointer, control.checked ? on : off));
    const say = h('div', { class: 'field-findings', id: `${id}-says` });
    this.#slots.set(`${part}${pointer}`, (findings) => show(say, ...findings.map(line)));
    return h('div', { class: 'tick-field' }, h('label', { class: 'check' }, control, h('span', null, label)), help && h('p', { class: 'hint', id: `${id}-help` }, help), say);
  }

  /** Several of a list. @param {string} pointer @param {string} label @param {Option[]} options @param {Extra} [extra] */
  ticks(pointer, label, options, extra = {}) {
    const { part = 'study', help } = extra;
    const chosen = () => /** @type {string[]} */ (this.get(pointer, part) ?? []);
    const strange = Array.isArray(chosen()) ? chosen().filter((one) => !options.some(({ id }) => id === one)) : [];
    return this.#group(pointer, label, part, help, h('div', { class: 'ticks' }, ...[...options, ...strange.map((id) => ({ id, label: `${id} (not known here)`, help: undefined }))].map((option) => {
      const helpId = newId('term');
      return h('div', { class: 'tick-term' },
        h('label', { class: 'check' },
          h('input', {
            type: 'checkbox', checked: chosen().includes(option.id), dataset: { at: `${part}${pointer}=${option.id}` }, 'aria-describedby': option.help ? helpId : null,
            onchange: (/** @type {Event} */ event) => {
              const on = /** @type {HTMLInputElement} */ (event.target).checked;
              const next = on ? [...chosen(), option.id] : chosen().filter((one) => one !== option.id);
              const sorted = [...options.map(({ id }) => id).filter((id) => next.includes(id)), ...next.filter((one) => !options.some(({ id }) => id === one))];
              this.draft.set(part, pointer, sorted.length > 0 ? sorted : undefined);
            },
          }),
          h('span', null, option.label)),
        option.help && h('p', { class: 'hint', id: helpId }, option.help));
    })));
  }

  /** Words in a row, parted by commas. @param {string} pointer @param {string} label @param {Extra & {numeric?: boolean, single?: boolean}} [extra] */
  words(pointer, label, extra = {}) {
    const { part = 'study', placeholder, mono = true, numeric, single } = extra;
    const value = this.get(pointer, part);
    const control = h('input', { type: 'text', class: mono ? 'mono' : null, placeholder, autocomplete: 'off', spellcheck: 'false', value: [value ?? []].flat().join(', ') });
    control.addEventListener('input', () => {
      const words = control.value.split(',').map((word) => word.trim()).filter(Boolean);
      const values = numeric && words.every((word) => Number.isFinite(Number(word))) ? words.map(Number) : words;
      this.draft.set(part, pointer, values.length === 0 ? undefined : single && values.length === 1 ? values[0] : values, true);
    });
    return this.wrap(pointer, label, extra, control);
  }

  /** @param {string} pointer @param {string} label @param {Part} part @param {Children | undefined} help @param {Node} body */
  #group(pointer, label, part, help, body) {
    const id = newId('group');
    const say = h('div', { class: 'field-findings', id: `${id}-says` });
    this.#slots.set(`${part}${pointer}`, (findings) => show(say, ...findings.map(line)));
    return h('fieldset', { class: 'choices field-group', 'aria-describedby': [help && `${id}-help`, `${id}-says`].filter(Boolean).join(' '), dataset: { group: `${part}${pointer}` } },
      h('legend', null, label), help && h('p', { class: 'hint', id: `${id}-help` }, help), body, say);
  }

  /** A part that opens. @param {string} key @param {Children} summary @param {boolean} open @param {() => Children} body drawn when it is open */
  fold(key, summary, open, body) {
    const element = h('details', { class: 'fold', open: this.open.get(key) ?? open }, h('summary', { dataset: { at: `fold ${key}` } }, h('span', { class: 'fold-title' }, summary)));
    const inside = h('div', { class: 'fold-body' });
    element.append(inside);
    let drawn = false;
    const draw = () => {
      if (drawn || !element.open) return;
      drawn = true;
      show(inside, body());
    };
    draw();
    element.addEventListener('toggle', () => {
      this.open.set(key, element.open);
      if (drawn || !element.open) return;
      draw();
      this.onUnfold?.();
    });
    return element;
  }

  /** @type {(() => void) | undefined} called when new fields appeared */
  onUnfold;

  /** What no form shows stays in the file as it is. @param {string} pointer @param {string[]} known @param {Part} [part] */
  rest(pointer, known, part = 'study') {
    const value = this.get(pointer, part);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
    const others = Object.keys(value).filter((key) => !known.includes(key));
    return others.length === 0 ? null : h('p', { class: 'in-yaml' }, 'Written in YAML: ',
      ...others.flatMap((key, i) => [i > 0 ? ', ' : '', h('button', { class: 'link-button mono', type: 'button', onclick: () => this.showLine?.(part, under(pointer, key)) }, key)]),
      '. It stays as it is.');
  }

  /** @type {((part: Part, pointer: string) => void) | undefined} */
  showLine;
}

/** @param {Finding} finding */
function line(finding) {
  const error = isError(finding);
  return h('p', { class: error ? 'error' : 'caution' }, h('span', null, h('span', { class: 'visually-hidden' }, error ? 'Error: ' : 'Warning: '), inWords(finding)));
}
