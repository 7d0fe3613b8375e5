import { focusAfter, neighbour } from "./neighbours.js";

/** @typedef {import("./neighbours.js").Lane} Lane */
/** @typedef {import("./note_view.js").NoteView} NoteView */

/** One note of the board is in the order of Tab; arrows bring the focus to the others. */
export class BoardFocus {
  #views;
  #lanes;
  /** @type {string | null} */
  #active = null;

  /**
   * @param {Map<string, NoteView>} views
   * @param {() => Lane[]} lanes the notes that can be seen now
   */
  constructor(views, lanes) {
    this.#views = views;
    this.#lanes = lanes;
  }

  get active() {
    return this.#active;
  }

  /** @param {string} id */
  reached(id) {
    if (id === this.#active) return;
    if (this.#active) this.#views.get(this.#active)?.reach(false);
    this.#active = id;
    this.#views.get(id)?.reach(true);
  }

  /** Keep one note in the order of Tab, also when the last one left. */
  settle() {
    const ids = this.#lanes().flatMap((lane) => lane.ids);
    if (this.#active && ids.includes(this.#active)) return;
    if (this.#active) this.#views.get(this.#active)?.reach(false);
    this.#active = null;
    if (ids[0]) this.reached(ids[0]);
  }

  /** @param {string | null} id */
  put(id) {
    const view = id ? this.#views.get(id) : undefined;
    if (!id || !view) return;
    this.reached(id);
    view.element.focus({ preventScroll: true });
    view.element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /**
   * @param {import("./neighbours.js").Direction} direction
   * @returns {string | null} where it went
   */
  move(direction) {
    if (!this.#active) return null;
    const to = neighbour(this.#lanes(), this.#active, direction);
    this.put(to);
    return to;
  }

  /**
   * Which note comes next when these leave their columns.
   * @param {Iterable<string>} leaving
   * @param {string} id
   */
  after(leaving, id) {
    return focusAfter(this.#lanes(), new Set(leaving), id);
  }
}
