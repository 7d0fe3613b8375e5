import { say } from "../lib/say.js";
import { quote, sentence, themeInWords } from "./sentence.js";

/** @typedef {import("./shapes.js").Suggestion} Suggestion */
/** @typedef {import("./shapes.js").Theme} Theme */
/**
 * @typedef {object} Known
 * @property {(id: string | null) => Theme | null} theme
 * @property {(id: string | null) => import("./shapes.js").Note | null} note
 */

/** @type {Record<string, (row: Suggestion, known: Known) => (Node | string)[]>} */
const SENTENCES = {
  own_themes: () => [say("board.suggestion.own_themes")],
  grouping: (row) => {
    const placed = row.preview.reduce((sum, group) => sum + group.count, 0);
    const themes = say("board.suggestion.themes", { n: row.preview.length });
    const notes = say("board.notes", { n: placed + row.left });
    const key = row.left ? "board.suggestion.grouping" : "board.suggestion.grouping-all";
    return sentence(key, { themes, notes, n: row.left });
  },
  new: (row) => {
    return sentence("board.suggestion.new", { n: row.notes.length, name: quote(row.name ?? "") });
  },
  move: (row, known) => {
    const note = quote(known.note(row.note)?.text ?? "");
    return sentence("board.suggestion.move", { note, theme: named(row.into, known) });
  },
  merge: (row, known) => {
    return sentence("board.suggestion.merge", {
      theme: named(row.theme, known),
      into: named(row.into, known),
    });
  },
  split: (row, known) => {
    const [one, other] = row.preview.map((group) => `${quoted(group)} (${group.count})`);
    const theme = named(row.theme, known);
    if (!one || !other) return sentence("board.suggestion.split", { theme });
    return sentence("board.suggestion.split-in", { theme, one, other });
  },
};

/**
 * What is suggested, and why.
 * @param {Suggestion} row
 * @param {Known} known
 * @returns {(Node | string)[]}
 */
export function suggestionInWords(row, known) {
  const said = SENTENCES[row.kind]?.(row, known) ?? [];
  const words = row.why.join(", ");
  return words ? [...said, " ", say("board.because-sentence", { words })] : said;
}

/** @param {string | null} id @param {Known} known @returns {Node | string} */
function named(id, known) {
  const theme = known.theme(id);
  return theme ? themeInWords(theme) : say("board.loose");
}

/** @param {import("./shapes.js").PreviewGroup} group */
function quoted(group) {
  return group.terms.length ? group.terms.slice(0, 3).join(", ") : group.name;
}
