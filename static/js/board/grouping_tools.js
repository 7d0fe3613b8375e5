import { ask } from "../lib/dialog.js";
import { Component } from "../lib/component.js";
import { parseSeeds } from "./seeds.js";

/** 'Maak thema's': fewer or more, or as the machine thinks best, and with themes in mind. */
export class GroupingTools extends Component {
  static moduleName = "grouping-tools";

  #actions;

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, { actions, connection }) {
    super(root);
    this.#actions = actions;
    this.ref("grouping-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#group({});
    });
    this.#slider.addEventListener("input", () => {
      this.#number.value = this.#slider.value;
    });
    this.#number.addEventListener("input", () => this.#follow());
    this.ref("with-seeds").addEventListener("click", () => this.#askSeeds());
    connection.addEventListener("board", () => this.#follow());
  }

  get #slider() {
    return /** @type {HTMLInputElement} */ (this.ref("slider"));
  }

  get #number() {
    return /** @type {HTMLInputElement} */ (this.ref("number"));
  }

  /** The slider stands where the number is, or at the number of themes there are now. */
  #follow() {
    const now = this.#actions.board?.counts.themes || 9;
    this.#slider.value = this.#number.value || String(now);
  }

  /** @param {{ seeds?: import("./seeds.js").Seed[] }} wishes */
  async #group(wishes) {
    const button = this.ref("group");
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    this.ref("busy").hidden = false;
    const groups = Number(this.#number.value);
    await this.#actions.regroup({ ...wishes, ...(groups >= 2 ? { groups } : {}) });
    this.ref("busy").hidden = true;
    button.removeAttribute("aria-busy");
  }

  async #askSeeds() {
    const dialog = /** @type {HTMLDialogElement} */ (this.ref("seeds-dialog"));
    const field = /** @type {HTMLTextAreaElement} */ (this.ref("seeds"));
    const answering = ask(dialog);
    field.focus();
    if ((await answering) !== "yes") return;
    const seeds = parseSeeds(field.value);
    if (seeds.length) await this.#group({ seeds });
  }
}
