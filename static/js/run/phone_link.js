import { Component } from "../lib/component.js";
import { ask } from "../lib/dialog.js";

/**
 * 'Bedien met telefoon': this page's own link as a code to scan. It opens the whole evening, so it
 * stays covered until somebody says that nobody looks along.
 */
export class PhoneLink extends Component {
  static moduleName = "phone-link";

  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    this.ref("phone-open").addEventListener("click", () => this.#open());
    this.ref("phone-uncover").addEventListener("click", () => this.#uncover());
  }

  async #open() {
    await ask(/** @type {HTMLDialogElement} */ (this.ref("phone-dialog")));
    this.ref("phone-code").replaceChildren();
    this.ref("phone-uncover").hidden = false;
  }

  #uncover() {
    const code = /** @type {HTMLTemplateElement} */ (this.ref("phone-picture"));
    this.ref("phone-code").replaceChildren(code.content.cloneNode(true));
    this.ref("phone-uncover").hidden = true;
    this.ref("phone-code").focus();
  }
}
