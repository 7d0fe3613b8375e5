import { Component } from "../lib/component.js";

/** Copies a link to the clipboard; where the browser forbids that, the link is selected instead. */
export class CopyLink extends Component {
  static moduleName = "copy-link";

  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    this.ref("copy").addEventListener("click", () => this.#copy());
  }

  async #copy() {
    const address = /** @type {HTMLAnchorElement} */ (this.ref("address")).href;
    try {
      await navigator.clipboard.writeText(address);
      this.ref("copy").textContent = this.root.dataset.said ?? "";
    } catch {
      getSelection()?.selectAllChildren(this.ref("address")); // plain http: the person copies it
    }
  }
}
