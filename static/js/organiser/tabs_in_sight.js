import { Component } from "../lib/component.js";

/** On a phone a row of pages runs out of sight; the page of now is brought into it. */
export class TabsInSight extends Component {
  static moduleName = "tabs-in-sight";

  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    const now = /** @type {HTMLElement | null} */ (root.querySelector("[aria-current]"));
    if (now) root.scrollLeft = now.offsetLeft - root.offsetLeft - (root.clientWidth - now.offsetWidth) / 2;
  }
}
