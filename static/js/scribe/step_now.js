import { Component } from "../lib/component.js";
import { Clock } from "../lib/clock.js";

/** What the hall is doing now, in the head of the page. */
export class StepNow extends Component {
  static moduleName = "step-now";

  #clock = new Clock();

  /**
   * @param {HTMLElement} root
   * @param {{ connection: EventTarget }} services
   */
  constructor(root, { connection }) {
    super(root);
    connection.addEventListener("board", (event) => this.#take(/** @type {CustomEvent} */ (event).detail));
    this.#clock.onTick(({ text }) => {
      this.ref("clock").textContent = text;
    });
  }

  /** @param {Record<string, any>} board */
  #take(board) {
    const now = [board.step, board.beside].filter(Boolean).map(({ title }) => title);
    this.root.hidden = now.length === 0;
    this.ref("step").textContent = now.join(" · ");
    this.#clock.set(board.timer);
  }
}
