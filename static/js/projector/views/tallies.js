import { element } from "../element.js";
import { votersOf } from "../standings.js";

/** @typedef {import("../board_types.js").Moment} Moment */
/** @typedef {import("../board_types.js").StepResult} StepResult */
/** @typedef {import("../board_types.js").QuestionResult} QuestionResult */
/** @typedef {import("../board_types.js").Step} Step */

/**
 * The totals of a poll: per question a small table with bars, in the order of the answers as they were asked.
 * @param {StepResult} result
 * @param {Step|null} step the current one, which knows that order while it is the one that asked
 * @param {Moment} moment
 */
export function tallies(result, step, moment) {
  const columns = result.questions.length > 1 ? 2 : 1;
  return element(
    "div",
    { class: "tallies", vars: { columns }, fit: 0.5 },
    result.questions.map((question) => tally(inOrderAsked(question, step), moment)),
  );
}

/**
 * Numbers from low to high, other answers as they were asked.
 * @param {QuestionResult} question
 * @param {Step|null} step
 * @returns {QuestionResult}
 */
export function inOrderAsked(question, step) {
  const options = step?.questions.find(({ key }) => key === question.question)?.options ?? [];
  const places = new Map(options.map(({ code }, place) => [code, place]));
  const place = (/** @type {string} */ id) => places.get(id) ?? (Number.isNaN(Number(id)) ? options.length : Number(id));
  return { ...question, rows: [...question.rows].sort((one, other) => place(one.id) - place(other.id)) };
}

/**
 * @param {QuestionResult} question
 * @param {Moment} moment
 */
function tally(question, { say }) {
  const most = Math.max(1, ...question.rows.map(({ total }) => total));
  const voters = votersOf(question);
  const short = question.rows.every(({ label }) => label.length <= 2);
  return element(
    "table",
    { class: short ? "tally-table tally-table--short" : "tally-table", key: question.question },
    element(
      "caption",
      {},
      question.text,
      element("small", {}, say("projector.results.answers", { n: voters })),
    ),
    element(
      "tbody",
      {},
      question.rows.map((row) =>
        element(
          "tr",
          { key: row.id },
          element("th", { scope: "row" }, row.label),
          element("td", { class: "tally-table__bar", "aria-hidden": "true" }, element("i", { class: "measure", vars: { share: row.total / most } })),
          element("td", { class: "tally-table__total" }, row.total),
        ),
      ),
    ),
  );
}
