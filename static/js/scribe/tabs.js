import { Component } from "../lib/component.js";
import { neededNow } from "./needed_now.js";

/** The parts of the page as links; the one in the address is shown, the one needed now is marked. */
export class Tabs extends Component {
  static moduleName = "tabs";

  /**
   * @param {HTMLElement} root
   * @param {{ connection: EventTarget }} services
   */
  constructor(root, { connection }) {
    super(root);
    addEventListener("hashchange", () => this.#show(true));
    connection.addEventListener("board", (event) => this.#mark(/** @type {CustomEvent} */ (event).detail));
    this.#show(false);
  }

  get #links() {
    return /** @type {HTMLAnchorElement[]} */ (this.refs("tab"));
  }

  /** @param {boolean} moved */
  #show(moved) {
    const links = this.#links;
    const chosen = links.find((link) => link.hash === location.hash) ?? links[0];
    for (const link of links) {
      const panel = document.querySelector(`[data-panel="${link.hash.slice(1)}"]`);
      if (panel instanceof HTMLElement) panel.hidden = link !== chosen;
      if (link === chosen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (!moved) return;
    const field = document.querySelector(`[data-panel="${chosen?.hash.slice(1)}"] [data-first]`);
    if (field instanceof HTMLElement) field.focus();
  }

  /** @param {Record<string, any>} board */
  #mark(board) {
    const needed = neededNow(board);
    for (const link of this.#links) {
      const mark = link.querySelector('[data-ref="now"]');
      if (mark instanceof HTMLElement) mark.hidden = !needed.has(link.hash.slice(1));
    }
  }
}
