import { element } from "../element.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */

/**
 * Nothing at all to look at.
 * @param {Board} board
 * @param {Moment} moment
 */
export function black(board, { say }) {
  return element(
    "div",
    { class: "picture picture--black", key: "black" },
    element("main", { id: "main", key: "content" }, element("h1", { class: "visually-hidden" }, `${board.workshop.title}: ${say("projector.black")}`)),
  );
}
