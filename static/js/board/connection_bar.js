import { Component } from "../lib/component.js";
import { say, sayError } from "../lib/say.js";
import { write } from "./stamp.js";

const FINE_MS = 5000;

/** The yellow bar while there is no connection, the green one when it is back. */
export class ConnectionBar extends Component {
  static moduleName = "connection-bar";

  #services;
  #wasOffline = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later;

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    const { connection, dispatch } = services;
    connection.addEventListener("offline", () => this.#offline());
    connection.addEventListener("online", () => this.#online());
    connection.addEventListener("refused", (event) => this.#refused(/** @type {CustomEvent} */ (event).detail));
    dispatch.addEventListener("change", () => this.#wasOffline && this.#write());
  }

  #offline() {
    this.#wasOffline = true;
    clearTimeout(this.#later);
    this.#show("offline");
    this.#write();
  }

  #write() {
    const n = this.#services.dispatch.waiting;
    write(this.ref("offline-words"), n ? say("board.offline-waiting", { n }) : say("board.offline"));
  }

  #online() {
    if (!this.#wasOffline) return this.#show(null);
    this.#wasOffline = false;
    this.#show("back");
    this.#later = setTimeout(() => this.#show(null), FINE_MS);
    return undefined;
  }

  /** @param {{ code: string }} error */
  #refused(error) {
    write(this.ref("refused-words"), sayError(error));
    this.#show("refused");
  }

  /** @param {"offline" | "back" | "refused" | null} name */
  #show(name) {
    for (const bar of ["offline", "back", "refused"]) this.ref(bar).hidden = bar !== name;
    const saved = name === null || name === "back";
    document.body.classList.toggle("is-offline", !saved);
  }
}
