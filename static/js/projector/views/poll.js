import { element } from "../element.js";
import { frame, heading } from "./frame.js";
import { turnout } from "./turnout.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */
/** @typedef {import("../board_types.js").Question} Question */
/** @typedef {import("../board_types.js").Scale} Scale */

/**
 * The questions of a poll with what can be answered; totals come when the step is closed.
 * @param {Board} board
 * @param {Moment} moment
 */
export function poll(board, moment) {
  const step = board.step;
  const questions = step?.questions ?? [];
  return frame(
    "poll",
    board,
    moment,
    [
      heading(step?.title ?? "", questions.every(({ text }) => step?.text.includes(text)) ? "" : step?.text),
      element(
        "div",
        { class: "asked-all", fit: 0.5 },
        questions.map((question) => asked(question, step?.scale ?? null, moment)),
      ),
    ],
    { foot: turnout(board, moment) },
  );
}

/**
 * @param {Question} question
 * @param {Scale|null} scale
 * @param {Moment} moment
 */
function asked(question, scale, { say }) {
  const answers = question.options.map(({ label }) => label);
  if (question.other) answers.push(say("projector.poll.other"));
  return element(
    "section",
    { class: "asked", key: question.key },
    element("h2", {}, question.text),
    answers.length > 0 && element("ul", { class: "asked__answers" }, answers.map((answer) => element("li", {}, answer))),
    answers.length === 0 && scale && ruler(scale),
  );
}

/** @param {Scale} scale */
function ruler(scale) {
  const from = scale.from;
  const steps = Array.from({ length: scale.to - from + 1 }, (_, index) => from + index);
  return element(
    "p",
    { class: "ruler" },
    element("span", {}, scale.low),
    steps.map((number) => element("b", {}, number)),
    element("span", {}, scale.high),
  );
}
