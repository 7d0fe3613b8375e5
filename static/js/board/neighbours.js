/** @typedef {{ key: string, ids: string[] }} Lane a column as the ids that can be seen in it */
/** @typedef {"up" | "down" | "left" | "right" | "first" | "last"} Direction */

/**
 * Where a note lies.
 * @param {Lane[]} lanes
 * @param {string} id
 */
function locate(lanes, id) {
  for (const [lane, { ids }] of lanes.entries()) {
    const row = ids.indexOf(id);
    if (row >= 0) return { lane, row, ids };
  }
  return null;
}

/**
 * The note beside it: columns without notes are stepped over, edges hold.
 * @param {Lane[]} lanes
 * @param {string} id
 * @param {Direction} direction
 * @returns {string | null} null when there is nothing that way
 */
export function neighbour(lanes, id, direction) {
  const here = locate(lanes, id);
  if (!here) return null;
  const { ids } = here;
  if (direction === "up") return ids[here.row - 1] ?? null;
  if (direction === "down") return ids[here.row + 1] ?? null;
  if (direction === "first") return ids[0] ?? null;
  if (direction === "last") return ids[ids.length - 1] ?? null;
  return sideways(lanes, here, direction === "right" ? 1 : -1);
}

/**
 * @param {Lane[]} lanes
 * @param {{ lane: number, row: number }} here
 * @param {1 | -1} step
 */
function sideways(lanes, here, step) {
  const that = step > 0 ? lanes.slice(here.lane + 1) : lanes.slice(0, here.lane).reverse();
  const ids = that.find((lane) => lane.ids.length)?.ids ?? [];
  return ids[Math.min(here.row, ids.length - 1)] ?? null;
}

/**
 * Which note gets the focus when some leave: the next that stays in the column, else the one
 * before, else the first note of the board that stays.
 * @param {Lane[]} lanes
 * @param {ReadonlySet<string>} leaving
 * @param {string} active
 * @returns {string | null}
 */
export function focusAfter(lanes, leaving, active) {
  const here = locate(lanes, active);
  const stays = (/** @type {string} */ id) => !leaving.has(id);
  if (here) {
    const { ids } = here;
    const near = ids.slice(here.row).find(stays) ?? ids.slice(0, here.row).reverse().find(stays);
    if (near) return near;
  }
  return lanes.flatMap((lane) => lane.ids).find(stays) ?? null;
}
