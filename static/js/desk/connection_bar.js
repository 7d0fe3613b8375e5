import { Component } from "../lib/component.js";
import { say, sayError } from "../lib/say.js";

const FINE_MS = 5000;

/** Says when the connection is gone, how much waits, and when everything is kept again. */
export class ConnectionBar extends Component {
  static moduleName = "connection-bar";

  #boxes;
  #wasOffline = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #fine;

  /**
   * @param {HTMLElement} root
   * @param {import("./desk.js").Desk} desk
   */
  constructor(root, { connection, outbox, quiet }) {
    super(root);
    this.#boxes = [outbox, quiet];
    connection.addEventListener("offline", () => this.#offline());
    connection.addEventListener("online", () => this.#online());
    connection.addEventListener("refused", (event) => this.#refused(/** @type {CustomEvent} */ (event)));
    for (const box of this.#boxes) box.addEventListener("change", () => this.#count());
    this.#count();
  }

  get #waiting() {
    return this.#boxes.reduce((sum, box) => sum + box.entries.length, 0);
  }

  #count() {
    const n = this.#waiting;
    this.ref("saved").hidden = n > 0 || this.#wasOffline;
    this.ref("waiting").hidden = n === 0;
    this.ref("waiting-count").textContent = say("desk.waiting", { n });
  }

  #offline() {
    this.#wasOffline = true;
    clearTimeout(this.#fine);
    this.#show("offline");
    this.#count();
  }

  #online() {
    if (!this.#wasOffline) return;
    this.#wasOffline = false;
    this.#show("online");
    this.#fine = setTimeout(() => this.#show(null), FINE_MS);
    this.#count();
  }

  /** @param {CustomEvent} event */
  #refused(event) {
    this.ref("refused-text").textContent = sayError(event.detail);
    this.#show("refused");
  }

  /** @param {string | null} name */
  #show(name) {
    for (const part of ["offline", "online", "refused"]) this.ref(part).hidden = part !== name;
  }
}
