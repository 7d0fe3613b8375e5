import { themeClass } from "../../lib/theme_colour.js";
import { element } from "../element.js";

/**
 * A brick with a number (of a theme, or of a plan: 2a), in the theme's colour.
 * @param {{number: number}|null|undefined} theme
 * @param {string|number} [label] the theme's own number when left out
 */
export function chip(theme, label = theme?.number ?? "") {
  const colour = theme ? themeClass(theme.number) : "";
  return label === "" ? null : element("span", { class: `chip ${colour}`.trim() }, label);
}
