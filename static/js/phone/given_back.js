import { Component } from "../lib/component.js";
import { reconcile } from "../lib/keyed_list.js";
import { copyText } from "../lib/copy_text.js";
import { fill, rowFrom } from "./scene.js";

/**
 * @typedef {{ code: string, params?: any }} Reason
 * @typedef {{ id: string, text: string, reason: Reason, step?: string }} Row  `step`: whose draft it also is
 */

const KEY = "unsent";
const SHUT = { code: "step_closed" };

/** Texts that could not be sent: each with the reason, a way to copy it and a way to be rid of it. */
export class GivenBack extends Component {
  #services;

  /**
   * @param {HTMLElement} root
   * @param {Pick<import("./scene.js").Services, "drafts" | "status" | "say" | "sayError">} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    this.ref("given-rows").addEventListener("click", (event) => this.#press(event));
    this.draw();
  }

  /**
   * @param {string} id the same id is the same text
   * @param {string} text nothing is not kept
   * @param {{ reason?: Reason, step?: string }} more
   */
  keep(id, text, { reason = SHUT, step } = {}) {
    if (!text.trim()) return;
    const others = this.#rows.filter((row) => row.id !== id);
    this.#services.drafts.keep(KEY, [...others, { id, text, reason, ...(step ? { step } : {}) }]);
    this.draw();
  }

  /** @param {string} id */
  has(id) {
    return this.#rows.some((row) => row.id === id);
  }

  /** @param {string} id */
  forget(id) {
    const rows = this.#rows.filter((row) => row.id !== id);
    this.#services.drafts.keep(KEY, rows.length ? rows : null);
    this.draw();
  }

  draw() {
    const rows = this.#rows;
    this.root.hidden = rows.length === 0;
    reconcile(this.ref("given-rows"), rows, {
      key: (row) => row.id,
      create: () => rowFrom(this.root, "given"),
      update: (element, row) => this.#fill(element, row),
    });
  }

  /** @returns {Row[]} */
  get #rows() {
    const kept = this.#services.drafts.get(KEY);
    return Array.isArray(kept) ? kept : [];
  }

  /**
   * @param {HTMLElement} element
   * @param {Row} row
   */
  #fill(element, { id, text, reason }) {
    const { say, sayError } = this.#services;
    element.dataset.id = id;
    fill(element, "given-text", text);
    fill(element, "given-reason", reason.code === SHUT.code ? say("phone.draft.what_now") : sayError(reason));
    for (const name of ["copy-what", "forget-what"]) fill(element, name, `: ${text}`);
  }

  /** @param {Event} event */
  async #press(event) {
    const button = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("button"));
    const id = /** @type {HTMLElement | null} */ (button?.closest("[data-id]"))?.dataset.id;
    const row = this.#rows.find((one) => one.id === id);
    if (!button || !row) return;
    const { status, say, drafts } = this.#services;
    if (button.dataset.ref === "copy") {
      status.say(say((await copyText(row.text)) ? "phone.draft.copied" : "phone.draft.not_copied"));
      return;
    }
    if (row.step) drafts.keep(row.step, null);
    this.forget(row.id);
  }
}
