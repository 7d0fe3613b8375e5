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

/** 'Onzekere eerst': the doubtful notes one after the other, each with its two likely themes. */
export class Pile {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {boolean} open */
  draw(open) {
    const { bar } = this.#parts;
    bar.hidden = !open;
    if (!open) return;
    const n = this.#left().length;
    write(part(bar, "count"), n ? say("board.pile.left", { n }) : say("board.pile.done"));
    part(bar, "help").hidden = n === 0;
    part(bar, "next").hidden = n === 0;
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

  /** Those that nobody just gave a place. */
  #left() {
    const { actions, columns } = this.#parts;
    return pileOf(columns()).filter((note) => !actions.isMoving(note));
  }
}
