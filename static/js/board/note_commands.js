import { say } from "../lib/say.js";
import { themesInOrder } from "./arrangement.js";

/** @typedef {import("./shortcuts.js").Action} Action */
/** @typedef {import("./menu.js").Item} Item */

/**
 * @typedef {object} Parts
 * @property {import("./board_actions.js").BoardActions} actions
 * @property {import("./selection.js").Selection} selection
 * @property {import("./board_focus.js").BoardFocus} focus
 * @property {import("./menu.js").Menu} menu
 * @property {import("./board_dialogs.js").BoardDialogs} dialogs
 * @property {import("../lib/status.js").StatusLine} status
 * @property {() => void} refresh draw what was chosen
 * @property {(theme: string) => void} rename
 */

/** What can be done with notes, by key, by menu or by pointer alike. */
export class NoteCommands {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {Exclude<Action, { what: "likely" }>} action
   * @param {string} id the note with the focus
   */
  perform(action, id) {
    const { actions, status } = this.#parts;
    switch (action.what) {
      case "focus":
        return this.#walk(action, id);
      case "select":
        return this.toggle(id);
      case "menu":
        return this.openMenu(id);
      case "await-number":
        return status.say(say("board.which-number"));
      case "place":
        return this.#placeByNumber(id, action.number);
      case "new-theme":
        return this.makeTheme(id);
      case "rename":
        return this.#rename(id);
      case "hide":
        return this.hide(id);
      case "undo":
        return actions.undo();
      case "redo":
        return actions.redo();
      default:
        return this.letGo();
    }
  }

  /** @param {string} id */
  toggle(id) {
    const { selection, status, refresh } = this.#parts;
    selection.toggle(id);
    status.say(say("board.said.chosen", { n: selection.size }));
    refresh();
  }

  letGo() {
    const { selection, status, refresh } = this.#parts;
    if (!selection.size) return status.clear();
    selection.clear();
    status.say(say("board.said.chosen", { n: 0 }));
    refresh();
  }

  /**
   * @param {string} id
   * @param {string | null} theme
   */
  place(id, theme) {
    const { actions, selection, focus, refresh } = this.#parts;
    const ids = selection.around(id);
    const next = focus.after(ids, id);
    selection.clear();
    const moving = actions.place(ids, theme);
    refresh();
    focus.put(next ?? id);
    return moving;
  }

  /** @param {string} id */
  async makeTheme(id) {
    const { actions, selection, dialogs, refresh } = this.#parts;
    const ids = selection.around(id);
    const name = await dialogs.name(say("board.new-theme.title", { n: ids.length }));
    if (!name) return;
    selection.clear();
    await actions.makeTheme(name, ids);
    refresh();
  }

  /** @param {string} id */
  async hide(id) {
    const { actions, selection, dialogs, focus, refresh } = this.#parts;
    const ids = selection.around(id);
    const reason = await dialogs.reason(ids.length);
    if (!reason) return;
    const next = focus.after(ids, id);
    selection.clear();
    await actions.hide(ids, reason);
    refresh();
    focus.put(next);
  }

  /**
   * @param {string} id
   * @param {HTMLElement | null} [owner] where the menu stands
   */
  openMenu(id, owner) {
    const { menu, selection } = this.#parts;
    const element = owner ?? document.querySelector(`[data-note="${CSS.escape(id)}"]`);
    if (!(element instanceof HTMLElement)) return;
    const ids = selection.around(id);
    const title =
      ids.length > 1 ? say("board.menu.move-many", { n: ids.length }) : say("board.menu.move");
    menu.show(element, title, [...this.#places(id), ...this.#others(id, ids)]);
  }

  /** @param {string} id @returns {Item[]} */
  #places(id) {
    const { actions } = this.#parts;
    /** @type {Item[]} */
    const items = themesInOrder(actions.board?.themes ?? []).map((theme) => ({
      label: theme.name,
      theme,
      key: theme.number <= 9 ? String(theme.number) : undefined,
      act: () => this.place(id, theme.id),
    }));
    items.push({ label: say("board.loose"), key: "0", act: () => this.place(id, null) });
    items.push({ label: say("board.menu.new-theme"), key: "N", act: () => this.makeTheme(id) });
    return items;
  }

  /**
   * @param {string} id
   * @param {string[]} ids
   * @returns {Item[]}
   */
  #others(id, ids) {
    const { selection } = this.#parts;
    const choose = say(selection.has(id) ? "board.menu.let-go" : "board.menu.choose");
    const hide = say("board.menu.hide", { n: ids.length });
    return [
      { label: choose, key: " ", hint: say("board.key.space"), rule: true, act: () => this.toggle(id) },
      { label: hide, key: "H", act: () => this.hide(id) },
    ];
  }

  /**
   * @param {{ direction: import("./neighbours.js").Direction, select: boolean }} action
   * @param {string} id
   */
  #walk({ direction, select }, id) {
    const { focus, selection, status, refresh } = this.#parts;
    const to = focus.move(direction);
    if (!select || !to) return;
    selection.add([id, to]);
    status.say(say("board.said.chosen", { n: selection.size }));
    refresh();
  }

  /**
   * @param {string} id
   * @param {number | "new"} number
   */
  #placeByNumber(id, number) {
    if (number === "new") return this.makeTheme(id);
    if (number === 0) return this.place(id, null);
    const theme = this.#parts.actions.themeNumbered(number);
    if (theme) return this.place(id, theme.id);
    return this.#parts.status.say(say("board.no-theme", { number }));
  }

  /** @param {string} id */
  #rename(id) {
    const { actions, rename, status } = this.#parts;
    const note = actions.note(id);
    const theme = note ? actions.placeOf(note) : null;
    if (theme) rename(theme);
    else status.say(say("board.loose-has-no-name"));
  }
}
