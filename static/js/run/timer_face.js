/** @typedef {"none" | "running" | "last" | "paused" | "over"} Face */

/**
 * Minutes and seconds; after time they count up with a minus sign.
 * @param {number} left_ms
 */
export function figures(left_ms) {
  const seconds = left_ms >= 0 ? Math.ceil(left_ms / 1000) : Math.floor(-left_ms / 1000);
  const sign = left_ms < 0 && seconds > 0 ? "−" : "";
  const rest = String(seconds % 60).padStart(2, "0");
  return `${sign}${Math.floor(seconds / 60)}:${rest}`;
}

/**
 * How the clock looks.
 * @param {{ left_ms: number | null, running: boolean }} timer
 * @returns {Face}
 */
export function face(timer) {
  if (timer.left_ms === null) return "none";
  if (timer.left_ms <= 0) return "over";
  if (!timer.running) return "paused";
  return timer.left_ms <= 60_000 ? "last" : "running";
}

/**
 * Bricks for the time: one per minute, or one per so many minutes when there would be too many.
 * @param {{ left_ms: number | null, total_ms: number }} timer
 * @param {number} [most]
 * @returns {{ total: number, used: number, minutes: number }}
 */
export function bricks(timer, most = 25) {
  const whole = Math.round(timer.total_ms / 60_000);
  if (timer.left_ms === null || whole < 1) return { total: 0, used: 0, minutes: 1 };
  const minutes = [1, 2, 5, 10, 15].find((size) => whole / size <= most) ?? 30;
  const total = Math.ceil(whole / minutes);
  const gone = (timer.total_ms - timer.left_ms) / 60_000 / minutes;
  return { total, used: Math.max(0, Math.min(total, Math.floor(gone))), minutes };
}
