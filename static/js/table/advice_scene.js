import { element } from "../desk/element.js";
import { Component } from "../lib/component.js";
import { newId } from "../lib/ids.js";
import { reconcile } from "../lib/keyed_list.js";
import { say, sayError } from "../lib/say.js";
import { givenBy, storyOf } from "../lib/stories.js";
import { ThemeChoice } from "../lib/theme_choice.js";

/** What the table gives the owner of its story: an advice, a lesson or a profile. */
export class AdviceScene extends Component {
  static moduleName = "advice-scene";

  #about;
  #desk;
  /** @type {Record<string, any> | null} */
  #board = null;
  /** @type {any} */
  #own = null;
  #step = "";
  /** @type {string | null} what is being changed */
  #editing = null;
  #began = 0;

  /**
   * @param {HTMLElement} root
   * @param {import("../desk/desk.js").Desk} desk
   */
  constructor(root, desk) {
    super(root);
    this.#desk = desk;
    this.#about = new ThemeChoice(/** @type {HTMLSelectElement} */ (this.ref("about")));
    this.#text.addEventListener("input", () => this.#keep());
    this.ref("about").addEventListener("change", () => this.#keep());
    this.ref("form").addEventListener("submit", (event) => this.#send(event));
    desk.outbox.addEventListener("answered", (event) => this.#answered(/** @type {CustomEvent} */ (event).detail));
  }

  get #text() {
    return /** @type {HTMLTextAreaElement} */ (this.ref("text"));
  }

  get #draft() {
    return `advice.${this.#step}`;
  }

  get #kind() {
    const chosen = this.root.querySelector('input[name="kind"]:checked');
    return chosen instanceof HTMLInputElement ? chosen.value : "";
  }

  /** @param {string} kind */
  set #kind(kind) {
    for (const input of /** @type {Iterable<HTMLInputElement>} */ (this.root.querySelectorAll('input[name="kind"]'))) {
      input.checked = input.value === kind;
    }
  }

  /**
   * @param {Record<string, any>} board
   * @param {any} own
   */
  show(board, own) {
    this.#board = board;
    this.#own = own;
    this.#about.draw(board.options);
    this.ref("about-part").hidden = board.options.length === 0;
    if (board.step.id !== this.#step) this.#enter(board.step.id);
    if (!this.#about.chosen) this.#choose(storyOf(board, board.table)?.id);
    this.#earlier();
    this.#sent();
  }

  /** @param {string} step */
  #enter(step) {
    this.#step = step;
    this.#editing = null;
    const kept = this.#desk.drafts.kept(this.#draft);
    this.#text.value = kept?.text ?? "";
    this.#kind = kept?.kind ?? "";
    if (kept?.about) this.#choose(kept.about);
  }

  /** @param {string | undefined} story */
  #choose(story) {
    if (story) /** @type {HTMLSelectElement} */ (this.ref("about")).value = story;
  }

  #keep() {
    this.#began ||= Date.now();
    this.ref("problem").hidden = true;
    this.#desk.drafts.keep(this.#draft, { text: this.#text.value, kind: this.#kind, about: this.#about.chosen });
  }

  /** What this table wrote before, to read while writing. */
  #earlier() {
    const notes = (this.#own?.notes ?? []).filter((/** @type {any} */ note) => note.step !== this.#step && note.state !== "hidden");
    this.ref("earlier").hidden = notes.length === 0;
    reconcile(this.ref("earlier-list"), notes, {
      key: (note) => `${note.id} ${note.text}`,
      create: (note) => element("li", { class: "note note--open" }, [element("p", { class: "note__text", text: note.text })]),
    });
  }

  #sent() {
    const given = this.#board ? givenBy(this.#board, this.#own, this.#step) : [];
    this.ref("sent-head").hidden = given.length === 0;
    reconcile(this.ref("sent"), given, {
      key: (one) => `${one.id} ${one.number} ${one.kind} ${one.text}`,
      create: (one) => this.#row(one),
    });
  }

  /** @param {any} one */
  #row(one) {
    const change = element("button", { type: "button", class: "button button--text button--small", text: say("table.note.change") });
    change.addEventListener("click", () => this.#change(one));
    const head = `${one.number} · ${say(`table.advice.${one.kind}`)}`;
    return element("li", { class: "note note--open" }, [
      element("p", {}, [element("b", { class: "figures", text: head })]),
      element("p", { class: "note__text", text: one.text }),
      element("p", { class: "table-note__buttons" }, [change]),
    ]);
  }

  /** @param {any} one */
  #change(one) {
    this.#editing = one.id;
    this.#text.value = one.text;
    this.#kind = one.kind;
    this.#choose(one.case);
    this.ref("send").textContent = say("table.note.save");
    this.#text.focus();
  }

  /** @param {Event} event */
  #send(event) {
    event.preventDefault();
    const text = this.#text.value.trim();
    const problem = this.#problem(text);
    this.ref("problem").hidden = problem === null;
    this.ref("problem").textContent = problem ? say(problem) : "";
    if (problem) return;
    const about = this.#about.chosen;
    const payload = { id: this.#editing ?? newId(), step: this.#step, kind: this.#kind, reason: text, age_ms: 0, ...(about ? { case: about } : {}) };
    this.#desk.outbox.add("submit_plan_card", payload, { made_at: this.#began || Date.now() });
    this.#desk.status.say(say("table.advice.sent"));
    this.#clear();
  }

  /** @param {string} text */
  #problem(text) {
    if (!this.ref("about-part").hidden && !this.#about.chosen) return "table.advice.which";
    if (!this.#kind) return "table.advice.which_kind";
    return text ? null : "table.advice.empty";
  }

  #clear() {
    this.#desk.drafts.forget(this.#draft);
    this.#text.value = "";
    this.#kind = "";
    this.#editing = null;
    this.#began = 0;
    this.ref("send").textContent = say("table.send");
  }

  /** A text that was not taken comes back into the field. @param {{ entry: import("../lib/outbox.js").Entry, answer: import("../lib/outbox.js").Answer }} detail */
  #answered({ entry: { command, payload }, answer }) {
    if (command !== "submit_plan_card" || answer.ok || payload.step !== this.#step || !("reason" in payload)) return;
    this.#desk.status.say(sayError(answer.error));
    if (this.#text.value) return;
    this.#editing = payload.id;
    this.#text.value = payload.reason;
    this.#kind = payload.kind;
    this.#choose(payload.case);
    this.#keep();
  }
}
