import { element } from "../desk/element.js";
import { Component } from "../lib/component.js";
import { icon } from "../lib/icon.js";
import { newId } from "../lib/ids.js";
import { reconcile } from "../lib/keyed_list.js";
import { characters, tellLimit } from "../lib/limits.js";
import { say, sayError } from "../lib/say.js";
import { storyOf, storyWith } from "../lib/stories.js";
import { asksAboutPlans, wordsOf } from "../lib/asked_about.js";
import { ThemeChoice } from "../lib/theme_choice.js";
import { paint } from "../lib/theme_colour.js";
import { noteLines } from "./own_notes.js";

/** @type {Record<string, string>} icon per state of a note */
const ICONS = { pending: "clock", shown: "check", waiting: "clock", hidden: "hidden" };
/** @type {Record<string, string>} look per state of a note */
const KINDS = { pending: "pending", shown: "sent", waiting: "pending", hidden: "hidden" };

/** Words, ideas, points and additions of this table; in a words step one word is enough. */
export class NoteScene extends Component {
  static moduleName = "note-scene";

  #about;
  #desk;
  /** @type {Record<string, any> | null} */
  #step = null;
  /** @type {{ notes: any[] } | null} */
  #own = null;
  /** @type {Record<string, any> | null} */
  #board = null;
  /** @type {string | null} the note that is being changed */
  #editing = null;
  #another = false;
  #began = 0;

  /**
   * @param {HTMLElement} root
   * @param {import("../desk/desk.js").Desk} desk
   */
  constructor(root, desk) {
    super(root);
    this.#desk = desk;
    this.#about = new ThemeChoice(/** @type {HTMLSelectElement} */ (this.ref("about")));
    desk.outbox.addEventListener("change", () => this.#list());
    desk.outbox.addEventListener("answered", (event) => this.#answered(/** @type {CustomEvent} */ (event).detail));
    this.#text.addEventListener("input", () => this.#typed());
    this.#text.addEventListener("keydown", (event) => this.#enter(event));
    this.ref("form").addEventListener("submit", (event) => this.#send(event));
    this.ref("another").addEventListener("click", () => this.#writeAnother());
    this.ref("about").addEventListener("change", () => this.#board && this.#story(this.#board));
  }

  get #text() {
    return /** @type {HTMLTextAreaElement} */ (this.ref("text"));
  }

  get #isWord() {
    return this.#step?.kind === "words";
  }

  /**
   * @param {Record<string, any>} board
   * @param {any} own
   */
  show(board, own) {
    this.#own = own;
    this.#board = board;
    if (board.step.id !== this.#step?.id) this.#enterStep(board.step);
    this.#step = board.step;
    this.#themes(board);
    this.#story(board);
    this.#list();
  }

  /** In a talk about a story: its question and what to talk about. @param {Record<string, any>} board */
  #story(board) {
    const talks = talksAboutStory(board.step);
    const none = /** @type {HTMLSelectElement} */ (this.ref("about")).options[0];
    if (none) none.text = say(talks ? "table.story.choose" : "table.note.about_none");
    this.ref("quote-part").hidden = !talks;
    if (talks) this.ref("about-label").textContent = say("table.story.which");
    if (talks && !this.#about.chosen) this.#choose(storyOf(board, board.table)?.id);
    const story = talks ? storyWith(board, this.#about.chosen) : null;
    this.ref("story-part").hidden = !story;
    if (!story) return;
    this.ref("story-title").textContent = `${story.number} ${story.title}`;
    this.ref("story-question").textContent = story.question;
    this.ref("story-question").hidden = !story.question;
    reconcile(this.ref("story-asked"), story.asked, {
      key: (asked) => asked,
      create: (asked) => element("li", { text: asked }),
    });
  }

  /** @param {string | undefined} about */
  #choose(about) {
    if (about) /** @type {HTMLSelectElement} */ (this.ref("about")).value = about;
  }

  /** @param {{ kind: string, [part: string]: any }} step */
  #enterStep(step) {
    this.#step = step;
    this.#editing = null;
    this.#another = false;
    this.#text.value = this.#desk.drafts.kept(`note.${step.id}`) ?? "";
    this.#text.rows = this.#isWord ? 2 : 4;
    this.#text.classList.toggle("writing--word", this.#isWord);
    const words = wordsOf(step);
    const person = words === "ideas" && step.by === "person" ? "_person" : "";
    this.ref("label").textContent = say(`table.note.label.${words}${person}`);
    const hint = words === "words" || words === "plans" ? words : `ideas${person}`;
    this.ref("hint").textContent = say(`table.note.hint.${hint}`);
    this.#questions(step.kind === "ideas" ? step.questions : []);
    this.#count();
  }

  /** @param {{ key: string, text: string }[]} questions */
  #questions(questions) {
    this.ref("questions-part").hidden = questions.length === 0;
    this.ref("questions").replaceChildren(
      ...questions.map(({ key, text }) =>
        element("label", { class: "choice" }, [
          element("input", { class: "choice__input", type: "radio", name: "key", value: key }),
          element("span", { class: "choice__label", text }),
        ]),
      ),
    );
  }

  get #key() {
    const chosen = this.root.querySelector('input[name="key"]:checked');
    return chosen instanceof HTMLInputElement ? chosen.value : null;
  }

  /** At `check` the themes stand beside the note. @param {Record<string, any>} board */
  #themes(board) {
    const { kind } = board.step;
    const shown = kind === "check" ? board.options : [];
    const plans = asksAboutPlans(board.step);
    const asked = kind === "check" || plans || talksAboutStory(board.step) ? board.options : [];
    this.ref("themes-part").hidden = shown.length === 0;
    this.ref("about-part").hidden = asked.length === 0;
    this.ref("about-label").textContent = say(plans ? "table.note.about_plan" : "table.note.about");
    this.#about.draw(asked);
    reconcile(this.ref("themes"), shown, {
      key: (option) => `${option.id} ${option.label}`,
      create: (option) => {
        const chip = element("span", { class: "chip", text: option.number });
        paint(chip, option.theme);
        return element("li", { class: "theme-line" }, [chip, element("span", { text: option.label })]);
      },
    });
  }

