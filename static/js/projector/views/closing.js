import { element } from "../element.js";
import { counter, frame } from "./frame.js";
import { onTheWall } from "./themes.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */

/**
 * How it goes on: the next conversation and who keeps people posted; what is not known yet is said as such.
 * @param {Board} board
 * @param {Moment} moment
 */
export function closing(board, moment) {
  const { step, workshop } = board;
  const { say } = moment;
  const more = hasMoreToSay(board);
  return frame(
    more ? "closing" : "question",
    board,
    moment,
    [
      element(
        "section",
        { class: "question", fit: 0.42 },
        element("h1", { class: "question__title" }, step?.kind === "close" ? step.title : say("projector.closing.title")),
        step?.kind === "close" && step.text && element("p", { class: "question__text" }, step.text),
      ),
      more &&
        element(
          "section",
          { class: "next", fit: 0.6 },
          element("h2", {}, say("projector.closing.next")),
          element("p", { class: "next__date" }, nextDate(board, say)),
          workshop.closing.contact && element("p", {}, say("projector.closing.contact", { contact: workshop.closing.contact })),
        ),
    ],
    { foot: harvest(board, say) },
  );
}

/**
 * The text of the closing step already says that the date is not known yet.
 * @param {Board} board
 */
function hasMoreToSay({ step, workshop: { closing: meeting } }) {
  return step?.kind !== "close" || Boolean(meeting.next_date || meeting.by_when || meeting.contact);
}

/**
 * @param {Board} board
 * @param {Moment["say"]} say
 */
function nextDate({ workshop: { closing: meeting } }, say) {
  if (meeting.next_date) return meeting.next_date;
  return meeting.by_when ? say("projector.closing.by_when", { date: meeting.by_when }) : say("projector.closing.follows");
}

/**
 * What the meeting brought, in figures.
 * @param {Board} board
 * @param {Moment["say"]} say
 */
function harvest(board, say) {
  /** @type {[string, number][]} */
  const figures = [
    ["projector.people", board.counts.people],
    ["projector.notes", board.counts.notes],
    ["projector.themes", onTheWall(board.themes).length],
    ["projector.plans", board.items.length],
  ];
  return figures.filter(([, n]) => n > 0).map(([key, n]) => counter(n, say(key, { n })));
}
