/** Arithmetic of counting by hand. */

/**
 * '7+5+12' is 24: people count per table and type it as they hear it. '-3' puts a mistake right.
 * @param {string} text
 * @returns {number | null} null when it is not a sum; 0 when nothing was typed
 */
export function sumOf(text) {
  const typed = text.replace(/\s/g, "").replace(/−/g, "-");
  if (typed === "") return 0;
  if (!/^[+-]?\d{1,6}([+-]\d{1,6})*$/.test(typed)) return null;
  return (typed.match(/[+-]?\d+/g) ?? []).reduce((sum, part) => sum + Number(part), 0);
}

/**
 * @typedef {{ totals: Record<string, number>, voters: number, invalid: number }} Count
 * @typedef {{ given: number, allowed: number | null, most: number | null, fits: boolean }} Check
 *   `given`: all points together; `allowed`: what the voters may give; `most`: what one option may get
 */

/**
 * @param {Count} first
 * @param {Count} second
 * @returns {Count}
 */
export function together(first, second) {
  const totals = { ...first.totals };
  for (const [option, people] of Object.entries(second.totals)) {
    totals[option] = (totals[option] ?? 0) + people;
  }
  return { totals, voters: first.voters + second.voters, invalid: first.invalid + second.invalid };
}

/**
 * The check total: no more points than the valid cards allow, and no option with more than each
 * voter may give it.
 * @param {Count} count everything counted, together with what is typed now
 * @param {{ each: number | null, on_one: number | null }} rule `each`: points per voter; `on_one`: of
 *   those, on one option; null: no limit
 * @returns {Check}
 */
export function check(count, { each, on_one }) {
  const points = Object.values(count.totals);
  const given = points.reduce((sum, one) => sum + one, 0);
  const allowed = each === null ? null : count.voters * each;
  const most = on_one === null ? null : count.voters * on_one;
  const fits = (allowed === null || given <= allowed) && (most === null || points.every((one) => one <= most));
  return { given, allowed, most, fits };
}

/**
 * Whether every total stays at zero or above after this count.
 * @param {Count} count
 */
export function noDebt(count) {
  return count.voters >= 0 && count.invalid >= 0 && Object.values(count.totals).every((one) => one >= 0);
}
