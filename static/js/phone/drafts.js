import { readShelf, writeShelf } from "../lib/device_shelf.js";

/** Texts that were not sent yet, kept on this phone per workshop and step. */
export class Drafts {
  #name;

  /** @param {string} code */
  constructor(code) {
    this.#name = `drafts.${code}`;
  }

  /**
   * @param {string} key the step, or the step and the name of a field
   * @returns {any}
   */
  get(key) {
    return this.#all()[key] ?? null;
  }

  /**
   * @param {string} key
   * @param {any} value null forgets it
   */
  keep(key, value) {
    const all = this.#all();
    if (value === null || value === "") delete all[key];
    else all[key] = value;
    writeShelf(this.#name, Object.keys(all).length ? all : null);
  }

  /** @returns {Record<string, any>} */
  #all() {
    const kept = readShelf(this.#name);
    return kept && typeof kept === "object" ? kept : {};
  }
}
