import { spacedCode, spokenAddress } from "../addresses.js";
import { layCrowd } from "../crowd_wall.js";
import { drawing, element } from "../element.js";
import { mark } from "./mark.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */

const WALL = Object.freeze({ width: 1392, height: 213, expected: 75 });

/**
 * How to take part, and a wall with one brick for everyone in the hall.
 * @param {Board} board
 * @param {Moment} moment
 */
export function join(board, moment) {
  return element(
    "div",
    { class: "picture picture--join", key: "join" },
    element(
      "main",
      { class: "join", id: "main", key: "content" },
      element("section", { class: "join__how" }, brand(board, moment), how(board, moment)),
      element("section", { class: "join__scan" }, scan(board, moment)),
    ),
    crowd(board, moment),
  );
}

/**
 * @param {Board} board
 * @param {Moment} moment
 */
function brand({ workshop }, { language }) {
  return element(
    "p",
    { class: "join__brand" },
    mark(),
    element("b", { fit: 0.6 }, workshop.title),
    element("span", { fit: 0.8 }, [day(workshop.date, language), workshop.place].filter(Boolean).join(", ")),
  );
}

/**
 * @param {Board} board
 * @param {Moment} moment
 */
function how({ workshop }, { say }) {
  return [
    element(
      "h1",
      { class: "join__title", fit: 0.6 },
      element("span", { class: "join__call" }, say("projector.join.title")),
      " ",
      element("span", { class: "join__ways" }, say("projector.join.ways")),
    ),
    element("p", { class: "join__line" }, say("projector.join.scan"), arrow()),
    element("p", { class: "join__or" }, say("projector.join.or")),
    element(
      "p",
      { class: "join__line", fit: 0.55 },
      say("projector.join.go_to"),
      " ",
      element("b", {}, spokenAddress(workshop.join_address)),
      " ",
      say("projector.join.fill_in"),
    ),
    element("p", { class: "join__code" }, spacedCode(workshop.code)),
  ];
}

/**
 * @param {Board} board
 * @param {Moment} moment
 */
function scan({ workshop }, { say }) {
  const address = spokenAddress(workshop.join_address);
  return [
    element("img", {
      class: "join__qr",
      src: `/qr/${encodeURIComponent(workshop.code)}.svg`,
      alt: say("projector.join.qr", { address: `${address}/${workshop.code}` }),
    }),
    workshop.wifi && element("p", { class: "join__wifi", fit: 0.6 }, say("projector.join.wifi"), " ", element("b", {}, workshop.wifi)),
  ];
}

function arrow() {
  return drawing(
    "svg",
    { class: "join__arrow", viewBox: "0 0 74 44", "aria-hidden": "true" },
    drawing("path", { d: "M0 22h66M48 4l18 18-18 18" }),
  );
}

/**
 * @param {Board} board
 * @param {Moment} moment
 */
function crowd({ counts }, { say }) {
  return element(
    "footer",
    { class: "crowd", key: "crowd" },
    wall(counts.people),
    element(
      "p",
      { class: "crowd__count" },
      counts.people > 0
        ? [element("b", {}, counts.people), element("span", {}, say("projector.join.people", { n: counts.people }))]
        : element("span", {}, say("projector.join.nobody_yet")),
    ),
  );
}

/** @param {number} people */
function wall(people) {
  const { width, height } = WALL;
  return drawing(
    "svg",
    { class: "crowd__wall", viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "xMinYMax slice", "aria-hidden": "true" },
    layCrowd(people, WALL).map((brick, index) =>
      drawing("rect", {
        key: String(index),
        class: brick.state === "laid" ? `person person--${brick.shade}` : `person person--${brick.state}`,
        x: brick.x.toFixed(1),
        y: brick.y.toFixed(1),
        width: brick.width.toFixed(1),
        height: brick.height.toFixed(1),
      }),
    ),
  );
}

/**
 * 'zaterdag 21 november'; a date that was typed in another way stays as it was typed.
 * @param {string} date
 * @param {string} language
 */
function day(date, language) {
  const [, year, month, dayOfMonth] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  if (!year) return date;
  const at = new Date(Number(year), Number(month) - 1, Number(dayOfMonth));
  return new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" }).format(at);
}
