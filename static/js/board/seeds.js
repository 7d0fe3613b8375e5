/** @typedef {{ name: string, words: string[] }} Seed */

/**
 * Themes that someone has in mind, one a line: "Name: word, word". The words may be left out.
 * @param {string} text
 * @returns {Seed[]}
 */
export function parseSeeds(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map(seedOf)
    .filter((seed) => seed.name);
}

/** @param {string} line @returns {Seed} */
function seedOf(line) {
  const colon = line.indexOf(":");
  const name = colon < 0 ? line : line.slice(0, colon);
  const words = colon < 0 ? "" : line.slice(colon + 1);
  return { name: name.trim(), words: words.split(",").map((word) => word.trim()).filter(Boolean) };
}
