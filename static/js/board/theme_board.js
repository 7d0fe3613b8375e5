import { Component } from "../lib/component.js";
import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";
import { arrange, bringForward } from "./arrangement.js";
import { BoardDialogs } from "./board_dialogs.js";
import { dragNotes } from "./board_dragging.js";
import { BoardFocus } from "./board_focus.js";
import { BoardNotes } from "./board_notes.js";
import { BoardPresses, noteOf } from "./board_presses.js";
import { ColumnView } from "./column_view.js";
import { Menu } from "./menu.js";
import { NoteCommands } from "./note_commands.js";
import { Pile } from "./pile.js";
import { Selection } from "./selection.js";
import { Shortcuts } from "./shortcuts.js";
import { Slices } from "./slices.js";
import { part, write } from "./stamp.js";
import { ThemeCommands } from "./theme_commands.js";

/** @typedef {import("./shapes.js").Note} Note */
/** @typedef {import("./shapes.js").Services} Services */
/** @typedef {import("./arrangement.js").Column} Column */

/** So many themes still fit in one row when all are shown at once. */
const ONE_ROW = 5;

/** So many times as much work is a note that gets another size. */
const ANEW = 2;

/** The board itself: columns of notes, with keys, menus and dragging. */
export class ThemeBoard extends Component {
  static moduleName = "theme-board";

  #services;
  /** @type {Column[]} */
  #columns = [];
  /** @type {Set<string>} the doubtful notes that somebody goes through now */
  #asked = new Set();
  /** @type {Map<string, ColumnView>} */
  #heads = new Map();
  #elements;
  #notes;
  #selection = new Selection();
  #shortcuts = new Shortcuts();
  #slices = new Slices();
  #focus;
  #commands;
  #themes;
  #pile;
  #presses;

