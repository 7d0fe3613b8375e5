import { Component } from "../lib/component.js";
import { newId } from "../lib/ids.js";
import { say, sayError } from "../lib/say.js";
import { likelyStep } from "../scribe/step_picker.js";
import { write } from "./stamp.js";

/** Steps whose notes lie on the board. */
const ON_BOARD = new Set(["ideas", "check", "case"]);

/** 'Typ een briefje van papier': the card of somebody who stands there, without leaving the board. */
export class PaperEntry extends Component {
  static moduleName = "paper-entry";

  #services;

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.ref("paper-done").addEventListener("click", () => this.#dialog.close());
    this.#text.addEventListener("keydown", (press) => {
      if (press.key !== "Enter" || press.shiftKey || press.isComposing) return;
      press.preventDefault();
      this.#send();
    });
    document.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      if (target.closest("[data-act='type-paper']")) this.#open();
    });
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.root.closest("dialog"));
  }

  get #number() {
    return /** @type {HTMLInputElement} */ (this.ref("paper-number"));
  }

  get #text() {
    return /** @type {HTMLTextAreaElement} */ (this.ref("paper-text"));
  }

  get #step() {
    const steps = this.#services.actions.board?.steps.filter((step) => ON_BOARD.has(step.kind));
    const id = likelyStep(steps ?? [], null);
    return steps?.find((step) => step.id === id) ?? null;
  }

  #open() {
    const step = this.#step;
    const words = step ? say("board.paper.step", { step: step.title }) : say("board.paper.no-step");
    write(this.ref("paper-step"), words);
    write(this.ref("paper-said"), "");
    this.ref("paper-send").setAttribute("aria-disabled", String(!step));
    this.#text.maxLength = step?.limit ?? 140;
    this.#dialog.showModal();
    this.#number.focus();
  }

  async #send() {
    const step = this.#step;
    const text = this.#text.value.trim();
    const number = this.#number.valueAsNumber;
    if (!step) return;
    if (!text) return this.#text.focus();
    const note = { id: newId(), text, ...(Number.isInteger(number) ? { number } : {}) };
    const payload = { step: step.id, notes: [note] };
    const saving = this.#services.dispatch.keep("add_paper_notes", payload);
    if (!this.#services.connection.online) return this.#next(say("board.paper.kept"));
    const answer = await saving;
    if (answer.ok) return this.#next(say("board.paper.sent"));
    return write(this.ref("paper-said"), sayError(answer.error));
  }

  /** @param {string} said */
  #next(said) {
    write(this.ref("paper-said"), said);
    this.#text.value = "";
    this.#number.value = "";
    this.#number.focus();
  }
}
