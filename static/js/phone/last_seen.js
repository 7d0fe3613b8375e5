import { readShelf, writeShelf } from "../lib/device_shelf.js";

const PAUSE_MS = 2000;
const NO_TIME = { left_ms: null, running: false, total_ms: 0 };

/** The last board of this phone and what is its own, for a page that opens without a connection. */
export class LastSeen {
  #name;
  /** @type {any} */
  #board = null;
  /** @type {any} */
  #own = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #writing;

  /** @param {string} code */
  constructor(code) {
    this.#name = `seen.${code}`;
  }

  /** @param {any} board */
  board(board) {
    this.#board = board;
    this.#write();
  }

  /** @param {any} own */
  own(own) {
    this.#own = own;
    this.#write();
  }

  /** @returns {{ board: any, own: any } | null} without the time that was left then */
  recall() {
    const kept = readShelf(this.#name);
    return kept?.board && kept.own ? { board: { ...kept.board, timer: NO_TIME }, own: kept.own } : null;
  }

  forget() {
    clearTimeout(this.#writing);
    writeShelf(this.#name, null);
  }

  #write() {
    if (this.#writing !== undefined) return;
    this.#writing = setTimeout(() => {
      this.#writing = undefined;
      if (this.#board && this.#own) writeShelf(this.#name, { board: this.#board, own: this.#own });
    }, PAUSE_MS);
  }
}
