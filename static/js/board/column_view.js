import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";
import { LOOSE } from "./arrangement.js";
import { part, stamp, write } from "./stamp.js";

/** @typedef {import("./arrangement.js").Column} Column */
/** @typedef {import("./shapes.js").Note} Note */

/** One column: the head of a theme, and its notes as a list. */
export class ColumnView {
  #templates;
  #list;

  /**
   * @param {{ loose: Element, theme: Element }} templates
   * @param {Column} column
   */
  constructor(templates, column) {
    this.#templates = templates;
    this.element = stamp(column.key === LOOSE ? this.#templates.loose : this.#templates.theme);
    this.element.dataset.drop = column.key;
    this.#list = part(this.element, "list");
    const heading = part(this.element, "heading");
    heading.id = `column-${column.key}`;
    this.#list.setAttribute("aria-labelledby", heading.id);
  }

  /**
   * @param {Column} column
   * @param {{ note: (note: Note) => Element, shown: number }} how
   */
  update(column, how) {
    write(part(this.element, "count"), countOf(column, how.shown));
    part(this.element, "empty").hidden = column.notes.length > 0;
    if (column.theme) this.#head(column.theme);
    reconcile(this.#list, column.notes, { key: (note) => note.id, create: how.note });
  }

  /** @param {import("./shapes.js").Theme} theme */
  #head(theme) {
    paint(this.element, theme);
    this.element.classList.toggle("is-parked", theme.state === "parked");
    write(part(this.element, "chip"), String(theme.number));
    write(part(this.element, "name"), theme.name);
    write(part(this.element, "terms"), theme.terms.join(" · "));
    part(this.element, "suggested").hidden = theme.state !== "suggested";
    part(this.element, "parked").hidden = theme.state !== "parked";
    const menu = part(this.element, "menu");
    const label = say("board.theme-menu", { theme: `${theme.number} ${theme.name}` });
    if (menu.getAttribute("aria-label") !== label) menu.setAttribute("aria-label", label);
  }
}

/**
 * @param {Column} column
 * @param {number} shown how many are not filtered away
 */
function countOf(column, shown) {
  const n = column.notes.length;
  if (shown < n) return say("board.found-of", { found: shown, n });
  return say("board.notes", { n });
}
