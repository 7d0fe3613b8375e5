import { element } from "../desk/element.js";
import { Component } from "../lib/component.js";
import { say } from "../lib/say.js";
import { storyOf } from "../lib/stories.js";
import { paint } from "../lib/theme_colour.js";
import { Stepper } from "./stepper.js";

/** Which theme or story this table sits at, and with how many people. */
export class ChooseScene extends Component {
  static moduleName = "choose-scene";

  #desk;
  #signature = "";
  /** @type {Record<string, any> | null} */
  #board = null;
  #people = new Stepper(say("table.choose.people"));

  /**
   * @param {HTMLElement} root
   * @param {import("../desk/desk.js").Desk} desk
   */
  constructor(root, desk) {
    super(root);
    this.#desk = desk;
    this.ref("people").append(this.#people.root);
    this.ref("form").addEventListener("submit", (event) => this.#send(event));
  }

  get #chosen() {
    const chosen = this.root.querySelector("input:checked");
    return chosen instanceof HTMLInputElement ? chosen.value : null;
  }

  /**
   * @param {Record<string, any>} board
   * @param {any} own
   */
  show(board, own) {
    this.#board = board;
    const { options, step } = board;
    const stories = step.about === "cases";
    this.ref("title").textContent = say(stories ? "table.choose.story" : "table.choose.title");
    const signature = JSON.stringify([step.id, options]);
    if (signature !== this.#signature) {
      const chosen = this.#chosen;
      this.#signature = signature;
      this.ref("options").replaceChildren(...options.map(optionRow));
      this.#check(chosen);
    }
    this.ref("few").textContent = step.minimum ? say("table.choose.limits", { few: step.minimum, most: step.maximum ?? step.minimum }) : "";
    this.#advise(stories ? storyOf(board, board.table) : null);
    this.#given(own);
  }

  /** Which story this table is asked to take, so that every story has tables. @param {import("../lib/stories.js").Story | null} story */
  #advise(story) {
    this.ref("advised").hidden = !story;
    this.ref("advised").textContent = story ? say("table.choose.advised", { label: `${story.number} ${story.title}` }) : "";
  }

  /** @param {any} own */
  #given(own) {
    const answer = own?.answers.find((/** @type {any} */ one) => one.step === this.#board?.step.id);
    const [id, people] = Object.entries(answer?.value ?? {})[0] ?? [];
    const option = this.#board?.options.find((/** @type {any} */ one) => one.id === id);
    this.ref("given").hidden = !option;
    if (!option) return;
    this.ref("given-text").textContent = say("table.choose.given", { label: `${option.number} ${option.label}`.trim(), n: Number(people) });
    if (!this.#chosen) {
      this.#check(id ?? null);
      this.#people.value = Number(people);
    }
  }

  /** @param {string | null} id */
  #check(id) {
    for (const input of /** @type {Iterable<HTMLInputElement>} */ (this.root.querySelectorAll("input[type=radio]"))) {
      input.checked = input.value === id;
    }
  }

  /** @param {Event} event */
  #send(event) {
    event.preventDefault();
    const chosen = this.#chosen;
    const people = this.#people.value;
    const problem = !chosen ? "table.choose.which" : people === 0 ? "table.choose.how_many" : null;
    this.ref("problem").hidden = problem === null;
    this.ref("problem").textContent = problem ? say(problem) : "";
    if (!chosen || people === 0 || !this.#board) return;
    const step = this.#board.step.id;
    this.#desk.outbox.add("answer", { step, value: { [chosen]: people } }, { key: `answer:${step}` });
    this.#desk.status.say(say("table.answer.sent"));
  }
}

/** @param {any} option */
function optionRow({ id, number, label, theme, summary }) {
  const chip = element("span", { class: "chip", text: number });
  paint(chip, theme);
  return element("label", { class: "choice" }, [
    element("input", { class: "choice__input", type: "radio", name: "option", value: id }),
    element("span", { class: "choice__label theme-line" }, [number ? chip : null, element("span", {}, [label, theme || !summary ? null : element("small", { class: "choice__more", text: summary })])]),
  ]);
}
