import { Component } from "../lib/component.js";
import { sumOf } from "./tally.js";

const STEPS = [-1, 1, 5];

/** People and tables in the hall, from the desk: the number that every screen counts by. */
export class HeadCount extends Component {
  static moduleName = "head-count";

  #outbox;
  #people = 0;
  #tables = 0;

  /**
   * @param {HTMLElement} root
   * @param {{ connection: EventTarget, outbox: import("../lib/outbox.js").Outbox }} services
   */
  constructor(root, { connection, outbox }) {
    super(root);
    this.#outbox = outbox;
    connection.addEventListener("board", (event) => this.#take(/** @type {CustomEvent} */ (event).detail.counts));
    for (const step of STEPS) {
      this.ref(`people${step}`).addEventListener("click", () => this.#set(this.#people + step, this.#tables));
    }
    this.ref("form").addEventListener("submit", (event) => this.#typed(event));
    for (const field of [this.#field("people"), this.#field("tables")]) {
      field.addEventListener("focus", () => field.select());
    }
  }

  /** @param {string} name */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.ref(name));
  }

  /** What was pressed here and is still on its way counts as well. @param {{ people: number, tables: number }} counts */
  #take({ people, tables }) {
    if (this.#outbox.entries.some(({ command }) => command === "set_headcount")) return;
    this.#people = people;
    this.#tables = tables;
    this.#show();
  }

  /**
   * @param {number} people
   * @param {number} tables
   */
  #set(people, tables) {
    this.#people = Math.max(0, people);
    this.#tables = Math.max(0, tables);
    this.#show();
    const counts = { people: this.#people, tables: this.#tables };
    this.#outbox.add("set_headcount", counts, { key: "set_headcount" });
  }

  /** @param {Event} event */
  #typed(event) {
    event.preventDefault();
    const [people, tables] = ["people", "tables"].map((name) => sumOf(this.#field(name).value));
    const wrong = people === null || people === undefined || tables === null || tables === undefined;
    this.ref("problem").hidden = !wrong;
    if (!wrong) this.#set(people, tables);
  }

  #show() {
    this.ref("total").textContent = String(this.#people);
    for (const [name, value] of /** @type {[string, number][]} */ ([["people", this.#people], ["tables", this.#tables]])) {
      const field = this.#field(name);
      if (document.activeElement !== field) field.value = String(value);
    }
  }
}
