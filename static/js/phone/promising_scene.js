import { newId } from "../lib/ids.js";
import { reconcile } from "../lib/keyed_list.js";
import { fill, part, Scene } from "./scene.js";

/** @typedef {import("./scene.js").View} View */

/** A promise of one's own, without a name. */
export class PromisingScene extends Scene {
  /** @type {View | null} */
  #view = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./scene.js").Services} services
   */
  constructor(root, services) {
    super(root, services);
    this.ref("form").addEventListener("submit", (event) => this.#submit(event));
    this.ref("sent").addEventListener("submit", (event) => this.#withdraw(event));
    this.#text.addEventListener("input", () => this.#keep());
  }

  get #text() {
    return /** @type {HTMLTextAreaElement} */ (this.ref("intention"));
  }

  /** @param {View} view */
  update(view) {
    const first = this.#view === null;
    this.#view = view;
    const { own, step } = view;
    this.root.dataset.step = step.id;
    if (first) this.#text.value = this.services.drafts.get(step.id)?.intention ?? this.#text.value;
    const mine = own.pledges.filter((/** @type {any} */ one) => one.item === step.id);
    this.show("sent-section", mine.length > 0);
    reconcile(this.ref("sent"), mine, {
      key: (one) => one.id,
      create: () => this.row("sent"),
      update: (element, one) => {
        fill(element, "text", one.intention);
        fill(element, "what", `: ${one.intention}`);
        /** @type {HTMLInputElement} */ (part(element, "id")).value = one.id;
      },
    });
  }

  #keep() {
    const { step } = /** @type {View} */ (this.#view);
    this.services.drafts.keep(step.id, { intention: this.#text.value });
    this.services.status.actionTaken();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const { outbox, status, say, drafts } = this.services;
    const { step, online } = /** @type {View} */ (this.#view);
    const intention = this.#text.value.trim();
    if (!intention) return status.say(say("idea.nothing"));
    drafts.keep(step.id, null);
    outbox.add("pledge", { id: newId(), item: step.id, intention });
    this.#text.value = "";
    if (!online) status.say(say("pledge.kept"));
  }

  /** @param {Event} event */
  #withdraw(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    this.services.outbox.add("withdraw_pledge", { id: /** @type {HTMLInputElement} */ (part(form, "id")).value });
  }
}
