import { Component } from "../lib/component.js";
import { copyText } from "../lib/copy_text.js";

/** Copies a link or a key to the clipboard; where the browser forbids that, it is selected instead. */
export class CopyLink extends Component {
  static moduleName = "copy-link";

  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    this.ref("copy").addEventListener("click", () => this.#copy());
  }

  async #copy() {
    const shown = this.ref("address");
    const text = shown instanceof HTMLAnchorElement ? shown.href : (shown.textContent ?? "");
    if (await copyText(text)) this.ref("copy").textContent = this.root.dataset.said ?? "";
    else getSelection()?.selectAllChildren(shown);
  }
}
