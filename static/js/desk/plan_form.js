import { say } from "../lib/say.js";
import { element } from "./element.js";
import { planFields } from "./plan_fields.js";

/** The numbered questions of a plan card as fields; every keystroke is told to `changed`. */
export class PlanForm {
  #list;
  #changed;
  #signature = "";
  /** @type {import("./plan_fields.js").PlanField[]} */
  #fields = [];

  /**
   * @param {HTMLElement} list an empty <ol>
   * @param {() => void} changed
   */
  constructor(list, changed) {
    this.#list = list;
    this.#changed = changed;
    list.addEventListener("input", () => this.#changed());
  }

  get fields() {
    return this.#fields;
  }

  /**
   * Ask what this step asks; the same questions again leave the fields alone.
   * @param {{ id: string, fields: string[], asked: string[] }} step
   * @returns {boolean} whether the fields were made anew
   */
  ask(step) {
    const signature = JSON.stringify([step.id, step.fields, step.asked]);
    if (signature === this.#signature) return false;
    this.#signature = signature;
    this.#fields = planFields(step, (name) => say(`desk.plan.${name}`));
    this.#list.replaceChildren(...this.#fields.map((field) => this.#row(field)));
    return true;
  }

  /** @returns {Record<string, string>} */
  get answers() {
    return Object.fromEntries(this.#inputs().map((input) => [input.name, input.value]));
  }

  /** @param {Record<string, string>} answers */
  set answers(answers) {
    for (const input of this.#inputs()) input.value = answers[input.name] ?? "";
  }

  focus() {
    this.#inputs()[0]?.focus();
  }

  #inputs() {
    return /** @type {HTMLInputElement[]} */ (Array.from(this.#list.querySelectorAll("input, textarea")));
  }

  /** @param {import("./plan_fields.js").PlanField} field */
  #row({ name, asked, longest, kind }) {
    const id = `plan-${name}`;
    const line = kind === "line";
    const rows = kind === "list" ? 4 : 2;
    const input = element(line ? "input" : "textarea", {
      class: "input", id, name, maxlength: longest, rows: line ? null : rows,
      autocomplete: "off", autocorrect: "off", spellcheck: "false",
      "aria-describedby": kind === "list" ? `${id}-hint` : null,
    });
    const hint = element("span", { class: "field__hint", id: `${id}-hint`, text: say("desk.plan.one_per_line") });
    const label = element("label", { class: "field__label", for: id, text: asked });
    return element("li", { class: "plan-question" }, [label, kind === "list" ? hint : null, input]);
  }
}
