/**
 * What can be counted by hand in the step of now, and how.
 *
 * @typedef {{ id: string, label: string, number: string, theme: { number: number } | null }} Countable
 * @typedef {{ key: string | null, text: string, rows: Countable[] }} CountQuestion
 * @typedef {{
 *   step: string,
 *   kind: string,
 *   source: "paper" | "table",
 *   voters: "typed" | "sum",
 *   each: number | null,
 *   on_one: number | null,
 *   invalid: boolean,
 *   questions: CountQuestion[],
 * }} CountSheet  `voters`: typed apart, or the sum of the rows (each person is in one row)
 */

/** @typedef {Pick<CountSheet, "source" | "voters" | "invalid">} Manner */

/** What one ballot may hold, where dots and picks do not say it: amounts have no limit here. */
const LIMITS = /** @type {Record<string, Pick<CountSheet, "each" | "on_one">>} */ ({
  budget_plans: { each: null, on_one: 1 },
  budget_amounts: { each: null, on_one: null },
  top3: { each: 6, on_one: 3 },
});

/** @type {Record<string, Manner>} */
const MANNERS = {
  choose: { source: "table", voters: "sum", invalid: false },
  poll: { source: "table", voters: "sum", invalid: false },
  scale: { source: "table", voters: "sum", invalid: false },
  evaluate: { source: "paper", voters: "sum", invalid: false },
  commit: { source: "paper", voters: "sum", invalid: false },
  check: { source: "table", voters: "typed", invalid: false },
  talk: { source: "table", voters: "typed", invalid: false },
  vote: { source: "paper", voters: "typed", invalid: true },
  budget: { source: "paper", voters: "typed", invalid: true },
  count: { source: "paper", voters: "typed", invalid: true },
};

/**
 * @param {Record<string, any>} board
 * @returns {CountSheet | null} null when the step of now counts nothing
 */
export function countSheet(board) {
  const step = board.step;
  const manner = step && MANNERS[step.kind];
  if (!manner || step.state !== "open" || !board.open_actions.includes("add_counts")) return null;
  const questions = questionsOf(step, board.options).filter((question) => question.rows.length > 0);
  if (questions.length === 0) return null;
  return { step: step.id, kind: step.kind, ...manner, ...limits(step), questions };
}

/**
 * @param {Record<string, any>} step
 * @param {any[]} options
 * @returns {CountQuestion[]}
 */
function questionsOf(step, options) {
  if (options.length) {
    const rows = options.map(({ id, label, number, theme }) => ({ id, label, number, theme }));
    return [{ key: null, text: step.title, rows }];
  }
  return step.questions.map((/** @type {any} */ question) => ({
    key: question.key,
    text: question.text,
    rows: fixedAnswers(question, step.scale),
  }));
}

/**
 * @param {any} question
 * @param {any} scale
 * @returns {Countable[]}
 */
function fixedAnswers(question, scale) {
  return question.options.map((/** @type {any} */ { code, label }) => ({
    id: code,
    label: scale ? scaleLabel(scale, label) : label,
    number: "",
    theme: null,
  }));
}

/**
 * @param {any} scale
 * @param {string} point
 */
function scaleLabel(scale, point) {
  const ends = new Map([
    [String(scale.from), scale.low],
    [String(scale.to), scale.high],
  ]);
  const word = ends.get(point);
  return word ? `${point} (${word})` : point;
}

/**
 * Dots may all go to one option; picks go to different ones.
 * @param {Record<string, any>} step
 * @returns {Pick<CountSheet, "each" | "on_one">}
 */
function limits(step) {
  const known = LIMITS[step.method];
  if (known) return known;
  if (step.dots) return { each: step.dots, on_one: step.dots };
  if (step.pick) return { each: step.pick, on_one: 1 };
  if (step.kind === "vote") return { each: 1, on_one: 1 };
  return { each: null, on_one: 1 };
}

/**
 * What was counted so far for one question.
 * @param {Record<string, any>} board
 * @param {{ step: string, key: string | null, source: string }} of
 * @returns {import("./tally.js").Count}
 */
export function countedSoFar(board, { step, key, source }) {
  const rows = /** @type {any[]} */ (board.counted ?? []).filter(
    (row) => row.step === step && row.source === source && (key === null || row.question === key),
  );
  const [first] = rows;
  return first ?? { totals: {}, voters: 0, invalid: 0 };
}
