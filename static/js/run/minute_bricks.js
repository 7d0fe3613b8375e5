/** @typedef {{ total: number, used: number, minutes: number }} Bricks `minutes`: what one brick stands for */

/**
 * Bricks for the time: one per minute, or one per so many minutes when there would be too many.
 * @param {number | null} left_ms
 * @param {number} total_ms
 * @param {number} [most]
 * @returns {Bricks}
 */
export function minuteBricks(left_ms, total_ms, most = 25) {
  const whole = Math.round(total_ms / 60_000);
  if (left_ms === null || whole < 1) return { total: 0, used: 0, minutes: 1 };
  const minutes = [1, 2, 5, 10, 15].find((size) => whole / size <= most) ?? 30;
  const total = Math.ceil(whole / minutes);
  const gone = (total_ms - left_ms) / 60_000 / minutes;
  return { total, used: Math.max(0, Math.min(total, Math.floor(gone))), minutes };
}
