import { euros } from "../../lib/euros.js";
import { element } from "../element.js";
import { gridOf } from "../posters.js";
import { chip } from "./chip.js";
import { frame, heading } from "./frame.js";
import { turnout } from "./turnout.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */
/** @typedef {import("../board_types.js").Option} Option */

const MOST_WITH_SUMMARY = 6;

/**
 * What can be chosen, all the same size: how many notes or dots something has is not shown while people choose.
 * @param {Board} board
 * @param {Moment} moment
 */
export function choices(board, moment) {
  const { options, step } = board;
  const { columns, rows } = gridOf(options.length);
  return frame(
    "choices",
    board,
    moment,
    [
      element(
        "div",
        { class: "choices-head", key: "heading" },
        heading(step?.title ?? board.workshop.title, step?.text ?? ""),
        again(board, moment),
      ),
      element(
        "ul",
        { class: "choices-grid", vars: { columns, rows } },
        options.map((option) => choice(option, options.length <= MOST_WITH_SUMMARY)),
      ),
    ],
    { foot: turnout(board, moment) },
  );
}

/**
 * @param {Option} option
 * @param {boolean} roomy
 */
function choice(option, roomy) {
  const isTheme = option.theme !== null && String(option.theme.number) === option.number;
  return element(
    "li",
    { class: "choice-card", key: option.id, fit: 0.6 },
    chip(option.theme, option.number),
    element(
      "span",
      { class: "choice-card__words" },
      element("b", {}, option.label),
      asks(option) && element("small", { class: "choice-card__asks", drop: 1 }, asks(option)),
      option.theme && !isTheme && element("small", { drop: 1 }, option.theme.name),
      roomy && option.summary && element("small", { drop: 1 }, option.summary),
    ),
  );
}

/**
 * What a plan asks, and where it is.
 * @param {Option} option
 */
function asks({ amount, place }) {
  return [typeof amount === "number" ? euros(amount) : "", place].filter(Boolean).join(" · ");
}

/**
 * A vote that was opened again says so.
 * @param {Board} board
 * @param {Moment} moment
 */
function again({ step }, { say }) {
  return step && step.round > 1 ? element("p", { class: "again" }, say("projector.vote.again", { round: step.round })) : null;
}
