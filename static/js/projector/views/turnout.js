import { counter } from "./frame.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */

/** Which sentence counts the answers of a step of this kind. */
const SENTENCES = Object.freeze({
  ideas: "wrote",
  words: "answered",
  poll: "answered",
  scale: "answered",
  evaluate: "answered",
  vote: "chose",
  budget: "chose",
  choose: "chose",
});

/** Here a table answers together; elsewhere a table tells how many people chose what. */
const TOGETHER = new Set(["ideas", "words"]);

/**
 * How many have answered, against the people in the hall or the tables; phones are never counted as people.
 * @param {Board} board
 * @param {Moment} moment
 * @returns {(HTMLElement|null)[]}
 */
export function turnout({ step, counts }, { say }) {
  const sentence = step ? /** @type {Record<string, string>} */ (SENTENCES)[step.kind] : undefined;
  if (!step || !sentence) return [];
  const done = sentence === "chose" && step.kind !== "choose" ? counts.voted : counts.answered;
  if (done === 0) return [];
  const together = step.by === "table" && TOGETHER.has(step.kind);
  const unit = together ? "tables" : "people";
  const all = together ? counts.tables : counts.people;
  if (all < done) return [counter(done, say(`projector.turnout.${sentence}.${unit}`, { n: done }))];
  return [counter(done, say(`projector.turnout.${sentence}.${unit}_of`, { n: all }))];
}
