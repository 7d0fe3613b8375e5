import { readShelf, writeShelf } from "../lib/device_shelf.js";

/** @typedef {{ order: string, layout: string, why: boolean, letters: boolean,
 *   arrivals: boolean }} Settings */

const NAME = "samenspel.board";

/**
 * How this person likes the board, kept on this device. Fires "change", and "pile" when the
 * doubtful notes are wanted. What is looked for is not kept.
 */
export class BoardSettings extends EventTarget {
  #settings;

  /** What is looked for now. */
  wanted = "";

  /** @param {Partial<Settings>} first what holds when nothing was kept */
  constructor(first) {
    super();
    /** @type {Settings} */
    const usual = { order: "number", layout: "columns", why: true, letters: true, arrivals: true };
    this.#settings = { ...usual, ...first, ...readShelf(NAME) };
  }

  get order() {
    return this.#settings.order;
  }

  get layout() {
    return this.#settings.layout;
  }

  get why() {
    return this.#settings.why;
  }

  get letters() {
    return this.#settings.letters;
  }

  get arrivals() {
    return this.#settings.arrivals;
  }

  /** @param {Partial<Settings>} changes */
  set(changes) {
    this.#settings = { ...this.#settings, ...changes };
    writeShelf(NAME, this.#settings);
    this.dispatchEvent(new Event("change"));
  }

  /** Somebody wants to go through the doubtful notes, from the first. */
  beginPile() {
    this.dispatchEvent(new Event("pile"));
  }

  /** @param {string} text */
  lookFor(text) {
    this.wanted = text;
    this.dispatchEvent(new Event("change"));
  }
}
