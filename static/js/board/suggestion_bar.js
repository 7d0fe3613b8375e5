import { Component } from "../lib/component.js";
import { say } from "../lib/say.js";
import { write } from "./stamp.js";

/** @typedef {import("./shapes.js").Suggestion} Suggestion */

/** What the machine proposes, one at a time; nothing happens until a person says yes. */
export class SuggestionBar extends Component {
  static moduleName = "suggestion-bar";

  #services;
  #at = 0;

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    services.connection.addEventListener("board", () => this.#draw());
    this.ref("suggestion-yes").addEventListener("click", () => this.#answer(true));
    this.ref("suggestion-no").addEventListener("click", () => this.#answer(false));
    this.ref("suggestion-next").addEventListener("click", () => this.#turn());
    this.ref("suggestion-look").addEventListener("click", () => this.#look());
  }

  get #rows() {
    return this.#services.actions.board?.suggestions ?? [];
  }

  /** @returns {Suggestion | undefined} */
  get #row() {
    return this.#rows[this.#at];
  }

  #draw() {
    const rows = this.#rows;
    this.#at = Math.min(this.#at, Math.max(0, rows.length - 1));
    const row = this.#row;
    this.root.hidden = !row;
    if (!row) return;
    const where = say("board.suggestion.at", { at: this.#at + 1, of: rows.length });
    write(this.ref("suggestion-count"), where);
    write(this.ref("suggestion-text"), this.#sentence(row));
    write(this.ref("suggestion-yes"), say(`board.suggestion.yes.${row.kind}`));
    this.ref("suggestion-next").hidden = rows.length < 2;
  }

  /** @param {Suggestion} row */
  #sentence(row) {
    const { actions } = this.#services;
    const note = actions.board?.notes.find((other) => other.id === row.note);
    const named = (/** @type {string | null} */ id) => {
      const theme = actions.theme(id);
      return theme ? `${theme.number} ${theme.name}` : say("board.loose");
    };
    const params = {
      note: note?.text ?? "",
      theme: named(row.kind === "move" ? (row.into ?? row.theme) : row.theme),
      into: named(row.into),
    };
    const sentence = say(`board.suggestion.${row.kind}`, params);
    const words = row.why.join(", ");
    return words ? `${sentence} ${say("board.because-sentence", { words })}` : sentence;
  }

  /** @param {boolean} accept */
  #answer(accept) {
    if (this.#row) this.#services.actions.answerSuggestion(this.#row.id, accept);
  }

  #turn() {
    this.#at = (this.#at + 1) % this.#rows.length;
    this.#draw();
  }

  #look() {
    const row = this.#row;
    const note = this.#services.actions.board?.notes.find((other) => other.id === row?.note);
    const detail = (note ? this.#services.actions.placeOf(note) : row?.theme) ?? "loose";
    this.root.dispatchEvent(new CustomEvent("jump", { bubbles: true, detail }));
  }
}
