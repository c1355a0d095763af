// @ts-check
/** The tab Design: steps on the left, one of them open, what comes of it on the right; or the same document as YAML. */
import { h, show } from '../../../shared/dom.js';
import { findingsList } from '../../parts/findings.js';
import { api } from '../../parts/study-actions.js';
import { toast } from '../../parts/toast.js';
import { server } from '../../server.js';
import { askAboutConflict } from './conflict.js';
import { Context } from './context.js';
import { FILE, readable } from './document.js';
import { Draft } from './draft.js';
import { counts, stepOf } from './findings-at.js';
import { Form } from './form.js';
import { alive, forget, keep, kept } from './keeper.js';
import { focusMoved } from './lists.js';
import { lineOf } from './parts-of.js';
import { side } from './side.js';
import { stepsFor } from './steps.js';
import { yamlView } from './yaml.js';

/** @typedef {import('./document.js').Part} Part */

/** @param {import('../../types.js').Study} study @param {import('../../router.js').Page} page */
export async function panel(study, page) {
  const { slug } = study;
  const url = api(slug, '/draft');
  const answer = await server.get(url, { signal: page.signal });
  const draft = new Draft(answer, {
    put: (body, revision) => server.put(url, body, { headers: { 'If-Match': `"${revision}"` } }),
    check: (body, signal) => server.post('/api/studies/checks', body, { signal }),
  }, { keep: (one) => keep(slug, one), forget: () => forget(slug) }, await kept(slug));
  alive(slug, page.signal);
  return new Designer(draft, page).element;
}

class Designer {
  #scheduled = false;
  #pointerDown = false;
  #turn = 0;

  /** @param {Draft} draft @param {import('../../router.js').Page} page */
  constructor(draft, page) {
    this.draft = draft;
    this.page = page;
    this.query = new URLSearchParams(page.query);
    this.form = new Form(draft, () => this.redraw());
    this.form.showLine = (part, pointer) => this.showLine(part, pointer);
    this.form.onUnfold = () => this.#findings();
    this.context = new Context(() => this.redraw(), page.signal);
    this.bar = h('div', { class: 'designer-bar' });
    this.rail = h('nav', { class: 'rail', 'aria-label': 'Steps' });
    this.main = h('section', { class: 'designer-main', 'aria-labelledby': 'step-title' });
    this.aside = side(draft, (more) => this.go('flow', more));
    this.element = h('div', { class: 'designer' }, this.bar, h('div', { class: 'designer-grid' }, this.rail, this.main, this.aside.element));
    this.#listen();
    this.#drawBar();
    this.#draw();
  }

