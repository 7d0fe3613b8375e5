import { empty } from "./frame.js";

/** @typedef {import("../board_types.js").Step} Step */
/** @typedef {import("../board_types.js").Moment} Moment */

/**
 * What the hall is waiting for, when what this step is about is not there yet.
 * @param {Step|null} step
 * @param {Moment} moment
 */
export function awaited(step, { say }) {
  return step?.waits_for ? empty(say(`awaits.${step.waits_for}`)) : null;
}
