import { Component } from "../lib/component.js";
import { readShelf, writeShelf } from "../lib/device_shelf.js";

const NAME = "samenspel.run-sheet-folded";

/** On a laptop the run-sheet folds away; on a tablet or phone run control and board take turns. */
export class PageSwitch extends Component {
  static moduleName = "page-switch";

  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    const fold = this.ref("fold");
    fold.addEventListener("click", () => this.#fold(!this.root.classList.contains("is-folded")));
    this.#fold(readShelf(NAME) === true);
    for (const button of this.refs("page")) {
      button.addEventListener("click", () => this.#turn(button.dataset.page ?? "run"));
    }
    this.#turn("run");
    root.addEventListener("click", (event) => this.#toHeadCount(event));
  }

  /**
   * The link in the head leads to the field, wherever that was put away.
   * @param {Event} event
   */
  #toHeadCount(event) {
    const link = event.target instanceof Element && event.target.closest('a[href="#people-field"]');
    if (!link) return;
    event.preventDefault();
    this.#fold(false);
    this.#turn("run");
    document.getElementById("people-field")?.focus();
  }

  /** @param {boolean} folded */
  #fold(folded) {
    this.root.classList.toggle("is-folded", folded);
    this.ref("fold").setAttribute("aria-expanded", String(!folded));
    writeShelf(NAME, folded || null);
  }

  /** @param {string} page */
  #turn(page) {
    this.root.dataset.page = page;
    for (const button of this.refs("page")) {
      button.setAttribute("aria-pressed", String(button.dataset.page === page));
    }
  }
}
