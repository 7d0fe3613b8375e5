import { ask } from "../lib/dialog.js";
import { say } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";
import { part, stamp, write } from "./stamp.js";

/** @typedef {import("./shapes.js").Theme} Theme */
/** @typedef {import("./shapes.js").Note} Note */

/** Which notes of a theme become a theme of their own: a press brings a note to the other side. */
export class SplitDialog {
  #dialog;
  /** @type {Set<string>} */
  #leaving = new Set();

  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.#dialog = dialog;
  }

  /**
   * @param {Theme} theme
   * @param {Note[]} notes
   * @param {(id: string) => boolean} chosen
   * @returns {Promise<{ notes: string[], name: string } | null>}
   */
  async ask(theme, notes, chosen) {
    this.#leaving = new Set(notes.map((note) => note.id).filter(chosen));
    paint(part(this.#dialog, "stays"), theme);
    write(part(this.#dialog, "old-name"), `${theme.number} ${theme.name}`);
    const name = /** @type {HTMLInputElement} */ (part(this.#dialog, "field"));
    name.value = "";
    const rows = notes.map((note) => this.#row(note));
    this.#spread(rows);
    const answering = ask(this.#dialog);
    const answer = await answering;
    if (answer !== "yes" || !this.#leaving.size || !name.value.trim()) return null;
    return { notes: [...this.#leaving], name: name.value.trim() };
  }

  /** @param {Note} note */
  #row(note) {
    const row = stamp(part(this.#dialog, "row"));
    const button = part(row, "switch");
    button.dataset.id = note.id;
    write(button, note.text || say("board.text-follows"));
    button.onclick = () => {
      const rows = Array.from(this.#dialog.querySelectorAll("li"));
      if (!this.#leaving.delete(note.id)) this.#leaving.add(note.id);
      this.#spread(rows);
      button.focus();
    };
    return row;
  }

  /** @param {HTMLElement[]} rows */
  #spread(rows) {
    const goes = (/** @type {HTMLElement} */ row) =>
      this.#leaving.has(part(row, "switch").dataset.id ?? "");
    const leaving = rows.filter(goes);
    part(this.#dialog, "leaves-list").replaceChildren(...leaving);
    part(this.#dialog, "stays-list").replaceChildren(...rows.filter((row) => !goes(row)));
    write(part(this.#dialog, "leaves-count"), say("board.notes", { n: leaving.length }));
    const stay = rows.length - leaving.length;
    write(part(this.#dialog, "stays-count"), say("board.notes", { n: stay }));
    part(this.#dialog, "hint").hidden = leaving.length > 0;
  }
}
