/**
 * The numbered questions of a plan card, and the payload that its answers make.
 *
 * @typedef {{ name: string, asked: string, longest: number, kind: "line" | "text" | "list" }} PlanField
 */

/** @type {Record<string, { longest: number, kind: "line" | "text" | "list" }>} */
const FIELDS = {
  title: { longest: 80, kind: "line" },
  reason: { longest: 600, kind: "text" },
  ambition: { longest: 300, kind: "text" },
  success_sign: { longest: 300, kind: "text" },
  actions: { longest: 600, kind: "list" },
  contributions: { longest: 600, kind: "list" },
  first_step: { longest: 300, kind: "text" },
  first_step_date: { longest: 80, kind: "line" },
  contact: { longest: 120, kind: "line" },
  contact_group: { longest: 120, kind: "line" },
  shared: { longest: 600, kind: "text" },
  differences: { longest: 600, kind: "text" },
  dream: { longest: 300, kind: "text" },
  cost_note: { longest: 300, kind: "text" },
  next_question: { longest: 300, kind: "text" },
};

/** A step that names no fields still yields something to take home. */
const FEWEST = ["title", "reason"];

/**
 * @param {{ fields: string[], asked: string[] }} step
 * @param {(name: string) => string} labelOf for a field without a question of its own
 * @returns {PlanField[]}
 */
export function planFields(step, labelOf) {
  const names = step.fields.filter((name) => name in FIELDS);
  return (names.length ? names : FEWEST).map((name, at) => ({
    name,
    asked: (names.length ? step.asked[at] : undefined) ?? labelOf(name),
    ...(FIELDS[name] ?? { longest: 300, kind: "text" }),
  }));
}

/**
 * Lists are typed one per line.
 * @param {PlanField[]} fields
 * @param {Record<string, string>} answers
 * @returns {Record<string, string | string[]>}
 */
export function planPayload(fields, answers) {
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const text = (answers[name] ?? "").trim();
      return [name, kind === "list" ? linesOf(text) : text];
    }),
  );
}

/** @param {string} text */
export function linesOf(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/**
 * What was sent, as it was typed: to go on with it while the step is open.
 * @param {PlanField[]} fields
 * @param {Record<string, any>} item a plan from the board
 * @returns {Record<string, string>}
 */
export function answersOf(fields, item) {
  return Object.fromEntries(fields.map(({ name }) => [name, textOf(name, item)]));
}

/**
 * @param {string} name
 * @param {Record<string, any>} item
 */
function textOf(name, item) {
  if (name === "actions") return item.actions.map((/** @type {any} */ one) => one.text).join("\n");
  if (name === "contributions") return item.contributions.map((/** @type {any} */ one) => one.what).join("\n");
  if (name === "contact") return item.contact_group ?? "";
  return item[name] ?? "";
}
