// @ts-check
/**
 * A study while it is written: every change is checked at once, saved shortly after, and kept in this browser until the
 * server has it. Two researchers' changes are merged by the server; where they contradict, both are asked for.
 */
import { ApiError } from '../../../shared/api.js';
import { FILE, PARTS, changes, read, readable, settle, whole, withFile, withTree } from './document.js';
import { History } from './history.js';
import { onto } from './merge.js';
import { get, same, set } from './tree.js';

/** @typedef {import('./document.js').Document} Document */
/** @typedef {import('./document.js').Part} Part */
/** @typedef {import('../../types.js').Finding} Finding */
/** @typedef {import('../../types.js').DraftShown} DraftShown */
/** @typedef {import('../../types.js').Conflict} Conflict */
/** @typedef {'saved' | 'unsaved' | 'saving' | 'offline' | 'refused' | 'conflict'} State */
/** @typedef {{put(body: any, revision: number): Promise<DraftShown>, check(body: any, signal: AbortSignal): Promise<any>}} Wire */
/** @typedef {{keep(kept: import('./keeper.js').Kept): boolean, forget(): void}} Keeper */
/** @typedef {{conflicts: Conflict[], current: DraftShown}} Clash */

const CHECK_MS = 250;
const SAVE_MS = 900;
const RETRY_MS = [2000, 4000, 8000, 15_000, 30_000];

export class Draft {
  /** @type {Map<string, Set<(detail: any) => void>>} */
  #listeners = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #checkTimer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saveTimer;
  #checking = new AbortController();
  /** @type {Promise<void> | null} */
  #saving = null;
  #failures = 0;
  #left = false;
  /** @type {Finding[]} */
  findings = [];
  /** The newest there was. @type {any} */
  estimate = null;
  /** Whether the document cannot be reckoned with as it is now. */
  stale = false;
  /** @type {any[]} */
  outline = [];
  /** @type {State} */
  state = 'saved';
  says = '';
  /** @type {Clash | null} */
  clash = null;
  /** Whether the findings speak about what stands here now. */
  checked = true;
  /** The files as the server would write them now. @type {Record<string, string>} */
  written = {};

  /** @param {DraftShown} answer @param {Wire} wire @param {Keeper} keeper @param {import('./keeper.js').Kept | null} [kept] */
  constructor(answer, wire, keeper, kept = null) {
    this.slug = answer.slug;
    this.wire = wire;
    this.keeper = keeper;
    this.saved = kept?.saved ?? read(answer);
    this.revision = kept?.revision ?? answer.revision;
    this.history = new History(kept?.doc ?? read(answer));
    this.#learn(answer);
    this.restored = Boolean(kept && changes(kept.doc, kept.saved));
    if (this.restored) {
      this.state = 'unsaved';
      this.#later();
    } else if (kept) {
      this.saved = read(answer);
      this.revision = answer.revision;
      this.history = new History(this.saved);
      keeper.forget();
    }
  }

  get doc() { return this.history.present; }

  /** @param {Part} part @param {string} pointer */
  get(part, pointer) { return get(this.doc[part], pointer); }

