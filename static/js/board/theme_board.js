import { Component } from "../lib/component.js";
import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";
import { arrange } from "./arrangement.js";
import { BoardDialogs } from "./board_dialogs.js";
import { dragNotes } from "./board_dragging.js";
import { BoardFocus } from "./board_focus.js";
import { ColumnView } from "./column_view.js";
import { Menu } from "./menu.js";
import { NoteCommands } from "./note_commands.js";
import { NoteView } from "./note_view.js";
import { finder } from "./search.js";
import { Selection } from "./selection.js";
import { Shortcuts } from "./shortcuts.js";
import { part, write } from "./stamp.js";
import { ThemeCommands } from "./theme_commands.js";

/** @typedef {import("./shapes.js").Note} Note */
/** @typedef {import("./shapes.js").Services} Services */
/** @typedef {import("./arrangement.js").Column} Column */

/** So many themes still fit in one row when all are shown at once. */
const ONE_ROW = 5;

/** The board itself: columns of notes, with keys, menus and dragging. */
export class ThemeBoard extends Component {
  static moduleName = "theme-board";

  #services;
  /** @type {Column[]} */
  #columns = [];
  /** @type {Map<string, NoteView>} */
  #notes = new Map();
  /** @type {Map<string, ColumnView>} */
  #heads = new Map();
  #templates;
  #selection = new Selection();
  #shortcuts = new Shortcuts();
  #focus;
  #commands;
  #themes;

