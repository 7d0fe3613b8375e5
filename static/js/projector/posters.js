/** The agenda on the wall: which plans get a poster and which stand in the line below. */

/** @typedef {import("./board_types.js").Item} Item */

/** Behind everything that has a rank. */
const UNRANKED = Number.MAX_SAFE_INTEGER;

/**
 * By rank, once there is one; otherwise, and among equals, by number (2a before 2b before 10a).
 * @param {Item[]} items
 * @returns {Item[]}
 */
export function inOrder(items) {
  return [...items].sort(
    (one, other) => (one.rank ?? UNRANKED) - (other.rank ?? UNRANKED) || byNumber(one.number, other.number),
  );
}

/**
 * @param {string} one
 * @param {string} other
 */
export function byNumber(one, other) {
  return one.localeCompare(other, "nl", { numeric: true });
}

/**
 * How many columns and rows a number of cards takes on a wide screen.
 * @param {number} cards
 * @param {number} [most] rows
 * @returns {{columns: number, rows: number}}
 */
export function gridOf(cards, most = 4) {
  const shapes = [
    { columns: 1, rows: 1 }, { columns: 2, rows: 1 }, { columns: 3, rows: 1 }, { columns: 2, rows: 2 },
    { columns: 3, rows: 2 }, { columns: 4, rows: 2 }, { columns: 3, rows: 3 }, { columns: 4, rows: 3 },
    { columns: 4, rows: 4 },
  ];
  const fits = shapes.find(({ columns, rows }) => rows <= most && columns * rows >= cards);
  return fits ?? { columns: Math.ceil(cards / most), rows: most };
}
