import { element } from "../element.js";
import { wordLists } from "../scene.js";
import { counter, empty, frame } from "./frame.js";
import { paper } from "./paper.js";
import { turnout } from "./turnout.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */
/** @typedef {import("../board_types.js").WordList} WordList */

/** Long notes leave less room: the places behind these may then be left out. */
const ALWAYS_SHOWN = 5;
/** In these steps people answer what is asked. */
const WITH_QUESTION = new Set(["ideas", "offers"]);
/** One list shows so many words, two lists so many each. */
const WORDS_SHOWN = Object.freeze([7, 4]);

/**
 * The newest note large, a few earlier ones beside it, and apart from them the words of the rounds.
 * @param {Board} board
 * @param {Moment} moment
 */
export function notes(board, moment) {
  const lists = wordLists(board);
  const title = board.step?.title ?? board.workshop.title;
  const asked = board.step && WITH_QUESTION.has(board.step.kind) ? questionsIn(board.step.text) : "";
  const count = writtenSoFar(board);
  return frame(
    lists.length > 0 ? "notes" : "notes-wide",
    board,
    moment,
    [
      element(
        "section",
        { class: "newest" },
        element(
          "div",
          { class: "newest__head", fit: 0.45 },
          element("h1", {}, title),
          asked !== "" && element("p", { drop: 1 }, asked),
        ),
        stream(board, moment),
      ),
      lists.length > 0 && mostNamed(lists, moment),
    ],
    { foot: [count > 0 && counter(count, moment.say("projector.notes", { n: count })), ...turnout(board, moment)] },
  );
}

/**
 * Once notes come in only the questions themselves stay; a text without any stays whole.
 * @param {string} text
 */
export function questionsIn(text) {
  const questions = text.match(/[^.?!]+\?/g);
  return questions ? questions.map((question) => question.trim()).join(" ") : text;
}

/**
 * The notes that this picture is about: those of the current question, or of the whole meeting.
 * @param {Board} board
 */
export function notesOf({ notes, step }) {
  const ideas = notes.filter((note) => note.kind !== "word");
  return step?.kind === "ideas" ? ideas.filter((note) => note.step === step.id) : ideas;
}

/**
 * How many notes this picture tells of. A card whose text is still on paper cannot be shown here, but it was written:
 * every screen counts it.
 * @param {Board} board
 */
export function writtenSoFar({ counts, step }) {
  return step?.kind === "ideas" ? counts.step_notes : counts.notes;
}

/**
 * @param {Board} board
 * @param {Moment} moment
 */
function stream(board, { shown, say }) {
  const known = new Map(board.notes.map((note) => [note.id, note]));
  const questions = new Map(board.step?.questions.map(({ key, text }) => [key, text]) ?? []);
  for (const { id, number, title } of board.items) questions.set(id, `${number} ${title}`);
  const places = shown.map((id) => (id === null ? undefined : known.get(id)));
  if (places.every((note) => note === undefined)) {
    return empty(say("projector.notes.empty"));
  }
  return element(
    "ul",
    { class: "newest__notes", fit: 0.78 },
    places.map((note, place) =>
      note
        ? paper("li", note, {
            kind: place === 0 ? "note--new newest__first" : `newest__place-${place}`,
            question: questions.get(note.key ?? ""),
            drop: place < ALWAYS_SHOWN ? undefined : 1,
          })
        : element("li", { class: `newest__place-${place}`, "aria-hidden": "true" }),
    ),
  );
}

/**
 * @param {WordList[]} lists
 * @param {Moment} moment
 */
function mostNamed(lists, { say }) {
  const latest = lists.slice(-2);
  const each = WORDS_SHOWN[latest.length - 1] ?? 4;
  return element(
    "aside",
    { class: "named", fit: 0.68 },
    element("h2", {}, say("projector.words.most_named")),
    latest.map((list) => namedWords(list, each)),
  );
}

/**
 * @param {WordList} list
 * @param {number} most
 */
function namedWords(list, most) {
  const top = list.words[0]?.count ?? 1;
  return element(
    "section",
    { class: "named__round", key: list.step },
    element("h3", {}, list.title),
    element(
      "ol",
      {},
      list.words.slice(0, most).map(({ word, count }, place) =>
        element(
          "li",
          { class: "named__word", key: word, drop: place < 3 ? undefined : 1 },
          element("span", {}, word),
          element("b", {}, count),
          element("i", { class: "measure", vars: { share: count / top }, "aria-hidden": "true" }),
        ),
      ),
    ),
  );
}
