/**
 * @typedef {{ key: string, ctrlKey?: boolean, metaKey?: boolean, shiftKey?: boolean, altKey?: boolean }} Press
 * @typedef {{ what: "focus", direction: import("./neighbours.js").Direction, select: boolean }
 *   | { what: "place", number: number | "new" }
 *   | { what: "likely", second: boolean }
 *   | { what: "select" | "menu" | "await-number" | "cancel" | "new-theme" | "rename" | "hide" | "undo" | "redo" }} Action
 */

/** @type {Record<string, import("./neighbours.js").Direction>} */
const DIRECTIONS = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "first",
  End: "last",
};

/** @type {Record<string, Action>} */
const ALWAYS = {
  " ": { what: "select" },
  Enter: { what: "menu" },
  ContextMenu: { what: "menu" },
  Escape: { what: "cancel" },
};

/** @type {Record<string, Action>} */
const LETTERS = {
  v: { what: "await-number" },
  t: { what: "new-theme" },
  e: { what: "rename" },
  h: { what: "hide" },
};

/** Turns key presses on a note into what they mean; V waits for the number of a theme. */
export class Shortcuts {
  #waiting = false;

  /** Single letters can be turned off; arrows, Space, Enter and Ctrl+Z stay. */
  letters = true;

  /** Going through the doubtful notes 1 and 2 are the two likely themes. */
  pile = false;

  get waiting() {
    return this.#waiting;
  }

  /**
   * @param {Press} press
   * @returns {Action | null} null when the key means nothing here
   */
  read(press) {
    if (press.altKey) return null;
    if (press.ctrlKey || press.metaKey) return this.#command(press);
    if (this.#waiting) return this.#number(press);
    const direction = DIRECTIONS[press.key];
    if (direction) return { what: "focus", direction, select: Boolean(press.shiftKey) };
    return ALWAYS[press.key] ?? (this.letters ? this.#letter(press) : null);
  }

  /** @param {Press} press @returns {Action | null} */
  #letter(press) {
    if (this.pile && (press.key === "1" || press.key === "2")) {
      return { what: "likely", second: press.key === "2" };
    }
    const action = LETTERS[press.key.toLowerCase()] ?? null;
    this.#waiting = action?.what === "await-number";
    return action;
  }

  /** @param {Press} press @returns {Action | null} */
  #number(press) {
    if (press.key === "Shift") return null;
    this.#waiting = false;
    if (press.key.toLowerCase() === "n") return { what: "place", number: "new" };
    if (/^[0-9]$/.test(press.key)) return { what: "place", number: Number(press.key) };
    return { what: "cancel" };
  }

  /** @param {Press} press @returns {Action | null} */
  #command(press) {
    const key = press.key.toLowerCase();
    if (key === "z") return { what: press.shiftKey ? "redo" : "undo" };
    return key === "y" ? { what: "redo" } : null;
  }
}
