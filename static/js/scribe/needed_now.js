import { countSheet } from "./countable.js";

/** @type {Record<string, string>} part of the page -> the kind of step it belongs to */
const PART_OF_KIND = { arrive: "people", commit: "sign-up", elaborate: "plan" };

/**
 * The parts of the page that the steps of now ask for.
 * @param {Record<string, any>} board
 * @returns {Set<string>}
 */
export function neededNow(board) {
  const open = [board.step, board.beside].filter((step) => step?.state === "open");
  const needed = new Set(open.map(({ kind }) => PART_OF_KIND[kind] ?? ""));
  if (open.some(({ limit, inputs }) => limit !== null && inputs.includes("paper"))) needed.add("notes");
  if (open.some(({ kind, about }) => kind === "pitch" && about === "cases")) needed.add("advice");
  if (countSheet(board)) needed.add("count");
  needed.delete("");
  return needed;
}
