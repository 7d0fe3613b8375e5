import { readShelf, writeShelf } from "../lib/device_shelf.js";

/** @typedef {"rustig"|"groot"} Setting */

/** @type {readonly Setting[]} */
export const SETTINGS = Object.freeze(/** @type {Setting[]} */ (["rustig", "groot"]));

const SHELF = "hall-screen";

/**
 * How this screen shows things: calm ('rustig', nothing moves) and large ('groot', 115 %). Kept on this device; in the
 * address `?rustig=1&groot=0` sets them. The names are those that people see and type. Fires "change".
 */
export class ScreenSettings extends EventTarget {
  /** @type {Record<Setting, boolean>} */
  #on;

  /** @param {string} query the part of the address after '?' */
  constructor(query) {
    super();
    this.#on = chosen(readShelf(SHELF), query);
    this.#keep();
  }

  /** @param {Setting} name */
  has(name) {
    return this.#on[name];
  }

  /** @param {Setting} name */
  toggle(name) {
    this.#on = { ...this.#on, [name]: !this.#on[name] };
    this.#keep();
    this.dispatchEvent(new Event("change"));
  }

  #keep() {
    writeShelf(SHELF, this.#on);
  }
}

/**
 * What was kept, unless the address says otherwise.
 * @param {unknown} kept
 * @param {string} query
 * @returns {Record<Setting, boolean>}
 */
export function chosen(kept, query) {
  const asked = new URLSearchParams(query);
  const before = /** @type {Record<string, unknown>} */ (kept !== null && typeof kept === "object" ? kept : {});
  const pick = (/** @type {Setting} */ name) => {
    const said = asked.get(name);
    return said === null ? before[name] === true : said !== "0";
  };
  return { rustig: pick("rustig"), groot: pick("groot") };
}
