import { looseSteps, noteRows } from "./note_rows.js";
import { OwnNotes } from "./own_notes.js";
import { Scene } from "./scene.js";

/** @typedef {import("./scene.js").View} View */

/** A question that is closed: where one's own notes landed. */
export class LandedScene extends Scene {
  #notes;

  /**
   * @param {HTMLElement} root
   * @param {import("./scene.js").Services} services
   */
  constructor(root, services) {
    super(root, services);
    this.#notes = new OwnNotes(root, "notes", services.say);
  }

  /** @param {View} view */
  update({ board, own, step, waiting, online }) {
    this.root.dataset.step = step.id;
    const rows = noteRows({ notes: own.notes, step: step.id, waiting, recent: new Map(), online });
    this.#notes.draw(rows, { open: false, loose: looseSteps(board.steps, rows) });
    this.show("notes-section", rows.length > 0);
    this.show("notes-title", rows.length > 0);
    this.fill("notes-count", rows.length);
    this.show("wrong", rows.some((row) => row.theme));
  }
}
