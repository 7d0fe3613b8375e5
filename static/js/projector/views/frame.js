import { element } from "../element.js";
import { folio } from "./folio.js";
import { time } from "./time.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */
/** @typedef {import("../element.js").Child} Child */

/**
 * A whole picture: the band above, the content, and the band below with the clock bottom right.
 * @param {string} name
 * @param {Board} board
 * @param {Moment} moment
 * @param {Child[]} content
 * @param {{foot?: Child[]|null, labelled?: string}} [below] `foot`: what stands beside the clock; null: no band at all
 */
export function frame(name, board, moment, content, { foot = [] } = {}) {
  return element(
    "div",
    { class: `picture picture--${name}`, key: name },
    folio(board, moment),
    element("main", { class: "content", id: "main", key: "content" }, content),
    foot && band(foot, moment),
  );
}

/**
 * @param {Child[]} parts
 * @param {Moment} moment
 */
export function band(parts, moment) {
  const clock = time(moment);
  const said = parts.filter(Boolean);
  if (!clock && said.length === 0) return null;
  return element("footer", { class: "foot", key: "foot" }, element("div", { class: "foot__said", fit: 0.55 }, said), clock);
}

/**
 * A dashed frame that says what will come.
 * @param {string} words
 */
export function empty(words) {
  return element("p", { class: "empty" }, words);
}

/**
 * A number with its word, the number twice as large.
 * @param {number} number
 * @param {string} word
 */
export function counter(number, word) {
  return element("p", { class: "counter" }, element("b", {}, number), " ", word);
}

/**
 * The heading of a picture: title and, when there is one, a line below or beside it.
 * @param {string} title
 * @param {string} [line]
 */
export function heading(title, line = "") {
  return element(
    "div",
    { class: "heading", key: "heading", fit: 0.45 },
    element("h1", {}, title),
    line && element("p", {}, line),
  );
}
