import { MergeDialog } from "./merge_dialog.js";
import { NameDialog } from "./name_dialog.js";
import { ReasonDialog } from "./reason_dialog.js";
import { SplitDialog } from "./split_dialog.js";

/** @typedef {import("./shapes.js").Theme} Theme */

/** The questions that the board asks before it does something. */
export class BoardDialogs {
  #find;

  /** @param {(name: string) => HTMLElement} find an element by its `data-ref` */
  constructor(find) {
    this.#find = find;
  }

  /** @param {number} notes how many would be hidden @returns {Promise<string>} "" calls it off */
  reason(notes) {
    return new ReasonDialog(this.#dialog("hide-dialog")).ask(notes);
  }

  /** @param {string} title @returns {Promise<string>} "" calls it off */
  name(title) {
    return new NameDialog(this.#dialog("name-dialog")).ask(title);
  }

  /**
   * @param {Theme[]} themes
   * @param {string} first the theme from which it was asked
   */
  merge(themes, first) {
    return new MergeDialog(this.#dialog("merge-dialog")).ask(themes, first);
  }

  /** @param {import("./split_dialog.js").Question} question */
  split(question) {
    return new SplitDialog(this.#dialog("split-dialog")).ask(question);
  }

  /** @param {string} name */
  #dialog(name) {
    return /** @type {HTMLDialogElement} */ (this.#find(name));
  }
}
