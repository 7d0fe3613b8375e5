import { LOOSE, arrange, isGrouped } from "../board/arrangement.js";
import { paint } from "../lib/theme_colour.js";
import { say } from "../lib/say.js";

/** @typedef {import("../board/shapes.js").Board} Board */

const NEWEST = 3;

/** @param {string} className @param {string} text */
function line(className, text) {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  return element;
}

/** @param {Board} board */
function wall(board) {
  const shown = board.view?.reveal ?? Infinity;
  const columns = arrange(board.notes, board.themes).filter((column) => column.key !== LOOSE);
  return columns.slice(0, shown).map(({ theme, notes }) => {
    const brick = line("preview__brick", String(theme?.number ?? ""));
    brick.style.setProperty("--weight", String(Math.max(4, notes.length)));
    paint(brick, theme);
    return brick;
  });
}

/** @param {Board} board */
function newest(board) {
  const ideas = board.notes.filter(isGrouped);
  return ideas.slice(-NEWEST).reverse().map((note) => line("preview__note", note.text));
}

/** @param {Board} board */
function mostNamed(board) {
  const last = board.words[board.words.length - 1];
  return (last?.words ?? []).slice(0, NEWEST).map((word) => line("preview__note", `${word.count} ${word.word}`));
}

/** @param {Board} board */
function plans(board) {
  return board.items.slice(0, NEWEST).map((plan) => line("preview__note", `${plan.number} ${plan.title}`));
}

/** @param {Board} board */
function joining(board) {
  return board.options.slice(0, NEWEST).map(({ label, says_yes }) => line("preview__note", `${says_yes ?? 0} ${label}`));
}

/** @param {Board} board */
function stories(board) {
  return board.cases.slice(0, NEWEST).map((story) => line("preview__note", `${story.number} ${story.title}`));
}

/** @param {Board} board */
function advice(board) {
  const one = board.outcomes[(board.view?.reveal ?? 0) - 1];
  const shown = one ? [one] : board.outcomes.slice(0, NEWEST);
  return shown.map((outcome) => line("preview__note", `${outcome.number} ${outcome.text}`));
}

/** @param {Board} board */
function question(board) {
  return [line("preview__title", board.step?.title ?? board.workshop.title)];
}

/** @type {Record<string, (board: Board) => HTMLElement[]>} */
const PICTURES = {
  join: (board) => [line("preview__code", board.workshop.code.replace(/(\d{3})(?=\d)/, "$1 "))],
  notes: newest,
  words: mostNamed,
  themes: wall,
  plans,
  agenda: plans,
  joining,
  stories,
  advice,
  closing: (board) => [line("preview__title", board.workshop.closing.next_date ?? say("run.closing.follows"))],
  black: () => [],
};

/**
 * A small picture of what the hall sees now; a summary, since no page may be framed.
 * @param {Board} board
 * @param {string} view
 */
export function preview(board, view) {
  return (PICTURES[view] ?? question)(board);
}
