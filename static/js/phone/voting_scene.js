import { newId } from "../lib/ids.js";
import { reconcile } from "../lib/keyed_list.js";
import { paint } from "../lib/theme_colour.js";
import { Allocation } from "./allocation.js";
import { fill, part, Scene } from "./scene.js";

/** @typedef {import("./scene.js").View} View */

const VIEWS = ["done", "confirm", "choose"];

/** Dots or picks: choose, look it over, and change it as long as the vote is open. */
export class VotingScene extends Scene {
  #allocation = new Allocation({ total: 0, most: 0 });
  #key = "";
  /** @type {View | null} */
  #view = null;
  /** @type {Record<string, number> | null} what was sent, until `own` says so too */
  #sent = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./scene.js").Services} services
   */
  constructor(root, services) {
    super(root, services);
    this.ref("form").addEventListener("submit", (event) => this.#next(event));
    this.ref("options").addEventListener("click", (event) => this.#press(event));
    this.ref("options").addEventListener("change", (event) => this.#typed(event));
    this.ref("back").addEventListener("click", () => this.#turn("choose"));
    this.ref("change").addEventListener("click", () => this.#turn("choose"));
    this.ref("confirm").addEventListener("click", () => this.#send());
  }

  /** @param {View} view */
  update(view) {
    const { board, step } = view;
    this.#view = view;
    const key = `${step.id}.${step.round}`;
    if (key !== this.#key) this.#begin(key);
    this.#allocation = this.#allocation.within(board.options.map((/** @type {any} */ option) => option.id));
    this.root.dataset.step = step.id;
    this.show("no-options", board.options.length === 0);
    this.#drawOptions();
    this.#drawLists();
    const { people, voted } = board.counts;
    this.show("voted", people > 0);
    this.fill("voted", this.services.say("vote.voted", { n: Math.min(voted, people), people }));
  }

  /** @param {string} key the vote and its round */
  #begin(key) {
    this.#key = key;
    this.#sent = null;
    const cast = this.#cast;
    const { step } = /** @type {View} */ (this.#view);
    const points = cast ?? this.services.drafts.get(key) ?? {};
    this.#allocation = new Allocation(Allocation.ruleOf(step), points);
    this.#turn(cast ? "done" : "choose", false);
  }

  /** What the server has, or will have: {option: points}. */
  get #cast() {
    const { own, step, waiting } = /** @type {View} */ (this.#view);
    const unsent = waiting.find((entry) => entry.command === "cast_ballot" && entry.payload.step === step.id);
    const cast = own.ballots.find((/** @type {any} */ one) => one.step === step.id);
    return unsent?.payload.allocation ?? cast?.allocation ?? this.#sent;
  }

  #drawOptions() {
    const { board, step } = /** @type {View} */ (this.#view);
    reconcile(this.ref("options"), board.options, {
      key: (/** @type {any} */ option) => option.id,
      create: () => this.row(step.dots ? "dots" : "pick"),
      update: (element, option) => this.#drawOption(element, option),
    });
    this.#drawLeft();
  }

  /**
   * @param {HTMLElement} element
   * @param {any} option
   */
  #drawOption(element, option) {
    const { say } = this.services;
    const given = this.#allocation.of(option.id);
    element.dataset.option = option.id;
    element.classList.toggle("vote-row--given", given > 0);
    paint(element, option.theme);
    fill(element, "chip", option.number);
    fill(element, "label", option.label);
    fill(element, "theme", option.theme && option.theme.name !== option.label ? option.theme.name : "");
    const value = /** @type {HTMLInputElement} */ (part(element, "value"));
    value.name = `allocation[${option.id}]`;
    if (value.type === "checkbox") {
      value.checked = given > 0;
      fill(element, "pick-name", `: ${option.label}`);
      return;
    }
    value.value = String(given);
    value.readOnly = true;
    value.setAttribute("aria-label", say("vote.value", { name: option.label }));
    part(element, "stepper").setAttribute("aria-label", option.label);
    this.#drawButton(part(element, "minus"), say("vote.minus", { name: option.label }), given > 0);
    this.#drawButton(part(element, "plus"), say("vote.plus", { name: option.label }), this.#allocation.canAdd(option.id));
    drawDots(part(element, "dots"), given);
  }

  /**
   * @param {HTMLElement} button
   * @param {string} label
   * @param {boolean} possible
   */
  #drawButton(button, label, possible) {
    button.setAttribute("aria-label", label);
    button.setAttribute("aria-disabled", String(!possible));
  }

  #drawLeft() {
    const { total } = this.#allocation.rule;
    const { left } = this.#allocation;
    this.fill("left", this.services.say("vote.left", { n: left, total }));
    const bar = this.ref("left-dots");
    if (bar.childElementCount !== total) drawDots(bar, total);
    Array.from(bar.children).forEach((dot, at) => dot.classList.toggle("dots__left", at < left));
  }

  #drawLists() {
    const cast = this.#cast ?? {};
    this.#drawList("done-list", cast);
    this.#drawList("confirm-list", this.#allocation.points);
    this.show("confirm-left", this.#allocation.left > 0);
    this.fill("confirm-left", this.services.say("vote.check.left", { n: this.#allocation.left }));
  }

  /**
   * @param {string} list
   * @param {Record<string, number>} points
   */
  #drawList(list, points) {
    const { board, step } = /** @type {View} */ (this.#view);
    const chosen = board.options.filter((/** @type {any} */ option) => points[option.id]);
    reconcile(this.ref(list), chosen, {
      key: (/** @type {any} */ option) => option.id,
      create: () => this.row("chosen"),
      update: (element, option) => {
        paint(element, option.theme);
        fill(element, "chip", option.number);
        fill(element, "label", option.label);
        fill(element, "points", step.dots ? points[option.id] : "✓");
        fill(element, "unit", step.dots ? "" : this.services.say("vote.picked"));
      },
    });
  }

  /** @param {Event} event */
  #press(event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    const row = /** @type {HTMLElement | null} */ (button?.closest("[data-option]"));
    if (!button || !row) return;
    const change = button.dataset.ref === "plus" ? 1 : -1;
    const option = row.dataset.option ?? "";
    if (change > 0 && !this.#allocation.canAdd(option)) {
      this.services.status.say(this.services.say("vote.none_left"));
      return;
    }
    this.#choose(this.#allocation.changed(option, change));
  }

  /** @param {Event} event */
  #typed(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (field.closest("[data-option]"));
    if (!row || field.type !== "checkbox") return;
    const option = row.dataset.option ?? "";
    if (field.checked && !this.#allocation.canAdd(option)) {
      field.checked = false;
      this.services.status.say(this.services.say("vote.picks_left", { n: this.#allocation.rule.total }));
      return;
    }
    this.#choose(this.#allocation.with(option, field.checked ? 1 : 0));
  }

  /** @param {Allocation} allocation */
  #choose(allocation) {
    this.#allocation = allocation;
    this.services.drafts.keep(this.#key, allocation.points);
    this.services.status.actionTaken();
    this.#drawOptions();
    this.#drawLists();
  }

  /** @param {Event} event */
  #next(event) {
    event.preventDefault();
    if (this.#allocation.given === 0) {
      this.services.status.say(this.services.say("vote.nothing"));
      return;
    }
    this.services.status.clear();
    this.#turn("confirm");
  }

  #send() {
    const { step, online } = /** @type {View} */ (this.#view);
    const code = /** @type {HTMLInputElement} */ (this.ref("code")).value.trim();
    const payload = { id: newId(), step: step.id, allocation: this.#allocation.points, ...(code ? { code } : {}) };
    this.services.drafts.keep(this.#key, null);
    this.services.outbox.add("cast_ballot", payload, { key: `ballot:${step.id}` });
    if (!online) this.services.status.say(this.services.say("vote.pending"));
    this.#turn("done");
  }

  /**
   * @param {import("../lib/outbox.js").Entry} entry
   * @param {import("../lib/outbox.js").Answer} answer
   */
  answered(entry, answer) {
    if (entry.command !== "cast_ballot") return;
    this.#sent = answer.ok ? entry.payload.allocation : null;
    if (answer.ok) return;
    if (answer.error.code === "code_needed") this.show("code-field", true);
    this.#turn("choose");
  }

  /**
   * @param {string} stage
   * @param {boolean} focus
   */
  #turn(stage, focus = true) {
    for (const view of VIEWS) this.show(`view-${view}`, view === stage);
    if (this.#view) this.#drawLists();
    this.services.placeStatus(this.root);
    if (focus && stage !== "choose") this.ref(`${stage}-title`).focus();
    if (focus && stage === "choose") this.#firstControl?.focus();
    globalThis.scrollTo?.(0, 0);
  }

  /** @returns {HTMLElement | null} */
  get #firstControl() {
    return this.ref("options").querySelector("button, input");
  }
}

/**
 * @param {HTMLElement} container
 * @param {number} number
 */
function drawDots(container, number) {
  if (container.childElementCount === number) return;
  container.replaceChildren(...Array.from({ length: number }, () => document.createElement("i")));
}
