import { element } from "../desk/element.js";
import { Component } from "../lib/component.js";
import { say } from "../lib/say.js";
import { Stepper } from "./stepper.js";

/** Closed questions answered by show of hands: how many people at this table say what. */
export class CountScene extends Component {
  static moduleName = "count-scene";

  #desk;
  #signature = "";
  /** @type {Record<string, any> | null} */
  #step = null;
  /** @type {Map<string, Map<string, Stepper>>} */
  #steppers = new Map();

  /**
   * @param {HTMLElement} root
   * @param {import("../desk/desk.js").Desk} desk
   */
  constructor(root, desk) {
    super(root);
    this.#desk = desk;
    this.ref("form").addEventListener("submit", (event) => this.#send(event));
  }

  /**
   * @param {Record<string, any>} board
   * @param {any} own
   */
  show(board, own) {
    this.#step = board.step;
    const signature = JSON.stringify([board.step.id, board.step.questions]);
    if (signature === this.#signature) return;
    this.#signature = signature;
    this.#steppers.clear();
    this.ref("questions").replaceChildren(...board.step.questions.map((/** @type {any} */ question) => this.#question(question)));
    this.#fill(own);
  }

  /** @param {any} question */
  #question({ key, text, options }) {
    /** @type {Map<string, Stepper>} */
    const steppers = new Map();
    const rows = options.map((/** @type {any} */ { code, label }) => {
      const stepper = new Stepper(label);
      steppers.set(code, stepper);
      return element("li", { class: "count-line" }, [element("span", { class: "count-line__label", text: this.#label(code, label) }), stepper.root]);
    });
    this.#steppers.set(key, steppers);
    return element("section", { class: "count-question" }, [element("h2", { text }), element("ul", {}, rows)]);
  }

  /**
   * @param {string} code
   * @param {string} label
   */
  #label(code, label) {
    const scale = this.#step?.scale;
    if (!scale) return label;
    const end = { [scale.from]: scale.low, [scale.to]: scale.high }[code];
    return end ? `${label} · ${end}` : label;
  }

  /** @param {any} own */
  #fill(own) {
    for (const { step, question, value } of own?.answers ?? []) {
      if (step !== this.#step?.id || typeof value !== "object" || value === null) continue;
      for (const [code, people] of Object.entries(value)) {
        const stepper = this.#steppers.get(question)?.get(code);
        if (stepper) stepper.value = Number(people);
      }
    }
  }

  /** @param {Event} event */
  #send(event) {
    event.preventDefault();
    const step = this.#step?.id;
    const given = Array.from(this.#steppers, ([question, steppers]) => ({
      question,
      value: Object.fromEntries(Array.from(steppers, ([code, { value }]) => [code, value]).filter(([, value]) => value)),
    })).filter(({ value }) => Object.keys(value).length > 0);
    this.ref("problem").hidden = given.length > 0;
    if (!step || given.length === 0) return;
    for (const { question, value } of given) {
      this.#desk.outbox.add("answer", { step, question, value }, { key: `answer:${step}:${question}` });
    }
    this.#desk.status.say(say("table.answer.sent"));
  }
}
