/** The outcome of a vote as rows: bars, who favours what, and which rows have been revealed. */

/** @typedef {import("./board_types.js").ResultRow} ResultRow */
/** @typedef {import("./board_types.js").GroupResult} GroupResult */
/** @typedef {import("./board_types.js").QuestionResult} QuestionResult */

/**
 * @typedef {{row: ResultRow, share: number, favourite_of: GroupResult[], shared: boolean, revealed: boolean}} Standing
 *   `share`: length of the bar against the longest
 */

/**
 * In order of rank. Rows are revealed from last to first: with `reveal` 2 only the last two can be read.
 * @param {QuestionResult} question
 * @param {number|null} reveal null: everything
 * @returns {Standing[]}
 */
export function standings(question, reveal) {
  const most = Math.max(1, ...question.rows.map((row) => row.total));
  const ordered = [...question.rows].sort((one, other) => one.rank - other.rank);
  const hidden = reveal === null ? 0 : Math.max(0, ordered.length - reveal);
  return ordered.map((row, place) => ({
    row,
    share: row.total / most,
    favourite_of: question.groups.filter((group) => group.favourites.includes(row.id)),
    shared: question.shared.includes(row.id),
    revealed: place >= hidden,
  }));
}

/**
 * Whether it has a place: what nobody chose is not 'shared fourth'.
 * @param {ResultRow} row
 */
export function hasPlace({ total }) {
  return total > 0;
}

/**
 * The rows that get a line of their own, and those that share the last line.
 * @template T
 * @param {T[]} rows
 * @param {number} most lines there is room for
 * @returns {{lines: T[], rest: T[]}}
 */
export function divideRows(rows, most) {
  return rows.length <= most
    ? { lines: rows, rest: [] }
    : { lines: rows.slice(0, most), rest: rows.slice(most) };
}

/**
 * Everything given, and how much of it through each channel.
 * @param {QuestionResult} question
 */
export function totalsPerSource(question) {
  const total = (/** @type {"total"|"device"|"table"|"paper"} */ source) =>
    question.rows.reduce((sum, row) => sum + row[source], 0);
  return { total: total("total"), device: total("device"), table: total("table"), paper: total("paper") };
}

/** @param {QuestionResult} question */
export function votersOf(question) {
  return Object.values(question.voters).reduce((sum, voters) => sum + voters, 0);
}
