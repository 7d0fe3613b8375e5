import { Component } from "../lib/component.js";

/** Which channels the step takes: phones, the tables' devices, paper. */
export class InputSwitches extends Component {
  static moduleName = "input-switches";

  #services;

  /**
   * @param {HTMLElement} root
   * @param {import("../board/shapes.js").Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    services.connection.addEventListener("board", () => this.#draw());
    root.addEventListener("change", () => this.#send());
  }

  get #boxes() {
    return /** @type {HTMLInputElement[]} */ (this.refs("channel"));
  }

  get #step() {
    return this.#services.actions.board?.step ?? null;
  }

  #draw() {
    const step = this.#step;
    this.root.hidden = !step || step.by === "none";
    for (const box of this.#boxes) box.checked = step?.inputs.includes(box.value) ?? false;
  }

  async #send() {
    const step = this.#step;
    if (!step) return;
    const inputs = this.#boxes.filter((box) => box.checked).map((box) => box.value);
    const answer = await this.#services.dispatch.send("set_inputs", { step: step.id, inputs });
    if (!answer.ok) this.#draw();
  }
}