  #typed() {
    if (!this.#began) this.#began = Date.now();
    this.#complain(null);
    this.#count();
    if (this.#step) this.#desk.drafts.keep(`note.${this.#step.id}`, this.#text.value);
  }

  /** In a words step Enter sends; in notes it starts a new line, with Ctrl it sends. @param {KeyboardEvent} event */
  #enter(event) {
    const sends = this.#isWord || event.ctrlKey || event.metaKey;
    if (event.key !== "Enter" || !sends || event.isComposing) return;
    event.preventDefault();
    /** @type {HTMLFormElement} */ (this.ref("form")).requestSubmit();
  }

  /** @param {Event} event */
  #send(event) {
    event.preventDefault();
    const step = this.#step;
    const text = this.#text.value.trim();
    if (!step) return;
    const problem = this.#problem(text);
    if (problem) return this.#complain(problem);
    const { outbox, status } = this.#desk;
    if (this.#editing) outbox.add("edit_note", { id: this.#editing, text });
    else outbox.add("submit_note", this.#payload(step, text), { made_at: this.#began || Date.now() });
    status.say(say(this.#isWord ? "table.word.sent" : "table.note.sent"));
    this.#clear();
  }

  /** @param {string} text */
  #problem(text) {
    if (!text) return "table.note.empty";
    const asks = !this.ref("questions-part").hidden && !this.#editing;
    return asks && !this.#key ? "table.note.which" : null;
  }

  /**
   * @param {Record<string, any>} step
   * @param {string} text
   */
  #payload(step, text) {
    const key = this.#key || this.#about.chosen;
    const kind = this.#isQuote ? { kind: "quote" } : {};
    return { id: newId(), step: step.id, text, age_ms: 0, ...(key ? { key } : {}), ...kind };
  }

  get #isQuote() {
    const quote = /** @type {HTMLInputElement} */ (this.ref("quote"));
    return !this.ref("quote-part").hidden && quote.checked;
  }

