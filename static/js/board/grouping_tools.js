import { ask } from "../lib/dialog.js";
import { Component } from "../lib/component.js";
import { parseSeeds } from "./seeds.js";

/** So long somebody may still be sliding before the machine thinks along. */
const SLIDING_MS = 500;

/**
 * 'Maak thema's', as the machine thinks best or with themes in mind; and fewer or more, which only
 * shows what it would give.
 */
export class GroupingTools extends Component {
  static moduleName = "grouping-tools";

  #actions;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #sliding;

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
      this.#previewSoon();
    });
    this.#number.addEventListener("input", () => {
      this.#follow();
      this.#previewSoon();
    });
    this.ref("with-seeds").addEventListener("click", () => this.#askSeeds());
    document.addEventListener("type-themes", () => this.#askSeeds());
    connection.addEventListener("board", () => this.#follow());
  }

  get #slider() {
    return /** @type {HTMLInputElement} */ (this.ref("slider"));
  }

  get #number() {
    return /** @type {HTMLInputElement} */ (this.ref("number"));
  }

  /** @returns {{ groups?: number }} */
  get #wishes() {
    const groups = Number(this.#number.value);
    return groups >= 2 ? { groups } : {};
  }

  /** The slider stands where the number is, or at the number of themes there are now. */
  #follow() {
    const now = this.#actions.board?.counts.themes || 9;
    this.#slider.value = this.#number.value || String(now);
  }

  #previewSoon() {
    clearTimeout(this.#sliding);
    this.#sliding = setTimeout(() => {
      if (this.#wishes.groups) this.#busy(this.#actions.previewGrouping(this.#wishes));
    }, SLIDING_MS);
  }

  /** @param {{ seeds?: import("./seeds.js").Seed[] }} wishes */
  async #group(wishes) {
    if (this.ref("group").getAttribute("aria-busy") === "true") return;
    clearTimeout(this.#sliding);
    await this.#busy(this.#actions.regroup({ ...wishes, ...this.#wishes }));
  }

  /** @param {Promise<unknown>} working */
  async #busy(working) {
    const button = this.ref("group");
    button.setAttribute("aria-busy", "true");
    this.ref("busy").hidden = false;
    await working;
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
