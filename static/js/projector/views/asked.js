import { element } from "../element.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */

/**
 * What to talk about; numbered questions one under the other. What the theme team is told to do is no task of the hall.
 * @param {Board["step"]} step
 * @param {Moment} moment
 */
export function asked(step, { say }) {
  if (step?.kind === "group") return element("p", { class: "question__text" }, say("common.grouping"));
  if (!step?.text) return null;
  if (step.asked.length === 0) return element("p", { class: "question__text" }, step.text);
  return element("ol", { class: "question__asked" }, step.asked.map((line) => element("li", {}, line)));
}
