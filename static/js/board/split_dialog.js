import { ask } from "../lib/dialog.js";
import { say } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";
import { part, stamp, write } from "./stamp.js";

/** @typedef {import("./shapes.js").Theme} Theme */
/** @typedef {import("./shapes.js").Note} Note */
/** @typedef {import("./shapes.js").Suggestion} Suggestion */
/**
 * @typedef {object} Question
 * @property {Theme} theme
 * @property {Note[]} notes all that lie in it
 * @property {string[]} leaving those that somebody chose already
 * @property {string} [because] what a table said
 * @property {Suggestion | Promise<Suggestion | null>} proposal how the machine would split it
 */
/** @typedef {{ notes: string[], name: string, kept: string }} Parts who leaves, and both names */
/** @typedef {"looking" | "ready" | "used" | "none"} Proposed */

/**
 * Which notes of a theme become a theme of their own: a press brings a note to the other side. The
 * machine's proposal lies there at once, unless somebody has begun already; then it waits.
 */
export class SplitDialog {
  #dialog;
  /** @type {Set<string>} */
  #leaving = new Set();
  /** @type {Map<string, HTMLElement>} */
  #rows = new Map();
  /** @type {Suggestion | null} */
  #proposal = null;
  #touched = false;

  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.#dialog = dialog;
  }

  /**
   * @param {Question} question
   * @returns {Promise<Parts | null>}
   */
  async ask({ theme, notes, leaving, because, proposal }) {
    this.#fill(theme, notes, because);
    this.#leaving = new Set(leaving);
    this.#touched = leaving.length > 0;
    this.#spread();
    const answering = ask(this.#dialog);
    this.#wait(proposal);
    const answer = await answering;
    const name = this.#field("field").value.trim();
    if (answer !== "yes" || !this.#leaving.size || !name) return null;
    return { notes: [...this.#leaving], name, kept: this.#field("old-field").value.trim() };
  }

  /**
   * @param {Theme} theme
   * @param {Note[]} notes
   * @param {string | undefined} because
   */
  #fill(theme, notes, because) {
    paint(part(this.#dialog, "stays"), theme);
    write(part(this.#dialog, "old-name"), say("board.split.stays", { number: String(theme.number) }));
    this.#field("old-field").value = theme.name;
    this.#field("field").value = "";
    write(part(this.#dialog, "terms"), "");
    const reason = part(this.#dialog, "because");
    reason.hidden = !because;
    write(reason, because ? say("board.split.because", { text: because }) : "");
    this.#rows = new Map(notes.map((note) => [note.id, this.#row(note)]));
    this.#field("field").oninput = () => {
      this.#touched = true;
    };
    part(this.#dialog, "use").onclick = () => this.#use();
  }

  /** @param {Question["proposal"]} proposal */
  async #wait(proposal) {
    this.#tell("looking");
    this.#proposal = await proposal;
    if (!this.#dialog.open) return;
    if (!this.#proposal) this.#tell("none");
    else if (this.#touched) this.#tell("ready");
    else this.#use();
  }

  /** @param {Proposed} state */
  #tell(state) {
    const notes = this.#proposal?.notes.filter((id) => this.#rows.has(id)) ?? [];
    const words = say(`board.split.${state}`, { notes: say("board.notes", { n: notes.length }) });
    write(part(this.#dialog, "proposal"), words);
    part(this.#dialog, "busy").hidden = state !== "looking";
    part(this.#dialog, "use").hidden = state !== "ready";
  }

  /** Lay the notes out as the machine would; names that somebody typed stay. */
  #use() {
    const proposal = this.#proposal;
    if (!proposal) return;
    this.#leaving = new Set(proposal.notes.filter((id) => this.#rows.has(id)));
    const name = this.#field("field");
    if (!name.value.trim()) name.value = proposal.name ?? "";
    const part_ = proposal.preview.find((group) => group.name === proposal.name);
    write(part(this.#dialog, "terms"), (part_?.terms ?? proposal.why).join(" · "));
    this.#spread();
    this.#tell("used");
    if (this.#dialog.contains(document.activeElement)) name.select();
  }

  /** @param {string} name @returns {HTMLInputElement} */
  #field(name) {
    return /** @type {HTMLInputElement} */ (part(this.#dialog, name));
  }

  /** @param {Note} note */
  #row(note) {
    const row = stamp(part(this.#dialog, "row"));
    const button = part(row, "switch");
    write(button, note.text || say("board.text-follows"));
    button.onclick = () => {
      this.#touched = true;
      if (!this.#leaving.delete(note.id)) this.#leaving.add(note.id);
      this.#spread();
      button.focus();
    };
    return row;
  }

  #spread() {
    const all = [...this.#rows];
    const leaving = all.filter(([id]) => this.#leaving.has(id)).map(([, row]) => row);
    const staying = all.filter(([id]) => !this.#leaving.has(id)).map(([, row]) => row);
    part(this.#dialog, "leaves-list").replaceChildren(...leaving);
    part(this.#dialog, "stays-list").replaceChildren(...staying);
    write(part(this.#dialog, "leaves-count"), say("board.notes", { n: leaving.length }));
    write(part(this.#dialog, "stays-count"), say("board.notes", { n: staying.length }));
    part(this.#dialog, "hint").hidden = leaving.length > 0;
  }
}
