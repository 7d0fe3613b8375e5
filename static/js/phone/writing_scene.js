import { newId } from "../lib/ids.js";
import { reconcile } from "../lib/keyed_list.js";
import { characters, tellLimit } from "../lib/limits.js";
import { storyOf } from "../lib/stories.js";
import { asksAboutPlans, wordsOf } from "../lib/asked_about.js";
import { ThemeChoice } from "../lib/theme_choice.js";
import { paint } from "../lib/theme_colour.js";
import { noteRows } from "./note_rows.js";
import { OwnNotes } from "./own_notes.js";
import { fill, part, Scene } from "./scene.js";
import { TableGate } from "./table_gate.js";
import { WritingSign } from "./writing_sign.js";

/** @typedef {import("./scene.js").View} View */

const NOWHERE = /** @type {Set<string>} */ (new Set());
const BY_TABLE = new Set(["words", "case", "market"]);

/** Words, ideas, additions and points: writing paper, and one's own notes below it. */
export class WritingScene extends Scene {
  #about;
  #field;
  #gate;
  #notes;
  #landed;
  /** @type {View | null} */
  #view = null;
  /** When writing of this text began: a note sent just after closing was begun before it. */
  #began = 0;
  #late = false;
  #sign;
  /** @type {Map<string, string>} confirmed, and not yet back in `own` */
  #recent = new Map();

  /**
   * @param {HTMLElement} root
   * @param {import("./scene.js").Services} services
   */
  constructor(root, services) {
    super(root, services);
    this.#field = /** @type {HTMLTextAreaElement} */ (this.ref("text"));
    this.#gate = new TableGate(this.ref("gate"), services);
    this.#notes = new OwnNotes(root, "notes", services.say);
    this.#landed = new OwnNotes(root, "landed", services.say);
    this.#sign = new WritingSign(services.connection);
    this.#about = new ThemeChoice(/** @type {HTMLSelectElement} */ (this.ref("about")));
    this.ref("form").addEventListener("submit", (event) => this.#submit(event));
    this.ref("notes").addEventListener("submit", (event) => this.#change(event));
    this.#field.addEventListener("input", () => this.#typed());
    this.#field.addEventListener("keydown", (event) => this.#pressed(event));
  }

  /** @param {View} view */
  update(view) {
    const first = this.#view === null;
    this.#view = view;
    this.#late = false;
    this.show("closing", false);
    const { board, own, step } = view;
    const byTable = step.by === "table" && BY_TABLE.has(step.kind);
    const shut = byTable && own.profile.writes_for === null;
    this.root.dataset.step = step.id;
    this.#gate.update(own, byTable);
    this.show("form", !shut);
    this.show("send", !shut);
    this.#words(step, byTable);
    this.#questions(step.questions);
    this.#themes(step.kind === "check" ? board.options : []);
    const plans = asksAboutPlans(step);
    const asked = plans || step.kind === "check" ? board.options : [];
    if (plans) this.fill("about-label", this.services.say("phone.market.about"));
    this.show("about-field", asked.length > 0);
    this.#about.draw(asked);
    this.#story(view);
    this.#ownNotes(view, shut);
    this.fill("send", this.services.say(view.online ? "idea.send" : "idea.send_later"));
    if (first) this.#restore();
    this.#count();
  }

  /** In a talk about a story: that of this table, with what to talk about. @param {View} view */
  #story({ board, own, step }) {
    const { table, writes_for } = own.profile;
    const talks = step.kind === "case" && step.about === "cases";
    const story = talks ? storyOf(board, writes_for ?? table) : null;
    this.show("story-part", story !== null);
    if (!story) return;
    this.fill("story-title", `${story.number} ${story.title}`);
    this.fill("story-question", story.question);
    reconcile(this.ref("story-asked"), story.asked, {
      key: (/** @type {string} */ asked) => asked,
      create: (asked) => Object.assign(document.createElement("li"), { textContent: asked }),
    });
  }

  /**
   * @param {any} step
   * @param {boolean} byTable
   */
  #words(step, byTable) {
    const { say } = this.services;
    const words = wordsOf(step);
    this.fill("label", say(`phone.label.${words}`));
    this.fill("hint", say(`phone.hint.${words === "words" || words === "plans" ? words : "ideas"}`));
    this.fill("limit", step.limit);
    this.#field.dataset.longest = step.limit;
    this.#field.dataset.tooLong = `field.too_long.${step.kind === "words" ? "word" : "note"}`;
    this.#field.enterKeyHint = step.kind === "words" ? "send" : "enter";
    this.ref("paper").classList.toggle("writing-paper--word", step.kind === "words");
    const title = this.ref("notes-title").firstChild;
    const heading = `${say(byTable ? "phone.notes.table_title" : "phone.notes.title")} `;
    if (title && title.textContent !== heading) title.textContent = heading;
  }

