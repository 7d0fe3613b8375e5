import { element } from "../desk/element.js";
import { euros } from "../lib/euros.js";
import { Component } from "../lib/component.js";
import { say } from "../lib/say.js";

/** A few things on which the whole table agrees. */
export class PickScene extends Component {
  static moduleName = "pick-scene";

  #desk;
  #signature = "";
  /** @type {Record<string, any> | null} */
  #board = null;

  /**
   * @param {HTMLElement} root
   * @param {import("../desk/desk.js").Desk} desk
   */
  constructor(root, desk) {
    super(root);
    this.#desk = desk;
    this.ref("form").addEventListener("submit", (event) => this.#send(event));
    this.ref("options").addEventListener("change", () => this.#left());
  }

  get #picked() {
    const checked = /** @type {NodeListOf<HTMLInputElement>} */ (this.root.querySelectorAll("input:checked"));
    return Array.from(checked, ({ value }) => value);
  }

  /**
   * @param {Record<string, any>} board
   * @param {any} own
   */
  show(board, own) {
    this.#board = board;
    const signature = JSON.stringify([board.step.id, board.options]);
    if (signature === this.#signature) return;
    this.#signature = signature;
    const given = own?.answers.find((/** @type {any} */ one) => one.step === board.step.id)?.value;
    const chosen = Array.isArray(given) ? given : [];
    this.ref("options").replaceChildren(
      ...board.options.map((/** @type {any} */ { id, number, label, amount, place }) =>
        element("label", { class: "choice" }, [
          element("input", { class: "choice__input", type: "checkbox", value: id, checked: chosen.includes(id) }),
          element("span", { class: "choice__label", text: `${number} ${label}`.trim() }),
          element("span", { class: "choice__hint figures", text: [amount === null ? "" : euros(amount), place].filter(Boolean).join(" · ") }),
        ]),
      ),
    );
    this.#left();
  }

  #left() {
    this.#money();
    const left = (this.#board?.step.pick ?? 1) - this.#picked.length;
    this.ref("left").textContent = say(left < 0 ? "table.pick.too_many" : "table.pick.left", { n: Math.abs(left) });
    return left;
  }

  /** What the chosen plans ask together, next to what there is. */
  #money() {
    const amount = this.#board?.workshop.money?.amount ?? null;
    this.ref("money").hidden = amount === null;
    if (amount === null) return;
    const picked = this.#picked;
    const chosen = this.#board?.options.filter((/** @type {any} */ option) => picked.includes(option.id)) ?? [];
    const cost = chosen.reduce((/** @type {number} */ sum, /** @type {any} */ option) => sum + (option.amount ?? 0), 0);
    this.ref("money").textContent = say("table.pick.money", { cost: euros(cost), amount: euros(amount) });
  }

  /** @param {Event} event */
  #send(event) {
    event.preventDefault();
    const step = this.#board?.step.id;
    if (!step || this.#left() < 0 || this.#picked.length === 0) return;
    this.#desk.outbox.add("answer", { step, value: this.#picked }, { key: `answer:${step}` });
    this.#desk.status.say(say("table.answer.sent"));
  }
}
