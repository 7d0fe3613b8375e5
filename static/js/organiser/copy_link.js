import { Component } from "../lib/component.js";

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
    try {
      await navigator.clipboard.writeText(text);
      this.ref("copy").textContent = this.root.dataset.said ?? "";
    } catch {
      getSelection()?.selectAllChildren(shown); // plain http: the person copies it
    }
  }
}
