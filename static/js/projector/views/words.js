import { element } from "../element.js";
import { wordLists } from "../scene.js";
import { frame, heading } from "./frame.js";
import { turnout } from "./turnout.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */
/** @typedef {import("../board_types.js").WordList} WordList */

const FEWEST_IN_CLOUD = 3;
const MOST_IN_CLOUD = 24;
/** Words that are explained the first time they are seen. */
const EXPLAINED = Object.freeze({ noaberschap: "projector.words.noaberschap" });

/**
 * The most named words as a table with bars; with one list also as a cloud, of the same numbers.
 * @param {Board} board
 * @param {Moment} moment
 */
export function words(board, moment) {
  const lists = wordLists(board).slice(-3);
  const asking = board.step?.kind === "words" ? board.step : null;
  const cloud = lists.length === 1 && lists[0] ? wordCloud(lists[0], moment) : null;
  const rows = lists.length === 1 && !cloud ? 14 : 7;
  return frame(
    "words",
    board,
    moment,
    [
      heading(asking?.title ?? moment.say("projector.words.title"), asking?.text),
      element(
        "div",
        { class: `wordlists wordlists--${cloud ? "cloud" : lists.length}` },
        lists.map((list) => wordTable(list, rows, { named: !asking, moment })),
        cloud && element("div", { class: "wordlists__cloud" }, cloud, explanation(lists, moment)),
      ),
      !cloud && explanation(lists, moment),
    ],
    { foot: turnout(board, moment) },
  );
}

/**
 * @param {WordList} list
 * @param {number} most
 * @param {{named: boolean, moment: Moment}} how `named`: the list needs its own title
 */
function wordTable(list, most, { named, moment: { say } }) {
  const top = list.words[0]?.count ?? 1;
  const shown = list.words.slice(0, most);
  return element(
    "div",
    { class: "wordlist", key: list.step, fit: 0.68 },
    element(
      "table",
      { class: shown.length > 7 ? "wordlist__table wordlist__table--two" : "wordlist__table" },
      element(
        "caption",
        named ? {} : { class: "visually-hidden" },
        named ? list.title : say("projector.words.most_named"),
      ),
      element(
        "tbody",
        {},
        shown.map(({ word, count }, place) =>
          element(
            "tr",
            { key: word, class: place < 2 ? "wordlist__top" : "", drop: place < 3 ? undefined : 1 },
            element("th", { scope: "row" }, word),
            element("td", {}, count),
            element("td", { class: "wordlist__bar", "aria-hidden": "true" }, element("i", { class: "measure", vars: { share: count / top } })),
          ),
        ),
      ),
    ),
  );
}

/**
 * From three times named a word comes into the cloud, in the order of the alphabet, so that it stays where it is.
 * @param {WordList} list
 * @param {Moment} moment
 */
function wordCloud(list, { language }) {
  const often = list.words.filter(({ count }) => count >= FEWEST_IN_CLOUD).slice(0, MOST_IN_CLOUD);
  const top = often[0]?.count;
  if (top === undefined || often.length < 3) return null;
  const ordered = [...often].sort((one, other) => one.word.localeCompare(other.word, language));
  return element(
    "p",
    { class: "cloud", fit: 0.4, "aria-hidden": "true" },
    ordered.map(({ word, count }) => [
      element("span", { class: "cloud__word", key: word, vars: { weight: Math.sqrt(count / top).toFixed(3) } }, word),
      " ",
    ]).flat(),
  );
}

/**
 * @param {WordList[]} lists
 * @param {Moment} moment
 */
function explanation(lists, { say }) {
  const said = new Set(lists.flatMap((list) => list.words.map(({ word }) => word.trim().toLowerCase())));
  const known = Object.entries(EXPLAINED).find(([word]) => said.has(word));
  return known ? element("p", { class: "explained" }, say(known[1])) : null;
}
