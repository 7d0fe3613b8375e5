import { Component } from "../lib/component.js";
import { write } from "./stamp.js";

/** 'Te bekijken 2': opens and closes the queue beside the board. */
export class ReviewButton extends Component {
  static moduleName = "review-button";

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, { actions, connection }) {
    super(root);
    connection.addEventListener("board", () => this.#draw(actions.board));
    root.addEventListener("click", () => this.#turn());
  }

  get #panel() {
    return document.querySelector(`#${this.root.getAttribute("aria-controls")}`);
  }

  /** @param {import("./shapes.js").Board | null} board */
  #draw(board) {
    const waiting = board?.review.filter((row) => row.state === "waiting").length ?? 0;
    write(this.ref("review-count"), String(waiting));
    this.ref("review-count").classList.toggle("is-none", waiting === 0);
  }

  #turn() {
    const panel = /** @type {HTMLElement | null} */ (this.#panel);
    if (!panel) return;
    panel.hidden = !panel.hidden;
    this.root.setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden) panel.querySelector("h2")?.focus();
  }
}
