import { element } from "../desk/element.js";
import { Component } from "../lib/component.js";
import { characters, tellLimit } from "../lib/limits.js";
import { say } from "../lib/say.js";
import { numberTyped } from "./card_number.js";
import { aboutOf, likelyStep, noteSteps, questionsOf } from "./step_picker.js";

/** A card is about nothing in particular. */
const NOTHING = { asks: "", none: "", choices: [] };

/** Types paper cards with the keyboard alone: number, Enter, text, Enter, next. */
export class CardEntry extends Component {
  static moduleName = "card-entry";

  #cards;
  /** @type {Record<string, any> | null} */
  #board = null;
  /** @type {string | null} */
  #picked = null;
  #numberTouched = false;

  /**
   * @param {HTMLElement} root
   * @param {{ connection: EventTarget, cards: import("./paper_cards.js").PaperCards }} services
   */
  constructor(root, { connection, cards }) {
    super(root);
    this.#cards = cards;
    connection.addEventListener("board", (event) => this.#take(/** @type {CustomEvent} */ (event).detail));
    cards.addEventListener("change", () => this.#propose());
    cards.addEventListener("fill-in", (event) => this.#fillIn(/** @type {CustomEvent} */ (event).detail));
    this.#step.addEventListener("change", () => this.#pick());
    this.#number.addEventListener("input", () => (this.#numberTouched = true));
    this.#number.addEventListener("focus", () => this.#number.select());
    this.#number.addEventListener("keydown", (event) => this.#toText(event));
    this.#text.addEventListener("keydown", (event) => this.#toSave(event));
    this.#text.addEventListener("input", () => this.#count());
    this.ref("form").addEventListener("submit", (event) => this.#save(event));
  }

  get #number() {
    return /** @type {HTMLInputElement} */ (this.ref("number"));
  }

  get #text() {
    return /** @type {HTMLTextAreaElement} */ (this.ref("text"));
  }

  get #table() {
    return /** @type {HTMLInputElement} */ (this.ref("table"));
  }

  get #step() {
    return /** @type {HTMLSelectElement} */ (this.ref("step"));
  }