  /**
   * @param {HTMLElement} root
   * @param {Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    const { actions, status, settings, connection } = services;
    this.#templates = {
      note: this.ref("note"),
      second: this.ref("note-second"),
      suggestion: this.ref("note-suggestion"),
    };
    this.#focus = new BoardFocus(this.#notes, () => this.#lanes());
    const menu = new Menu(this.ref("menu"), this.ref("menu-item"));
    const dialogs = new BoardDialogs((name) => this.ref(name));
    const refresh = () => this.#draw();
    const shared = { actions, selection: this.#selection, menu, dialogs, refresh };
    const column = (/** @type {string} */ id) => this.#heads.get(id)?.element ?? null;
    this.#themes = new ThemeCommands({ ...shared, column });
    const rename = (/** @type {string} */ id) => this.#themes.rename(id);
    this.#commands = new NoteCommands({ ...shared, focus: this.#focus, status, rename });
    const dragging = { root, columns: this.ref("columns"), notes: this.#notes };
    dragNotes({ ...dragging, selection: this.#selection, actions, status });
    this.#listen();
    connection.addEventListener("board", refresh);
    actions.addEventListener("change", refresh);
    settings.addEventListener("change", refresh);
  }

  #listen() {
    const { root } = this;
    root.addEventListener("keydown", (press) => this.#key(press));
    root.addEventListener("click", (event) => this.#click(event));
    root.addEventListener("focusin", (event) => {
      const id = noteOf(event.target);
      if (id) this.#focus.reached(id);
    });
    root.addEventListener("jump", (event) => {
      this.#jump(/** @type {CustomEvent} */ (event).detail);
    });
  }

  #draw() {
    const { actions, settings } = this.#services;
    const board = actions.board;
    if (!board) return;
    this.#shortcuts.letters = settings.letters;
    this.root.dataset.layout = settings.layout;
    this.root.classList.toggle("shows-why", settings.why);
    const placeOf = (/** @type {Note} */ note) => actions.placeOf(note);
    const notes = new Set(board.notes.map((note) => note.id));
    this.#selection.keep((id) => notes.has(id));
    this.#columns = arrange(board.notes, board.themes, { order: settings.order, placeOf });
    this.#drawNotes();
    this.#drawColumns();
    this.#drawSelection();
    const rows = this.#columns.length > ONE_ROW ? 2 : 1;
    this.ref("columns").style.setProperty("--per-row", String(Math.ceil(this.#columns.length / rows)));
    const nothing = this.#columns.length === 1 && this.#columns[0]?.notes.length === 0;
    this.ref("nothing").hidden = !nothing;
    this.ref("columns").hidden = nothing;
    this.#focus.settle();
  }

  #drawNotes() {
    const { actions, settings } = this.#services;
    const themes = new Map(actions.board?.themes.map((theme) => [theme.id, theme]));
    const suggestions = new Map(
      actions.board?.suggestions.filter((row) => row.kind === "move").map((row) => [row.note, row]),
    );
    const isFound = finder(settings.wanted);
    const unsureFirst = settings.order === "unsure";
    const seen = new Set();
    for (const { theme, notes } of this.#columns) {
      for (const note of notes) {
        seen.add(note.id);
        const suggestion = suggestions.get(note.id) ?? null;
        this.#view(note.id).update(note, {
          theme,
          second: themes.get(note.second ?? "") ?? null,
          suggestion,
          target: themes.get(suggestion?.into ?? suggestion?.theme ?? "") ?? null,
          chosen: this.#selection.has(note.id),
          found: isFound(note),
          unsureFirst,
        });
      }
    }
    for (const id of this.#notes.keys()) if (!seen.has(id)) this.#notes.delete(id);
  }

  #drawColumns() {
    const templates = { loose: this.ref("loose-column"), theme: this.ref("theme-column") };
    const note = (/** @type {Note} */ row) => this.#view(row.id).element;
    reconcile(this.ref("columns"), this.#columns, {
      key: (column) => column.key,
      create: (column) => {
        const head = new ColumnView(templates, column);
        this.#heads.set(column.key, head);
        return head.element;
      },
      update: (_element, column) => {
        const shown = column.notes.filter((row) => !this.#view(row.id).element.hidden).length;
        this.#heads.get(column.key)?.update(column, { note, shown });
      },
    });
  }

  #drawSelection() {
    const bar = this.ref("chosen");
    bar.hidden = this.#selection.size === 0;
    const chosen = say("board.chosen", { n: this.#selection.size });
    if (!bar.hidden) write(part(bar, "count"), chosen);
  }

  /** @param {string} id */
  #view(id) {
    let view = this.#notes.get(id);
    if (!view) {
      view = new NoteView(this.#templates);
      view.reach(false);
      this.#notes.set(id, view);
    }
    return view;
  }

  /** The notes that can be seen, column by column. */
  #lanes() {
    return this.#columns.map(({ key, notes }) => ({
      key,
      ids: notes.map((note) => note.id).filter((id) => !this.#notes.get(id)?.element.hidden),
    }));
  }

  /** @param {KeyboardEvent} press */
  #key(press) {
    const target = /** @type {HTMLElement} */ (press.target);
    const id = target.dataset.note;
    if (!id) return;
    const action = this.#shortcuts.read(press);
    if (!action) return;
    press.preventDefault();
    this.#commands.perform(action, id);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-act]"));
    const id = noteOf(target);
    if (button) return this.#act(button, id);
    if (id && (event.ctrlKey || event.metaKey || event.shiftKey)) this.#commands.toggle(id);
    return undefined;
  }

  /**
   * @param {HTMLElement} button
   * @param {string | null} id the note that it is on
   */
  #act(button, id) {
    const { actions } = this.#services;
    const column = /** @type {HTMLElement | null} */ (button.closest("[data-drop]"));
    const theme = column?.dataset.drop ?? "";
    const note = actions.board?.notes.find((row) => row.id === id);
    const suggestion = actions.board?.suggestions.find((row) => row.note === id);
    const first = this.#selection.ids[0] ?? "";
    /** @type {Record<string, () => unknown>} */
    const acts = {
      "note-menu": () => this.#commands.openMenu(id ?? "", button),
      second: () => note && this.#commands.place(note.id, note.second),
      follow: () => suggestion && actions.answerSuggestion(suggestion.id, true),
      ignore: () => suggestion && actions.answerSuggestion(suggestion.id, false),
      "theme-menu": () => this.#themes.openMenu(theme, button),
      rename: () => this.#themes.rename(theme),
      fold: () => this.#fold(column, button),
      "chosen-move": () => this.#commands.openMenu(first, button),
      "chosen-theme": () => this.#commands.makeTheme(first),
      "chosen-hide": () => this.#commands.hide(first),
      "chosen-let-go": () => this.#commands.letGo(),
    };
    acts[button.dataset.act ?? ""]?.();
  }

  /**
   * @param {HTMLElement | null} column
   * @param {HTMLElement} button
   */
  #fold(column, button) {
    const folded = column?.classList.toggle("is-unfolded") ?? false;
    button.setAttribute("aria-expanded", String(folded));
  }

  /** @param {string} key */
  #jump(key) {
    const column = this.#heads.get(key)?.element;
    column?.classList.add("is-unfolded");
    column?.scrollIntoView({ block: "nearest", inline: "start" });
    const first = this.#lanes().find((lane) => lane.key === key)?.ids[0];
    if (first) this.#notes.get(first)?.element.focus({ preventScroll: true });
  }
}

/** @param {EventTarget | null} target @returns {string | null} */
function noteOf(target) {
  if (!(target instanceof Element)) return null;
  return target.closest("[data-note]")?.getAttribute("data-note") ?? null;
}
