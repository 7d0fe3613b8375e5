import { Component } from "../lib/component.js";

const PATIENCE_MS = 2500;

/** Says when the connection is gone and what happens meanwhile, and when it is back. */
export class Presence extends Component {
  #services;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #worry;
  #was = 0;

  /**
   * @param {HTMLElement} root the body
   * @param {Pick<import("./scene.js").Services, "connection" | "outbox" | "status" | "say">} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    services.connection.addEventListener("online", () => this.#online());
    services.connection.addEventListener("offline", () => this.#offline());
    services.outbox.addEventListener("change", () => this.#count());
    globalThis.addEventListener?.("beforeunload", (event) => {
      if (this.#atRisk) event.preventDefault();
    });
    this.#offline();
    this.#count();
  }

  /** What waits lives in this page alone: the phone's store is full or forbidden. */
  get #atRisk() {
    const { outbox } = this.#services;
    return outbox.entries.length > 0 && !outbox.stored;
  }

  #count() {
    const { outbox, say } = this.#services;
    const waiting = outbox.entries;
    const notes = waiting.every((entry) => entry.command === "submit_note");
    const queue = this.ref("queue");
    queue.hidden = waiting.length === 0;
    queue.textContent = say(notes ? "offline.notes" : "offline.things", { n: waiting.length });
    this.ref("unstored").hidden = !this.#atRisk;
  }

  async #online() {
    clearTimeout(this.#worry);
    this.#worry = undefined;
    const { outbox, status, say } = this.#services;
    const wasAway = !this.ref("offline").hidden;
    this.ref("offline").hidden = true;
    this.#was = outbox.entries.filter((entry) => entry.command === "submit_note").length;
    await outbox.flush();
    const waiting = outbox.entries.filter((entry) => entry.command === "submit_note").length;
    const sent = this.#was - waiting;
    if (wasAway) status.say(sent > 0 ? say("online.sent", { n: sent }) : say("online"));
  }

  /** A hiccup is not worth a word; a connection that fails again and again is still the same loss. */
  #offline() {
    if (this.#worry !== undefined) return;
    this.#worry = setTimeout(() => {
      const bar = this.ref("offline");
      bar.hidden = false;
      // Once is enough: who has scrolled the bar out of sight reads it above the button.
      const { bottom } = bar.getBoundingClientRect();
      this.#services.status.say(this.#services.say("offline"), { shown: bottom <= 0 });
    }, PATIENCE_MS);
  }
}
