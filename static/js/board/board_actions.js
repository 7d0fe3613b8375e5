import { newId } from "../lib/ids.js";
import { say } from "../lib/say.js";
import { PendingMoves } from "./pending_moves.js";

/** @typedef {import("./shapes.js").Board} Board */
/** @typedef {import("./shapes.js").Theme} Theme */
/** @typedef {import("./shapes.js").Suggestion} Suggestion */
/** @typedef {import("../lib/outbox.js").Answer} Answer */

const GROUPING_TIMEOUT_MS = 30_000;
const PROPOSAL_MS = 8000;
const QUOTED = 40;

/**
 * A text short enough to be said in a sentence.
 * @param {string} text
 */
export function quoted(text) {
  return text.length > QUOTED ? `${text.slice(0, QUOTED - 1).trimEnd()}…` : text;
}

/**
 * What can be done on the board. Moves show at once and settle to what the server says. Fires
 * "change" when something is shown that the board does not say yet, or no longer, "acted" when this
 * person did something, and "asked" when this person asks for a proposal.
 */
export class BoardActions extends EventTarget {
  #connection;
  #dispatch;
  #status;
  #pending = new PendingMoves();

  /**
   * @param {import("../lib/connection.js").Connection} connection
   * @param {import("./dispatch.js").Dispatch} dispatch
   * @param {import("../lib/status.js").StatusLine} status
   */
  constructor(connection, dispatch, status) {
    super();
    this.#connection = connection;
    this.#dispatch = dispatch;
    this.#status = status;
    connection.addEventListener("board", () => this.#pending.board(connection.revision ?? 0));
    for (const { command, payload, answered } of dispatch.unsent) {
      if (command === "move_notes") this.#settle(payload.notes, payload.theme, answered);
    }
  }

  /** @returns {Board | null} */
  get board() {
    return /** @type {any} */ (this.#connection.board);
  }

  /** @param {string | null} id @returns {Theme | null} */
  theme(id) {
    return this.board?.themes.find((theme) => theme.id === id) ?? null;
  }

  /** @param {number} number @returns {Theme | null} */
  themeNumbered(number) {
    return this.board?.themes.find((theme) => theme.number === number) ?? null;
  }

  /** @param {string | null | undefined} id @returns {import("./shapes.js").Note | null} */
  note(id) {
    const rows = /** @type {any} */ (this.#connection.board)?.rows.notes;
    return rows?.get(id) ?? null;
  }

  /** @param {{ id: string, theme: string | null }} note */
  placeOf(note) {
    return this.#pending.placeOf(note);
  }

  /** @param {{ id: string }} note whether somebody here just gave it a place */
  isMoving(note) {
    return this.#pending.has(note.id);
  }

  /**
   * @param {string[]} notes
   * @param {string | null} theme
   */
  async place(notes, theme) {
    this.#said("board.said.moved", { ...this.#about(notes), theme: this.#named(theme) });
    const settled = this.#settle(notes, theme, this.#dispatch.keep("move_notes", { notes, theme }));
    this.#changed();
    return settled;
  }

  /**
   * Show a move until a board says the same, or the server refuses it.
   * @param {string[]} notes
   * @param {string | null} theme
   * @param {Promise<Answer>} answered
   */
  async #settle(notes, theme, answered) {
    const move = this.#pending.begin(notes, theme);
    const answer = await answered;
    if (answer.ok) this.#pending.accepted(move, answer.revision);
    else this.#pending.refused(move);
    const waiting = this.#pending.size;
    this.#pending.board(this.#connection.revision ?? 0);
    if (!answer.ok || this.#pending.size < waiting) this.#changed();
    return answer;
  }

  /**
   * @param {string} name
   * @param {string[]} notes
   */
  makeTheme(name, notes) {
    this.#said("board.said.made", { theme: name });
    return this.#dispatch.keep("add_theme", { id: newId(), name, notes });
  }

  /**
   * @param {string} theme
   * @param {string} name
   */
  rename(theme, name) {
    this.#said("board.said.renamed", { theme: name });
    return this.#dispatch.keep("rename_theme", { theme, name });
  }

  /**
   * @param {string[]} themes those that go
   * @param {string} into the one that stays
   * @param {string} name what it is called from now on
   */
  async merge(themes, into, name) {
    const renamed = name && name !== this.theme(into)?.name ? { name } : {};
    const answer = await this.#dispatch.keep("merge_themes", { themes, into, ...renamed });
    if (answer.ok) this.#said("board.said.merged", { n: themes.length + 1, theme: name });
    return answer;
  }

  /**
   * @param {string} theme
   * @param {string[]} notes
   * @param {string} name
   */
  split(theme, notes, name) {
    this.#said("board.said.split", { theme: name, n: notes.length });
    return this.#dispatch.keep("split_theme", { theme, notes, id: newId(), name });
  }

  /**
   * How the machine would split a theme; null when it sees no two parts, or is not asked in time.
   * @param {string} theme
   * @returns {Promise<Suggestion | null>}
   */
  async proposeSplit(theme) {
    const isIt = (/** @type {Suggestion} */ row) => row.kind === "split" && row.theme === theme;
    const fresh = () => this.board?.suggestions.find((row) => isIt(row) && !row.stale) ?? null;
    const options = { timeout_ms: GROUPING_TIMEOUT_MS };
    const answer = await this.#connection.send("propose_split", { theme }, options);
    return answer.ok ? this.#boardWith(fresh) : null;
  }

  /**
   * Ask for a whole proposal. It changes nothing by itself.
   * @param {{ groups?: number }} wishes
   */
  previewGrouping(wishes) {
    this.dispatchEvent(new Event("asked"));
    this.#status.say(say("board.said.thinking"));
    return this.#dispatch.send("preview_grouping", wishes, { timeout_ms: GROUPING_TIMEOUT_MS });
  }

  /**
   * Wait for the board that holds what was asked for.
   * @template T
   * @param {() => T | null} find
   * @returns {Promise<T | null>}
   */
  #boardWith(find) {
    const there = find();
    if (there) return Promise.resolve(there);
    return new Promise((resolve) => {
      const done = (/** @type {T | null} */ found) => {
        this.#connection.removeEventListener("board", look);
        clearTimeout(late);
        resolve(found);
      };
      const look = () => {
        const found = find();
        if (found) done(found);
      };
      const late = setTimeout(() => done(null), PROPOSAL_MS);
      this.#connection.addEventListener("board", look);
    });
  }

  /**
   * @param {string} theme
   * @param {boolean} parked
   */
  park(theme, parked) {
    this.#said(parked ? "board.said.parked" : "board.said.unparked", { theme: this.#named(theme) });
    return this.#dispatch.keep("park_theme", { theme, parked });
  }

  /**
   * @param {string[]} notes
   * @param {string} reason
   */
  async hide(notes, reason) {
    this.#said("board.said.hidden", { n: notes.length });
    await Promise.all(notes.map((id) => this.#dispatch.keep("hide_note", { id, reason })));
  }

  /** @param {string} id */
  show(id) {
    this.#said("board.said.shown", {});
    return this.#dispatch.keep("show_note", { id });
  }

  /**
   * Now or not at all: by the time a connection is back it may be about other notes.
   * @param {Suggestion} row
   * @param {boolean} accept
   */
  async answerSuggestion(row, accept) {
    const payload = { suggestion: row.id, accept };
    const options = { timeout_ms: GROUPING_TIMEOUT_MS };
    const answer = await this.#dispatch.send("answer_suggestion", payload, options);
    const changed = row.kind !== "own_themes"; // who is to type themes sees where
    if (answer.ok && accept && changed) this.#said(`board.said.followed.${row.kind}`, {});
    if (answer.ok && !accept) this.#status.say(say("board.said.declined"));
    return answer;
  }

  /** @param {{ groups?: number, seeds?: import("./seeds.js").Seed[] }} wishes */
  async regroup(wishes) {
    this.#status.say(say("board.said.grouping"));
    const answer = await this.#dispatch.send("regroup", wishes, { timeout_ms: GROUPING_TIMEOUT_MS });
    if (answer.ok) this.#said("board.said.grouped", {});
    return answer;
  }

  async undo() {
    const entry = this.board?.history.undo;
    const answer = await this.#dispatch.send("undo");
    if (answer.ok && entry) this.#status.say(say("board.said.undone", { what: did(entry) }));
    return answer;
  }

  async redo() {
    const entry = this.board?.history.redo;
    const answer = await this.#dispatch.send("redo");
    if (answer.ok && entry) this.#status.say(say("board.said.redone", { what: did(entry) }));
    return answer;
  }

  /** @param {string | null} theme */
  #named(theme) {
    const row = this.theme(theme);
    return row ? `${row.number} ${row.name}` : say("board.loose");
  }

  /** @param {string[]} notes */
  #about(notes) {
    const only = notes.length === 1 && this.note(notes[0]);
    const what = only ? say("board.quoted", { text: quoted(only.text) }) : null;
    return { what: what ?? say("board.notes", { n: notes.length }) };
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} params
   */
  #said(key, params) {
    this.#status.say(say(key, params), { action: say("board.undo"), act: () => this.undo() });
    this.dispatchEvent(new Event("acted"));
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * What a board command did: "verplaats 3 briefjes naar Groen".
 * @param {import("./shapes.js").HistoryEntry} entry
 */
export function did({ command, notes = 0, theme, suggestion }) {
  const followed = suggestion && command === "answer_suggestion";
  const key = followed ? `board.did.suggestion.${suggestion}` : `board.did.${command}`;
  return say(key, { notes: say("board.notes", { n: notes }), theme: theme?.name ?? say("board.loose") });
}
