/** Which number the next paper card probably has. */

/**
 * A stack is typed from top to bottom, so the next number is the one after the last; a fresh page
 * starts where the server says.
 * @param {{ nextCard: number, last: number | null, taken: ReadonlySet<number> }} known
 * @returns {number}
 */
export function proposedNumber({ nextCard, last, taken }) {
  let number = last === null ? nextCard : last + 1;
  while (taken.has(number)) number += 1;
  return number;
}

/**
 * @param {string} text
 * @returns {number | null | undefined} null: left empty; undefined: not a number that a card can have
 */
export function numberTyped(text) {
  const typed = text.trim();
  if (typed === "") return null;
  return /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : undefined;
}
