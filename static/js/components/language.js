import { Component } from "../lib/component.js";
import { readShelf, writeShelf } from "../lib/device_shelf.js";
import { ask } from "../lib/dialog.js";

const LETTERS = "letters"; // the size in percent, kept on this device
const SIZES = ["100", "120", "145"];

/** 'Aa Taal': the language of the page and the size of its letters. */
export class Language extends Component {
  static moduleName = "language";

  /**
   * @param {HTMLElement} root
   * @param {{ chooseLanguage?: (code: string) => Promise<unknown> }} services `chooseLanguage`: tells the
   *   server before the page loads again in that language
   */
  constructor(root, { chooseLanguage } = {}) {
    super(root);
    const dialog = /** @type {HTMLDialogElement} */ (this.ref("dialog"));
    this.ref("open").addEventListener("click", () => ask(dialog));
    for (const button of this.refs("letters")) {
      button.addEventListener("click", () => this.#choose(button.dataset.size ?? "100"));
    }
    const size = readShelf(LETTERS);
    this.#choose(SIZES.includes(size) ? size : "100");
    if (chooseLanguage) this.#tellFirst(chooseLanguage);
  }

  /** @param {string} size */
  #choose(size) {
    for (const other of SIZES) document.documentElement.classList.toggle(`letters-${other}`, other === size);
    writeShelf(LETTERS, size);
    for (const button of this.refs("letters")) {
      button.setAttribute("aria-pressed", String(button.dataset.size === size));
    }
  }

  /** @param {(code: string) => Promise<unknown>} chooseLanguage */
  #tellFirst(chooseLanguage) {
    for (const link of this.refs("choice")) {
      link.addEventListener("click", async (press) => {
        press.preventDefault();
        await chooseLanguage(link.dataset.language ?? "");
        location.href = /** @type {HTMLAnchorElement} */ (link).href;
      });
    }
  }
}
