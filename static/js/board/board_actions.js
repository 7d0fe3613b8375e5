import { newId } from "../lib/ids.js";
import { say } from "../lib/say.js";
import { PendingMoves } from "./pending_moves.js";

/** @typedef {import("./shapes.js").Board} Board */
/** @typedef {import("./shapes.js").Theme} Theme */
/** @typedef {import("../lib/outbox.js").Answer} Answer */

const GROUPING_TIMEOUT_MS = 30_000;
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
 * "change" when something is shown that the board does not say yet, or no longer.
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

  /** @param {{ id: string, theme: string | null }} note */
  placeOf(note) {
    return this.#pending.placeOf(note);
  }

  /**
   * @param {string[]} notes
   * @param {string | null} theme
   */
  async place(notes, theme) {
    const move = this.#pending.begin(notes, theme);
    this.#changed();
    this.#said("board.said.moved", { ...this.#about(notes), theme: this.#named(theme) });
    const answer = await this.#dispatch.keep("move_notes", { notes, theme });
    if (answer.ok) this.#pending.accepted(move, answer.revision);
    else this.#pending.refused(move);
    this.#pending.board(this.#connection.revision ?? 0);
    this.#changed();
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
    const answer = await this.#dispatch.keep("merge_themes", { themes, into });
    if (!answer.ok) return answer;
    if (name && name !== this.theme(into)?.name) {
      await this.#dispatch.keep("rename_theme", { theme: into, name });
    }
    this.#said("board.said.merged", { n: themes.length + 1, theme: name });
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
    for (const id of notes) await this.#dispatch.keep("hide_note", { id, reason });
  }

  /** @param {string} id */
  show(id) {
    this.#said("board.said.shown", {});
    return this.#dispatch.keep("show_note", { id });
  }

  /**
   * @param {string} suggestion
   * @param {boolean} accept
   */
  answerSuggestion(suggestion, accept) {
    if (accept) this.#said("board.said.followed", {});
    return this.#dispatch.keep("answer_suggestion", { suggestion, accept });
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
    const only = notes.length === 1 && this.board?.notes.find((note) => note.id === notes[0]);
    const what = only ? say("board.quoted", { text: quoted(only.text) }) : null;
    return { what: what ?? say("board.notes", { n: notes.length }) };
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} params
   */
  #said(key, params) {
    this.#status.say(say(key, params), { action: say("board.undo"), act: () => this.undo() });
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * What a board command is called.
 * @param {{ command: string }} entry
 */
export function did(entry) {
  return say(`board.did.${entry.command}`);
}
