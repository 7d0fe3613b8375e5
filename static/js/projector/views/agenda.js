import { themeClass } from "../../lib/theme_colour.js";
import { element } from "../element.js";
import { divideRows } from "../standings.js";
import { gridOf, inOrder } from "../posters.js";
import { chip } from "./chip.js";
import { counter, empty, frame, heading } from "./frame.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */
/** @typedef {import("../board_types.js").Item} Item */
/** @typedef {{says_yes: number, reachable: number}} Joined */

const POSTERS = 6;

/**
 * The agenda of the neighbourhood: the first plans as posters with who joins, the others in a line below.
 * @param {Board} board
 * @param {Moment} moment
 */
export function agenda(board, moment) {
  const { say } = moment;
  const { lines, rest } = divideRows(inOrder(board.items), POSTERS);
  const { columns, rows } = gridOf(lines.length);
  const { neighbourhood: place, plan_label } = board.workshop;
  const timed = moment.face.state !== "none";
  return frame(
    "agenda",
    board,
    moment,
    [
      element(
        "div",
        { class: "agenda-head", key: "heading" },
        heading(place ? say("projector.agenda.title", { label: capital(plan_label ?? ""), place }) : say("projector.agenda.title_alone"), invitation(board)),
        lines.length > 0 && counter(board.items.length, say("projector.plans", { n: board.items.length })),
      ),
      lines.length === 0
        ? empty(say("projector.plans.empty"))
        : element(
            "ul",
            { class: "posters", vars: { columns, rows } },
            lines.map((item) => poster(item, board.step?.minimum ?? null, moment)),
          ),
      rest.length > 0 && !timed && also(rest, moment),
    ],
    { foot: [rest.length > 0 && timed && also(rest, moment)] },
  );
}

/**
 * The first letter of what a neighbourhood calls its agenda is large at the head of a screen.
 * @param {string} label
 */
function capital(label) {
  return label.charAt(0).toLocaleUpperCase("nl") + label.slice(1);
}

/** @param {Board} board */
function invitation({ step }) {
  return step?.kind === "commit" ? step.text : "";
}

/**
 * @param {Item} item
 * @param {number|null} minimum people that can be reached, for a plan to go on
 * @param {Moment} moment
 */
function poster(item, minimum, { say }) {
  return element(
    "li",
    { class: `poster ${item.theme ? themeClass(item.theme.number) : ""}`.trim(), key: item.id, fit: 0.55 },
    element("h2", { class: "poster__head" }, chip(item.theme, item.number), element("span", {}, item.title)),
    item.ambition && element("p", { class: "poster__ambition", drop: 1 }, item.ambition),
    item.first_step && element("p", { class: "poster__first", drop: 1 }, element("b", {}, say("projector.first")), " ", item.first_step),
    joined(item, minimum, say),
  );
}

/**
 * How many say yes, and how many of them can be reached.
 * @param {Joined} item
 * @param {number|null} minimum
 * @param {Moment["say"]} say
 */
export function joined(item, minimum, say) {
  return element(
    "p",
    { class: "poster__joined" },
    element("b", {}, item.says_yes),
    " ",
    say("projector.agenda.says_yes", { n: item.says_yes }),
    item.says_yes > 0 && ["\u00a0· ", element("span", {}, reachable(item, minimum, say))],
  );
}

/**
 * @param {Joined} item
 * @param {number|null} minimum
 * @param {Moment["say"]} say
 */
function reachable(item, minimum, say) {
  const short = minimum === null ? 0 : minimum - item.reachable;
  const reached = say("projector.agenda.reachable", { n: item.reachable });
  return short > 0 ? `${reached}, ${say("projector.agenda.short", { n: short })}` : reached;
}

/**
 * @param {Item[]} rest
 * @param {Moment} moment
 */
function also(rest, { say }) {
  return element(
    "div",
    { class: "also", fit: 0.7 },
    element("h2", {}, say("projector.agenda.also")),
    element("ul", {}, rest.map((item) => element("li", { key: item.id }, chip(item.theme, item.number), element("span", { drop: 1 }, ` ${item.title}`)))),
  );
}
