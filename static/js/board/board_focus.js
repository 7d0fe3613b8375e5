import { focusAfter, neighbour } from "./neighbours.js";

/** @typedef {import("./neighbours.js").Lane} Lane */
/** @typedef {{ get: (id: string) => import("./note_view.js").NoteView | undefined }} Views */

/** One note of the board is in the order of Tab; arrows bring the focus to the others. */
export class BoardFocus {
  #views;
  #lanes;
  /** @type {string | null} */
  #active = null;

  /**
   * @param {Views} views
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

  /**
   * A note that has the focus loses it when it is taken to another place on the page; here it
   * gets it back, so that nobody has to start again because somebody else moved something.
   * @param {() => void} draw
   */
  keep(draw) {
    const held = document.activeElement;
    draw();
    const lost = held !== document.activeElement && document.activeElement === document.body;
    if (lost && held instanceof HTMLElement && held.isConnected) held.focus({ preventScroll: true });
  }

  /** Keep one note in the order of Tab, also when the last one left. */
  settle() {
    if (this.#active && this.#views.get(this.#active)?.found) return;
    if (this.#active) this.#views.get(this.#active)?.reach(false);
    this.#active = null;
    const first = this.#lanes().find((lane) => lane.ids.length)?.ids[0];
    if (first) this.reached(first);
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
