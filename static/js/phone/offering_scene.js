import { newId } from "../lib/ids.js";
import { fill, Scene } from "./scene.js";

/** @typedef {import("./scene.js").View} View */

/** What someone can offer, and what someone needs. */
export class OfferingScene extends Scene {
  /** @type {View | null} */
  #view = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./scene.js").Services} services
   */
  constructor(root, services) {
    super(root, services);
    for (const form of this.refs("form")) {
      form.addEventListener("submit", (event) => this.#submit(event));
    }
  }

  /** @param {View} view */
  update(view) {
    this.#view = view;
    this.root.dataset.step = view.step.id;
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const { outbox, status, say } = this.services;
    const field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text"));
    const kind = /** @type {HTMLInputElement} */ (form.elements.namedItem("kind")).value;
    const text = field.value.trim();
    if (!text) {
      status.say(say("idea.nothing"));
      field.focus();
      return;
    }
    field.value = "";
    outbox.add("offer", { id: newId(), step: /** @type {View} */ (this.#view).step.id, kind, text });
    this.#list(kind, text);
  }

  /**
   * @param {string} kind
   * @param {string} text
   */
  #list(kind, text) {
    const { say } = this.services;
    const row = this.row("sent");
    fill(row, "kind", say(`offer.${kind}`));
    fill(row, "text", text);
    fill(row, "state", say("phone.note.sent"));
    this.ref("sent").prepend(row);
    this.show("sent-section", true);
  }
}