  #clear() {
    if (this.#step) this.#desk.drafts.forget(`note.${this.#step.id}`);
    this.#text.value = "";
    /** @type {HTMLInputElement} */ (this.ref("quote")).checked = false;
    if (this.#step?.kind !== "case") this.#about.forget();
    this.#editing = null;
    this.#another = false;
    this.#began = 0;
    this.ref("send").textContent = say("table.send");
    this.#complain(null);
    this.#count();
    this.#list();
    if (!this.#isWord) this.#text.focus();
  }

  #count() {
    const length = characters(this.#text.value);
    const limit = this.#step?.limit ?? 140;
    this.ref("counter").textContent = `${length}/${limit}`;
    this.ref("counter").classList.toggle("field__error", length > limit);
    this.#text.dataset.longest = String(limit);
    this.#text.dataset.tooLong = `field.too_long.${this.#isWord ? "word" : "note"}`;
    tellLimit(this.#text);
  }

  #list() {
    const step = this.#step;
    if (!step) return;
    const lines = noteLines(this.#own, this.#desk.outbox.entries, step.id);
    const done = this.#isWord && lines.length > 0 && !this.#editing && !this.#another;
    this.ref("form").hidden = done;
    this.ref("another").hidden = !done;
    this.ref("empty").hidden = lines.length > 0 || this.#isWord;
    this.ref("list-head").hidden = lines.length === 0;
    this.ref("list-count").textContent = String(lines.length);
    this.ref("list").classList.toggle("table-notes--words", this.#isWord);
    reconcile(this.ref("list"), lines, {
      key: (line) => `${line.id} ${line.state} ${line.text}`,
      create: (line) => this.#note(line),
    });
  }

  /** @param {import("./own_notes.js").NoteLine} line */
  #note(line) {
    const state = line.state === "shown" && line.late ? "late" : line.state;
    const kind = KINDS[line.state];
    const words = state === "hidden" ? say("table.note.state.hidden", { reason: say(`table.reason.${line.reason}`) }) : say(`table.note.state.${state}`);
    const buttons = line.state === "hidden" ? [] : [this.#change(line), this.#takeBack(line)];
    const number = line.number ? element("b", { class: "figures", text: `${line.number} ` }) : null;
    return element("li", { class: `note ${line.state === "hidden" ? "note--hidden" : "note--open"}` }, [
      element("p", { class: "note__text", text: line.text }),
      element("p", { class: `note__state note__state--${kind}` }, [icon(ICONS[line.state] ?? "check"), element("span", {}, [number, words])]),
      element("p", { class: "table-note__buttons" }, buttons),
    ]);
  }

  /** @param {import("./own_notes.js").NoteLine} line */
  #change(line) {
    const button = element("button", { type: "button", class: "button button--text button--small", text: say("table.note.change") });
    button.addEventListener("click", () => {
      this.#editing = line.id;
      this.#text.value = line.text;
      this.ref("send").textContent = say("table.note.save");
      this.#list();
      this.#count();
      this.#text.focus();
    });
    return button;
  }

  /** @param {import("./own_notes.js").NoteLine} line */
  #takeBack(line) {
    const button = element("button", { type: "button", class: "button button--text button--small", text: say("table.note.take_back") });
    button.addEventListener("click", () => {
      this.#desk.outbox.add("withdraw_note", { id: line.id });
      this.#desk.status.say(say("table.note.taken_back"));
    });
    return button;
  }

  #writeAnother() {
    this.#another = true;
    this.#list();
    this.#text.focus();
  }

  /** A text that was not taken comes back into the field. @param {{ entry: import("../lib/outbox.js").Entry, answer: import("../lib/outbox.js").Answer }} detail */
  #answered({ entry: { command, payload }, answer }) {
    if (answer.ok || !["submit_note", "edit_note", "withdraw_note"].includes(command)) return;
    this.#desk.status.say(sayError(answer.error));
    if (!("text" in payload)) return;
    this.#desk.drafts.keep(`note.${payload.step ?? this.#step?.id}`, payload.text);
    if (this.#text.value || (payload.step && payload.step !== this.#step?.id)) return;
    this.#another = true;
    this.#text.value = payload.text;
    this.#count();
    this.#list();
  }

  /** @param {string | null} key */
  #complain(key) {
    const problem = this.ref("problem");
    problem.hidden = key === null;
    problem.textContent = key === null ? "" : say(key);
    this.#text.toggleAttribute("aria-invalid", key !== null);
    if (key !== null) this.#text.focus();
  }
}

/** @param {Record<string, any>} step */
function talksAboutStory(step) {
  return step.kind === "case" && step.about === "cases";
}