  /**
   * @param {HTMLElement} root
   * @param {Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    const { actions, status, settings, connection } = services;
    this.#elements = this.#find();
    this.#notes = new BoardNotes({
      note: this.ref("note"),
      chosen: this.ref("note-chosen"),
      likely: this.ref("note-likely"),
      suggestion: this.ref("note-suggestion"),
      addition: this.ref("note-addition"),
    });
    this.#focus = new BoardFocus(this.#notes, () => this.#notes.lanes(this.#columns));
    const columns = () => this.#columns;
    this.#pile = new Pile({ bar: this.ref("pile"), actions, focus: this.#focus, status, columns });
    const menu = new Menu(this.ref("menu"), this.ref("menu-item"));
    const dialogs = new BoardDialogs((name) => this.ref(name));
    const shared = { actions, selection: this.#selection, menu, dialogs, refresh: () => this.#drawSelection() };
    const column = (/** @type {string} */ id) => this.#heads.get(id)?.element ?? null;
    this.#themes = new ThemeCommands({ ...shared, column });
    const rename = (/** @type {string} */ id) => this.#themes.rename(id);
    this.#commands = new NoteCommands({ ...shared, focus: this.#focus, status, rename });
    const more = () => this.#morePile();
    const done = { commands: this.#commands, themes: this.#themes, pile: this.#pile, more };
    this.#presses = new BoardPresses({ actions, settings, selection: this.#selection, ...done });
    const dragging = { root, columns: this.#elements.columns, notes: this.#notes };
    dragNotes({ ...dragging, ...shared, status });
    this.#listen();
    connection.addEventListener("board", () => this.#draw());
    actions.addEventListener("change", () => this.#draw());
    settings.addEventListener("change", () => this.#draw());
  }

  /** Looked up once: a search through the board passes hundreds of notes. */
  #find() {
    return {
      columns: this.ref("columns"),
      nothing: this.ref("nothing"),
      chosen: this.ref("chosen"),
      templates: { loose: this.ref("loose-column"), theme: this.ref("theme-column") },
    };
  }

  #listen() {
    const { root } = this;
    root.addEventListener("keydown", (press) => this.#key(press));
    root.addEventListener("click", (event) => this.#presses.click(event));
    root.addEventListener("focusin", (event) => {
      const id = noteOf(event.target);
      if (id) this.#focus.reached(id);
    });
    root.addEventListener("jump", (event) => {
      this.#jump(/** @type {CustomEvent} */ (event).detail);
    });
    root.addEventListener("split", (event) => {
      const { theme, suggestion } = /** @type {CustomEvent} */ (event).detail;
      this.#themes.split(theme, { suggestion });
    });
    this.#services.settings.addEventListener("pile", () => {
      this.#slices.whenDrawn(() => this.#pile.begin());
    });
  }

  #draw() {
    const { actions, settings } = this.#services;
    const board = actions.board;
    if (!board) return;
    const unsure = settings.order === "unsure";
    const seen = this.#inSight(); // before anything changes: after that it costs a layout
    this.#shortcuts.letters = settings.letters;
    this.#shortcuts.pile = unsure;
    this.#look({ layout: settings.layout, "shows-why": settings.why, "is-unsure-first": unsure });
    this.#selection.keep((id) => actions.note(id) !== null);
    const placeOf = (/** @type {Note} */ note) => actions.placeOf(note);
    this.#columns = arrange(board.notes, board.themes, { placeOf });
    const asked = this.#pile.take(unsure, this.#columns);
    this.#asked = new Set(asked.map((note) => note.id));
    bringForward(this.#columns, asked);
    this.#notes.keep((id) => actions.note(id) !== null);
    this.#drawColumns();
    this.#slices.run(this.#pieces(board, seen));
    this.#drawSelection();
    this.#pile.draw(unsure);
    this.#focus.settle();
  }

  /** @param {{ layout: string, "shows-why": boolean, "is-unsure-first": boolean }} look */
  #look({ layout, ...classes }) {
    const { root } = this;
    if (root.dataset.layout !== layout) {
      root.dataset.layout = layout;
      // Every note gets another size: too much for one turn, so each column waits for its own.
      for (const { element } of this.#heads.values()) element.classList.add("is-waiting");
    }
    for (const [name, on] of Object.entries(classes)) root.classList.toggle(name, on);
  }

  /**
   * The columns with their notes, those in sight first.
   * @param {import("./shapes.js").Board} board
   * @param {Set<string>} seen
   */
  #pieces({ themes, items, suggestions }, seen) {
    const { wanted } = this.#services.settings;
    const drawNotes = this.#notes.drawing({ themes, items, suggestions, wanted, asked: this.#asked });
    const view = (/** @type {Note} */ note) => this.#notes.view(note.id);
    const draw = (/** @type {Column} */ column) => {
      drawNotes(column);
      this.#focus.keep(() => this.#heads.get(column.key)?.update(column, view));
      for (const note of column.notes) view(note).choose(this.#selection.has(note.id));
      this.#heads.get(column.key)?.element.classList.remove("is-waiting");
    };
    const isSeen = (/** @type {Column} */ column) => Number(seen.has(column.key));
    const effort = (/** @type {Column} */ column) => (this.#waits(column) ? ANEW : 1);
    return [...this.#columns].sort((a, b) => isSeen(b) - isSeen(a)).map((column) => ({
      weight: column.notes.length * effort(column) + 1,
      draw: () => draw(column),
    }));
  }

  /** @param {Column} column */
  #waits(column) {
    return Boolean(this.#heads.get(column.key)?.element.classList.contains("is-waiting"));
  }

  /** @returns {Set<string>} the keys of the columns in the window */
  #inSight() {
    const { left, right } = this.#elements.columns.getBoundingClientRect();
    const isSeen = (/** @type {Column} */ column) => {
      const box = this.#heads.get(column.key)?.element.getBoundingClientRect();
      return Boolean(box && box.right > left && box.left < right);
    };
    return new Set(this.#columns.filter(isSeen).map((column) => column.key));
  }

  #morePile() {
    this.#pile.more();
    this.#draw();
    this.#slices.whenDrawn(() => this.#pile.begin());
  }

  #drawColumns() {
    const { columns, nothing, templates } = this.#elements;
    reconcile(columns, this.#columns, {
      key: (column) => column.key,
      create: (column) => {
        const head = new ColumnView(templates, column);
        this.#heads.set(column.key, head);
        return head.element;
      },
    });
    const rows = this.#columns.length > ONE_ROW ? 2 : 1;
    const perRow = String(Math.ceil(this.#columns.length / rows));
    if (columns.style.getPropertyValue("--per-row") !== perRow) {
      columns.style.setProperty("--per-row", perRow);
    }
    const empty = this.#columns.length === 1 && this.#columns[0]?.notes.length === 0;
    nothing.hidden = !empty;
  }

  #drawSelection() {
    const bar = this.#elements.chosen;
    this.#notes.choose(this.#selection);
    bar.hidden = this.#selection.size === 0;
    const chosen = say("board.chosen", { n: this.#selection.size });
    if (!bar.hidden) write(part(bar, "count"), chosen);
  }

  /** @param {KeyboardEvent} press */
  #key(press) {
    const target = /** @type {HTMLElement} */ (press.target);
    const id = target.dataset.note;
    if (!id) return;
    const action = this.#shortcuts.read(press);
    if (!action) return;
    press.preventDefault();
    if (action.what === "likely") this.#pile.answer(id, action.second);
    else this.#commands.perform(action, id);
  }

  /** @param {string} key of a column, or the id of a note */
  #jump(key) {
    const note = this.#notes.get(key);
    const column = this.#heads.get(key)?.element ?? note?.element.closest("[data-drop]");
    column?.classList.add("is-unfolded");
    column?.scrollIntoView({ block: "nearest", inline: "start" });
    if (note) return this.#focus.put(key);
    const first = this.#notes.lanes(this.#columns).find((lane) => lane.key === key)?.ids[0];
    if (first) this.#notes.get(first)?.element.focus({ preventScroll: true });
    return undefined;
  }
}
