import { say } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";
import { doubt } from "./arrangement.js";
import { part, stamp, write } from "./stamp.js";

/** @typedef {import("./shapes.js").Note} Note */
/** @typedef {import("./shapes.js").Theme} Theme */
/** @typedef {import("./shapes.js").Suggestion} Suggestion */
/**
 * @typedef {object} Around what a note shows besides itself
 * @property {Theme | null} theme
 * @property {Theme | null} second
 * @property {Suggestion | null} suggestion
 * @property {Theme | null} target where the suggestion would put it
 * @property {boolean} chosen
 * @property {boolean} found
 * @property {boolean} unsureFirst
 */
/** @typedef {{ note: Element, second: Element, suggestion: Element }} Templates */

/** From here on a place is doubtful enough to offer the second choice. */
const DOUBTFUL = 0.5;

/** One note on the board; it changes only what differs. */
export class NoteView {
  /** @type {Note | null} */
  #note = null;
  #around = "";
  #templates;
  #reachable = false;

  /** @param {Templates} templates */
  constructor(templates) {
    this.#templates = templates;
    this.element = stamp(templates.note);
  }

  get id() {
    return this.#note?.id ?? "";
  }

  /** @param {boolean} reachable whether Tab stops here; arrows reach every note */
  reach(reachable) {
    this.#reachable = reachable;
    this.element.tabIndex = reachable ? 0 : -1;
    for (const button of this.element.querySelectorAll("button")) {
      button.tabIndex = reachable ? 0 : -1;
    }
  }

  /**
   * @param {Note} note
   * @param {Around} around
   */
  update(note, around) {
    const { theme, second, suggestion, target, chosen, found, unsureFirst } = around;
    const now = [theme?.number, second?.number, second?.name, suggestion?.id, target?.name];
    const signature = [...now, chosen, found, unsureFirst].join("\u0000");
    if (note === this.#note && signature === this.#around) return;
    if (note !== this.#note) this.#write(note);
    this.#note = note;
    this.#around = signature;
    paint(this.element, theme);
    this.element.hidden = !found;
    this.element.classList.toggle("is-chosen", chosen);
    part(this.element, "chosen").hidden = !chosen;
    this.#offer(note, around);
  }

  /** @param {Note} note */
  #write(note) {
    this.element.dataset.note = note.id;
    write(part(this.element, "text"), note.text || say("board.text-follows"));
    write(part(this.element, "number"), String(note.number));
    const why = note.placed_by === "machine" && note.why.length;
    const words = note.why.join(", ");
    write(part(this.element, "why"), why ? say("board.because", { words }) : "");
    write(part(this.element, "from"), this.#from(note));
  }

  /** @param {Note} note */
  #from(note) {
    const marks = [];
    if (note.source === "paper") marks.push(say("board.from-paper"));
    if (note.unit === "table") marks.push(say("board.from-table"));
    if (note.kind === "correction") marks.push(say("board.correction"));
    if (note.late) marks.push(say("board.late"));
    return marks.join(" · ");
  }

  /**
   * The machine's suggestion for this note, else its second choice where the place is doubtful.
   * @param {Note} note
   * @param {Around} around
   */
  #offer(note, { theme, second, suggestion, target, unsureFirst }) {
    const doubtful = !theme || doubt(note) >= DOUBTFUL || unsureFirst;
    const other = second && second.id !== theme?.id && doubtful && !suggestion ? second : null;
    this.#brick("second", other);
    this.#brick("suggestion", suggestion ? target : null);
    if (!other) return;
    const words = say(theme ? "board.also-fits" : "board.fits");
    write(part(this.element, "second-words"), words);
  }

  /**
   * A line with a theme in it, there only as long as it is needed: boards hold many notes.
   * @param {"second" | "suggestion"} name
   * @param {Theme | null} theme
   */
  #brick(name, theme) {
    const there = this.element.querySelector(`[data-part="${name}"]`);
    if (!theme) return there?.remove();
    const block = there ?? stamp(this.#templates[name]);
    if (!there) {
      this.element.append(block);
      this.reach(this.#reachable);
    }
    const chip = part(block, "chip");
    write(chip, String(theme.number));
    paint(chip, theme);
    write(part(block, "name"), theme.name);
    return undefined;
  }
}
