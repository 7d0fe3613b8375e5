import { spacedCode, spokenAddress } from "../addresses.js";
import { element } from "../element.js";
import { mark } from "./mark.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */

/**
 * The band above every picture: where we are in the meeting, and how latecomers join.
 * @param {Board} board
 * @param {Moment} moment
 */
export function folio(board, moment) {
  return element(
    "header",
    { class: "folio", key: "folio" },
    mark(),
    element("b", { class: "folio__name", fit: 0.6 }, board.workshop.title),
    chapters(board, moment),
    element(
      "p",
      { class: "folio__join" },
      element("span", { class: "folio__address" }, spokenAddress(board.workshop.join_address)),
      element("strong", { class: "folio__code" }, spacedCode(board.workshop.code)),
    ),
  );
}

/**
 * @param {Board} board
 * @param {Moment} moment
 */
function chapters({ chapters }, { say }) {
  const now = chapters.findIndex((chapter) => chapter.state === "now");
  const current = chapters[now];
  if (!current) return null;
  return element(
    "p",
    { class: "folio__chapters" },
    element(
      "span",
      { class: "course", "aria-hidden": "true" },
      chapters.map(({ state }) => element("i", state === "to_come" ? {} : { class: `course__${state}` })),
    ),
    element(
      "span",
      { class: "folio__chapter", fit: 0.8 },
      say("projector.chapter", { part: now + 1, total: chapters.length, name: current.name }),
    ),
  );
}
