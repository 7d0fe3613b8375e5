import { element } from "../desk/element.js";
import { Component } from "../lib/component.js";
import { icon } from "../lib/icon.js";
import { newId } from "../lib/ids.js";
import { say, sayError } from "../lib/say.js";

/** What people at this table can contribute, and what they need. */
export class OfferScene extends Component {
  static moduleName = "offer-scene";

  #desk;
  /** @type {string | null} */
  #step = null;

  /**
   * @param {HTMLElement} root
   * @param {import("../desk/desk.js").Desk} desk
   */
  constructor(root, desk) {
    super(root);
    this.#desk = desk;
    this.ref("form").addEventListener("submit", (event) => this.#send(event));
    this.#text.addEventListener("input", () => this.#desk.drafts.keep("offer", this.#text.value));
    this.#text.value = desk.drafts.kept("offer") ?? "";
    desk.outbox.addEventListener("answered", (event) => this.#answered(/** @type {CustomEvent} */ (event).detail));
  }

  get #text() {
    return /** @type {HTMLTextAreaElement} */ (this.ref("text"));
  }

  get #sentName() {
    return `offers.${this.#step}`;
  }

  /** @param {Record<string, any>} board */
  show(board) {
    this.#step = board.step.id;
    this.#list();
  }

  /** @param {Event} event */
  #send(event) {
    event.preventDefault();
    const kind = new FormData(/** @type {HTMLFormElement} */ (this.ref("form"))).get("kind");
    const text = this.#text.value.trim();
    const problem = !kind ? "table.offer.which" : !text ? "table.note.empty" : null;
    this.ref("problem").hidden = problem === null;
    this.ref("problem").textContent = problem ? say(problem) : "";
    if (problem) return;
    this.#desk.outbox.add("offer", { id: newId(), step: this.#step, kind: String(kind), text });
    this.#text.value = "";
    this.#desk.drafts.forget("offer");
    this.#desk.status.say(say("table.offer.sent"));
    this.#text.focus();
  }

  /** @param {{ entry: import("../lib/outbox.js").Entry, answer: import("../lib/outbox.js").Answer }} detail */
  #answered({ entry, answer }) {
    if (entry.command !== "offer") return;
    if (!answer.ok) {
      this.#desk.status.say(sayError(answer.error));
      if (!this.#text.value) this.#text.value = entry.payload.text;
      return;
    }
    const name = `offers.${entry.payload.step}`;
    this.#desk.drafts.keep(name, [entry.payload, ...(this.#desk.drafts.kept(name) ?? [])]);
    this.#list();
  }

  /** A need is private: this device only tells how many were sent, not which. */
  #list() {
    const sent = /** @type {any[]} */ (this.#desk.drafts.kept(this.#sentName) ?? []);
    const needs = sent.filter(({ kind }) => kind === "need").length;
    const lines = sent.filter(({ kind }) => kind === "offer").map(({ text }) => noteOf(text));
    if (needs) lines.push(element("li", { class: "secondary", text: say("table.offer.needs", { n: needs }) }));
    this.ref("list").replaceChildren(...lines);
  }
}

/** @param {string} text */
function noteOf(text) {
  return element("li", { class: "note note--open" }, [
    element("p", { class: "note__text", text }),
    element("p", { class: "note__state note__state--sent" }, [icon("check"), say("table.note.state.shown")]),
  ]);
}
