import { readShelf, writeShelf } from "./device_shelf.js";

/** The size of the letters, in percent, kept on this device. */

const NAME = "letters";
const SIZES = ["100", "120", "145"];

export function chosenLetters() {
  const size = readShelf(NAME);
  return SIZES.includes(size) ? size : "100";
}

/** @param {string} size */
export function applyLetters(size) {
  for (const other of SIZES) document.documentElement.classList.toggle(`letters-${other}`, other === size);
  writeShelf(NAME, size);
}
