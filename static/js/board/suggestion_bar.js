import { Component } from "../lib/component.js";
import { say } from "../lib/say.js";
import { isGrouped } from "./arrangement.js";
import { Reading } from "./reading.js";
import { write } from "./stamp.js";
import { SuggestionPreview, groupsOf } from "./suggestion_preview.js";
import { suggestionInWords } from "./suggestion_words.js";

/** @typedef {import("./shapes.js").Suggestion} Suggestion */

/**
 * What the machine proposes, one at a time; nothing happens until a person says yes. It lies above
 * the columns, never over them, and keeps still while somebody reads it.
 */
export class SuggestionBar extends Component {
  static moduleName = "suggestion-bar";

  #services;
  #reading = new Reading();
  #preview;
  #asked = false;
  /** @type {Suggestion | null} what was asked for before */
  #before = null;
  #answering = false;
  /** @type {Suggestion | null} the one whose words stand there */
  #written = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    this.#preview = new SuggestionPreview(this.ref("preview"));
    services.connection.addEventListener("board", () => this.#take());
    services.actions.addEventListener("asked", () => {
      this.#asked = true;
      this.#before = this.#askedFor;
    });
    const done = () => this.#putAway();
    services.actions.addEventListener("acted", done);
    services.settings.addEventListener("pile", done);
    this.ref("suggestion-yes").addEventListener("click", () => this.#answer(true));
    this.ref("suggestion-no").addEventListener("click", () => this.#answer(false));
    this.ref("suggestion-next").addEventListener("click", () => this.#turn());
    this.ref("suggestion-look").addEventListener("click", () => this.#look());
    this.ref("suggestion-renew").addEventListener("click", () => this.#renew());
  }

  get #rows() {
    return this.#services.actions.board?.suggestions ?? [];
  }

  get #askedFor() {
    return this.#rows.find((row) => row.asked) ?? null;
  }

  #take() {
    const held = this.#preview.open || this.root.matches(":focus-within, :hover");
    this.#reading.take(this.#rows, held);
    const now = this.#askedFor;
    if (this.#asked && now && now !== this.#before) this.#answerAsked();
    this.#draw();
  }

  /** Somebody moved the slider: what comes of it is opened at once. */
  #answerAsked() {
    this.#asked = false;
    this.#reading.first();
    this.#openPreview();
  }

  #draw() {
    const { shown, at, count } = this.#reading;
    this.root.hidden = !shown;
    if (!shown) return this.#preview.close();
    const where = say("board.suggestion.at", { at, of: count });
    write(this.ref("suggestion-count"), at && count > 1 ? where : say("board.suggestion"));
    if (this.#written !== shown) this.#write(shown);
    this.ref("suggestion-next").hidden = count < 2;
    const { outdated } = this.#reading;
    this.ref("suggestion-stale").hidden = !outdated;
    if (outdated) write(this.ref("suggestion-news"), this.#news(shown));
    const { open } = this.#preview;
    this.ref("suggestion-look").setAttribute("aria-expanded", String(open));
    write(this.ref("suggestion-look"), say(open ? "board.suggestion.fold" : "board.suggestion.look"));
    return undefined;
  }

  /** @param {Suggestion} row */
  #write(row) {
    const { actions } = this.#services;
    const known = {
      theme: (/** @type {string | null} */ id) => actions.theme(id),
      note: (/** @type {string | null} */ id) => actions.note(id),
    };
    this.#written = row;
    this.ref("suggestion-text").replaceChildren(...suggestionInWords(row, known));
    write(this.ref("suggestion-yes"), say(`board.suggestion.yes.${row.kind}`));
    this.ref("suggestion-look").hidden = row.kind === "own_themes";
  }

  /** @param {Suggestion} row */
  #news(row) {
    const { actions } = this.#services;
    const gone = !this.#rows.some((other) => other.id === row.id);
    if (row.kind !== "grouping") return say(gone ? "board.suggestion.gone" : "board.suggestion.changed");
    const known = row.preview.reduce((sum, group) => sum + group.count, row.left);
    const n = (actions.board?.notes.filter(isGrouped).length ?? 0) - known;
    return n > 0 ? say("board.suggestion.more-notes", { n }) : say("board.suggestion.changed");
  }

  /** @param {boolean} accept */
  async #answer(accept) {
    const row = this.#reading.shown;
    if (!row || this.#answering) return;
    this.#answering = true;
    const answer = await this.#services.actions.answerSuggestion(row, accept);
    this.#answering = false;
    if (!answer.ok) return this.#renewed();
    this.#preview.close();
    this.#reading.answered();
    this.#draw();
    if (accept && row.kind === "own_themes") this.#tell("type-themes", null);
    else this.#landFocus();
  }

  /** The button that was pressed may be gone: the focus goes on to the next proposal or the board. */
  #landFocus() {
    if (document.activeElement && document.activeElement !== document.body) return;
    const next = this.root.hidden ? "[data-note][tabindex='0']" : "[data-ref='suggestion-yes']";
    /** @type {HTMLElement | null} */ (document.querySelector(next))?.focus({ preventScroll: true });
  }

  /** Who goes on with the board has done reading. */
  #putAway() {
    if (!this.#preview.open) return;
    this.#preview.close();
    this.#take();
  }

  #turn() {
    this.#preview.close();
    this.#reading.next();
    this.#draw();
  }

  #look() {
    const row = this.#reading.shown;
    if (!row) return;
    if (row.kind === "move") return this.#tell("jump", row.note);
    if (row.kind === "split") return this.#tell("split", { theme: row.theme, suggestion: row });
    if (this.#preview.open) this.#preview.close();
    else this.#openPreview();
    this.#draw();
  }

  #openPreview() {
    const row = this.#reading.shown;
    if (row) this.#preview.show(row, groupsOf(row, this.#services.actions));
  }

  /** Show what the machine says now, and let it think again where that is old as well. */
  async #renew() {
    const { actions } = this.#services;
    this.#renewed();
    const row = this.#reading.shown;
    if (!row?.stale) return;
    if (row.kind === "grouping") await actions.previewGrouping(row.groups ? { groups: row.groups } : {});
    if (row.kind === "split" && row.theme && (await actions.proposeSplit(row.theme))) this.#renewed();
  }

  #renewed() {
    this.#reading.renew();
    if (this.#preview.open) this.#openPreview();
    this.#draw();
  }

  /**
   * @param {string} name
   * @param {any} detail
   */
  #tell(name, detail) {
    this.root.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}
