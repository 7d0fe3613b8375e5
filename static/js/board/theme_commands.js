import { say } from "../lib/say.js";
import { themesInOrder } from "./arrangement.js";
import { part } from "./stamp.js";

/**
 * @typedef {object} Parts
 * @property {import("./board_actions.js").BoardActions} actions
 * @property {import("./selection.js").Selection} selection
 * @property {import("./menu.js").Menu} menu
 * @property {import("./board_dialogs.js").BoardDialogs} dialogs
 * @property {() => void} refresh
 * @property {(theme: string) => HTMLElement | null} column the element of a theme's column
 */

/**
 * @typedef {object} Reason why a theme is split
 * @property {import("./shapes.js").Suggestion} [suggestion] how the machine would do it
 * @property {string} [because] what a table said
 */

/** What can be done with a theme: name, merge, split, keep for later. */
export class ThemeCommands {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {string} id
   * @param {HTMLElement} owner
   */
  openMenu(id, owner) {
    const { actions, menu } = this.#parts;
    const theme = actions.theme(id);
    if (!theme) return;
    const later = theme.state === "parked";
    menu.show(owner, `${theme.number} ${theme.name}`, [
      { label: say("board.theme.rename"), key: "E", act: () => this.rename(id) },
      { label: say("board.theme.merge"), act: () => this.merge(id) },
      { label: say("board.theme.split"), act: () => this.split(id) },
      { label: say("board.theme.choose-all"), act: () => this.#chooseAll(id) },
      {
        label: say(later ? "board.theme.unpark" : "board.theme.park"),
        rule: true,
        act: () => actions.park(id, !later),
      },
    ]);
  }

  /**
   * Name it where it stands: Enter keeps, Escape calls off.
   * @param {string} id
   */
  rename(id) {
    const { actions, column } = this.#parts;
    const head = column(id);
    const theme = actions.theme(id);
    if (!head || !theme) return;
    const button = part(head, "rename");
    const field = /** @type {HTMLInputElement} */ (part(head, "rename-field"));
    field.value = theme.name;
    button.hidden = true;
    field.hidden = false;
    field.focus();
    field.select();
    const done = (/** @type {boolean} */ keep) => {
      field.onblur = null;
      field.onkeydown = null;
      field.hidden = true;
      button.hidden = false;
      const name = field.value.trim();
      if (keep && name && name !== theme.name) actions.rename(id, name);
    };
    field.onblur = () => done(true);
    field.onkeydown = (press) => {
      if (press.key !== "Enter" && press.key !== "Escape") return;
      press.preventDefault();
      done(press.key === "Enter");
      button.focus();
    };
  }

  /** @param {string} id */
  async merge(id) {
    const { actions, dialogs } = this.#parts;
    const themes = themesInOrder(actions.board?.themes ?? []);
    const chosen = await dialogs.merge(themes, id);
    if (chosen) await actions.merge(chosen.themes, chosen.into, chosen.name);
  }

  /**
   * By hand, or as the machine would do it; either way a person says which notes go.
   * @param {string} id
   * @param {Reason} [reason]
   */
  async split(id, { suggestion, because } = {}) {
    const { actions, selection, dialogs, refresh } = this.#parts;
    const theme = actions.theme(id);
    if (!theme) return;
    const notes = (actions.board?.notes ?? []).filter((note) => actions.placeOf(note) === id);
    const leaving = notes.map((note) => note.id).filter((note) => selection.has(note));
    const proposal = suggestion ?? actions.proposeSplit(id);
    const chosen = await dialogs.split({ theme, notes, leaving, because, proposal });
    if (!chosen) return;
    selection.clear();
    refresh();
    await actions.split(id, chosen.notes, chosen.name);
    if (chosen.kept && chosen.kept !== theme.name) await actions.rename(id, chosen.kept);
  }

  /** @param {string} id */
  #chooseAll(id) {
    const { actions, selection, refresh } = this.#parts;
    const notes = (actions.board?.notes ?? []).filter((note) => actions.placeOf(note) === id);
    selection.add(notes.map((note) => note.id));
    refresh();
  }
}
