import { newId } from "../lib/ids.js";
import { reconcile } from "../lib/keyed_list.js";
import { paint } from "../lib/theme_colour.js";
import { fill, part, Scene } from "./scene.js";

/** @typedef {import("./scene.js").View} View */
/**
 * @typedef {object} Joinable something that people can say 'Ik doe mee' to
 * @property {string} id
 * @property {string} number
 * @property {string} title
 * @property {string} ambition
 * @property {number | null} rank
 * @property {number | null} says_yes null: of this nobody is told how many there are
 * @property {number | null} reachable
 * @property {any} theme
 */
/**
 * @typedef {{ id: string, number: string, label: string, summary: string, theme: any, says_yes?: number | null,
 *   reachable?: number | null }} Option
 */

/** 'Ik doe mee' per plan. */
export class JoiningScene extends Scene {
  /** @type {View | null} */
  #view = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./scene.js").Services} services
   */
  constructor(root, services) {
    super(root, services);
    this.ref("plans").addEventListener("submit", (event) => this.#submit(event));
  }

  /** @param {View} view */
  update(view) {
    this.#view = view;
    const { board, step } = view;
    if (step) this.root.dataset.step = step.id;
    const items = joinable(board);
    this.show("empty", items.length === 0);
    reconcile(this.ref("plans"), items, {
      key: (/** @type {any} */ item) => item.id,
      create: () => this.row("plan"),
      update: (element, item) => this.#draw(element, item),
    });
    const mine = items.filter((item) => this.#pledgeOf(item.id)).length;
    const { say } = this.services;
    this.fill("mine-count", mine ? say("joined", { n: mine }) : items.length ? say("pledge.none_yet") : "");
  }

  /**
   * What this person promised: the latest that was sent, else what the server has.
   * @param {string} item
   */
  #pledgeOf(item) {
    const { own, waiting } = /** @type {View} */ (this.#view);
    const unsent = waiting.find((entry) => entry.command === "pledge" && entry.payload.item === item);
    if (unsent) return unsent.payload;
    const pledge = own.pledges.find((/** @type {any} */ one) => one.item === item);
    const stopping = waiting.some((entry) => entry.command === "withdraw_pledge" && entry.payload.id === pledge?.id);
    return stopping ? undefined : pledge;
  }

  /**
   * @param {HTMLElement} element
   * @param {any} item
   */
  #draw(element, item) {
    const { say } = this.services;
    const pledge = this.#pledgeOf(item.id);
    element.dataset.item = item.id;
    paint(element, item.theme);
    element.classList.toggle("plan-card-row--mine", Boolean(pledge));
    for (const [ref, text] of [["number", item.number], ["title", item.title], ["ambition", item.ambition]]) {
      fill(element, ref, text);
    }
    part(element, "number").hidden = !item.number;
    for (const ref of ["fold-name", "stop-name"]) fill(element, ref, `: ${item.title}`);
    part(element, "ambition").hidden = !item.ambition;
    part(element, "rank").hidden = !item.rank;
    fill(element, "rank", item.rank ? say("pledge.rank", { n: item.rank }) : "");
    const { says_yes, reachable } = item;
    part(element, "count").hidden = says_yes === null;
    fill(element, "count", says_yes === null ? "" : say("pledge.count", { n: says_yes, says_yes, reachable }));
    part(element, "mine").hidden = !pledge;
    fill(element, "mine-text", this.#bringing(pledge));
    fill(element, "fold-text", say(pledge ? "pledge.change" : "pledge.join"));
    part(element, "stop").hidden = !pledge;
    /** @type {HTMLInputElement} */ (part(element, "id")).value = pledge?.id ?? "";
    /** @type {HTMLInputElement} */ (part(element, "stop-id")).value = pledge?.id ?? "";
    /** @type {HTMLInputElement} */ (part(element, "item")).value = item.id;
    if (pledge && element.dataset.filled !== pledge.id) this.#refill(element, pledge);
  }

  /** @param {any} pledge */
  #bringing(pledge) {
    const { say } = this.services;
    if (!pledge?.brings.length) return say("pledge.you_too");
    const what = pledge.brings.map((/** @type {string} */ kind) => say(`brings.${kind}`).toLowerCase()).join(", ");
    return say("pledge.you_bring", { what });
  }

  /**
   * @param {HTMLElement} element
   * @param {any} pledge
   */
  #refill(element, pledge) {
    element.dataset.filled = pledge.id;
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (element.querySelectorAll('[name="brings"]'))) {
      input.checked = pledge.brings.includes(input.value);
    }
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (element.querySelectorAll('[name="level"]'))) {
      input.checked = pledge.level === input.value;
    }
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const element = /** @type {HTMLElement} */ (form.closest("[data-item]"));
    if (form.dataset.ref === "stop") this.#stop(element);
    else this.#join(element, form);
  }

  /** @param {HTMLElement} element */
  #stop(element) {
    const { outbox } = this.services;
    const id = /** @type {HTMLInputElement} */ (part(element, "stop-id")).value;
    const unsent = outbox.entries.find((entry) => entry.command === "pledge" && entry.payload.id === id);
    if (unsent) outbox.drop(unsent);
    outbox.add("withdraw_pledge", { id });
    delete element.dataset.filled;
    element.querySelector("summary")?.focus();
  }

  /**
   * @param {HTMLElement} element
   * @param {HTMLFormElement} form
   */
  #join(element, form) {
    const { outbox, status, say, sayError } = this.services;
    const payload = pledgeFrom(form);
    const problem = part(form, "problem");
    problem.hidden = contactIsComplete(payload);
    if (!problem.hidden) {
      problem.textContent = sayError({ code: "contact_incomplete" });
      return;
    }
    const { online } = /** @type {View} */ (this.#view);
    const keepsContact = /** @type {any} */ (payload).contact;
    const fold = /** @type {HTMLDetailsElement} */ (part(element, "fold"));
    fold.open = false;
    element.dataset.filled = payload.id;
    if (keepsContact) forgetContact(form);
    outbox.add("pledge", payload);
    if (!online) status.say(say("pledge.kept"));
    fold.querySelector("summary")?.focus();
  }
}

