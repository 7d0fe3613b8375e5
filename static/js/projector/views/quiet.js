import { drawing, element } from "../element.js";
import { restingNotes } from "../resting_notes.js";
import { isGrouping } from "../scene.js";
import { minuteBricks } from "../time_left.js";
import { asked } from "./asked.js";
import { awaited } from "./awaited.js";
import { folio } from "./folio.js";
import { paper, readable } from "./paper.js";
import { time } from "./time.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */

const RESTING = 3;

/**
 * During a talk or a break: the question and the time, nothing else. While themes are being made there are also a few
 * notes, which change slowly; half-made themes are never shown.
 * @param {Board} board
 * @param {Moment} moment
 */
export function quiet(board, moment) {
  const lying = isGrouping(board) ? restingNotes(readable(board.notes), moment.turn, RESTING) : [];
  const clock = time(moment);
  return element(
    "div",
    { class: `picture picture--quiet ${lying.length > 0 ? "picture--resting" : ""}`.trim(), key: "quiet" },
    folio(board, moment),
    element(
      "main",
      { class: "content", id: "main", key: "content" },
      element(
        "section",
        { class: "question", fit: 0.42 },
        element("h1", { class: "question__title" }, board.step?.title ?? board.workshop.title),
        asked(board.step, moment),
        awaited(board.step, moment),
      ),
      lying.length > 0 && element("ul", { class: "resting" }, lying.map((note) => paper("li", note))),
    ),
    clock && element("footer", { class: "quiet-foot", key: "foot" }, minutes(board, moment), clock),
  );
}

/**
 * One brick per minute: those gone by are laid.
 * @param {Board} board
 * @param {Moment} moment
 */
function minutes(board, { face }) {
  const { minutes: all, gone } = minuteBricks(face.left_ms, board.timer.total_ms);
  if (all < 2) return null;
  const perCourse = Math.ceil(all / Math.ceil(all / 15));
  return drawing(
    "svg",
    { class: "minutes", viewBox: `0 0 ${perCourse * 60} ${Math.ceil(all / perCourse) * 34}`, "aria-hidden": "true" },
    Array.from({ length: all }, (_, minute) =>
      drawing("rect", {
        key: String(minute),
        class: minute < gone ? "minutes__gone" : "minutes__left",
        x: (minute % perCourse) * 60 + 2,
        y: Math.floor(minute / perCourse) * 34 + 2,
        width: 54,
        height: 28,
      }),
    ),
  );
}
