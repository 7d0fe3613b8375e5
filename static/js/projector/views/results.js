import { element } from "../element.js";
import { resultToShow } from "../scene.js";
import { frame, heading } from "./frame.js";
import { ranking, rankingFoot } from "./ranking.js";
import { tallies } from "./tallies.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */

const RANKED = new Set(["vote", "budget", "choose"]);

/**
 * The outcome of a vote as a ranking, of a poll as totals per question.
 * @param {Board} board
 * @param {Moment} moment
 */
export function results(board, moment) {
  const result = resultToShow(board);
  const only = result?.questions[0];
  if (!result || !only) return waiting(board, moment);
  if (result.questions.length === 1 && (RANKED.has(result.kind) || result.method === "table_consensus")) {
    return frame("ranking", board, moment, ranking(result, only, board, moment), { foot: rankingFoot(only, board, moment) });
  }
  return frame("tallies", board, moment, [heading(result.title), tallies(result, board.step, moment)]);
}

/**
 * @param {Board} board
 * @param {Moment} moment
 */
function waiting(board, moment) {
  return frame("question", board, moment, [
    element(
      "section",
      { class: "question" },
      element("h1", { class: "question__title" }, board.step?.title ?? board.workshop.title),
      element("p", { class: "question__text" }, moment.say("projector.results.waiting")),
    ),
  ]);
}
