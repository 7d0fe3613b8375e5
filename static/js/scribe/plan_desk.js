import { element } from "../desk/element.js";
import { answersOf, planPayload } from "../desk/plan_fields.js";
import { PlanForm } from "../desk/plan_form.js";
import { Component } from "../lib/component.js";
import { newId } from "../lib/ids.js";
import { say } from "../lib/say.js";
import { SentList } from "./sent_list.js";

const DRAFT = "plan-card";

/** Types plan cards that a table wrote on paper; what is typed is kept until it is sent. */
export class PlanDesk extends Component {
  static moduleName = "plan-desk";

  #outbox;
  #drafts;
  #plan;
  /** @type {Record<string, any> | null} */
  #step = null;

  /**
   * @param {HTMLElement} root
   * @param {import("../desk/desk.js").Desk} desk
   */
  constructor(root, { connection, outbox, drafts }) {
    super(root);
    this.#outbox = outbox;
    this.#drafts = drafts;
    this.#plan = new PlanForm(this.ref("questions"), () => this.#keep());
    new SentList(this.ref("sent"), {
      command: "submit_plan_card",
      boxes: [outbox],
      labelOf: (payload) => String(payload.title || payload.reason),
      putBack: (payload) => this.#putBack(payload),
    });
    connection.addEventListener("board", (event) => this.#take(/** @type {CustomEvent} */ (event).detail));
    this.#theme.addEventListener("change", () => this.#keep());
    this.ref("form").addEventListener("submit", (event) => this.#send(event));
  }

  get #theme() {
    return /** @type {HTMLSelectElement} */ (this.ref("theme"));
  }

  get #table() {
    return /** @type {HTMLInputElement} */ (this.ref("table"));
  }

  /** @param {Record<string, any>} board */
  #take(board) {
    const step = [board.step, board.beside].find((one) => one?.kind === "elaborate");
    const open = Boolean(step) && board.open_actions.includes("submit_plan_card");
    this.ref("none").hidden = open;
    this.ref("form").hidden = !open;
    if (!open) return;
    this.#step = step;
    const told = step.about === "cases";
    this.ref("kind-field").hidden = !told;
    this.ref("theme-label").textContent = say(told ? "table.story.which" : "scribe.plan.theme");
    this.#offerThemes(told ? storiesOf(board) : board.themes);
    const asked = told ? { ...step, fields: ["reason"], asked: [say("table.advice.text")] } : step;
    if (this.#plan.ask(asked)) this.#restore();
  }

  /** @param {{ id: string, number: number, name: string, state: string }[]} themes */
  #offerThemes(themes) {
    const rows = themes.filter(({ state }) => state !== "merged").map(({ id, number, name }) => ({ id, text: `${number} ${name}` }));
    this.ref("theme-field").hidden = rows.length === 0;
    const now = JSON.stringify(rows);
    if (this.#theme.dataset.rows === now) return;
    this.#theme.dataset.rows = now;
    const chosen = this.#theme.value || this.#drafts.kept(DRAFT)?.theme || "";
    const options = rows.map(({ id, text }) => element("option", { value: id, text }));
    this.#theme.replaceChildren(element("option", { value: "", text: say("scribe.choose") }), ...options);
    this.#theme.value = rows.some(({ id }) => id === chosen) ? chosen : "";
  }

  #keep() {
    this.#drafts.keep(DRAFT, { theme: this.#theme.value, answers: this.#plan.answers });
  }

  #restore() {
    const draft = this.#drafts.kept(DRAFT);
    if (draft) this.#plan.answers = draft.answers;
  }

  /** @param {Event} event */
  #send(event) {
    event.preventDefault();
    const answers = this.#plan.answers;
    const empty = !Object.values(answers).some((text) => text.trim());
    const themeless = !this.ref("theme-field").hidden && !this.#theme.value;
    this.ref("problem").hidden = !(empty || themeless);
    this.ref("problem").textContent = say(themeless ? "scribe.plan.no_theme" : "scribe.plan.empty");
    if (empty || themeless || !this.#step) return;
    this.#outbox.add("submit_plan_card", {
      id: newId(),
      step: this.#step.id,
      ...this.#about,
      ...(Number(this.#table.value) ? { table: Number(this.#table.value) } : {}),
      ...planPayload(this.#plan.fields, answers),
    });
    this.#clear();
  }

  /** The theme; or the story, and what the table gives its owner. */
  get #about() {
    if (this.#step?.about !== "cases") return this.#theme.value ? { theme: this.#theme.value } : {};
    const kind = /** @type {HTMLSelectElement} */ (this.ref("kind")).value;
    return { kind, ...(this.#theme.value ? { case: this.#theme.value } : {}) };
  }

  #clear() {
    this.#plan.answers = {};
    this.#theme.value = "";
    this.#table.value = "";
    this.#drafts.forget(DRAFT);
    this.#theme.focus();
  }

  /** @param {Record<string, any>} payload */
  #putBack(payload) {
    this.#theme.value = payload.theme ?? payload.case ?? "";
    this.#table.value = payload.table ?? "";
    const lists = Object.fromEntries(
      ["actions", "contributions"].map((name) => [name, (payload[name] ?? []).map((/** @type {string} */ text) => ({ text, what: text }))]),
    );
    this.#plan.answers = answersOf(this.#plan.fields, { contact_group: payload.contact, ...payload, ...lists });
    this.#keep();
    this.#plan.focus();
  }
}

/**
 * The stories as the list of themes wants them.
 * @param {Record<string, any>} board
 * @returns {{ id: string, number: number, name: string, state: string }[]}
 */
function storiesOf(board) {
  return board.cases.map((/** @type {any} */ { id, number, title }) => ({ id, number, name: title, state: "active" }));
}
