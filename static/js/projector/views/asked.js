import { element } from "../element.js";

/** @typedef {import("../board_types.js").Board} Board */

/**
 * What to talk about; numbered questions one under the other.
 * @param {Board["step"]} step
 */
export function asked(step) {
  if (!step?.text) return null;
  if (step.asked.length === 0) return element("p", { class: "question__text" }, step.text);
  return element("ol", { class: "question__asked" }, step.asked.map((line) => element("li", {}, line)));
}
