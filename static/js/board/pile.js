import { say } from "../lib/say.js";
import { isUnsure, pileOf } from "./arrangement.js";
import { part, write } from "./stamp.js";

/** @typedef {import("./shapes.js").Note} Note */
/** @typedef {import("./arrangement.js").Column} Column */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} bar tells how many are left
 * @property {import("./board_actions.js").BoardActions} actions
 * @property {import("./board_focus.js").BoardFocus} focus
 * @property {import("../lib/status.js").StatusLine} status
 * @property {() => Column[]} columns
 */

/** So many are asked for at a time: a pile that one can see the end of. */
export const BATCH = 30;

/** 'Onzekere eerst': the doubtful notes one after the other, each with its two likely themes. */
export class Pile {
  #parts;
  /** @type {Set<string> | null} the notes that are asked for now; null: nothing is */
  #batch = null;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * The notes that are asked for now, most doubtful first.
   * @param {boolean} open
   * @param {Column[]} columns
   * @returns {Note[]}
   */
  take(open, columns) {
    if (!open) this.#batch = null;
    if (!open) return [];
    const pile = pileOf(columns);
    this.#batch ??= new Set(idsOf(pile.slice(0, BATCH)));
    return pile.filter((note) => this.#batch?.has(note.id));
  }

  /** @param {boolean} open */
  draw(open) {
    const { bar } = this.#parts;
    bar.hidden = !open;
    if (!open) return;
    const n = this.#left().length;
    const others = this.#waiting().length - n;
    const none = say(others ? "board.pile.batch-done" : "board.pile.done");
    write(part(bar, "count"), n ? say("board.pile.left", { n }) : none);
    write(part(bar, "others"), others ? say("board.pile.others", { n: others }) : "");
    part(bar, "help").hidden = n === 0;
    part(bar, "next").hidden = n === 0;
    part(bar, "more").hidden = others === 0;
  }

  /** Ask for the next most doubtful ones as well. */
  more() {
    const left = new Set(idsOf(this.#left()));
    const others = idsOf(this.#waiting()).filter((id) => !left.has(id));
    this.#batch = new Set([...left, ...others.slice(0, BATCH)]);
  }

  /** Bring the focus to the note that needs a look most. */
  begin() {
    this.#parts.focus.put(this.#left()[0]?.id ?? null);
  }

  /**
   * @param {string} id
   * @param {boolean} second whether it goes to the other likely theme, or stays where it is
   */
  answer(id, second) {
    const { actions, focus, status } = this.#parts;
    const note = actions.note(id);
    if (!note || !isUnsure(note)) return status.say(say("board.pile.sure"));
    const next = this.#left().find((other) => other.id !== id);
    const theme = second ? note.second : actions.placeOf(note);
    const saving = actions.place([id], theme);
    focus.put(next?.id ?? id);
    return saving;
  }

  /** Those of the ones asked for that nobody just gave a place. */
  #left() {
    return this.#waiting().filter((note) => this.#batch?.has(note.id));
  }

  /** All doubtful notes that nobody just gave a place. */
  #waiting() {
    const { actions, columns } = this.#parts;
    return pileOf(columns()).filter((note) => !actions.isMoving(note));
  }
}

/** @param {Note[]} notes */
const idsOf = (notes) => notes.map((note) => note.id);
