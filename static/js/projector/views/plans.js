import { themeClass } from "../../lib/theme_colour.js";
import { element } from "../element.js";
import { byNumber, gridOf } from "../posters.js";
import { chip } from "./chip.js";
import { counter, empty, frame, heading } from "./frame.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */
/** @typedef {import("../board_types.js").Item} Item */

const MOST_WITH_AMBITION = 9;
/** In these steps the hall hears about every plan. */
const TELLING = new Set(["pitch", "info"]);

/**
 * The plans that were made at the tables, by number.
 * @param {Board} board
 * @param {Moment} moment
 */
export function plans(board, moment) {
  const { say } = moment;
  const items = [...board.items].sort((one, other) => byNumber(one.number, other.number));
  const { columns, rows } = gridOf(items.length);
  return frame(
    "plans",
    board,
    moment,
    [
      isTold(board.step) ? heading(board.step.title, board.step.text) : heading(say("projector.plans.title")),
      items.length === 0
        ? empty(say("projector.plans.empty"))
        : element(
            "ul",
            { class: "posters", vars: { columns, rows } },
            items.map((item) => plan(item, items.length <= MOST_WITH_AMBITION, board.step, moment)),
          ),
    ],
    { foot: [items.length > 0 && counter(items.length, say("projector.plans", { n: items.length }))] },
  );
}

/**
 * Whether this step goes past the plans one by one.
 * @param {Board["step"]} step
 * @returns {step is NonNullable<Board["step"]>}
 */
function isTold(step) {
  return step !== null && Boolean(step.about) && TELLING.has(step.kind);
}

/**
 * @param {Item} item
 * @param {boolean} roomy
 * @param {Board["step"]} step
 * @param {Moment} moment
 */
function plan(item, roomy, step, { say }) {
  const colour = item.theme ? themeClass(item.theme.number) : "";
  return element(
    "li",
    { class: `poster ${roomy ? "" : "poster--line"} ${colour}`.trim().replace(/\s+/g, " "), key: item.id, fit: 0.55 },
    element("h2", { class: "poster__head" }, chip(item.theme, item.number), element("span", {}, item.title)),
    item.status && step?.about === "agenda_items" && element("p", { class: `poster__status poster__status--${item.status}` }, say(`agenda.status.${item.status}`)),
    roomy && item.ambition && element("p", { class: "poster__ambition", drop: 1 }, item.ambition),
    roomy && item.first_step && element("p", { class: "poster__first", drop: 1 }, element("b", {}, say("projector.first")), " ", item.first_step),
  );
}
