import { element } from "../desk/element.js";
import { fillPledge, pledgeCard, pledgePayload, pledgeProblem } from "../desk/pledge_card.js";
import { Component } from "../lib/component.js";
import { newId } from "../lib/ids.js";
import { say } from "../lib/say.js";
import { SentList } from "./sent_list.js";

/** Types sign-up cards. Contact details only where the connection is safe, and never kept here. */
export class SignUp extends Component {
  static moduleName = "sign-up";

  #outbox;
  #quiet;
  #allowed = false;
  /** @type {Map<string, string>} */
  #titles = new Map();

  /**
   * @param {HTMLElement} root
   * @param {import("../desk/desk.js").Desk} desk
   */
  constructor(root, { connection, outbox, quiet }) {
    super(root);
    this.#outbox = outbox;
    this.#quiet = quiet;
    new SentList(this.ref("sent"), {
      command: "pledge",
      boxes: [outbox, quiet],
      labelOf: (payload) => this.#label(payload),
      putBack: (payload) => this.#putBack(payload),
    });
    connection.addEventListener("board", (event) => this.#take(/** @type {CustomEvent} */ (event).detail));
    this.#form.addEventListener("submit", (event) => this.#send(event));
  }

  get #form() {
    return /** @type {HTMLFormElement} */ (this.ref("form"));
  }

  get #item() {
    return /** @type {HTMLSelectElement} */ (this.ref("item"));
  }

  /** @param {Record<string, any>} board */
  #take(board) {
    const open = board.open_actions.includes("pledge") && board.options.length > 0;
    this.ref("none").hidden = open;
    this.#form.hidden = !open;
    this.#allowed = board.workshop.contact_allowed;
    this.ref("contact").hidden = !this.#allowed;
    this.ref("no-contact").hidden = this.#allowed;
    this.ref("controller").textContent = say("desk.pledge.consent", { controller: board.workshop.controller || say("desk.pledge.organisation") });
    const promises = [board.step, board.beside].some((step) => step?.kind === "commit" && step.about === "intention");
    this.ref("intention-field").hidden = !promises;
    if (open) this.#offer(board.options);
  }

  /** @param {{ id: string, number: string, label: string }[]} options */
  #offer(options) {
    const titles = new Map(options.map(({ id, number, label }) => [id, `${number} ${label}`.trim()]));
    if (JSON.stringify([...titles]) === JSON.stringify([...this.#titles])) return;
    this.#titles = titles;
    const chosen = this.#item.value;
    const rows = [...titles].map(([value, text]) => element("option", { value, text }));
    this.#item.replaceChildren(element("option", { value: "", text: say("scribe.choose") }), ...rows);
    if (titles.has(chosen)) this.#item.value = chosen;
  }

  /** @param {Event} event */
  #send(event) {
    event.preventDefault();
    const card = pledgeCard(this.#form);
    const problem = this.#item.value ? pledgeProblem(card, this.#allowed) : "scribe.sign_up.no_plan";
    this.ref("problem").hidden = problem === null;
    this.ref("problem").textContent = problem ? say(problem) : "";
    if (problem) return;
    const pledged = pledgePayload(card, { id: newId(), item: this.#item.value, allowed: this.#allowed });
    const intention = /** @type {HTMLTextAreaElement} */ (this.ref("intention")).value.trim();
    const payload = intention ? { ...pledged, intention } : pledged;
    const box = "contact" in payload ? this.#quiet : this.#outbox;
    box.add("pledge", payload);
    this.#form.reset();
    this.#item.focus();
  }

  /** @param {Record<string, any>} payload */
  #label(payload) {
    const title = this.#titles.get(payload.item) ?? "";
    return payload.contact?.name ? `${title} – ${payload.contact.name}` : title;
  }

  /** @param {Record<string, any>} payload */
  #putBack(payload) {
    fillPledge(this.#form, payload);
    this.#item.value = payload.item;
    this.#item.focus();
  }
}
