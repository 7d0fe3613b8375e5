/** Which picture the hall sees: what the facilitator asked for, or else what the current step is about. */

/** @typedef {import("./board_types.js").Board} Board */
/** @typedef {import("./board_types.js").Step} Step */
/** @typedef {import("./board_types.js").StepResult} StepResult */

/** The picture that goes with a step of this kind, while there is something to show. */
const OF_KIND = Object.freeze({
  arrive: "join",
  welcome: "question",
  info: "question",
  "info/cases": "stories",
  "info/agenda_items": "plans",
  poll: "poll",
  scale: "poll",
  words: "words",
  ideas: "notes",
  talk: "quiet",
  case: "quiet",
  market: "plans",
  group: "quiet",
  check: "themes",
  choose: "choices",
  "choose/cases": "stories",
  elaborate: "question",
  pitch: "plans",
  "pitch/cases": "advice",
  vote: "choices",
  budget: "choices",
  count: "quiet",
  result: "results",
  offers: "question",
  "offers/agenda_items": "notes",
  commit: "agenda",
  "commit/intention": "question",
  "commit/themes": "joining",
  evaluate: "poll",
  break: "quiet",
  close: "closing",
});

/** A picture that has nothing on it yet makes way for the question. */
const HAS_CONTENT = Object.freeze({
  /** @param {Board} board */
  notes: ({ notes, step }) =>
    notes.some((note) => note.kind !== "word" && (step?.kind !== "ideas" || note.step === step.id)),
  /** @param {Board} board */
  words: (board) => wordLists(board).some((list) => list.words.length > 0),
  /** @param {Board} board */
  plans: (board) => board.items.length > 0,
  /** @param {Board} board */
  agenda: (board) => board.items.length > 0,
  /** @param {Board} board */
  choices: (board) => board.options.length > 0,
  /** @param {Board} board */
  joining: (board) => board.options.length > 0,
  /** @param {Board} board */
  poll: (board) => (board.step?.questions.length ?? 0) > 0,
  /** @param {Board} board */
  results: (board) => resultToShow(board) !== null,
  /** @param {Board} board */
  stories: (board) => board.cases.length > 0,
  /** @param {Board} board */
  advice: (board) => board.outcomes.length > 0,
  /** @param {Board} board */
  themes: (board) => board.themes.length > 0,
});

/** Steps whose outcome is shown as soon as they are closed. */
const SHOWN_WHEN_CLOSED = new Set(["poll", "scale", "evaluate"]);

const ASKED_FOR = new Set([
  "join", "question", "notes", "words", "themes", "plans", "results", "agenda", "closing", "quiet", "black",
  "stories", "advice",
]);

/**
 * @param {Board} board
 * @returns {string} the name of a picture
 */
export function sceneOf(board) {
  if (ASKED_FOR.has(board.view.name)) return board.view.name;
  if (!board.step) return "join";
  const scene = pictureOf(board.step);
  if (SHOWN_WHEN_CLOSED.has(board.step.kind) && resultOf(board, board.step.id)) return "results";
  const filled = /** @type {Record<string, (board: Board) => boolean>} */ (HAS_CONTENT)[scene];
  return filled && !filled(board) ? "question" : scene;
}

/**
 * A kind of step may have another picture for what it is about.
 * @param {Step} step
 */
function pictureOf(step) {
  const pictures = /** @type {Record<string, string>} */ (OF_KIND);
  return pictures[`${step.kind}/${step.about}`] ?? pictures[step.kind] ?? "question";
}

/**
 * The words of the current round alone; outside a round, every list (lists are never added together).
 * @param {Board} board
 */
export function wordLists(board) {
  const filled = board.words.filter((list) => list.words.length > 0);
  if (board.step?.kind !== "words") return filled;
  return board.words.filter((list) => list.step === board.step?.id);
}

/**
 * The outcome of one step, or null while it has none.
 * @param {Board} board
 * @param {string} step
 * @returns {StepResult|null}
 */
export function resultOf(board, step) {
  return last(board.results, (result) => result.step === step && result.questions.length > 0);
}

const CHOSEN_TOGETHER = new Set(["vote", "budget"]);

/**
 * What 'the outcome' means now: that of the current step, else of the last vote, else of anything counted.
 * @param {Board} board
 * @returns {StepResult|null}
 */
export function resultToShow(board) {
  const own = board.step && resultOf(board, board.step.id);
  if (own) return own;
  const counted = board.results.filter((result) => result.questions.length > 0);
  return last(counted, (result) => CHOSEN_TOGETHER.has(result.kind)) ?? last(counted, () => true);
}

/**
 * @template T
 * @param {T[]} list
 * @param {(one: T) => boolean} wanted
 * @returns {T|null}
 */
function last(list, wanted) {
  return [...list].reverse().find(wanted) ?? null;
}

/**
 * While themes are being made the hall sees slowly changing notes, never half-made themes.
 * @param {Board} board
 */
export function isGrouping(board) {
  return board.step?.kind === "group" || board.beside?.kind === "group";
}
