import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";
import { LOOSE } from "./arrangement.js";
import { part, stamp, write } from "./stamp.js";

/** @typedef {import("./arrangement.js").Column} Column */
/** @typedef {import("./shapes.js").Note} Note */
/** @typedef {import("./note_view.js").NoteView} NoteView */

/** One column: the head of a theme, what tables add to it, and its notes as a list. */
export class ColumnView {
  #templates;
  #list;
  #additions;
  /** @type {WeakMap<Element, Note[]>} what each list held when it was last drawn */
  #drawn = new WeakMap();

  /**
   * @param {{ loose: Element, theme: Element }} templates
   * @param {Column} column
   */
  constructor(templates, column) {
    this.#templates = templates;
    this.element = stamp(column.key === LOOSE ? this.#templates.loose : this.#templates.theme);
    this.element.dataset.drop = column.key;
    this.#list = part(this.element, "list");
    this.#additions = column.theme ? part(this.element, "additions") : null;
    const heading = part(this.element, "heading");
    heading.id = `column-${column.key}`;
    this.#list.setAttribute("aria-labelledby", heading.id);
    // Its notes may have to wait for a turn; what it is called may not.
    if (column.theme) this.#head(column.theme);
  }

  /**
   * @param {Column} column
   * @param {(note: Note) => NoteView} view
   */
  update(column, view) {
    const { notes, additions, theme } = column;
    const found = notes.filter((note) => view(note).found).length;
    write(part(this.element, "count"), countOf(notes.length, found));
    part(this.element, "empty").hidden = notes.length > 0;
    if (theme) this.#head(theme);
    if (this.#additions) this.#fill(this.#additions, additions, view);
    if (this.#additions) part(this.element, "added").hidden = additions.length === 0;
    this.#fill(this.#list, notes, view);
  }

  /**
   * @param {Element} list
   * @param {Note[]} notes
   * @param {(note: Note) => NoteView} view
   */
  #fill(list, notes, view) {
    const drawn = this.#drawn.get(list);
    this.#drawn.set(list, notes);
    if (drawn && sameNotes(drawn, notes)) return;
    reconcile(list, notes, { key: (note) => note.id, create: (note) => view(note).element });
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
 * Whether these are the same notes in the same order.
 * @param {Note[]} drawn
 * @param {Note[]} notes
 */
function sameNotes(drawn, notes) {
  return drawn.length === notes.length && notes.every((note, at) => note.id === drawn[at]?.id);
}

/**
 * @param {number} n
 * @param {number} found how many are not filtered away
 */
function countOf(n, found) {
  return found < n ? say("board.found-of", { found, n }) : say("board.notes", { n });
}