  #listen() {
    const { draft, page } = this;
    draft.on('change', ({ typing }) => {
      this.#drawBar();
      this.aside.update();
      if (!typing) this.redraw();
      else if (this.query.get('view') !== 'yaml') this.#drawRail();
    });
    draft.on('checked', () => { this.aside.update(); this.#drawBar(); this.#drawRail(); this.#findings(); this.yaml?.checked(); });
    draft.on('state', () => this.#drawBar());
    draft.on('saved', ({ merged }) => {
      if (merged) toast('What was changed elsewhere in the meantime is joined with yours.', 8000);
      dispatchEvent(new CustomEvent('study-written', { detail: draft.slug }));
    });
    draft.on('conflict', () => askAboutConflict(draft));
    const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) => addEventListener(type, act, { signal: page.signal });
    on('online', () => draft.save());
    document.addEventListener('visibilitychange', () => document.hidden && draft.save(), { signal: page.signal });
    on('pointerdown', () => { this.#pointerDown = true; });
    for (const type of ['pointerup', 'pointercancel', 'dragend']) on(type, () => setTimeout(() => { this.#pointerDown = false; if (this.#scheduled) this.#drawNow(); }));
    on('beforeunload', (event) => { if (draft.state !== 'saved' && !draft.safe) event.preventDefault(); });
    on('keydown', (event) => this.#keys(event));
    page.signal.addEventListener('abort', () => draft.leave(), { once: true });
    if (draft.restored) queueMicrotask(() => toast('What was not saved last time is here again.', 8000));
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z' || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    if (event.shiftKey) this.draft.redo();
    else this.draft.undo();
  }

  get study() { return this.draft.doc.study; }
  get steps() { return stepsFor(this.study); }
  get here() { return this.steps.find(({ id }) => id === this.query.get('step')) ?? this.steps[0]; }

  /** @param {string} step @param {Record<string, string>} [more] */
  go(step, more = {}) {
    const same = step === this.here.id && this.query.get('view') !== 'yaml';
    this.#address({ step, ...more });
    this.#draw().then(() => {
      if (more.block) this.#focusBlock(more.block);
      else if (!same) this.#focusTitle();
    });
  }

  /** @param {Record<string, string>} query */
  #address(query) {
    this.query = new URLSearchParams(query);
    history.replaceState(null, '', `#/studies/${encodeURIComponent(this.draft.slug)}/design?${this.query}`);
  }

  #focusTitle() {
    const title = /** @type {HTMLElement | null} */ (this.main.querySelector('#step-title'));
    title?.focus({ preventScroll: true });
    if (this.element.getBoundingClientRect().top < 0) this.element.scrollIntoView({ block: 'start' });
  }

  /** @param {string} id */
  #focusBlock(id) {
    const row = this.main.querySelector(`[data-block="${CSS.escape(id)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    /** @type {HTMLElement | null | undefined} */ (row?.querySelector('.row-main'))?.focus({ preventScroll: true });
  }

  /** @param {Part} part @param {string} pointer */
  showLine(part, pointer) {
    const text = this.draft.text(FILE[part]);
    this.#address({ view: 'yaml', file: FILE[part], line: String(lineOf(text, this.draft.doc[part], pointer)) });
    this.#draw();
  }

  redraw() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setTimeout(() => { if (!this.#pointerDown) this.#drawNow(); });
  }

  #drawNow() {
    this.#scheduled = false;
    if (!this.page.signal.aborted) this.#draw();
  }

  async #draw() {
    const turn = ++this.#turn;
    if (this.query.get('view') === 'yaml') {
      this.#drawRail();
      if (this.yaml?.element.isConnected && this.yaml.file === (this.query.get('file') ?? FILE.study)) this.yaml.update(Number(this.query.get('line') ?? 0));
      else {
        this.yaml = yamlView(this.draft, this.query, (file) => { this.#address({ view: 'yaml', file }); this.#draw(); }, (step) => this.go(step));
        show(this.main, this.yaml.element);
        this.yaml.update(Number(this.query.get('line') ?? 0));
      }
      this.query.delete('line');
      this.#drawBar();
      return;
    }
    this.yaml = undefined;
    const step = this.here;
    const module = await step.load();
    if (turn !== this.#turn || this.page.signal.aborted) return;
    const before = focusKey(this.main);
    const scroll = scrollY;
    this.form.begin();
    const part = step.id === 'plan' ? 'plan' : 'study';
    const blocked = step.id !== 'launch' && (!readable(this.draft.doc, 'study') || (part === 'plan' && this.draft.doc.files[FILE.plan] !== undefined && !readable(this.draft.doc, 'plan')));
    const steps = this.steps;
    const at = steps.indexOf(step);
    this.homeless = h('div');
    show(this.main,
      h('header', { class: 'step-head' },
        h('p', { class: 'eyebrow' }, `Step ${at + 1} of ${steps.length}`),
        h('h3', { id: 'step-title', tabindex: -1 }, step.label),
        h('p', { class: 'step-says' }, step.says)),
      this.homeless,
      blocked ? this.#blocked(readable(this.draft.doc, 'study') ? 'plan' : 'study') : module.render({ form: this.form, draft: this.draft, context: this.context, go: (to, more) => this.go(to, more), query: this.query, redraw: () => this.redraw(), signal: this.page.signal }),
      h('div', { class: 'step-foot' },
        at > 0 && h('button', { class: 'button', type: 'button', onclick: () => this.go(steps[at - 1].id) }, `← ${steps[at - 1].label}`),
        at < steps.length - 1 && h('button', { class: 'button primary', type: 'button', onclick: () => this.go(steps[at + 1].id) }, `${steps[at + 1].label} →`)));
    this.#drawRail();
    this.#drawBar();
    this.#findings();
    if (!focusMoved(this.main) && before) refocus(this.main, before);
    if (before) scrollTo({ top: scroll, behavior: 'instant' });
  }

  /** @param {Part} part */
  #blocked(part) {
    const reasons = this.draft.findings.filter(({ file }) => file === FILE[part]);
    return h('div', { class: 'notice bad' },
      h('p', { class: 'notice-title' }, `${FILE[part]} cannot be read at present`),
      h('p', null, 'The form waits until its YAML is well-formed again. Nothing is lost: the text stays as you typed it.'),
      reasons.length > 0 && findingsList(reasons),
      h('p', null, h('button', { class: 'button small', type: 'button', onclick: () => { this.#address({ view: 'yaml', file: FILE[part] }); this.#draw(); } }, 'Mend it in the YAML view')));
  }

  #findings() {
    if (!this.homeless || this.query.get('view') === 'yaml') return;
    const left = readable(this.draft.doc, 'study') ? this.form.place(this.here.id) : [];
    show(this.homeless, left.length > 0 && this.here.id !== 'launch' && h('div', { class: 'notice warn step-findings' }, h('p', { class: 'notice-title' }, 'About this step'), findingsList(left)));
  }

  #drawRail() {
    const { findings, doc } = this.draft;
    const here = this.query.get('view') === 'yaml' ? null : this.here.id;
    const focused = focusKey(this.rail);
    const steps = this.steps;
    show(this.rail,
      h('div', { class: 'rail-pick' }, h('label', { class: 'visually-hidden', for: 'rail-pick' }, 'Step'),
        h('select', { id: 'rail-pick', dataset: { at: 'rail-pick' }, onchange: (/** @type {Event} */ event) => this.go(/** @type {HTMLSelectElement} */ (event.target).value) },
          here === null && h('option', { value: '', selected: true }, 'YAML view'),
          ...steps.map(({ id, label }, i) => h('option', { value: id, selected: id === here }, `${i + 1}. ${label}${mark(stateOf(id, findings, doc, steps))}`)))),
      h('ol', { class: 'rail-steps' }, ...steps.map(({ id, label }) => {
        const { tone, says } = stateOf(id, findings, doc, steps);
        return h('li', null, h('button', { class: `rail-step ${tone}`, type: 'button', 'aria-current': id === here ? 'step' : null, dataset: { at: `rail ${id}` }, onclick: () => this.go(id) },
          h('span', { class: 'rail-mark', 'aria-hidden': 'true' }), h('span', { class: 'rail-label' }, label), h('span', { class: tone === 'bad' || tone === 'warn' ? 'rail-count' : 'visually-hidden' }, says)));
      })));
    if (focused) refocus(this.rail, focused);
  }

  #drawBar() {
    const { draft } = this;
    const focused = focusKey(this.bar);
    const yaml = this.query.get('view') === 'yaml';
    const view = (/** @type {string} */ label, /** @type {boolean} */ on, /** @type {() => void} */ act) => h('button', { class: 'button small', type: 'button', 'aria-pressed': String(on), dataset: { at: `view ${label}` }, onclick: act }, label);
    show(this.bar,
      h('div', { class: 'cluster tight' },
        h('button', { class: 'button small', type: 'button', 'aria-disabled': draft.history.canUndo ? null : 'true', title: 'Ctrl+Z', dataset: { at: 'undo' }, onclick: () => draft.undo() }, '↶ Undo'),
        h('button', { class: 'button small', type: 'button', 'aria-disabled': draft.history.canRedo ? null : 'true', title: 'Ctrl+Shift+Z', dataset: { at: 'redo' }, onclick: () => draft.redo() }, '↷ Redo')),
      this.#state(),
      this.#inShort(),
      h('div', { class: 'segmented', role: 'group', 'aria-label': 'View' },
        view('Form', !yaml, () => yaml && this.go(this.here.id)),
        view('YAML', yaml, () => { if (!yaml) { this.#address({ view: 'yaml', file: this.here.id === 'plan' ? FILE.plan : FILE.study }); this.#draw(); } })));
    if (focused) refocus(this.bar, focused);
  }

  /** Where the picture is not beside the form. */
  #inShort() {
    const { estimate } = this.draft;
    return estimate?.minutes && h('button', { class: 'link-plain bar-estimate', type: 'button', dataset: { at: 'in short' }, 'aria-label': 'Length and flow so far', onclick: () => this.aside.element.scrollIntoView({ block: 'start' }) }, `≈ ${Math.round(estimate.minutes.typical)} min`);
  }

  #state() {
    const { draft } = this;
    /** @type {Record<import('./draft.js').State, [string, string]>} */
    const words = {
      saved: ['good', 'All changes saved'], unsaved: ['', 'Not saved yet …'], saving: ['', 'Saving …'],
      offline: ['warn', draft.safe ? 'No connection: kept in this browser, tried again shortly' : 'No connection: leave this page open'],
      refused: ['bad', `Not saved: ${draft.says}`], conflict: ['bad', 'Somebody else changed the same place'],
    };
    const [tone, text] = words[draft.state];
    return h('p', { class: 'save-state', role: 'status' }, h('span', { class: `save-dot ${tone}`, 'aria-hidden': 'true' }), h('span', null, text),
      draft.state === 'conflict' && h('button', { class: 'link-button', type: 'button', dataset: { at: 'conflict' }, onclick: () => askAboutConflict(draft) }, 'Decide'),
      ['offline', 'refused'].includes(draft.state) && h('button', { class: 'link-button', type: 'button', dataset: { at: 'again' }, onclick: () => draft.save() }, 'Try now'));
  }
}

/** @param {string} id @param {import('../../types.js').Finding[]} findings @param {import('./document.js').Document} doc @param {import('./steps.js').Step[]} steps */
function stateOf(id, findings, doc, steps) {
  const step = steps.find((one) => one.id === id);
  const { errors, warnings } = counts(id === 'launch' ? [] : findings.filter((finding) => stepOf(finding) === id));
  if (errors > 0) return { tone: 'bad', says: `${errors} to mend` };
  if (!step?.begun(doc)) return { tone: 'none', says: 'not begun' };
  if (id === 'launch') return { tone: counts(findings).errors > 0 ? 'none' : 'good', says: counts(findings).errors > 0 ? 'not ready' : 'ready' };
  return warnings > 0 ? { tone: 'warn', says: `${warnings} to consider` } : { tone: 'good', says: 'done' };
}

/** @param {{tone: string, says: string}} state */
const mark = ({ tone, says }) => (tone === 'good' ? ' ✓' : ` (${says})`);

/** @param {Element} host @returns {{key: string, from: number | null, to: number | null} | null} */
function focusKey(host) {
  const active = /** @type {any} */ (document.activeElement);
  if (!active || active === document.body || !host.contains(active)) return null;
  let from = null, to = null;
  try {
    from = active.selectionStart;
    to = active.selectionEnd;
  } catch { // no text field
  }
  return { key: keyOf(active), from: from ?? null, to: to ?? null };
}

/** @param {HTMLElement} element */
const keyOf = (element) => element.dataset.at ?? element.getAttribute('aria-label') ?? element.id ?? '';

/** @param {Element} host @param {{key: string, from: number | null, to: number | null}} before */
function refocus(host, { key, from, to }) {
  const target = /** @type {any} */ (key && (host.querySelector(`[data-at="${CSS.escape(key)}"]`) ?? host.querySelector(`[aria-label="${CSS.escape(key)}"]`) ?? host.querySelector(`#${CSS.escape(key)}`)));
  if (!target) return;
  target.focus({ preventScroll: true });
  try {
    if (from !== null) target.setSelectionRange(from, to);
  } catch { // a number's field has no caret to set
  }
}

