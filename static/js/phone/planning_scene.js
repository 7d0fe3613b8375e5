import { newId } from "../lib/ids.js";
import { part, Scene } from "./scene.js";
import { cardWords } from "./unsent_words.js";

/** @typedef {import("./scene.js").View} View */

/** The plan card with the numbered questions of the run-sheet; sent again it replaces the earlier one. */
export class PlanningScene extends Scene {
  /** @type {View | null} */
  #view = null;
  /** When writing of this card began: sent just after closing, it was begun before it. */
  #began = 0;
  #late = false;

  /**
   * @param {HTMLElement} root
   * @param {import("./scene.js").Services} services
   */
  constructor(root, services) {
    super(root, services);
    this.ref("form").addEventListener("submit", (event) => this.#submit(event));
    this.ref("form").addEventListener("input", () => this.#keep());
    this.ref("open").addEventListener("click", () => setTimeout(() => this.#firstField?.focus()));
  }

  /** @param {View} view */
  update(view) {
    const first = this.#view === null;
    this.#view = view;
    this.#late = false;
    this.show("closing", false);
    const { board, step } = view;
    this.root.dataset.step = step.id;
    this.#themes(board.options);
    this.#fields(step);
    if (first) this.#restore();
    const item = this.#item;
    const { say } = this.services;
    this.show("sent", Boolean(item));
    if (item) this.fill("sent", item.number ? say("plan.sent_number", { number: item.number }) : say("plan.sent"));
    this.fill("send", say(item ? "plan.send_again" : "plan.send"));
  }

  /** The card that this phone sent in this step, as the server has it. */
  get #item() {
    const { board, own, step } = /** @type {View} */ (this.#view);
    return board.items.find((/** @type {any} */ item) => item.step === step.id && own.plans.includes(item.id));
  }

  get #unsent() {
    const { waiting, step } = /** @type {View} */ (this.#view);
    return waiting.find((entry) => entry.command === "submit_plan_card" && entry.payload.step === step.id);
  }

  /** @param {any[]} options */
  #themes(options) {
    const select = /** @type {HTMLSelectElement} */ (this.ref("theme"));
    this.show("theme-field", options.length > 0);
    const wanted = options.map((option) => option.id).join();
    if (select.dataset.options === wanted) return;
    select.dataset.options = wanted;
    const chosen = select.value;
    const choices = options.map((option) => new Option(`${option.number} ${option.label}`, option.id));
    select.replaceChildren(new Option(this.services.say("plan.theme.choose"), ""), ...choices);
    select.value = chosen;
  }

  /**
   * The template holds every field there is; the step says which, in which order and with which words.
   * @param {any} step
   */
  #fields(step) {
    const list = this.ref("fields");
    const wanted = step.fields.join();
    if (list.dataset.fields === wanted) return;
    list.dataset.fields = wanted;
    const known = new Map(Array.from(list.children, (element) => [element.getAttribute("data-key"), element]));
    const fields = step.fields.flatMap((/** @type {string} */ name, /** @type {number} */ at) => {
      const element = known.get(name);
      if (!element) return [];
      part(element, "question").textContent = step.asked[at] ?? this.services.say(`plan.field.${name}`);
      return [element];
    });
    list.replaceChildren(...fields);
  }

  #restore() {
    const { step } = /** @type {View} */ (this.#view);
    const kept = this.services.drafts.get(step.id) ?? this.#unsent?.payload ?? fromItem(this.#item);
    if (!kept) return;
    this.#id.value = kept.id;
    this.#began = kept.began ?? 0;
    /** @type {HTMLSelectElement} */ (this.ref("theme")).value = kept.theme ?? "";
    for (const field of this.#inputs) field.value = kept[field.name] ?? "";
    /** @type {HTMLDetailsElement} */ (this.ref("card")).open = true;
  }

  get #id() {
    return /** @type {HTMLInputElement} */ (this.ref("id"));
  }

  /** @returns {(HTMLInputElement | HTMLTextAreaElement)[]} */
  get #inputs() {
    return Array.from(this.root.querySelectorAll("[data-field]"));
  }

  /** @returns {HTMLElement | null} */
  get #firstField() {
    return this.root.querySelector("select:not([hidden]), [data-field]");
  }

  get #card() {
    const { step } = /** @type {View} */ (this.#view);
    const theme = /** @type {HTMLSelectElement} */ (this.ref("theme")).value;
    const texts = Object.fromEntries(this.#inputs.map((field) => [field.name, field.value.trim()]));
    return { id: this.#id.value || newId(), step: step.id, theme: theme || null, ...texts };
  }

  #keep() {
    const card = this.#card;
    this.#id.value = card.id;
    this.#began ||= Date.now();
    this.services.drafts.keep(card.step, { ...card, began: this.#began });
    this.services.status.actionTaken();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const { outbox, status, say, drafts, givenBack } = this.services;
    const { board, online } = /** @type {View} */ (this.#view);
    const card = this.#card;
    if (!card.theme && board.options.length) {
      status.say(say("plan.theme_needed"));
      this.ref("theme").focus();
      return;
    }
    const made_at = this.#late || !online ? this.#began || Date.now() : Date.now();
    drafts.keep(card.step, null);
    givenBack.forget(card.id);
    this.#id.value = card.id;
    this.#began = 0;
    outbox.add("submit_plan_card", { ...card, age_ms: 0 }, { made_at });
    if (!online) status.say(say("plan.kept"));
    if (this.#late) this.services.refresh();
  }

  /**
   * @param {import("../lib/outbox.js").Entry} entry
   * @param {import("../lib/outbox.js").Answer} answer
   */
  answered(entry, answer) {
    const { step } = /** @type {View} */ (this.#view);
    if (answer.ok || entry.command !== "submit_plan_card") return false;
    if (entry.payload.step !== step.id || step.state !== "open") return false;
    const { age_ms, ...card } = entry.payload;
    this.services.drafts.keep(step.id, { ...card, began: entry.made_at });
    return true;
  }

  get unfinished() {
    const draft = this.services.drafts.get(/** @type {View} */ (this.#view).step.id);
    return Boolean(draft && cardWords(draft, this.services.say));
  }

  /** @param {number} seconds */
  closing(seconds) {
    this.#late = true;
    this.sayClosing(seconds);
  }

  /** What was typed stays on this phone, to be read and copied; it comes back if the step reopens. */
  leave() {
    if (!this.unfinished) return;
    const { drafts, givenBack, status, say } = this.services;
    const { step } = /** @type {View} */ (this.#view);
    const card = drafts.get(step.id);
    givenBack.keep(card.id, cardWords(card, say), { step: step.id });
    status.say(say("phone.draft.kept"));
  }
}

/**
 * A card as the server has it, as the form wants it.
 * @param {any} item
 */
function fromItem(item) {
  if (!item) return null;
  const lines = (/** @type {any[]} */ rows, /** @type {string} */ field) => rows.map((row) => row[field]).join("\n");
  return {
    ...item,
    theme: item.theme?.id ?? null,
    actions: lines(item.actions, "text"),
    contributions: lines(item.contributions, "what"),
    contact: item.contact_group,
  };
}
