import { say } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";

/** @typedef {import("./shapes.js").Theme} Theme */

/** Stands in for an element while a sentence is put into words; no text contains it. */
const FIRST_MARK = 0xe000;

/**
 * A sentence in which some of the words are elements: a theme with its brick, words from the hall.
 * @param {string} key
 * @param {Record<string, Node | string | number>} params
 * @returns {(Node | string)[]}
 */
export function sentence(key, params) {
  /** @type {Node[]} */
  const nodes = [];
  /** @type {Record<string, string | number>} */
  const words = {};
  for (const [name, value] of Object.entries(params)) {
    words[name] = value instanceof Node ? String.fromCharCode(FIRST_MARK + nodes.length) : value;
    if (value instanceof Node) nodes.push(value);
  }
  const parts = say(key, words).split(/([\uE000-\uE00F])/u);
  return parts.map((part) => nodes[part.charCodeAt(0) - FIRST_MARK] ?? part);
}

/**
 * A theme in a sentence: its number as a brick, and its name.
 * @param {Theme} theme
 */
export function themeInWords(theme) {
  const chip = element("span", "chip", String(theme.number));
  paint(chip, theme);
  const whole = element("b", "in-words", "");
  whole.append(chip, ` ${theme.name}`);
  return whole;
}

/**
 * What somebody wrote, or the words that say why.
 * @param {string} text
 */
export function quote(text) {
  return element("q", "in-words", text);
}

/**
 * @param {string} tag
 * @param {string} name
 * @param {string} text
 */
function element(tag, name, text) {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}
