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
 * How many columns and rows a number of cards takes on a wide screen: many cards lie in few columns, because titles
 * are long.
 * @param {number} cards
 * @returns {{columns: number, rows: number}}
 */
export function gridOf(cards) {
  const shapes = [
    { columns: 1, rows: 1 }, { columns: 2, rows: 1 }, { columns: 3, rows: 1 }, { columns: 2, rows: 2 },
    { columns: 3, rows: 2 }, { columns: 3, rows: 3 }, { columns: 2, rows: 5 }, { columns: 2, rows: 6 },
    { columns: 3, rows: 5 }, { columns: 3, rows: 6 },
  ];
  return shapes.find(({ columns, rows }) => columns * rows >= cards) ?? { columns: 4, rows: Math.ceil(cards / 4) };
}
