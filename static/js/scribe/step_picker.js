import { asksAboutPlans } from "../lib/asked_about.js";

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

const ABOUT_NONE = "table.note.about_none";

/**
 * What a card of this step may be about, as on a phone: a theme while everybody looks at the themes, a
 * plan or a story also when another step is on the screen. `asks` and `none`: the keys of the question, and of its first answer.
 * @param {Record<string, any>} board
 * @param {string | null} id of the step
 * @returns {{ asks: string, none: string, choices: { id: string, number: string, label: string }[] }}
 */
export function aboutOf(board, id) {
  const step = board.steps.find((/** @type {any} */ one) => one.id === id);
  if (step && asksAboutPlans(step)) return { asks: "table.note.about_plan", none: ABOUT_NONE, choices: choicesOf(board.items) };
  if (step && asksAboutStories(step)) return { asks: "table.story.which", none: "table.story.choose", choices: choicesOf(board.cases) };
  const checks = board.step?.id === id && board.step.kind === "check";
  return { asks: "table.note.about", none: ABOUT_NONE, choices: checks ? board.options : [] };
}

/** @param {{ kind: string, about?: string | null }} step */
function asksAboutStories({ kind, about }) {
  return kind === "case" && about === "cases";
}

/**
 * In the order of their numbers, as on a phone.
 * @param {any[]} rows plans or stories
 */
function choicesOf(rows) {
  const choices = rows.map(({ id, number, title }) => ({ id, number: String(number), label: title }));
  return choices.sort((one, other) => one.number.localeCompare(other.number, undefined, { numeric: true }));
}
