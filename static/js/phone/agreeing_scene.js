import { euros } from "../lib/euros.js";
import { reconcile } from "../lib/keyed_list.js";
import { paint } from "../lib/theme_colour.js";
import { fill, part, Scene } from "./scene.js";
import { TableGate } from "./table_gate.js";

/** @typedef {import("./scene.js").View} View */

/** What one table agrees on, on the phone that writes for it. */
export class AgreeingScene extends Scene {
  #gate;
  #chosen = /** @type {Set<string>} */ (new Set());
  #key = "";
  /** @type {View | null} */
  #view = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./scene.js").Services} services
   */
  constructor(root, services) {
    super(root, services);
    this.#gate = new TableGate(this.ref("gate"), services);
    this.ref("options").addEventListener("change", (event) => this.#change(event));
    this.ref("form").addEventListener("submit", (event) => this.#send(event));
  }

  /** @param {View} view */
  update(view) {
    const { board, own, step } = view;
    this.#view = view;
    this.root.dataset.step = step.id;
    if (this.#key !== `${step.id}.${step.round}`) this.#begin(`${step.id}.${step.round}`);
    this.#gate.update(own, true);
    const shut = own.profile.writes_for === null;
    this.show("form", !shut);
    this.show("send", !shut);
    reconcile(this.ref("options"), board.options, {
      key: (/** @type {any} */ option) => option.id,
      create: () => this.row("option"),
      update: (element, option) => this.#draw(element, option),
    });
    this.#tell();
  }

  /** @param {string} key the step and its round */
  #begin(key) {
    this.#key = key;
    const kept = this.services.drafts.get(key)?.chosen ?? this.#given?.value;
    this.#chosen = new Set(Array.isArray(kept) ? kept : []);
  }

  /** What this phone handed in: the latest that was sent, else what the server has. */
  get #given() {
    const { own, step, waiting } = /** @type {View} */ (this.#view);
    const unsent = waiting.find((entry) => entry.key === `answer:${step.id}`);
    return unsent?.payload ?? own.answers.find((/** @type {any} */ one) => one.step === step.id);
  }

  /**
   * @param {HTMLElement} element
   * @param {any} option
   */
  #draw(element, option) {
    const facts = [option.amount === null ? "" : euros(option.amount), option.place].filter(Boolean);
    paint(element, option.theme);
    fill(element, "number", option.number);
    fill(element, "label", option.label);
    fill(element, "facts", facts.join(" · "));
    const input = /** @type {HTMLInputElement} */ (part(element, "input"));
    input.value = option.id;
    input.checked = this.#chosen.has(option.id);
  }

  /** How many may still be chosen, and what the chosen ones ask together. */
  #tell() {
    const { board, step } = /** @type {View} */ (this.#view);
    const { say } = this.services;
    const chosen = board.options.filter((/** @type {any} */ option) => this.#chosen.has(option.id));
    const cost = chosen.reduce((/** @type {number} */ sum, /** @type {any} */ option) => sum + (option.amount ?? 0), 0);
    const amount = board.workshop.money?.amount ?? null;
    this.fill("left", say("agree.left", { n: (step.pick ?? 1) - chosen.length }));
    this.show("money", amount !== null);
    if (amount !== null) this.fill("money", say("agree.money", { cost: euros(cost), amount: euros(amount) }));
    this.show("given", Boolean(this.#given?.value?.length));
  }

  /** @param {Event} event */
  #change(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const { step } = /** @type {View} */ (this.#view);
    const { status, say, drafts } = this.services;
    if (field.checked && this.#chosen.size >= (step.pick ?? 1)) {
      field.checked = false;
      status.say(say("vote.picks_left", { n: step.pick ?? 1 }));
      return;
    }
    if (field.checked) this.#chosen.add(field.value);
    else this.#chosen.delete(field.value);
    status.actionTaken();
    drafts.keep(this.#key, { chosen: [...this.#chosen] });
    this.#tell();
  }

  /** @param {Event} event */
  #send(event) {
    event.preventDefault();
    const { step } = /** @type {View} */ (this.#view);
    const { outbox, status, say, drafts } = this.services;
    if (this.#chosen.size === 0) {
      status.say(say("vote.nothing_picked"));
      return;
    }
    drafts.keep(this.#key, null);
    outbox.add("answer", { step: step.id, value: [...this.#chosen] }, { key: `answer:${step.id}` });
    status.say(say("agree.sent"));
  }
}
