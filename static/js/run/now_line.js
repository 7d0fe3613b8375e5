import { Clock } from "../lib/clock.js";
import { Component } from "../lib/component.js";
import { write } from "../board/stamp.js";

/** The step and its time in one line, for who has the run-sheet folded away or has none. */
export class NowLine extends Component {
  static moduleName = "now-line";

  #clock = new Clock();

  /**
   * @param {HTMLElement} root
   * @param {import("../board/shapes.js").Services} services
   */
  constructor(root, { actions, connection }) {
    super(root);
    this.#clock.onTick(({ text }) => write(this.ref("now-time"), text));
    connection.addEventListener("board", () => {
      const board = actions.board;
      if (!board) return;
      write(this.ref("now-title"), (board.beside ?? board.step)?.title ?? "");
      this.#clock.set(board.timer);
    });
  }
}