/**
 * What can be joined now: plans in the order of the result; on an evening without plans its themes.
 * @param {{ items: Joinable[], options: Option[] }} board
 * @returns {Joinable[]}
 */
export function joinable({ items, options }) {
  const plans = new Set(items.map((item) => item.id));
  const others = options.filter((option) => !plans.has(option.id));
  return others.length > 0 ? others.map(fromOption) : inOrder(items);
}

/**
 * @param {Option} option
 * @returns {Joinable}
 */
function fromOption({ id, number, label, summary, theme, says_yes = null, reachable = null }) {
  return { id, number, title: label, ambition: summary, rank: null, says_yes, reachable, theme };
}

/**
 * Plans without a rank come last, by number.
 * @param {Joinable[]} items
 */
function inOrder(items) {
  const byNumber = (/** @type {Joinable} */ a, /** @type {Joinable} */ b) =>
    a.number.localeCompare(b.number, undefined, { numeric: true });
  return [...items].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || byNumber(a, b));
}

/**
 * @param {HTMLFormElement} form
 * @returns {{ id: string, item: string, brings: string[], [field: string]: any }}
 */
function pledgeFrom(form) {
  const fields = new FormData(form);
  const text = (/** @type {string} */ name) => String(fields.get(name) ?? "").trim();
  const contact = Object.fromEntries(
    ["name", "phone", "email"].map((name) => [name, text(`contact[${name}]`)]).filter(([, value]) => value),
  );
  return {
    id: text("id") || newId(),
    item: text("item"),
    brings: fields.getAll("brings").map(String),
    level: text("level") || null,
    knows_someone: fields.has("knows_someone"),
    ...(Object.keys(contact).length
      ? { contact, consent: fields.getAll("consent").map(String), over_16: fields.has("over_16") }
      : {}),
  };
}

/**
 * Contact details need a way to reach someone and both ticks; leaving all of it out is fine.
 * @param {any} pledge
 */
function contactIsComplete({ contact, consent, over_16 }) {
  if (!contact) return true;
  return Boolean((contact.phone || contact.email) && consent.includes("this_item") && over_16);
}

/**
 * What was sent is not kept on the screen of a phone that others may hold.
 * @param {HTMLFormElement} form
 */
function forgetContact(form) {
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('[name^="contact["]'))) {
    input.value = "";
  }
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (
    form.querySelectorAll('[name="consent"], [name="over_16"]')
  )) {
    input.checked = false;
  }
}
