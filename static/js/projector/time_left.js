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

const APPEARING_MS = 5000;

/**
 * How many themes stand on the wall by themselves at a check: the first at once, then one every five seconds.
 * @param {number} elapsedMs since the check began on this screen
 */
export function appeared(elapsedMs) {
  return 1 + Math.floor(elapsedMs / APPEARING_MS);
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
