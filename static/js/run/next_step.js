/** @typedef {import("../board/shapes.js").StepRow} StepRow */
/**
 * @typedef {object} Move what the primary button does, in this order
 * @property {string[]} close steps to close
 * @property {string | null} go the step to go to; null ends the meeting
 * @property {string | null} beside the step that opens beside it
 * @property {string} title of the step to go to
 */

/** @param {StepRow} row */
const isOpen = (row) => row.state === "open" || row.state === "paused";

/**
 * The step after this one; a step that runs during the break is never gone to by itself.
 * @param {StepRow[]} steps
 * @param {number} index
 */
function following(steps, index) {
  return steps.findIndex((row, at) => at > index && !row.parallel);
}

/**
 * The step that runs during this break, if the run-sheet has one and it is not done.
 * @param {StepRow[]} steps
 * @param {number} index
 */
function companion(steps, index) {
  const next = steps[index + 1];
  return next?.parallel && next.state !== "closed" ? next.id : null;
}

/**
 * What 'Volgende' does now: close what is current (and what runs beside it), go on, and open
 * the grouping beside the break.
 * @param {StepRow[]} steps
 * @returns {Move}
 */
export function nextMove(steps) {
  const current = steps.findIndex((row) => row.place === "current");
  const index = following(steps, current);
  const next = steps[index];
  const close = steps.filter((row) => row.place && isOpen(row)).map((row) => row.id);
  if (!next) return { close, go: null, beside: null, title: "" };
  return { close, go: next.id, beside: companion(steps, index), title: next.title };
}

/**
 * The commands of a move, in the order in which they are sent.
 * @param {Move} move
 * @returns {{ command: string, payload: object }[]}
 */
export function commandsOf(move) {
  const commands = move.close.map((step) => ({ command: "close_step", payload: { step } }));
  /** @type {{ command: string, payload: object }[]} */
  const all = [...commands];
  if (move.go) all.push({ command: "go_to_step", payload: { step: move.go } });
  if (move.beside) all.push({ command: "open_step", payload: { step: move.beside, beside: true } });
  return all;
}

/**
 * Which step this is, counted over the steps that people walk through; one that belongs beside
 * another counts as that one, also when it is gone to by itself.
 * @param {StepRow[]} steps
 */
export function progress(steps) {
  const current = steps.findIndex((row) => row.place === "current");
  const walked = (/** @type {StepRow[]} */ rows) => rows.filter((row) => !row.parallel).length;
  return { at: walked(steps.slice(0, current + 1)), of: walked(steps) };
}

/**
 * What the step to go to needs and has not got.
 * @param {Move} move
 * @param {{ step: string, waits_for: string }[]} lacking
 * @returns {string | null}
 */
export function lackOf(move, lacking) {
  return lacking.find(({ step }) => step === move.go)?.waits_for ?? null;
}

/** What organisers put in before the meeting; nobody in the hall makes it. */
const BEFOREHAND = new Set(["proposals", "agenda_items", "cases"]);

/**
 * What to warn of now: what this step lacks, and before the first step what should have been put in.
 * @param {{ waits_for?: string | null } | null} step
 * @param {{ step: string, waits_for: string }[]} lacking
 * @returns {string | null}
 */
export function warningOf(step, lacking) {
  if (step) return step.waits_for ?? null;
  return lacking.find(({ waits_for }) => BEFOREHAND.has(waits_for))?.waits_for ?? null;
}

const FINAL_KINDS = new Set(["vote", "budget"]);

/**
 * What to ask before closing, if anything: people are writing, or a vote ends for good.
 * @param {StepRow | undefined} row
 * @param {{ writing: number }} counts
 * @returns {"writing" | "vote" | null}
 */
export function questionBeforeClosing(row, counts) {
  if (!row || !isOpen(row)) return null;
  if (FINAL_KINDS.has(row.kind)) return "vote";
  return counts.writing > 0 ? "writing" : null;
}
