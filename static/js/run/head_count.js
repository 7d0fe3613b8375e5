import { Component } from "../lib/component.js";

/** How many people are in the hall, corrected at any time; every screen counts with it. */
export class HeadCount extends Component {
  static moduleName = "head-count";

  #dispatch;

  /**
   * @param {HTMLElement} root
   * @param {import("../board/shapes.js").Services} services
   */
  constructor(root, { actions, connection, dispatch }) {
    super(root);
    this.#dispatch = dispatch;
    connection.addEventListener("board", () => this.#draw(actions.board?.counts.people ?? 0));
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save();
    });
  }

  get #field() {
    return /** @type {HTMLInputElement} */ (this.ref("people"));
  }

  /** @param {number} people */
  #draw(people) {
    const field = this.#field;
    if (document.activeElement !== field) field.value = people ? String(people) : "";
  }

  async #save() {
    const people = Number(this.#field.value);
    const { ok } = await this.#dispatch.send("set_headcount", { people });
    if (ok) this.#field.blur();
  }
}
