import { NoteView } from "./note_view.js";
import { finder } from "./search.js";

/** @typedef {import("./shapes.js").Note} Note */
/** @typedef {import("./shapes.js").Theme} Theme */
/** @typedef {import("./shapes.js").Suggestion} Suggestion */
/** @typedef {import("./shapes.js").Plan} Plan */
/** @typedef {import("./arrangement.js").Column} Column */

/** The notes of the board as elements: one for each, for as long as it is on the board. */
export class BoardNotes {
  #templates;
  /** @type {Map<string, NoteView>} */
  #views = new Map();

  /** @param {import("./note_view.js").Templates} templates */
  constructor(templates) {
    this.#templates = templates;
  }

  /** @param {string} id */
  get(id) {
    return this.#views.get(id);
  }

  /** @param {string} id @returns {NoteView} */
  view(id) {
    const known = this.#views.get(id);
    if (known) return known;
    const view = new NoteView(this.#templates);
    this.#views.set(id, view);
    return view;
  }

  /**
   * What notes have around them on this board; looked up once for all of them.
   * @param {{ themes: Theme[], items: Plan[], suggestions: Suggestion[], wanted: string, asked: Set<string> }} board
   * @returns {(column: Column) => void} draws the notes of a column
   */
  drawing({ themes, items, suggestions, wanted, asked: askedFor }) {
    const byId = new Map(themes.map((theme) => [theme.id, theme]));
    const plans = new Map(items.map((plan) => [plan.id, plan]));
    const moves = suggestions.filter((row) => row.kind === "move");
    const suggested = new Map(moves.map((row) => [row.note, row]));
    const isFound = finder(wanted);
    const update = (/** @type {Note} */ note, /** @type {Theme | null} */ theme, addition = false) => {
      const suggestion = suggested.get(note.id) ?? null;
      const second = byId.get(note.second ?? "") ?? null;
      const target = byId.get(suggestion?.into ?? "") ?? null;
      const plan = plans.get(note.key ?? "") ?? null;
      const found = isFound(note);
      const asked = askedFor.has(note.id);
      this.view(note.id).update(note, { theme, second, suggestion, target, plan, found, asked, addition });
    };
    return ({ theme, notes, additions }) => {
      for (const note of additions) update(note, theme, true);
      for (const note of notes) update(note, theme);
    };
  }

  /** @param {(id: string) => boolean} stays forget the notes that left the board */
  keep(stays) {
    for (const id of this.#views.keys()) if (!stays(id)) this.#views.delete(id);
  }

  /** @param {import("./selection.js").Selection} selection */
  choose(selection) {
    for (const [id, view] of this.#views) view.choose(selection.has(id));
  }

  /**
   * The notes that can be seen, column by column.
   * @param {Column[]} columns
   */
  lanes(columns) {
    const seen = (/** @type {Note} */ note) => this.#views.get(note.id)?.found ?? false;
    return columns.map(({ key, notes, additions }) => ({
      key,
      ids: [...additions, ...notes].filter(seen).map((note) => note.id),
    }));
  }
}
