import { Component } from "../lib/component.js";
import { reconcile } from "../lib/keyed_list.js";
import { ReasonDialog } from "../board/reason_dialog.js";
import { part, stamp, write } from "../board/stamp.js";

/** @typedef {import("../board/shapes.js").Note} Note */

const SHOWN = 6;

/** The latest notes, for who walks about with a tablet or a phone; each can be hidden at once. */
export class NewestNotes extends Component {
  static moduleName = "newest-notes";

  #services;

  /**
   * @param {HTMLElement} root
   * @param {import("../board/shapes.js").Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    services.connection.addEventListener("board", () => this.#draw());
    root.addEventListener("click", (event) => this.#press(event));
  }

  #draw() {
    const notes = this.#services.actions.board?.notes ?? [];
    const newest = notes.slice(-SHOWN).reverse();
    this.ref("no-notes").hidden = newest.length > 0;
    reconcile(this.ref("newest"), newest, {
      key: (note) => note.id,
      create: () => stamp(this.ref("newest-row")),
      update: (element, note) => this.#update(element, note),
    });
  }

  /**
   * @param {HTMLElement} element
   * @param {Note} note
   */
  #update(element, note) {
    element.dataset.id = note.id;
    write(part(element, "text"), note.text);
  }

  /** @param {Event} event */
  #press(event) {
    const target = /** @type {Element} */ (event.target);
    const id = target.closest("[data-id] button")?.closest("[data-id]")?.getAttribute("data-id");
    if (id) this.#hide(id);
  }

  /** @param {string} id */
  async #hide(id) {
    const dialog = /** @type {HTMLDialogElement} */ (this.ref("newest-hide-dialog"));
    const reason = await new ReasonDialog(dialog).ask(1);
    if (reason) await this.#services.actions.hide([id], reason);
  }
}
