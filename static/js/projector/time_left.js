/** What a wall of minutes and a voice say about the time of a step. */

const MINUTE_MS = 60_000;

/**
 * One brick per minute of the step: how many there are and how many are laid (gone by).
 * @param {number|null} leftMs
 * @param {number} totalMs
 */
export function minuteBricks(leftMs, totalMs) {
  const minutes = Math.min(60, Math.max(0, Math.round(totalMs / MINUTE_MS)));
  const left = Math.min(minutes, Math.max(0, Math.ceil((leftMs ?? 0) / MINUTE_MS)));
  return { minutes, gone: minutes - left };
}

/** Moments at which the time is said aloud to screen readers, in milliseconds left. */
const SAID_AT = Object.freeze([5 * MINUTE_MS, MINUTE_MS, 0]);

/**
 * The moment that was passed between two looks at the clock, or null.
 * @param {number|null} before
 * @param {number|null} after
 */
export function momentPassed(before, after) {
  if (before === null || after === null) return null;
  return SAID_AT.find((moment) => before > moment && after <= moment) ?? null;
}
