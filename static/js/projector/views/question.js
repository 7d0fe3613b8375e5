import { euros } from "../../lib/euros.js";
import { element } from "../element.js";
import { asked } from "./asked.js";
import { awaited } from "./awaited.js";
import { frame } from "./frame.js";
import { turnout } from "./turnout.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */

/** What stands beside the text, per kind of step. @type {Record<string, (board: Board, moment: Moment) => HTMLElement|null>} */
const ASIDES = { welcome: rules, info: moneyRules };

/**
 * What this step asks, large. At the welcome with the house rules, for a plan card with its numbered questions.
 * @param {Board} board
 * @param {Moment} moment
 */
export function question(board, moment) {
  const { step, workshop } = board;
  const aside = step ? (ASIDES[step.kind]?.(board, moment) ?? null) : null;
  return frame(
    aside ? "welcome" : "question",
    board,
    moment,
    [
      element(
        "section",
        { class: "question", fit: 0.42 },
        element("h1", { class: "question__title" }, step?.title ?? workshop.title),
        asked(step, moment),
        awaited(step, moment),
      ),
      aside,
    ],
    { foot: turnout(board, moment) },
  );
}

/**
 * @param {Board} board
 * @param {Moment} moment
 */
function rules({ workshop }, { say }) {
  if (workshop.house_rules.length === 0 && !workshop.privacy_line) return null;
  return element(
    "section",
    { class: "rules", fit: 0.6 },
    element("h2", {}, say("projector.house_rules")),
    element("ul", {}, workshop.house_rules.map((rule) => element("li", {}, rule))),
    workshop.privacy_line && element("p", { class: "rules__privacy" }, workshop.privacy_line),
  );
}

/**
 * By which rules money is divided, where this meeting does that.
 * @param {Board} board
 * @param {Moment} moment
 */
function moneyRules({ workshop }, { say }) {
  const { money } = workshop;
  if (!money) return null;
  const lines = [
    money.amount !== null && say("projector.money.amount", { amount: euros(money.amount) }),
    money.youngest_voter !== null && say("projector.money.youngest", { age: String(money.youngest_voter) }),
    say(`projector.money.tie.${money.tie_rule}`),
    say(`projector.money.left.${money.leftover_rule}`),
  ];
  return element(
    "section",
    { class: "rules", fit: 0.6 },
    element("h2", {}, say("projector.money.rules")),
    element("ul", {}, lines.map((line) => line && element("li", {}, line))),
  );
}
