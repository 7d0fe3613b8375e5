/**
 * The steps that take paper notes, and which one a scribe most likely means.
 *
 * @typedef {{ id: string, title: string, limit: number, open: boolean }} NoteStep
 */

/**
 * @param {any[]} steps rows of the run-sheet
 * @returns {NoteStep[]}
 */
export function noteSteps(steps) {
  return steps
    .filter((step) => step.limit !== null && step.state !== "planned")
    .map(({ id, title, limit, state }) => ({ id, title, limit, open: state === "open" }));
}

/**
 * The step that was picked by hand stays while it is open; else the current one, the one beside it,
 * or the last that was open.
 * @param {any[]} steps
 * @param {string | null} picked
 * @returns {string | null}
 */
export function likelyStep(steps, picked) {
  const known = noteSteps(steps);
  if (known.some((step) => step.id === picked && step.open)) return picked;
  const placed = (/** @type {string} */ place) =>
    steps.find((step) => step.place === place && step.limit !== null)?.id;
  const open = known.filter((step) => step.open);
  return placed("current") ?? placed("beside") ?? open[open.length - 1]?.id ?? known[known.length - 1]?.id ?? null;
}

/**
 * The questions of a step; only known of the steps of now.
 * @param {Record<string, any>} board
 * @param {string | null} id
 * @returns {{ key: string, text: string }[]}
 */
export function questionsOf(board, id) {
  const step = [board.step, board.beside].find((one) => one?.id === id);
  return step && step.kind === "ideas" ? step.questions : [];
}

/**
 * The themes that an addition on paper may be about, while everybody looks at them.
 * @param {Record<string, any>} board
 * @param {string | null} id of the step
 * @returns {{ id: string, number: string, label: string }[]}
 */
export function themesOf(board, id) {
  return board.step?.id === id && board.step.kind === "check" ? board.options : [];
}
