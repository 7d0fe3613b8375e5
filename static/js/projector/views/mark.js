import { drawing } from "../element.js";

/** Three bricks in half bond. */
export function mark() {
  return drawing(
    "svg",
    { class: "mark", viewBox: "0 0 34 26", "aria-hidden": "true", focusable: "false" },
    drawing("path", { class: "mark__now", d: "M8.5 0h17v8h-17z" }),
    drawing("path", { class: "mark__brick", d: "M0 9h16.5v8H0zM9 18h16v8H9z" }),
    drawing("path", { class: "mark__light", d: "M17.5 9H34v8H17.5zM0 18h8v8H0zM26 18h8v8h-8z" }),
  );
}
