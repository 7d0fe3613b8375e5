import { themeClass } from "../../lib/theme_colour.js";
import { element } from "../element.js";

/** @typedef {import("../board_types.js").Note} Note */

/**
 * A note on the screen.
 * @param {string} tag
 * @param {Note} note
 * @param {{kind?: string, theme?: {number: number}|null, question?: string, drop?: number}} [how]
 *   `kind`: a variant of the block; `question`: which question it answers
 */
export function paper(tag, note, { kind = "", theme = null, question = "", drop } = {}) {
  const colour = theme ? themeClass(theme.number) : "";
  return element(
    tag,
    { class: `note ${kind} ${colour}`.trim().replace(/\s+/g, " "), key: note.id, drop },
    question && element("span", { class: "note__question" }, question),
    element("span", { class: "note__text" }, note.text),
  );
}

/**
 * Notes that can be read: not words (they have lists of their own), not cards whose text is still to come.
 * @param {Note[]} notes
 */
export function readable(notes) {
  return notes.filter((note) => note.kind !== "word" && note.text !== "");
}
