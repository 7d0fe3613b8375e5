/**
 * True stories on a board.
 *
 * @typedef {{ id: string, number: number, title: string, story: string, question: string, asked: string[],
 *   owners: string[], place: string }} Story
 */

/**
 * The story of a table: the one it chose, else the one it is asked to take.
 * @param {Record<string, any>} board
 * @param {number | null | undefined} table
 * @returns {Story | null}
 */
export function storyOf(board, table) {
  const seats = board.seating ?? [];
  const sits = (/** @type {"tables" | "advised"} */ how) => seats.find((/** @type {any} */ one) => one[how].includes(table));
  const found = table ? (sits("tables") ?? sits("advised")) : null;
  return found ? storyWith(board, found.case) : null;
}

/**
 * @param {Record<string, any>} board
 * @param {string | null | undefined} id
 * @returns {Story | null}
 */
export function storyWith(board, id) {
  return (board.cases ?? []).find((/** @type {Story} */ story) => story.id === id) ?? null;
}

/**
 * What somebody on this device gave in a step, by number.
 * @param {Record<string, any>} board
 * @param {{ plans: string[] } | null} own
 * @param {string} step
 * @returns {any[]}
 */
export function givenBy(board, own, step) {
  const mine = new Set(own?.plans ?? []);
  return (board.outcomes ?? []).filter((/** @type {any} */ one) => one.step === step && mine.has(one.id));
}
