import { ask } from "../lib/dialog.js";
import { say } from "../lib/say.js";
import { part, write } from "./stamp.js";

/** Why a note is hidden; the writer reads the reason too. */
export class ReasonDialog {
  #dialog;

  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.#dialog = dialog;
  }

  /** @param {number} notes @returns {Promise<string>} */
  ask(notes) {
    write(part(this.#dialog, "question"), say("board.hide.question", { n: notes }));
    return ask(this.#dialog);
  }
}
