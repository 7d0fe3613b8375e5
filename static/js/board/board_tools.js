import { ask } from "../lib/dialog.js";
import { Component } from "../lib/component.js";
import { isGrouped } from "./arrangement.js";
import { say } from "../lib/say.js";

/** Between letters typed fast the board does not look yet. */
const TYPING_MS = 120;

/** Looking for notes, and how the board is shown: order, all at once, reasons, keys. */
export class BoardTools extends Component {
  static moduleName = "board-tools";

  #settings;

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, { actions, settings, connection }) {
    super(root);
    this.#settings = settings;
    const search = /** @type {HTMLInputElement} */ (this.ref("search"));
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let typing;
    search.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => settings.lookFor(search.value), TYPING_MS);
    });
    search.addEventListener("keydown", (press) => {
      if (press.key !== "Escape" || !search.value) return;
      search.value = "";
      settings.lookFor("");
    });
    const { order, layout, why } = { order: "unsure", layout: "overview", why: true };
    this.#toggle("unsure-first", () => settings.order === order, (on) => ({ order: on ? order : "number" }));
    this.ref("unsure-first").addEventListener("click", () => {
      if (settings.order === order) settings.beginPile();
    });
    this.#toggle("overview", () => settings.layout === layout, (on) => ({ layout: on ? layout : "columns" }));
    this.#toggle("reasons", () => settings.why === why, (on) => ({ why: on }));
    this.ref("keys").addEventListener("click", () => this.#showKeys());
    connection.addEventListener("board", () => {
      const notes = actions.board?.notes.filter(isGrouped) ?? [];
      search.placeholder = say("board.search-in", { n: notes.length });
    });
  }

  /**
   * @param {string} name
   * @param {() => boolean} is
   * @param {(on: boolean) => Partial<import("./board_settings.js").Settings>} change
   */
  #toggle(name, is, change) {
    const button = this.ref(name);
    const draw = () => button.setAttribute("aria-pressed", String(is()));
    button.addEventListener("click", () => this.#settings.set(change(!is())));
    this.#settings.addEventListener("change", draw);
    draw();
  }

  /**
   * @param {string} name
   * @param {boolean} checked
   * @param {(on: boolean) => Partial<import("./board_settings.js").Settings>} change
   */
  #box(name, checked, change) {
    const box = /** @type {HTMLInputElement} */ (this.ref(name));
    box.checked = checked;
    box.onchange = () => this.#settings.set(change(box.checked));
  }

  async #showKeys() {
    this.#box("letters", this.#settings.letters, (letters) => ({ letters }));
    this.#box("arrivals", this.#settings.arrivals, (arrivals) => ({ arrivals }));
    await ask(/** @type {HTMLDialogElement} */ (this.ref("keys-dialog")));
  }
}
