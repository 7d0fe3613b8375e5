import { advice } from "./advice.js";
import { agenda } from "./agenda.js";
import { black } from "./black.js";
import { choices } from "./choices.js";
import { closing } from "./closing.js";
import { join } from "./join.js";
import { joining } from "./joining.js";
import { notes } from "./notes.js";
import { plans } from "./plans.js";
import { poll } from "./poll.js";
import { question } from "./question.js";
import { quiet } from "./quiet.js";
import { results } from "./results.js";
import { stories } from "./stories.js";
import { themes } from "./themes.js";
import { words } from "./words.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */

/**
 * Every picture by name: a pure function from what the hall knows to what it sees.
 * @type {Readonly<Record<string, (board: Board, moment: Moment) => HTMLElement>>}
 */
export const PICTURES = Object.freeze({
  advice, agenda, black, choices, closing, join, joining, notes, plans, poll, question, quiet, results, stories, themes, words,
});
