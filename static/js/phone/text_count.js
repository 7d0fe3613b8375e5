/**
 * Characters as the server counts them: without white space around, one per character.
 * @param {string} text
 */
export function characters(text) {
  return Array.from(text.trim()).length;
}
