import { newId } from "../lib/ids.js";
import { reconcile } from "../lib/keyed_list.js";
import { givenBy, storyOf } from "../lib/stories.js";
import { ThemeChoice } from "../lib/theme_choice.js";
import { fill, Scene } from "./scene.js";

/** @typedef {import("./scene.js").View} View */

/** What a table gives the owner of its story: an advice, a lesson or a profile. */
export class AdvisingScene extends Scene {
  #about;
  /** @type {View | null} */
  #view = null;
  /** When writing began: sent just after closing, it was begun before it. */
  #began = 0;
  #late = false;

  /**
   * @param {HTMLElement} root
   * @param {import("./scene.js").Services} services
   */
  constructor(root, services) {
    super(root, services);
    this.#about = new ThemeChoice(/** @type {HTMLSelectElement} */ (this.ref("about")));
    this.ref("form").addEventListener("submit", (event) => this.#submit(event));
    this.ref("form").addEventListener("input", () => this.#keep());
    this.ref("sent").addEventListener("click", (event) => this.#change(event));
  }

  get #text() {
    return /** @type {HTMLTextAreaElement} */ (this.ref("text"));
  }

  get #id() {
    return /** @type {HTMLInputElement} */ (this.ref("id"));
  }

  get #kind() {
    const chosen = this.root.querySelector('input[name="kind"]:checked');
    return chosen instanceof HTMLInputElement ? chosen.value : "";
  }

  /** @param {View} view */
  update(view) {
    const first = this.#view === null;
    this.#view = view;
    this.#late = false;
    this.show("closing", false);
    const { board, own, step } = view;
    this.root.dataset.step = step.id;
    this.show("about-field", board.options.length > 0);
    this.#about.draw(board.options);
    if (first) this.#fill(this.services.drafts.get(step.id));
    const { table, writes_for } = own.profile;
    if (!this.#about.chosen) this.#choose(storyOf(board, writes_for ?? table)?.id);
    this.fill("send", this.services.say("advice.send"));
    this.#sent(givenBy(board, own, step.id));
  }

  /** @param {any[]} given */
  #sent(given) {
    this.show("sent-section", given.length > 0);
    reconcile(this.ref("sent"), given, {
      key: (one) => one.id,
      create: () => this.row("sent"),
      update: (element, one) => {
        fill(element, "head", `${one.number} · ${this.services.say(`advice.${one.kind}`)}`);
        fill(element, "text", one.text);
      },
    });
  }

  /** @param {string | undefined} story */
  #choose(story) {
    if (story) /** @type {HTMLSelectElement} */ (this.ref("about")).value = story;
  }

  /** @param {any} card what was kept, or what was sent */
  #fill(card) {
    if (!card) return;
    this.#id.value = card.id;
    this.#text.value = card.reason;
    this.#choose(card.case);
    this.#began = card.began ?? 0;
    for (const input of /** @type {Iterable<HTMLInputElement>} */ (this.root.querySelectorAll('input[name="kind"]'))) {
      input.checked = input.value === card.kind;
    }
  }

  /** @param {Event} event */
  #change(event) {
    const button = /** @type {HTMLElement} */ (event.target).closest('[data-ref="change"]');
    const { board, own, step } = /** @type {View} */ (this.#view);
    const row = button?.closest("[data-key]");
    const given = givenBy(board, own, step.id).find((one) => one.id === row?.getAttribute("data-key"));
    if (!given) return;
    this.#fill({ ...given, reason: given.text });
    this.#text.focus();
  }

  get #card() {
    const { step } = /** @type {View} */ (this.#view);
    return { id: this.#id.value || newId(), step: step.id, case: this.#about.chosen || null, kind: this.#kind, reason: this.#text.value.trim() };
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
    const { outbox, status, say, drafts } = this.services;
    const { board, online } = /** @type {View} */ (this.#view);
    const card = this.#card;
    const placed = board.options.length === 0 || card.case;
    const problem = !placed ? "advice.which" : !card.kind ? "advice.which_kind" : !card.reason ? "idea.nothing" : null;
    if (problem) return status.say(say(problem));
    const made_at = this.#late || !online ? this.#began || Date.now() : Date.now();
    drafts.keep(card.step, null);
    outbox.add("submit_plan_card", { ...card, age_ms: 0 }, { made_at });
    this.#fill({ id: newId(), reason: "", case: card.case, kind: "" });
    if (!online) status.say(say("plan.kept"));
    if (this.#late) this.services.refresh();
  }

  /**
   * @param {import("../lib/outbox.js").Entry} entry
   * @param {import("../lib/outbox.js").Answer} answer
   */
  answered(entry, answer) {
    const { step } = /** @type {View} */ (this.#view);
    if (answer.ok || entry.command !== "submit_plan_card" || entry.payload.step !== step.id || this.#text.value) return false;
    this.#fill(entry.payload);
    this.#keep();
    return true;
  }

  get unfinished() {
    return this.#view !== null && this.#text.value.trim() !== "";
  }

  /** @param {number} seconds */
  closing(seconds) {
    this.#late = true;
    this.sayClosing(seconds);
  }

  /** What was typed stays on this phone, to be read and copied. */
  leave() {
    if (!this.unfinished) return;
    const { givenBack, status, say } = this.services;
    const card = this.#card;
    givenBack.keep(card.id, card.reason, { step: card.step });
    status.say(say("phone.draft.kept"));
  }
}
