import { readShelf, writeShelf } from "../lib/device_shelf.js";

/**
 * Texts that were not sent yet, kept on this phone per workshop and step. Fires "gone" with
 * `{key, value}` when another page of this phone sent one or threw it away.
 */
export class Drafts extends EventTarget {
  #name;

  /** @param {string} code */
  constructor(code) {
    super();
    this.#name = `drafts.${code}`;
    globalThis.addEventListener?.("storage", (event) => this.#elsewhere(event));
  }

  /** @returns {[key: string, value: any][]} everything that is kept */
  get all() {
    return Object.entries(this.#kept());
  }

  /**
   * @param {string} key the step, or the step and the name of a field
   * @returns {any}
   */
  get(key) {
    return this.#kept()[key] ?? null;
  }

  /**
   * @param {string} key
   * @param {any} value null forgets it
   */
  keep(key, value) {
    const all = this.#kept();
    if (value === null || value === "") delete all[key];
    else all[key] = value;
    writeShelf(this.#name, Object.keys(all).length ? all : null);
  }

  /** @returns {Record<string, any>} */
  #kept() {
    const kept = readShelf(this.#name);
    return kept && typeof kept === "object" ? kept : {};
  }

  /** @param {StorageEvent} event */
  #elsewhere(event) {
    if (event.key !== this.#name) return;
    const before = JSON.parse(event.oldValue ?? "{}");
    const after = JSON.parse(event.newValue ?? "{}");
    for (const [key, value] of Object.entries(before)) {
      if (!(key in after)) this.dispatchEvent(new CustomEvent("gone", { detail: { key, value } }));
    }
  }
}
