/**
 * Text without accents and capitals, for finding only; what people wrote stays as it is.
 * @param {string} text
 */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("nl");
}

/** @type {WeakMap<object, string>} */
const known = new WeakMap();

/**
 * A note's text, folded once for as long as the note stays as it is.
 * @param {{ text: string }} note
 */
function foldedText(note) {
  const text = known.get(note) ?? folded(note.text);
  known.set(note, text);
  return text;
}

/**
 * A test for what someone looks for: a number finds that note, words must all occur.
 * @param {string} wanted
 * @returns {(note: { number: number, text: string }) => boolean}
 */
export function finder(wanted) {
  const words = folded(wanted).split(/\s+/u).filter(Boolean);
  if (!words.length) return () => true;
  const number = /^#?(\d+)$/.exec(wanted.trim())?.[1];
  return (note) =>
    (number !== undefined && note.number === Number(number)) ||
    words.every((word) => foldedText(note).includes(word));
}