  /** @param {string} type @param {(detail: any) => void} listener @returns {() => void} */
  on(type, listener) {
    if (!this.#listeners.has(type)) this.#listeners.set(type, new Set());
    this.#listeners.get(type)?.add(listener);
    return () => this.#listeners.get(type)?.delete(listener);
  }

  /** @param {string} type @param {any} [detail] */
  #say(type, detail) {
    for (const listener of [...this.#listeners.get(type) ?? []]) listener(detail);
  }

  /** One value. `typing`: keystrokes in a field, undone together. @param {Part} part @param {string} pointer @param {any} value @param {boolean} [typing] */
  set(part, pointer, value, typing = false) {
    if (same(this.get(part, pointer), value)) return;
    this.#take(withTree(this.doc, part, set(this.doc[part], pointer, value)), typing ? `${part}${pointer}` : '', typing);
  }

  /** Several values at once: one step of undo. @param {Part} part @param {(tree: any) => any} change */
  edit(part, change) {
    const tree = change(this.doc[part]);
    if (!same(tree, this.doc[part])) this.#take(withTree(this.doc, part, tree), '', false);
  }

  /** The study and its texts at once. @param {(doc: Document) => Document} change */
  editAll(change) { this.#take(change(this.doc), '', false); }

  /** @param {string} name @param {string | null} text @param {boolean} [typing] */
  setFile(name, text, typing = false) {
    if (this.doc.files[name] === text) return;
    this.#take(withFile(this.doc, name, text), typing ? name : '', typing);
  }

  /** A file as it would be written now. @param {string} name */
  text(name) {
    const part = PARTS.find((one) => FILE[one] === name);
    return (part && this.doc.ahead[part] === 'tree' ? this.written[name] : undefined) ?? this.doc.files[name] ?? '';
  }

  /** @param {Document} next @param {string} key @param {boolean} typing */
  #take(next, key, typing) {
    this.history.push(next, key);
    this.#changed(typing);
  }

  /** @param {boolean} typing */
  #changed(typing) {
    this.checked = false;
    this.#keep();
    if (this.state !== 'conflict') this.#become('unsaved');
    this.#say('change', { typing });
    this.#later();
  }

  #keep() {
    this.safe = this.keeper.keep({ revision: this.revision, saved: this.saved, doc: this.doc });
  }

