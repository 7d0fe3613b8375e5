import { element } from "../desk/element.js";
import { answersOf, planPayload } from "../desk/plan_fields.js";
import { PlanForm } from "../desk/plan_form.js";
import { Component } from "../lib/component.js";
import { ask } from "../lib/dialog.js";
import { newId } from "../lib/ids.js";
import { say, sayError } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";

/** The plan card: numbered questions, kept while typing, read aloud, sent, and open to change. */
export class PlanScene extends Component {
  static moduleName = "plan-scene";

  #desk;
  #plan;
  /** @type {Record<string, any> | null} */
  #board = null;
  /** @type {any} */
  #own = null;
  #changing = false;

  /**
   * @param {HTMLElement} root
   * @param {import("../desk/desk.js").Desk} desk
   */
  constructor(root, desk) {
    super(root);
    this.#desk = desk;
    this.#plan = new PlanForm(this.ref("questions"), () => this.#keep());
    this.#theme.addEventListener("change", () => this.#keep());
    this.ref("form").addEventListener("submit", (event) => this.#read(event));
    this.ref("change").addEventListener("click", () => this.#change());
    desk.outbox.addEventListener("answered", (event) => this.#answered(/** @type {CustomEvent} */ (event).detail));
  }

  get #theme() {
    return /** @type {HTMLSelectElement} */ (this.ref("theme"));
  }

  get #draftName() {
    return `plan.${this.#board?.step.id}`;
  }

  /** The card that this table sent in this step, if there is one. */
  get #sent() {
    const ids = new Set(this.#own?.plans ?? []);
    return this.#board?.items.find((/** @type {any} */ item) => ids.has(item.id) && item.step === this.#board?.step.id);
  }

  /**
   * @param {Record<string, any>} board
   * @param {any} own
   */
  show(board, own) {
    this.#board = board;
    this.#own = own;
    this.#offerThemes(board.options);
    if (this.#plan.ask(board.step)) this.#restore();
    this.#earlier();
    this.#state();
  }

  /** @param {{ id: string, number: string, label: string }[]} options */
  #offerThemes(options) {
    this.ref("theme-field").hidden = options.length === 0;
    const now = JSON.stringify(options.map(({ id, label }) => [id, label]));
    if (this.#theme.dataset.rows === now) return;
    this.#theme.dataset.rows = now;
    const chosen = this.#theme.value || this.#desk.drafts.kept(this.#draftName)?.theme || this.#chosenBefore();
    const rows = options.map(({ id, number, label }) => element("option", { value: id, text: `${number} ${label}` }));
    this.#theme.replaceChildren(element("option", { value: "", text: say("table.plan.choose_theme") }), ...rows);
    this.#theme.value = options.some(({ id }) => id === chosen) ? chosen : "";
  }

  /** The theme that this device chose at 'Kies je thema', kept by the device itself. */
  #chosenBefore() {
    return this.#desk.drafts.kept("theme") ?? "";
  }

  #keep() {
    this.#desk.drafts.keep(this.#draftName, { theme: this.#theme.value, answers: this.#plan.answers });
    this.ref("kept").hidden = false;
  }

  #restore() {
    const draft = this.#desk.drafts.kept(this.#draftName);
    this.#changing = Boolean(draft);
    if (draft) this.#plan.answers = draft.answers;
  }

  /** What this table wrote before lies beside the card. */
  #earlier() {
    const notes = (this.#own?.notes ?? []).filter((/** @type {any} */ note) => note.state === "shown").slice(-12);
    this.ref("earlier").hidden = notes.length === 0;
    this.ref("earlier-list").replaceChildren(
      ...notes.map((/** @type {any} */ note) => element("li", { class: "note note--open", text: note.text })),
    );
  }

  #state() {
    const sent = this.#sent;
    const waiting = this.#desk.outbox.entries.some(({ command }) => command === "submit_plan_card");
    const closed = Boolean(sent || waiting) && !this.#changing;
    this.ref("form").hidden = closed;
    this.ref("sent").hidden = !closed;
    if (!closed) return;
    this.ref("sent-number").textContent = sent?.number ?? "";
    this.ref("sent-number").hidden = !sent;
    paint(this.ref("sent-number"), sent?.theme);
    this.ref("sent-title").textContent = sent?.title || this.#plan.answers.title || "";
    this.ref("sent-state").textContent = say(waiting ? "table.plan.waiting" : "table.plan.sent");
  }

  #change() {
    const sent = this.#sent;
    if (sent) {
      this.#plan.answers = answersOf(this.#plan.fields, sent);
      this.#theme.value = sent.theme?.id ?? "";
    }
    this.#changing = true;
    this.#state();
    this.#plan.focus();
  }

  /** 'Lees hem voor. Klopt het?' @param {Event} event */
  async #read(event) {
    event.preventDefault();
    const answers = this.#plan.answers;
    const problem = this.#problem(answers);
    this.ref("problem").hidden = problem === null;
    this.ref("problem").textContent = problem ? say(problem) : "";
    if (problem) return;
    this.ref("preview").replaceChildren(
      ...this.#plan.fields.flatMap(({ name, asked }) => [
        element("dt", { text: asked }),
        element("dd", { class: "note__text", text: answers[name]?.trim() || say("table.plan.nothing") }),
      ]),
    );
    const answer = await ask(/** @type {HTMLDialogElement} */ (this.ref("read-aloud")));
    if (answer === "send") this.#send(answers);
  }

  /** @param {Record<string, string>} answers */
  #problem(answers) {
    if (!Object.values(answers).some((text) => text.trim())) return "table.plan.empty";
    return !this.ref("theme-field").hidden && !this.#theme.value ? "table.plan.no_theme" : null;
  }

  /** @param {Record<string, string>} answers */
  #send(answers) {
    const step = this.#board?.step.id;
    const id = this.#sent?.id ?? this.#desk.drafts.kept(`${this.#draftName}.id`) ?? newId();
    this.#desk.drafts.keep(`${this.#draftName}.id`, id);
    this.#desk.outbox.add("submit_plan_card", {
      id,
      step,
      ...(this.#theme.value ? { theme: this.#theme.value } : {}),
      ...planPayload(this.#plan.fields, answers),
    });
    this.#changing = false;
    this.#state();
    this.#desk.status.say(say("table.plan.sent"));
  }

  /** The draft is only forgotten once the card is safe. @param {{ entry: import("../lib/outbox.js").Entry, answer: import("../lib/outbox.js").Answer }} detail */
  #answered({ entry, answer }) {
    if (entry.command !== "submit_plan_card") return;
    if (answer.ok) {
      this.#desk.drafts.forget(`plan.${entry.payload.step}`);
      this.ref("kept").hidden = true;
    } else {
      this.#desk.status.say(sayError(answer.error));
      this.#changing = true;
    }
    if (this.#board) this.#state();
  }
}
