import { element } from "../element.js";
import { gridOf } from "../posters.js";
import { chip } from "./chip.js";
import { counter, empty, frame, heading } from "./frame.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */
/** @typedef {import("../board_types.js").Outcome} Outcome */

/**
 * What tables give the owners of the stories: one at a time, or all of them together.
 * @param {Board} board
 * @param {Moment} moment
 */
export function advice(board, moment) {
  const { say } = moment;
  const shown = board.outcomes[(board.view.reveal ?? 0) - 1];
  const count = board.outcomes.length;
  return frame(
    "advice",
    board,
    moment,
    shown ? [one(board, shown, moment)] : [heading(board.step?.title ?? say("projector.advice.title"), board.step?.text ?? ""), all(board, moment)],
    { foot: [count > 0 && counter(count, say("projector.advice", { n: count }))] },
  );
}

/**
 * @param {Board} board
 * @param {Moment} moment
 */
function all(board, { say }) {
  if (board.outcomes.length === 0) return empty(say("projector.advice.empty"));
  const { columns, rows } = gridOf(board.outcomes.length);
  return element(
    "ul",
    { class: "posters", vars: { columns, rows } },
    board.outcomes.map((outcome) =>
      element(
        "li",
        { class: "poster", key: outcome.id, fit: 0.55 },
        element("h2", { class: "poster__head" }, chip(null, outcome.number), element("span", {}, titleOf(board, outcome))),
        element("p", { class: "poster__ambition" }, kindOf(outcome, say)),
      ),
    ),
  );
}

/**
 * @param {Board} board
 * @param {Outcome} outcome
 * @param {Moment} moment
 */
function one(board, outcome, { say }) {
  return element(
    "section",
    { class: "question advice", key: outcome.id, fit: 0.42 },
    element("h1", { class: "advice__about" }, chip(null, outcome.number), element("span", {}, `${kindOf(outcome, say)} · ${titleOf(board, outcome)}`)),
    outcome.text.split("\n").map((line) => element("p", { class: "question__text" }, line)),
    outcome.reaction && element("p", { class: "advice__reaction" }, element("b", {}, say("projector.advice.reaction")), " ", outcome.reaction),
  );
}

/**
 * @param {Outcome} outcome
 * @param {Moment["say"]} say
 */
function kindOf(outcome, say) {
  const kind = say(`projector.advice.${outcome.kind}`);
  return outcome.table ? `${kind} ${say("projector.advice.table", { n: outcome.table })}` : kind;
}

/**
 * @param {Board} board
 * @param {Outcome} outcome
 */
function titleOf(board, outcome) {
  return board.cases.find((story) => story.id === outcome.case)?.title ?? board.workshop.title;
}
