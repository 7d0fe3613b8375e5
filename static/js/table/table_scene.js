/**
 * Which scene a table device shows in which step.
 *
 * @typedef {"wait" | "note" | "choose" | "plan" | "advice" | "count" | "pick" | "join" | "promise" | "offer" | "vote" | "close"} Scene
 */

/** @type {Record<string, { scene: Scene, needs: string }>} a scene, and the action it needs */
const SCENES = {
  words: { scene: "note", needs: "submit_note" },
  ideas: { scene: "note", needs: "submit_note" },
  case: { scene: "note", needs: "submit_note" },
  market: { scene: "note", needs: "submit_note" },
  check: { scene: "note", needs: "submit_note" },
  talk: { scene: "note", needs: "submit_note" },
  pitch: { scene: "note", needs: "submit_note" },
  choose: { scene: "choose", needs: "answer" },
  elaborate: { scene: "plan", needs: "submit_plan_card" },
  "elaborate/cases": { scene: "advice", needs: "submit_plan_card" },
  poll: { scene: "count", needs: "answer" },
  scale: { scene: "count", needs: "answer" },
  evaluate: { scene: "count", needs: "answer" },
  commit: { scene: "join", needs: "pledge" },
  "commit/intention": { scene: "promise", needs: "pledge" },
  offers: { scene: "offer", needs: "offer" },
};

/**
 * @param {Record<string, any>} board
 * @returns {Scene}
 */
export function sceneOf(board) {
  const step = board.step;
  if (board.workshop.state === "closed" || step?.kind === "close") return "close";
  if (!step || step.state !== "open") return "wait";
  if (waitsFor(step)) return "wait";
  if (step.kind === "vote" || step.kind === "budget") return "vote";
  if (step.pick && board.options.length && board.open_actions.includes("answer")) return "pick";
  const known = SCENES[`${step.kind}/${step.about}`] ?? SCENES[step.kind];
  return known && takes(board, known.needs) ? known.scene : "wait";
}

/**
 * What must be there before this can be done. A note can be written anyhow.
 * @param {Record<string, any>} step
 * @returns {string | null | undefined}
 */
function waitsFor(step) {
  return step.kind === "check" ? null : step.waits_for;
}

/**
 * What is open may belong to the step beside; the device itself must be switched on for this one.
 * @param {Record<string, any>} board
 * @param {string} action
 */
function takes(board, action) {
  return board.open_actions.includes(action) && board.step.inputs.includes("table");
}

/**
 * What to say while the device waits.
 * @param {Record<string, any>} board
 * @returns {string} the key of a sentence
 */
export function waitingWords(board) {
  const step = board.step;
  if (!step) return "table.wait.start";
  if (step.state === "closed") return "table.wait.closed";
  if (waitsFor(step)) return `awaits.${step.waits_for}`;
  if (step.kind === "break" || step.kind === "group") return "table.wait.break";
  if (SCENES[step.kind] && !["talk", "pitch"].includes(step.kind)) return "table.wait.not_here";
  return "table.wait.talk";
}
