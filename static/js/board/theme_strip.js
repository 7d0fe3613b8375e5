import { Component } from "../lib/component.js";
import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";
import { LOOSE, arrange } from "./arrangement.js";
import { part, stamp, write } from "./stamp.js";

/** @typedef {import("./arrangement.js").Column} Column */

/** All themes in one line: a press brings their column in sight, notes may be dropped on them. */
export class ThemeStrip extends Component {
  static moduleName = "theme-strip";

  #actions;

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, { actions, connection }) {
    super(root);
    this.#actions = actions;
    connection.addEventListener("board", () => this.#draw());
    actions.addEventListener("change", () => this.#draw());
    root.addEventListener("click", (event) => this.#press(event));
  }

  #draw() {
    const board = this.#actions.board;
    if (!board) return;
    const placeOf = (/** @type {import("./shapes.js").Note} */ note) => this.#actions.placeOf(note);
    const columns = arrange(board.notes, board.themes, { placeOf });
    const themes = columns.filter((column) => column.key !== LOOSE);
    this.root.hidden = themes.length === 0;
    reconcile(this.ref("bricks"), themes, {
      key: (column) => column.key,
      create: (column) => this.#brick(column),
      update: (brick, column) => this.#update(brick, column),
    });
  }

  /** @param {Column} column */
  #brick(column) {
    const brick = stamp(this.ref("brick"));
    part(brick, "jump").dataset.drop = column.key;
    return brick;
  }

  /**
   * @param {HTMLElement} brick
   * @param {Column} column
   */
  #update(brick, { theme, notes }) {
    if (!theme) return;
    paint(brick, theme);
    brick.classList.toggle("is-parked", theme.state === "parked");
    brick.style.setProperty("--weight", String(Math.max(notes.length, 6)));
    write(part(brick, "number"), String(theme.number));
    write(part(brick, "name"), theme.name);
    write(part(brick, "count"), String(notes.length));
    write(part(brick, "unit"), say("board.unit", { n: notes.length }));
  }

  /** @param {Event} event */
  #press(event) {
    const target = /** @type {Element} */ (event.target);
    const detail = target.closest("[data-drop]")?.getAttribute("data-drop");
    if (detail) this.root.dispatchEvent(new CustomEvent("jump", { bubbles: true, detail }));
  }
}
