/**
 * @typedef {object} Parts
 * @property {import("./board_actions.js").BoardActions} actions
 * @property {import("./board_settings.js").BoardSettings} settings
 * @property {import("./selection.js").Selection} selection
 * @property {import("./note_commands.js").NoteCommands} commands
 * @property {import("./theme_commands.js").ThemeCommands} themes
 * @property {import("./pile.js").Pile} pile
 * @property {() => void} more ask for more of the pile
 */

/** What the buttons of the board do: those on notes, on columns and on the bar of chosen notes. */
export class BoardPresses {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {MouseEvent} event */
  click(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-act]"));
    const id = noteOf(target);
    if (button) return this.#press(button, id);
    if (id && (event.ctrlKey || event.metaKey || event.shiftKey)) this.#parts.commands.toggle(id);
    return undefined;
  }

  /**
   * @param {HTMLElement} button
   * @param {string | null} id the note that it is on
   */
  #press(button, id) {
    const { commands, themes, pile, more, selection } = this.#parts;
    const column = /** @type {HTMLElement | null} */ (button.closest("[data-drop]"));
    const theme = column?.dataset.drop ?? "";
    const first = selection.ids[0] ?? "";
    /** @type {Record<string, () => unknown>} */
    const acts = {
      ...(id ? this.#onNote(id, theme, button) : {}),
      "theme-menu": () => themes.openMenu(theme, button),
      rename: () => themes.rename(theme),
      fold: () => fold(column, button),
      "chosen-move": () => commands.openMenu(first, button),
      "chosen-theme": () => commands.makeTheme(first),
      "chosen-hide": () => commands.hide(first),
      "chosen-let-go": () => commands.letGo(),
      "pile-next": () => pile.begin(),
      "pile-more": more,
    };
    acts[button.dataset.act ?? ""]?.();
  }

  /**
   * @param {string} id
   * @param {string} theme the one in whose column it lies
   * @param {HTMLElement} button
   * @returns {Record<string, () => unknown>}
   */
  #onNote(id, theme, button) {
    const { actions, commands, themes, pile } = this.#parts;
    const suggestion = actions.board?.suggestions.find((row) => row.kind === "move" && row.note === id);
    return {
      "note-menu": () => commands.openMenu(id, button),
      stay: () => pile.answer(id, false),
      second: () => this.#second(id),
      follow: () => suggestion && actions.answerSuggestion(suggestion, true),
      ignore: () => suggestion && actions.answerSuggestion(suggestion, false),
      belongs: () => commands.place(id, theme),
      "split-off": () => themes.split(theme, { because: actions.note(id)?.text }),
    };
  }

  /** @param {string} id */
  #second(id) {
    const { actions, settings, commands, pile } = this.#parts;
    if (settings.order === "unsure") return pile.answer(id, true);
    return commands.place(id, actions.note(id)?.second ?? null);
  }
}

/**
 * The note that something on the page belongs to.
 * @param {EventTarget | null} target
 * @returns {string | null}
 */
export function noteOf(target) {
  if (!(target instanceof Element)) return null;
  return target.closest("[data-note]")?.getAttribute("data-note") ?? null;
}

/**
 * @param {HTMLElement | null} column
 * @param {HTMLElement} button
 */
function fold(column, button) {
  const folded = column?.classList.toggle("is-unfolded") ?? false;
  button.setAttribute("aria-expanded", String(folded));
}