  get #key() {
    return /** @type {HTMLSelectElement} */ (this.ref("key"));
  }

  get #limit() {
    const steps = noteSteps(this.#board?.steps ?? []);
    return steps.find((step) => step.id === this.#step.value)?.limit ?? 140;
  }

  /** @param {Record<string, any>} board */
  #take(board) {
    const first = this.#board === null;
    this.#board = board;
    const steps = noteSteps(board.steps);
    this.ref("none").hidden = steps.length > 0;
    this.ref("form").hidden = steps.length === 0;
    const likely = likelyStep(board.steps, this.#picked);
    if (likely !== this.#picked) this.#picked = null;
    fill(this.#step, steps.map(({ id, title, open }) => ({
      value: id,
      label: open ? title : say("scribe.step.closed", { title }),
    })), likely);
    this.#askKey();
    this.#count();
    this.#propose();
    if (first && document.activeElement === document.body) this.#number.focus();
  }

  #pick() {
    this.#picked = this.#step.value;
    this.#askKey();
    this.#count();
  }

  #askKey() {
    const questions = this.#board ? questionsOf(this.#board, this.#step.value) : [];
    const { asks, none, choices } = this.#board ? aboutOf(this.#board, this.#step.value) : NOTHING;
    const rows = questions.map(({ key, text }) => ({ value: key, label: text }));
    if (choices.length) rows.push({ value: "", label: say(none) });
    rows.push(...choices.map(({ id, number, label }) => ({ value: id, label: `${number} ${label}` })));
    this.ref("key-field").hidden = rows.length === 0;
    this.ref("key-label").textContent = say(choices.length ? asks : "scribe.key");
    fill(this.#key, rows, this.#key.value);
  }

  #propose() {
    if (this.#numberTouched || this.#text.value) return;
    this.#number.value = String(this.#cards.proposal);
    if (document.activeElement === this.#number) this.#number.select();
  }

  /** @param {KeyboardEvent} event */
  #toText(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const number = numberTyped(this.#number.value);
    if (number === undefined) return this.#complain("scribe.number.wrong");
    const known = number === null ? undefined : this.#cards.withNumber(number);
    if (known && !known.pending) return this.#complain("scribe.number.taken", { number, text: known.text });
    this.#complain(null);
    this.ref("hint").textContent = say(known ? "scribe.card.fill_in" : "scribe.card.hint");
    this.#text.focus();
  }

  /** @param {KeyboardEvent} event */
  #toSave(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    /** @type {HTMLFormElement} */ (this.ref("form")).requestSubmit();
  }

  /** @param {Event} event */
  #save(event) {
    event.preventDefault();
    const number = numberTyped(this.#number.value);
    const text = this.#text.value.trim();
    const problem = this.#problem(number, text);
    if (problem) return this.#complain(problem.key, problem.params, problem.field);
    this.#cards.add(this.#step.value, {
      number: number ?? null,
      text: text || null,
      table: Number(this.#table.value) || null,
      key: this.ref("key-field").hidden ? null : this.#key.value || null,
    });
    this.#next();
  }

  /**
   * @param {number | null | undefined} number
   * @param {string} text
   * @returns {{ key: string, params?: Record<string, any>, field: HTMLElement } | null}
   */
  #problem(number, text) {
    if (number === undefined) return { key: "scribe.number.wrong", field: this.#number };
    if (number === null && !text) return { key: "scribe.card.empty", field: this.#number };
    const known = number === null ? undefined : this.#cards.withNumber(number);
    if (known && !known.pending) {
      return { key: "scribe.number.taken", params: { number, text: known.text }, field: this.#number };
    }
    if (known && !text) return { key: "scribe.number.pending", params: { number }, field: this.#text };
    return null;
  }

  #next() {
    this.#complain(null);
    this.#text.value = "";
    this.#numberTouched = false;
    this.ref("hint").textContent = say("scribe.card.hint");
    this.#count();
    this.#propose();
    this.#number.focus();
    this.#number.select();
  }

  /** @param {{ number: number | null, step: string }} card */
  #fillIn({ number, step }) {
    this.#step.value = step;
    this.#picked = step;
    this.#number.value = String(number ?? "");
    this.#numberTouched = true;
    this.#complain(null);
    this.ref("hint").textContent = say("scribe.card.fill_in");
    this.#text.focus();
  }

  #count() {
    const length = characters(this.#text.value);
    this.ref("counter").textContent = `${length}/${this.#limit}`;
    this.ref("counter").classList.toggle("field__error", length > this.#limit);
    this.#text.dataset.longest = String(this.#limit);
    tellLimit(this.#text);
  }

  /**
   * @param {string | null} key
   * @param {Record<string, any>} [params]
   * @param {HTMLElement} [field]
   */
  #complain(key, params, field = this.#number) {
    const problem = this.ref("problem");
    problem.hidden = key === null;
    problem.textContent = key === null ? "" : say(key, params);
    this.#number.removeAttribute("aria-invalid");
    this.#text.removeAttribute("aria-invalid");
    if (key === null) return;
    field.setAttribute("aria-invalid", "true");
    field.focus();
    if (field === this.#number) this.#number.select();
  }
}

/**
 * Options of a select, made anew only when they differ.
 * @param {HTMLSelectElement} select
 * @param {{ value: string, label: string }[]} choices
 * @param {string | null} chosen
 */
function fill(select, choices, chosen) {
  const now = JSON.stringify(choices);
  if (select.dataset.choices !== now) {
    select.dataset.choices = now;
    select.replaceChildren(...choices.map(({ value, label }) => element("option", { value, text: label })));
  }
  if (choices.some(({ value }) => value === chosen)) select.value = chosen ?? "";
}
