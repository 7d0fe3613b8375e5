import { reconcile } from "../lib/keyed_list.js";
import { fill, part, Scene } from "./scene.js";

/** @typedef {import("./scene.js").View} View */

/** Closed questions; each answer is kept as soon as it is given. */
export class AnsweringScene extends Scene {
  /** @type {View | null} */
  #view = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./scene.js").Services} services
   */
  constructor(root, services) {
    super(root, services);
    this.ref("questions").addEventListener("change", (event) => this.#answer(event));
    this.ref("questions").addEventListener("submit", (event) => this.#answer(event));
  }

  /** @param {View} view */
  update(view) {
    this.#view = view;
    this.root.dataset.step = view.step.id;
    reconcile(this.ref("questions"), view.step.questions, {
      key: (/** @type {any} */ question) => question.key,
      create: () => this.row("question"),
      update: (element, question) => this.#draw(element, question),
    });
  }

  /**
   * @param {HTMLElement} element
   * @param {any} question
   */
  #draw(element, question) {
    const { step, waiting, online } = /** @type {View} */ (this.#view);
    const { say } = this.services;
    element.dataset.question = question.key;
    fill(element, "text", question.text);
    const options = part(element, "options");
    options.className = step.scale ? "scale" : "choices";
    part(element, "ends").hidden = !step.scale;
    fill(element, "low", step.scale?.low ?? "");
    fill(element, "high", step.scale?.high ?? "");
    part(element, "other-field").hidden = !question.other;
    const answer = this.#given(question.key);
    this.#drawOptions(options, question, answer);
    const unsent = waiting.some((entry) => entry.key === this.#key(question.key));
    const kept = part(element, "kept");
    kept.hidden = !answer;
    fill(element, "kept", say(unsent && !online ? "answer.pending" : "answer.kept"));
  }

  /**
   * @param {HTMLElement} list
   * @param {any} question
   * @param {any} answer
   */
  #drawOptions(list, question, answer) {
    const other = question.other ? [{ code: "other", label: this.services.say("role.other") }] : [];
    const touched = list.contains(document.activeElement);
    reconcile(list, [...question.options, ...other], {
      key: (/** @type {any} */ option) => option.code,
      create: () => this.row("option"),
      update: (element, option) => {
        fill(element, "label", option.label);
        const input = /** @type {HTMLInputElement} */ (part(element, "input"));
        input.value = option.code;
        if (!touched) input.checked = String(answer?.value ?? "") === option.code;
      },
    });
  }

  /** @param {string} question */
  #given(question) {
    const { own, step, waiting } = /** @type {View} */ (this.#view);
    const unsent = waiting.find((entry) => entry.key === this.#key(question));
    if (unsent) return unsent.payload;
    return own.answers.find((/** @type {any} */ one) => one.step === step.id && one.question === question);
  }

  /** @param {string} question */
  #key(question) {
    return `answer:${/** @type {View} */ (this.#view).step.id}:${question}`;
  }

  /** @param {Event} event */
  #answer(event) {
    event.preventDefault();
    const element = /** @type {HTMLElement | null} */ (
      /** @type {HTMLElement} */ (event.target).closest("[data-question]")
    );
    const chosen = /** @type {HTMLInputElement | null | undefined} */ (element?.querySelector("input:checked"));
    const other = element ? /** @type {HTMLInputElement} */ (part(element, "other")).value.trim() : "";
    const value = chosen?.value ?? (other ? "other" : null);
    if (!element || value === null) return;
    const { step } = /** @type {View} */ (this.#view);
    const question = element.dataset.question ?? "";
    const payload = { step: step.id, question, value, ...(other ? { other } : {}) };
    this.services.status.actionTaken();
    this.services.outbox.add("answer", payload, { key: this.#key(question) });
  }
}
