import { say } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";
import { isUnsure } from "./arrangement.js";
import { part, stamp, write } from "./stamp.js";

/** @typedef {import("./shapes.js").Note} Note */
/** @typedef {import("./shapes.js").Theme} Theme */
/** @typedef {import("./shapes.js").Suggestion} Suggestion */
/** @typedef {import("./shapes.js").Plan} Plan */
/**
 * @typedef {object} Around what a note shows besides itself
 * @property {Theme | null} theme
 * @property {Theme | null} second
 * @property {Suggestion | null} suggestion
 * @property {Theme | null} target where the suggestion would put it
 * @property {Plan | null} plan which one it is about
 * @property {boolean} found
 * @property {boolean} asked whether its two likely themes are asked about now
 * @property {boolean} addition whether it lies beside its theme and waits for a place
 */
/** @typedef {"chosen" | "likely" | "suggestion" | "addition"} Block */
/** @typedef {{ note: Element } & Record<Block, Element>} Templates */

/** One note on the board; it changes only what differs. */
export class NoteView {
  /** @type {Note | null} */
  #note = null;
  #around = "";
  #templates;
  #reachable = false;
  #chosen = false;
  /** @type {Map<Block, HTMLElement>} what is only there as long as it is needed */
  #blocks = new Map();

  /** Whether what is looked for occurs in it. */
  found = true;

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

  /** @param {boolean} chosen */
  choose(chosen) {
    if (chosen === this.#chosen) return;
    this.#chosen = chosen;
    this.element.classList.toggle("is-chosen", chosen);
    this.#block("chosen", chosen);
  }

  /**
   * @param {Note} note
   * @param {Around} around
   */
  update(note, around) {
    const { theme, second, suggestion, target, plan, found, asked, addition } = around;
    const places = [theme?.number, theme?.name, second?.number, second?.name, target?.name, plan?.number, plan?.title];
    const signature = [...places, suggestion?.id, found, asked, addition].join("\u0000");
    if (note === this.#note && signature === this.#around) return;
    if (note !== this.#note) this.#write(note);
    this.#note = note;
    this.#around = signature;
    this.found = found;
    if (this.element.hidden === found) this.element.hidden = !found;
    this.element.classList.toggle("is-asked", asked);
    paint(this.element, theme);
    write(part(this.element, "from"), marksOf(note, plan));
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
  }

  /**
   * The machine's suggestion for this note, else its second choice where the place is doubtful.
   * @param {Note} note
   * @param {Around} around
   */
  #offer(note, { theme, second, suggestion, target, addition }) {
    const other = second && second.id !== theme?.id && isUnsure(note) && !suggestion;
    const likely = this.#block("likely", Boolean(other) && !addition);
    if (likely) {
      write(part(likely, "stay-words"), say(theme ? "board.likely.stays" : "board.likely.loose"));
      write(part(likely, "words"), say(theme ? "board.also-fits" : "board.fits"));
      brick(likely, second);
    }
    const suggested = this.#block("suggestion", Boolean(suggestion && target));
    if (suggested) brick(suggested, target);
    this.#block("addition", addition);
  }

  /**
   * Boards hold many notes: what a note seldom shows is made when it is needed.
   * @param {Block} name
   * @param {boolean} needed
   * @returns {HTMLElement | null}
   */
  #block(name, needed) {
    const there = this.#blocks.get(name);
    if (!needed) {
      there?.remove();
      this.#blocks.delete(name);
      return null;
    }
    const block = there ?? stamp(this.#templates[name]);
    if (!there) {
      this.#blocks.set(name, block);
      if (name === "chosen") this.element.prepend(block);
      else this.element.append(block);
      if (this.#reachable) this.reach(true);
    }
    return block;
  }
}

/**
 * What it is about, and how it came in when that is not by phone and in time.
 * @param {Note} note
 * @param {Plan | null} plan
 */
function marksOf(note, plan) {
  const table = note.kind === "correction" && note.table;
  const marks = [];
  if (plan) marks.push(say("board.about-plan", { number: plan.number, title: plan.title }));
  if (note.source === "paper") marks.push(say("board.from-paper"));
  if (table) marks.push(say("board.from-table-number", { number: String(table) }));
  else if (note.unit === "table") marks.push(say("board.from-table"));
  if (note.kind === "correction") marks.push(say("board.correction"));
  if (note.late) marks.push(say("board.late"));
  return marks.join(" · ");
}

/**
 * @param {HTMLElement} block
 * @param {Theme | null} theme
 */
function brick(block, theme) {
  const chip = part(block, "chip");
  write(chip, String(theme?.number ?? ""));
  paint(chip, theme);
  write(part(block, "name"), theme?.name ?? "");
}
