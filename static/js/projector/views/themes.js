import { themeClass } from "../../lib/theme_colour.js";
import { element } from "../element.js";
import { layWall } from "../theme_wall.js";
import { chip } from "./chip.js";
import { empty, frame, heading } from "./frame.js";
import { folio } from "./folio.js";
import { paper, readable } from "./paper.js";
import { time } from "./time.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */
/** @typedef {import("../board_types.js").Note} Note */
/** @typedef {import("../board_types.js").Theme} Theme */

/** On a wall of more themes only the largest bricks have room for notes. */
const FEW = 9;
const LOOSE_SHOWN = 4;

/**
 * The wall of themes: the bigger the brick, the more notes. What is not placed lies beside it and is kept.
 * @param {Board} board
 * @param {Moment} moment
 */
export function themes(board, moment) {
  const { say } = moment;
  const wall = onTheWall(board.themes);
  const loose = readable(board.notes).filter((note) => note.theme === null && note.kind !== "quote");
  const shown = Math.min(wall.length, board.view.reveal ?? moment.appeared ?? wall.length);
  const all = wall.reduce((sum, theme) => sum + theme.count, 0) + board.counts.loose;
  const title = [say("projector.notes.count", { n: all }), say("projector.themes.count", { n: wall.length })].join(", ");
  if (wall.length === 0) return frame("themes-empty", board, moment, [heading(say("projector.notes.count", { n: all })), empty(say("projector.themes.empty"))]);
  return element(
    "div",
    { class: "picture picture--themes", key: "themes" },
    folio(board, moment),
    element(
      "main",
      { class: "content", id: "main", key: "content" },
      heading(title, board.step?.kind === "check" ? board.step.text : say("projector.themes.size")),
      element("div", { class: "wall-and-loose" }, brickwork(wall, shown, board, moment), beside(loose, board, moment)),
    ),
  );
}

/**
 * Most notes first; the number of a theme decides between equals.
 * @param {Theme[]} themes
 */
export function onTheWall(themes) {
  return themes
    .filter(({ state }) => state === "active" || state === "suggested")
    .sort((one, other) => other.count - one.count || one.number - other.number);
}

/**
 * @param {Theme[]} wall
 * @param {number} shown
 * @param {Board} board
 * @param {Moment} moment
 */
function brickwork(wall, shown, board, moment) {
  const courses = layWall(wall.map(({ count }) => count));
  return element(
    "div",
    { class: "wall", role: "list" },
    courses.map(({ height, bricks }, course) =>
      element(
        "div",
        { class: "wall__course", role: "presentation", vars: { height } },
        bricks.map(({ index, width }) => {
          const theme = /** @type {Theme} */ (wall[index]);
          const size = sizeOf(width, course === 0 && bricks.length < 3);
          return index < shown
            ? brick(theme, { size, width, newest: index === shown - 1 && shown < wall.length }, board, moment)
            : element("div", { class: "wall__place", key: `place-${theme.id}`, vars: { width }, "aria-hidden": "true" });
        }),
      ),
    ),
  );
}

/**
 * @param {number} width
 * @param {boolean} first
 */
function sizeOf(width, first) {
  if (first && width > 0.3) return "wall__brick--large";
  if (width < 0.245) return "wall__brick--small wall__brick--narrow";
  return width < 0.3 ? "wall__brick--small" : "";
}

/**
 * @param {Theme} theme
 * @param {{size: string, width: number, newest: boolean}} place
 * @param {Board} board
 * @param {Moment} moment
 */
function brick(theme, { size, width, newest }, board, { say }) {
  const large = size === "wall__brick--large";
  const samples = large || onTheWall(board.themes).length <= FEW ? samplesOf(theme, board.notes) : [];
  return element(
    "div",
    {
      class: `wall__brick ${themeClass(theme.number)} ${size} ${newest ? "wall__brick--newest" : ""}`.replace(/\s+/g, " ").trim(),
      key: theme.id, role: "listitem", vars: { width }, fit: 0.75,
    },
    element(
      "div",
      { class: "wall__head" },
      element("h2", {}, chip(null, theme.number), " ", theme.name),
      element(
        "p",
        { class: "wall__count" },
        element("b", {}, theme.count),
        element("span", {}, say("projector.notes", { n: theme.count })),
        large && origin("span", theme, say, 1),
      ),
    ),
    !large && origin("p", theme, say, 2),
    samples.length > 0 && element("ul", { class: "wall__samples" }, samples.map((note) => paper("li", note, { drop: 1 }))),
  );
}

/**
 * Whose notes they are: so many tables, or so many people.
 * @param {string} tag
 * @param {Theme} theme
 * @param {Moment["say"]} say
 * @param {number} drop beside the count it takes no height, so it may stay longer than on a line of its own
 */
function origin(tag, { tables, people }, say, drop) {
  const words =
    tables > 0 ? say("projector.themes.of_tables", { n: tables }) : people > 0 ? say("projector.themes.of_people", { n: people }) : "";
  return words ? element(tag, { class: "wall__origin", drop }, words) : null;
}

/**
 * The notes that say best what a theme is about, as far as they may be seen; without a choice the first ones.
 * @param {Theme} theme
 * @param {Note[]} notes
 * @returns {Note[]}
 */
export function samplesOf(theme, notes) {
  const own = readable(notes).filter((note) => note.theme === theme.id);
  const chosen = theme.samples.map((id) => own.find((note) => note.id === id)).filter((note) => note !== undefined);
  const rest = own.filter((note) => !chosen.includes(note)).sort((one, other) => oddity(one) - oddity(other));
  return [.../** @type {Note[]} */ (chosen), ...rest].slice(0, 4);
}

/**
 * Notes of a common length read best on a brick.
 * @param {Note} note
 */
function oddity({ text }) {
  return Math.abs(text.length - 30);
}

/**
 * @param {Note[]} loose
 * @param {Board} board
 * @param {Moment} moment
 */
function beside(loose, board, moment) {
  const later = board.themes.filter(({ state }) => state === "parked");
  const clock = time(moment);
  const { loose: howMany } = board.counts;
  if (howMany === 0 && later.length === 0 && !clock) return null;
  return element(
    "aside",
    { class: "loose" },
    howMany > 0 && element("div", { class: "loose__notes", fit: 0.8 }, unplaced(loose, howMany, moment)),
    later.length > 0 &&
      element(
        "div",
        { class: "loose__later", fit: 0.8 },
        element("h2", {}, moment.say("projector.themes.later")),
        element("ul", {}, later.map((theme) => element("li", { key: theme.id, drop: 1 }, chip(theme), " ", theme.name))),
      ),
    clock,
  );
}

/**
 * @param {Note[]} loose those that can be read
 * @param {number} howMany those whose text is still on paper too
 * @param {Moment} moment
 */
function unplaced(loose, howMany, { say }) {
  const seen = loose.slice(0, LOOSE_SHOWN);
  return [
    element("h2", {}, say("projector.loose"), element("b", {}, howMany)),
    element("p", { class: "loose__kept" }, say("projector.loose.kept")),
    element("ul", {}, seen.map((note) => paper("li", note, { drop: 1 }))),
  ];
}
