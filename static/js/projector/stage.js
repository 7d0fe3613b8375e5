import { Fitting } from "./fitting.js";
import { morph } from "./morph.js";
import { sceneOf } from "./scene.js";
import { PICTURES } from "./views/index.js";

/** @typedef {import("./board_types.js").Board} Board */
/** @typedef {import("./board_types.js").Moment} Moment */

/** Where pictures stand: draws the next one over the last and makes its text fit. */
export class Stage {
  #root;
  #fitting = new Fitting();

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
  }

  /**
   * @param {Board} board
   * @param {Moment} moment
   */
  draw(board, moment) {
    const draw = PICTURES[sceneOf(board)] ?? PICTURES.question;
    if (draw) this.#place(draw(board, moment));
    this.#fitting.fit(this.#root);
  }

  /** Fit all text again: the window, the letters or the fonts changed. */
  refit() {
    this.#fitting.forget();
    this.#fitting.fit(this.#root);
  }

  /** @param {HTMLElement} wanted */
  #place(wanted) {
    const current = this.#root.firstElementChild;
    const same = current instanceof HTMLElement && current.dataset.key === wanted.dataset.key;
    if (same) morph(current, wanted);
    else this.#root.replaceChildren(wanted);
  }
}
