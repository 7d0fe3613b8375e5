import { readShelf, writeShelf } from "../lib/device_shelf.js";

/** Texts that are not sent yet, kept on this device through a reload or an empty battery. */
export class Drafts {
  #prefix;

  /** @param {string} name one per device function and workshop */
  constructor(name) {
    this.#prefix = `draft.${name}.`;
  }

  /**
   * @param {string} key
   * @param {unknown} value
   */
  keep(key, value) {
    writeShelf(this.#prefix + key, value);
  }

  /**
   * @param {string} key
   * @returns {any} what was kept, or null
   */
  kept(key) {
    return readShelf(this.#prefix + key);
  }

  /** @param {string} key */
  forget(key) {
    writeShelf(this.#prefix + key, null);
  }
}