  /** @param {any[]} questions */
  #questions(questions) {
    const fieldset = /** @type {HTMLFieldSetElement} */ (this.ref("questions"));
    fieldset.hidden = questions.length === 0;
    fieldset.disabled = questions.length === 0;
    reconcile(this.ref("question-list"), questions, {
      key: (question) => question.key,
      create: () => this.row("question"),
      update: (element, question) => {
        const input = /** @type {HTMLInputElement} */ (element.querySelector("input"));
        input.value = question.key;
        const label = element.querySelector(".choice__label");
        if (label && label.textContent !== question.text) label.textContent = question.text;
      },
    });
  }

  /** @param {any[]} options */
  #themes(options) {
    this.show("themes-section", options.length > 0);
    reconcile(this.ref("themes"), options, {
      key: (option) => option.id,
      create: () => this.row("theme"),
      update: (element, option) => {
        fill(element, "chip", option.number);
        fill(element, "label", option.label);
        fill(element, "summary", option.summary);
        paint(part(element, "chip"), option.theme);
      },
    });
  }

  /**
   * @param {View} view
   * @param {boolean} shut
   */
  #ownNotes({ own, step, waiting, online }, shut) {
    for (const note of own.notes) this.#recent.delete(note.id);
    const rows = noteRows({ notes: own.notes, step: step.id, waiting, recent: this.#recent, online });
    this.#notes.draw(rows, { open: step.state === "open", loose: NOWHERE, longest: step.limit });
    this.show("notes-title", rows.length > 0);
    this.fill("notes-count", rows.length);
    this.show("notes-empty", rows.length === 0 && !shut && step.kind !== "words");
    this.show("notes-section", rows.length > 0 || !shut);
    const landed = step.kind === "check" ? own.notes.filter((/** @type {any} */ note) => note.theme) : [];
    this.show("landed-section", landed.length > 0);
    this.#landed.draw(landed, { open: false, loose: NOWHERE });
    this.#field.placeholder = this.services.say(
      rows.length && wordsOf(step) === "ideas" ? "phone.example.next" : `phone.example.${wordsOf(step)}`,
    );
  }

  #restore() {
    const draft = this.services.drafts.get(this.#step.id);
    if (draft && !this.#field.value) {
      this.#field.value = draft.text;
      this.#began = draft.began;
    }
    if (this.#field.value && !this.#began) this.#began = Date.now();
  }

  get #step() {
    return /** @type {View} */ (this.#view).step;
  }

  #typed() {
    if (!this.#field.value.trim()) this.#began = 0;
    else if (!this.#began) this.#began = Date.now();
    // After its question closed a text is finished, and nobody waits for it.
    this.#sign.typed(this.#field.value.trim() !== "" && !this.#late);
    this.#keepDraft();
    this.#count();
    this.services.status.actionTaken();
  }

  /**
   * Enter sends a word; in a note it is a new line, and Ctrl or Cmd with Enter sends.
   * @param {KeyboardEvent} event
   */
  #pressed(event) {
    const sends = this.#step.kind === "words" || event.ctrlKey || event.metaKey;
    if (event.key !== "Enter" || !sends || event.isComposing) return;
    event.preventDefault();
    /** @type {HTMLFormElement} */ (this.ref("form")).requestSubmit();
  }

  #keepDraft() {
    const text = this.#field.value;
    this.services.drafts.keep(this.#step.id, text.trim() ? { text, began: this.#began } : null);
  }

  #count() {
    const length = characters(this.#field.value);
    this.fill("count", length);
    const counter = this.ref("count").closest(".note-form__count");
    counter?.classList.toggle("note-form__count--over", length > this.#step.limit);
    tellLimit(this.#field);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const problem = this.#problem();
    const { status, say, outbox } = this.services;
    if (problem) {
      status.say(say(problem));
      this.#field.focus();
      return;
    }
    const id = newId();
    const payload = { id, step: this.#step.id, text: this.#field.value.trim(), age_ms: 0, ...this.#key() };
    // A late note counts from when its writing began: then the question was still open.
    // So does one that was written without a connection: nobody could see there that it closed.
    const made_at = this.#late || !this.#view?.online ? this.#began || Date.now() : Date.now();
    this.#clear();
    outbox.add("submit_note", payload, { made_at });
    if (!this.#view?.online) this.#tell("idea.kept", id);
    this.#field.focus();
    if (this.#late) this.services.refresh();
  }

  /** @returns {string | null} a key */
  #problem() {
    if (!this.#field.value.trim()) return "idea.nothing";
    if (this.#step.questions.length && !this.#chosenQuestion) return "idea.choose_question";
    return null;
  }

  /** @returns {HTMLInputElement | null} */
  get #chosenQuestion() {
    return this.ref("questions").querySelector("input:checked");
  }

  #key() {
    const question = this.#step.questions.length ? this.#chosenQuestion : null;
    const key = question ? question.value : this.#about.chosen;
    return key ? { key } : {};
  }

  /**
   * @param {string} key
   * @param {string} id the note that can be taken back
   */
  #tell(key, id) {
    const { status, say } = this.services;
    status.say(say(key), { action: say("phone.note.withdraw"), act: () => this.#withdraw(id) });
  }

  #clear() {
    this.#field.value = "";
    this.#about.forget();
    this.#began = 0;
    this.#sign.typed(false);
    this.#keepDraft();
    this.#count();
  }

  /**
   * 'Pas aan' and 'Haal terug' on one of one's own notes.
   * @param {Event} event
   */
  #change(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const item = /** @type {HTMLElement | null} */ (form.closest("[data-key], [data-id]"));
    const id = item?.dataset.id || item?.dataset.key || "";
    if (form.dataset.ref === "withdraw") this.#withdraw(id);
    else this.#edit(id, form);
  }

  /** @param {string} id */
  #withdraw(id) {
    const { outbox, status, say } = this.services;
    const unsent = outbox.entries.find((entry) => entry.command === "submit_note" && entry.payload.id === id);
    this.#recent.delete(id);
    // What may be on its way already is taken back as well; what never left is simply forgotten.
    if (unsent && !this.#view?.online) outbox.drop(unsent);
    else outbox.add("withdraw_note", { id });
    if (!this.#view?.online) status.say(say("idea.withdrawn"));
    this.#field.focus();
  }

  /**
   * @param {string} id
   * @param {HTMLFormElement} form
   */
  #edit(id, form) {
    const { outbox, status, say } = this.services;
    const text = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text")).value.trim();
    if (!text) return status.say(say("idea.nothing"));
    const fold = /** @type {HTMLDetailsElement} */ (form.closest("details"));
    fold.open = false;
    outbox.add("edit_note", { id, text });
    fold.querySelector("summary")?.focus();
  }

  /**
   * @param {import("../lib/outbox.js").Entry} entry
   * @param {import("../lib/outbox.js").Answer} answer
   */
  answered(entry, answer) {
    if (answer.ok && entry.command === "submit_note") {
      this.#recent.set(entry.payload.id, entry.payload.text);
      this.#tell("idea.sent", entry.payload.id);
    }
    if (answer.ok || entry.command !== "submit_note" || this.#field.value) return false;
    if (entry.payload.step !== this.#step.id || this.#step.state !== "open") return false;
    // The words come back to the paper, to be changed: nothing that someone wrote is lost.
    this.#field.value = entry.payload.text;
    this.#began = entry.made_at;
    this.#keepDraft();
    this.#count();
    return true;
  }

  /**
   * @param {string} key
   * @param {any} value
   */
  draftGone(key, value) {
    if (key !== this.#step.id || value.text !== this.#field.value) return;
    this.#clear();
  }

  get unfinished() {
    return this.#field.value.trim() !== "" && !this.ref("form").hidden;
  }

  /** @param {number} seconds */
  closing(seconds) {
    this.#late = true;
    this.#sign.typed(false);
    this.sayClosing(seconds);
  }

  /** The minute is over, or the meeting went on: the text stays on this phone. */
  leave() {
    this.#sign.typed(false);
    if (!this.unfinished) return;
    this.services.givenBack.keep(newId(), this.#field.value);
    this.services.drafts.keep(this.#step.id, null);
    this.services.status.say(this.services.say("phone.draft.kept"));
  }
}
