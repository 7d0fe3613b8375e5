import { element } from "../element.js";

/** @typedef {import("../board_types.js").Moment} Moment */

/** @type {Record<string, string>} */
const LABELS = {
  running: "projector.time.left",
  "last-minute": "projector.time.last_minute",
  paused: "projector.time.paused",
  over: "projector.time.over",
};

/**
 * The clock of the step, or null where nothing is timed. It closes nothing and never blinks.
 * @param {Moment} moment
 */
export function time({ face, say }) {
  const label = LABELS[face.state];
  if (!label) return null;
  return element(
    "p",
    { class: `timer timer--${face.state}`, key: "timer", role: "timer", "aria-live": "off" },
    element("span", { class: "timer__label" }, say(label)),
    element("b", { class: "timer__figures" }, face.text),
  );
}
