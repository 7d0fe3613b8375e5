import { Component } from "../lib/component.js";

/** The field of the join code: pasted spaces and dashes go, six digits stay. Nothing is sent by itself. */
export class JoinCode extends Component {
  static moduleName = "join-code";

  /** @param {HTMLElement} root the input */
  constructor(root) {
    super(root);
    const input = /** @type {HTMLInputElement} */ (root);
    input.addEventListener("input", () => {
      const digits = input.value.replace(/\D/g, "").slice(0, 6);
      if (digits !== input.value) input.value = digits;
    });
  }
}
