import { element } from "../desk/element.js";
import { pledgeCard, pledgePayload, pledgeProblem } from "../desk/pledge_card.js";
import { Component } from "../lib/component.js";
import { ask } from "../lib/dialog.js";
import { newId } from "../lib/ids.js";
import { reconcile } from "../lib/keyed_list.js";
import { say, sayError } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";

/** 'Ik doe mee' for people at this table without a phone, one person at a time. */
export class JoinScene extends Component {
  static moduleName = "join-scene";

  #desk;
  #allowed = false;

  /**
   * @param {HTMLElement} root
   * @param {import("../desk/desk.js").Desk} desk
   */
  constructor(root, desk) {
    super(root);
    this.#desk = desk;
    this.ref("form").addEventListener("submit", (event) => this.#check(/** @type {SubmitEvent} */ (event)));
    for (const box of [desk.outbox, desk.quiet]) {
      box.addEventListener("answered", (event) => this.#answered(/** @type {CustomEvent} */ (event).detail));
    }
  }

  /**
   * @param {Record<string, any>} board
   * @param {any} own
   */
  show(board, own) {
    this.#allowed = board.workshop.contact_allowed;
    this.ref("contact").hidden = !this.#allowed;
    this.ref("no-contact").hidden = this.#allowed;
    this.ref("controller").textContent = say("desk.pledge.consent", { controller: board.workshop.controller || say("desk.pledge.organisation") });
    const pledges = own?.pledges ?? [];
    const rows = board.options.map((/** @type {any} */ option) => ({
      option,
      here: pledges.filter((/** @type {any} */ { item }) => item === option.id),
    }));
    this.ref("none").hidden = rows.length > 0;
    reconcile(this.ref("list"), rows, {
      key: (/** @type {any} */ { option, here }) => `${option.id} ${option.label} ${here.length}`,
      create: (row) => this.#row(row),
    });
  }

  /** @param {any} row */
  #row({ option, here }) {
    const chip = element("span", { class: "chip", text: option.number });
    paint(chip, option.theme);
    const join = element("button", { type: "button", class: "button" }, [
      say("table.join.someone"),
      element("span", { class: "visually-hidden", text: ` ${option.label}` }),
    ]);
    join.addEventListener("click", () => this.#ask(option));
    return element("li", { class: "join-line" }, [
      element("h2", { class: "theme-line" }, [chip, element("span", { text: option.label })]),
      here.length ? element("p", { text: say("table.join.here", { n: here.length }) }) : null,
      element("p", { class: "join-line__buttons" }, [join, here.length ? this.#takeBack(here[here.length - 1]) : null]),
    ]);
  }

  /** @param {any} pledge */
  #takeBack({ id }) {
    const button = element("button", { type: "button", class: "button button--text", text: say("table.join.take_back") });
    button.addEventListener("click", () => this.#desk.outbox.add("withdraw_pledge", { id }));
    return button;
  }

  /** @param {any} option */
  async #ask(option) {
    const form = /** @type {HTMLFormElement} */ (this.ref("form"));
    form.reset();
    this.ref("problem").hidden = true;
    this.ref("dialog-title").textContent = say("table.join.title", { label: option.label });
    const answer = await ask(/** @type {HTMLDialogElement} */ (this.ref("dialog")));
    if (answer !== "join") return form.reset();
    const payload = pledgePayload(pledgeCard(form), { id: newId(), item: option.id, allowed: this.#allowed });
    const box = "contact" in payload ? this.#desk.quiet : this.#desk.outbox;
    box.add("pledge", payload);
    form.reset();
    this.#desk.status.say(say("table.join.sent"));
  }

  /** The dialog stays open while something is missing. @param {SubmitEvent} event */
  #check(event) {
    const joins = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value === "join";
    const problem = joins ? pledgeProblem(pledgeCard(/** @type {HTMLFormElement} */ (this.ref("form"))), this.#allowed) : null;
    this.ref("problem").hidden = problem === null;
    if (!problem) return;
    event.preventDefault();
    this.ref("problem").textContent = say(problem);
  }

  /** @param {{ entry: import("../lib/outbox.js").Entry, answer: import("../lib/outbox.js").Answer }} detail */
  #answered({ entry, answer }) {
    if (answer.ok || !["pledge", "withdraw_pledge"].includes(entry.command)) return;
    this.#desk.status.say(sayError(answer.error));
  }
}
