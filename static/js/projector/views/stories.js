import { element } from "../element.js";
import { gridOf } from "../posters.js";
import { chip } from "./chip.js";
import { empty, frame, heading } from "./frame.js";
import { turnout } from "./turnout.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */
/** @typedef {import("../board_types.js").Story} Story */

/**
 * The true stories of this meeting, each with its question; while tables choose, also who sits where.
 * @param {Board} board
 * @param {Moment} moment
 */
export function stories(board, moment) {
  const { say } = moment;
  const { columns, rows } = gridOf(board.cases.length);
  const chosen = board.step?.kind === "choose";
  return frame(
    "stories",
    board,
    moment,
    [
      heading(board.step?.title ?? say("projector.stories.title"), board.step?.text ?? ""),
      board.cases.length === 0
        ? empty(say("projector.stories.empty"))
        : element(
            "ul",
            { class: "posters", vars: { columns, rows } },
            board.cases.map((story) => poster(story, chosen ? whoSits(board, story, moment) : "", moment)),
          ),
    ],
    { foot: turnout(board, moment) },
  );
}

/**
 * @param {Story} story
 * @param {string} sits
 * @param {Moment} moment
 */
function poster(story, sits, { say }) {
  const owners = story.owners.join(", ");
  return element(
    "li",
    { class: "poster", key: story.id, fit: 0.55 },
    element("h2", { class: "poster__head" }, chip(null, story.number), element("span", {}, story.title)),
    story.question && element("p", { class: "poster__ambition" }, story.question),
    owners && element("p", { class: "poster__first", drop: 1 }, say("projector.stories.told_by", { names: owners })),
    sits && element("p", { class: "poster__joined" }, sits),
  );
}

/**
 * @param {Board} board
 * @param {Story} story
 * @param {Moment} moment
 */
function whoSits(board, story, { say }) {
  const seats = board.seating.find((one) => one.case === story.id);
  if (!seats) return "";
  const tables = seats.tables.length > 0 ? seats.tables : seats.advised;
  if (tables.length === 0) return "";
  const named = tables.join(", ");
  if (seats.tables.length === 0) return say("projector.stories.advised", { n: tables.length, tables: named });
  return say("projector.stories.sits", { n: tables.length, tables: named, people: seats.people });
}
