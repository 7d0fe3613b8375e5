import { ask } from "../lib/dialog.js";
import { say } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";
import { part, stamp, write } from "./stamp.js";

/** @typedef {import("./shapes.js").Theme} Theme */

/** Which themes become one, and what it is called. The lowest number stays. */
export class MergeDialog {
  #dialog;
  /** @type {Theme[]} */
  #themes = [];

  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.#dialog = dialog;
  }

  /**
   * @param {Theme[]} themes
   * @param {string} first
   * @returns {Promise<{ themes: string[], into: string, name: string } | null>}
   */
  async ask(themes, first) {
    this.#themes = themes;
    const list = part(this.#dialog, "themes");
    list.replaceChildren(...themes.map((theme) => this.#row(theme, theme.id === first)));
    list.onchange = () => this.#propose();
    this.#propose();
    const answer = await ask(this.#dialog);
    const [into, ...others] = this.#chosen();
    if (answer !== "yes" || !into || !others.length) return null;
    return { themes: others.map((theme) => theme.id), into: into.id, name: this.#name.value.trim() };
  }

  get #name() {
    return /** @type {HTMLInputElement} */ (part(this.#dialog, "field"));
  }

  /**
   * @param {Theme} theme
   * @param {boolean} checked
   */
  #row(theme, checked) {
    const row = stamp(part(this.#dialog, "row"));
    const box = /** @type {HTMLInputElement} */ (part(row, "box"));
    box.value = theme.id;
    box.checked = checked;
    paint(row, theme);
    write(part(row, "chip"), String(theme.number));
    write(part(row, "name"), theme.name);
    write(part(row, "count"), say("board.notes", { n: theme.count }));
    return row;
  }

  #chosen() {
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (
      this.#dialog.querySelectorAll("input:checked")
    );
    const ids = new Set(Array.from(boxes, (box) => box.value));
    return this.#themes.filter((theme) => ids.has(theme.id)).sort((a, b) => a.number - b.number);
  }

  #propose() {
    const chosen = this.#chosen();
    const largest = [...chosen].sort((a, b) => b.count - a.count)[0];
    this.#name.value = largest?.name ?? "";
    const few = chosen.length < 2;
    part(this.#dialog, "yes").setAttribute("aria-disabled", String(few));
    part(this.#dialog, "hint").hidden = !few;
  }
}
