import { Component } from "./component.js";

const SHORTEST_MS = 10_000;

/**
 * The one status line of a screen (`role=status`): stays until the next action, at least 10 s.
 * Markup: macro `status_line()`; refs `text` and `action`.
 */
export class StatusLine extends Component {
  static moduleName = "status-line";

  #until = 0;
  /** @type {(() => void) | undefined} */
  #act;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #leaving;

  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    this.ref("action").addEventListener("click", () => this.#press());
  }

  /**
   * @param {string} text
   * @param {{ action?: string, act?: () => void, shown?: boolean }} with_ the button's words and what it does;
   *   `shown: false` is only read aloud, because the page shows it elsewhere
   */
  say(text, { action, act, shown = true } = {}) {
    clearTimeout(this.#leaving);
    this.ref("line").classList.toggle("visually-hidden", !shown);
    this.ref("text").textContent = text;
    this.#act = act;
    const button = this.ref("action");
    button.hidden = !action;
    button.textContent = action ?? "";
    this.ref("line").hidden = false;
    this.#until = Date.now() + SHORTEST_MS;
  }

  /** Called at the next action of the person: what has been said long enough goes. */
  actionTaken() {
    if (Date.now() >= this.#until) this.clear();
  }

  /**
   * What it says belongs to what was there before: it goes as soon as it has been said long enough. What it offers
   * to do goes at once, because it can no longer be done.
   */
  settle() {
    clearTimeout(this.#leaving);
    this.ref("action").hidden = true;
    this.#act = undefined;
    this.#leaving = setTimeout(() => this.clear(), Math.max(0, this.#until - Date.now()));
  }

  clear() {
    clearTimeout(this.#leaving);
    this.ref("line").hidden = true;
    this.ref("text").textContent = "";
    this.#act = undefined;
  }

  #press() {
    const act = this.#act;
    this.clear();
    act?.();
  }
}
