import { ask } from "../lib/dialog.js";
import { part, write } from "./stamp.js";

/** The name of a new theme. */
export class NameDialog {
  #dialog;

  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.#dialog = dialog;
  }

  /** @param {string} title @returns {Promise<string>} */
  async ask(title) {
    write(part(this.#dialog, "question"), title);
    const field = /** @type {HTMLInputElement} */ (part(this.#dialog, "field"));
    field.value = "";
    const answering = ask(this.#dialog);
    field.focus();
    return (await answering) === "yes" ? field.value.trim() : "";
  }
}
