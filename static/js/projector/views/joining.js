import { themeClass } from "../../lib/theme_colour.js";
import { element } from "../element.js";
import { gridOf } from "../posters.js";
import { joined } from "./agenda.js";
import { chip } from "./chip.js";
import { frame, heading } from "./frame.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */
/** @typedef {import("../board_types.js").Option} Option */

const MOST_WITH_SUMMARY = 6;

/**
 * On an evening without plans people join its themes: each of them, with how many say yes so far.
 * @param {Board} board
 * @param {Moment} moment
 */
export function joining(board, moment) {
  const { options, step } = board;
  const { columns, rows } = gridOf(options.length);
  return frame("agenda", board, moment, [
    element("div", { class: "agenda-head", key: "heading" }, heading(step?.title ?? board.workshop.title, step?.text ?? "")),
    element(
      "ul",
      { class: "posters", vars: { columns, rows } },
      options.map((option) => poster(option, options.length <= MOST_WITH_SUMMARY, board, moment)),
    ),
  ]);
}

/**
 * @param {Option} option
 * @param {boolean} roomy
 * @param {Board} board
 * @param {Moment} moment
 */
function poster(option, roomy, { step }, { say }) {
  const { says_yes, reachable } = option;
  return element(
    "li",
    { class: `poster poster--join ${option.theme ? themeClass(option.theme.number) : ""}`.trim(), key: option.id, fit: 0.55 },
    element("h2", { class: "poster__head" }, chip(option.theme, option.number), element("span", {}, option.label)),
    roomy && option.summary && element("p", { class: "poster__first", drop: 1 }, option.summary),
    joined({ says_yes: says_yes ?? 0, reachable: reachable ?? 0 }, step?.minimum ?? null, say),
  );
}