  #later(ms = SAVE_MS) {
    clearTimeout(this.#checkTimer);
    clearTimeout(this.#saveTimer);
    if (!this.#left) this.#checkTimer = setTimeout(() => this.check(), CHECK_MS);
    this.#saveTimer = setTimeout(() => this.save(), ms);
  }

  undo() { if (this.history.undo()) this.#changed(false); }
  redo() { if (this.history.redo()) this.#changed(false); }

  /** @param {State} state @param {string} [says] */
  #become(state, says = '') {
    if (state === this.state && says === this.says) return;
    this.state = state;
    this.says = says;
    this.#say('state');
  }

  /** Asks what is wrong with the document as it stands here. */
  async check() {
    this.#checking.abort();
    this.#checking = new AbortController();
    const asked = this.doc;
    const { signal } = this.#checking;
    try {
      const answer = await this.wire.check(whole(asked), signal);
      if (signal.aborted || asked !== this.doc) return;
      this.written = answer.files ?? this.written;
      if (PARTS.some((part) => asked.ahead[part] === 'text')) {
        this.history.replace({ ...asked, study: asked.ahead.study === 'text' ? answer.definition : asked.study, plan: asked.ahead.plan === 'text' ? answer.plan ?? asked.plan : asked.plan });
      }
      this.#learn(answer);
      this.#say('checked');
    } catch (failure) {
      if (!signal.aborted && !(failure instanceof ApiError)) throw failure; // the next save says what is wrong with the line
    }
  }

  /** @param {any} answer */
  #learn(answer) {
    this.findings = answer.findings ?? [];
    this.stale = !answer.estimate;
    this.estimate = answer.estimate ?? this.estimate;
    this.outline = answer.outline ?? [];
    this.checked = true;
  }

  /** @returns {Promise<void>} */
  save() {
    clearTimeout(this.#saveTimer);
    this.#saving ??= this.#send().finally(() => { this.#saving = null; });
    return this.#saving;
  }

  async #send() {
    if (this.state === 'conflict') return;
    const sent = this.doc;
    const body = changes(sent, this.saved);
    if (!body) {
      this.keeper.forget();
      this.#become('saved');
      return;
    }
    this.#become('saving');
    try {
      this.#answered(sent, await this.wire.put(body, this.revision));
    } catch (failure) {
      this.#failed(failure);
    }
  }

  /** @param {Document} sent @param {DraftShown} answer */
  #answered(sent, answer) {
    const theirs = read(answer);
    const now = this.doc;
    this.#failures = 0;
    this.saved = theirs;
    this.revision = answer.revision;
    if (answer.merged) this.history.rebase((state) => rebased(sent, state, theirs));
    this.history.replace(settle(sent, now, theirs));
    this.written = answer.files ?? this.written;
    const more = changes(this.doc, this.saved);
    if (more) {
      this.#keep();
      this.#become('unsaved');
      this.#saveTimer = setTimeout(() => this.save(), SAVE_MS);
    } else {
      this.keeper.forget();
      this.#become('saved');
    }
    if (sent === now) this.#learn(answer);
    this.#say('saved', { merged: Boolean(answer.merged) });
    if (answer.merged) this.#say('change', { typing: false, merged: true });
    else this.#say('checked');
  }

  /** @param {unknown} failure */
  #failed(failure) {
    if (!(failure instanceof ApiError)) {
      this.#become('refused', failure instanceof Error ? failure.message : String(failure));
      return;
    }
    if (failure.status === 409 && failure.problem.conflicts) {
      this.clash = { conflicts: failure.problem.conflicts, current: failure.problem.current };
      this.#become('conflict');
      this.#say('conflict', this.clash);
    } else if (failure.transient || failure.status === 401) {
      this.#become('offline', failure.message);
      if (this.#left) return; // it stays in this browser, for the next visit
      this.#saveTimer = setTimeout(() => this.save(), Math.max(failure.retryAfterMs, RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)]));
    } else {
      this.#become('refused', failure.message);
    }
  }

  /** Both researchers' changes, with these conflicts decided for the other one. @param {(conflict: Conflict) => boolean} takeTheirs */
  resolve(takeTheirs) {
    if (!this.clash) return;
    const { conflicts, current } = this.clash;
    const theirs = read(current);
    const base = this.saved;
    const mine = this.doc;
    /** @type {Document} */
    const doc = { study: theirs.study, plan: theirs.plan, files: onto(base.files, mine.files, theirs.files), ahead: { study: '', plan: '' } };
    for (const part of PARTS) {
      if (mine.ahead[part] === 'text') {
        doc.ahead[part] = 'text';
        doc[part] = mine[part];
        continue;
      }
      if (theirs.files[FILE[part]] !== undefined) doc.files = { ...doc.files, [FILE[part]]: theirs.files[FILE[part]] };
      if (!readable(mine, part) || !readable(theirs, part) || same(base[part], mine[part])) continue;
      doc[part] = onto(base[part], mine[part], theirs[part]);
      doc.ahead[part] = 'tree';
    }
    for (const conflict of conflicts.filter(takeTheirs)) this.#give(doc, conflict, theirs);
    this.clash = null;
    this.saved = theirs;
    this.revision = current.revision;
    this.history.push(doc);
    this.state = 'unsaved';
    this.#changed(false);
    this.save();
  }

  /** @param {Document} doc @param {Conflict} conflict @param {Document} theirs */
  #give(doc, { file, pointer, theirs: value }, theirs) {
    const part = PARTS.find((one) => FILE[one] === (file ?? FILE.study));
    if (part && pointer !== undefined && pointer !== null && doc.ahead[part] !== 'text') {
      doc[part] = set(doc[part], pointer, value ?? undefined);
    } else if (file) {
      const { [file]: mine, ...others } = doc.files;
      doc.files = theirs.files[file] === undefined ? others : { ...others, [file]: theirs.files[file] };
      if (part) {
        doc[part] = theirs[part];
        doc.ahead[part] = '';
      }
    }
  }

  /** Takes the other one's work and leaves one's own; it can be undone. */
  reload() {
    if (!this.clash) return;
    const { current } = this.clash;
    this.clash = null;
    this.saved = read(current);
    this.revision = current.revision;
    this.history.push(this.saved);
    this.state = 'unsaved';
    this.#changed(false);
    this.save();
  }

  /** The page is left: what is open is sent, nothing more is asked. */
  leave() {
    this.#left = true;
    clearTimeout(this.#checkTimer);
    this.#checking.abort();
    this.#listeners.clear();
    if (this.state !== 'saved') this.save();
  }
}

/** @param {Document} sent @param {Document} state @param {Document} theirs @returns {Document} */
function rebased(sent, state, theirs) {
  /** @type {Document} */
  const next = { ...state, files: onto(sent.files, state.files, theirs.files) };
  for (const part of PARTS) {
    if (state.ahead[part] === 'text' || !readable(theirs, part) || !readable(state, part)) continue;
    next[part] = onto(sent[part], state[part], theirs[part]);
    next.ahead = { ...next.ahead, [part]: 'tree' };
  }
  return next;
}
