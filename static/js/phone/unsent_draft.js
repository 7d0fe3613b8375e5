import { Component } from "../lib/component.js";

/** A text that stayed on the phone because its question closed, with what to do about it. */
export class UnsentDraft extends Component {
  #drafts;

  /**
   * @param {HTMLElement} root
   * @param {import("./scene.js").Services} services
   */
  constructor(root, { drafts }) {
    super(root);
    this.#drafts = drafts;
    this.ref("draft-forget").addEventListener("click", () => {
      drafts.keep("unsent", null);
      this.update();
    });
  }

  update() {
    const text = this.#drafts.get("unsent");
    this.root.hidden = !text;
    this.ref("draft-text").textContent = text ?? "";
  }
}
