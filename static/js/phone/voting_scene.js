import { readShelf } from "../lib/device_shelf.js";
import { euros } from "../lib/euros.js";
import { newId } from "../lib/ids.js";
import { reconcile } from "../lib/keyed_list.js";
import { paint } from "../lib/theme_colour.js";
import { Allocation } from "./allocation.js";
import { fill, part, Scene } from "./scene.js";
import { SwapDialog } from "./swap_dialog.js";

/** @typedef {import("./scene.js").View} View */

const VIEWS = ["done", "confirm", "choose"];
/** Which row each method draws; every other method picks. */
const ROWS = /** @type {Record<string, string>} */ ({ dots: "dots", budget_amounts: "dots", top3: "place" });
/** In these an amount is divided, not dots. */
const MONEY = new Set(["budget_plans", "budget_amounts"]);
/** What is wrong with the code of a voting card is told at its field. */
const ABOUT_CODE = new Set(["code_needed", "wrong_code", "code_used"]);
/** So many dots at most are drawn one by one. */
const MOST_DOTS = 12;

/** Dots, picks, a top three or money: choose, look it over, and change it while the vote is open. */
export class VotingScene extends Scene {
  #swap;
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
    this.#swap = new SwapDialog(root, services.say);
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
    const rule = Allocation.ruleOf(step, board.options);
    const known = board.options.map((/** @type {any} */ option) => option.id);
    this.#allocation = new Allocation(rule, this.#allocation.points).within(known);
    this.root.dataset.step = step.id;
    this.show("code-field", step.needs_code);
    this.#drawOptions();
    this.#drawLists();
    const { people, voted } = board.counts;
    this.show("voted", people > 0);
    // Numbers come once a second; a ballot of one's own is counted at once.
    const n = Math.min(Math.max(voted, this.#cast ? 1 : 0), people);
    this.fill("voted", this.services.say("vote.voted", { n, people }));
  }

  /** @param {string} key the vote and its round */
  #begin(key) {
    this.#key = key;
    this.#sent = null;
    const cast = this.#cast;
    const { board, step } = /** @type {View} */ (this.#view);
    const points = cast ?? this.services.drafts.get(key) ?? {};
    this.#allocation = new Allocation(Allocation.ruleOf(step, board.options), points);
    if (!this.#code.value) this.#code.value = readShelf(`card.${this.services.code}`) ?? "";
    this.#turn(cast ? "done" : "choose", false);
  }

  /** What the server has, or will have: {option: points}. */
  get #cast() {
    const { own, step, waiting } = /** @type {View} */ (this.#view);
    const unsent = waiting.find((entry) => entry.command === "cast_ballot" && entry.payload.step === step.id);
    const cast = own.ballots.find((/** @type {any} */ one) => one.step === step.id);
    return unsent?.payload.allocation ?? cast?.allocation ?? this.#sent;
  }

  get #code() {
    return /** @type {HTMLInputElement} */ (this.ref("code"));
  }

  get #method() {
    return /** @type {View} */ (this.#view).step.method ?? "pick";
  }

  get #isMoney() {
    return MONEY.has(this.#method);
  }

  #drawOptions() {
    const { board } = /** @type {View} */ (this.#view);
    reconcile(this.ref("options"), board.options, {
      key: (/** @type {any} */ option) => option.id,
      create: () => this.row(ROWS[this.#method] ?? "pick"),
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
    fill(element, "theme", factsOf(option));
    const value = /** @type {HTMLInputElement} */ (part(element, "value"));
    value.name = `allocation[${option.id}]`;
    if (value instanceof HTMLSelectElement) {
      value.value = String(given);
      value.setAttribute("aria-label", say("vote.place_of", { name: option.label }));
    } else if (value.type === "checkbox") this.#drawPick(element, option, value);
    else this.#drawStepper(element, option, value);
  }

  /**
   * @param {HTMLElement} element
   * @param {any} option
   * @param {HTMLInputElement} value
   */
  #drawPick(element, option, value) {
    const { say } = this.services;
    const chosen = this.#allocation.of(option.id) > 0;
    const fits = chosen || this.#allocation.canAdd(option.id) || !this.#isMoney;
    value.checked = chosen;
    element.classList.toggle("vote-row--too-much", !fits);
    fill(element, "pick-word", say(chosen ? "vote.picked" : fits ? "vote.pick" : "vote.too_much"));
    fill(element, "pick-name", `: ${option.label}`);
  }

  /**
   * @param {HTMLElement} element
   * @param {any} option
   * @param {HTMLInputElement} value
   */
  #drawStepper(element, option, value) {
    const { say } = this.services;
    const given = this.#allocation.of(option.id);
    const kind = this.#isMoney ? "vote.money" : "vote";
    if (value !== document.activeElement) value.value = String(given);
    value.max = String(this.#allocation.limit(option.id));
    value.readOnly = !this.#isMoney;
    value.classList.toggle("stepper__value--euros", this.#isMoney);
    value.setAttribute("aria-label", say(`${kind}.value`, { name: option.label }));
    part(element, "stepper").setAttribute("aria-label", option.label);
    this.#drawButton(part(element, "minus"), say(`${kind}.minus`, { name: option.label }), given > 0);
    this.#drawButton(part(element, "plus"), say(`${kind}.plus`, { name: option.label }), this.#allocation.canAdd(option.id));
    drawDots(part(element, "dots"), this.#isMoney ? 0 : given);
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
    const { left, given } = this.#allocation;
    this.show("left", !this.#allocation.rule.places);
    emphasise(this.ref("left"), this.#leftWords(left, total), this.#figure(left));
    const meter = /** @type {HTMLMeterElement} */ (this.ref("left-meter"));
    meter.hidden = !this.#isMoney || !Number.isFinite(total);
    if (!meter.hidden) Object.assign(meter, { max: total, value: given });
    const bar = this.ref("left-dots");
    const dots = this.#isMoney || this.#allocation.rule.places || total > MOST_DOTS ? 0 : total;
    drawDots(bar, dots);
    Array.from(bar.children).forEach((dot, at) => dot.classList.toggle("dots__left", at < left));
  }

  /**
   * @param {number} left
   * @param {number} total
   */
  #leftWords(left, total) {
    const { say } = this.services;
    if (!this.#isMoney) return say("vote.left", { n: left, total });
    if (!Number.isFinite(total)) return say("vote.left_spent", { spent: euros(this.#allocation.given) });
    return say("vote.left_money", { left: euros(left), total: euros(total) });
  }

  /**
   * The figure that `#leftWords` is about.
   * @param {number} left
   */
  #figure(left) {
    if (!this.#isMoney) return String(left);
    return euros(Number.isFinite(left) ? left : this.#allocation.given);
  }

  #drawLists() {
    const cast = this.#cast ?? {};
    this.#drawList("done-list", cast);
    this.#drawList("confirm-list", this.#allocation.points);
    const { left, rule } = this.#allocation;
    const tells = left > 0 && Number.isFinite(left) && !rule.places;
    this.show("confirm-left", tells);
    if (!tells) return;
    const { say } = this.services;
    this.fill("confirm-left", this.#isMoney ? say("vote.check.left_money", { left: euros(left) }) : say("vote.check.left", { n: left }));
  }

  /**
   * @param {string} list
   * @param {Record<string, number>} points
   */
  #drawList(list, points) {
    const { board } = /** @type {View} */ (this.#view);
    const chosen = board.options.filter((/** @type {any} */ option) => points[option.id]);
    reconcile(this.ref(list), chosen, {
      key: (/** @type {any} */ option) => option.id,
      create: () => this.row("chosen"),
      update: (element, option) => {
        paint(element, option.theme);
        fill(element, "chip", option.number);
        fill(element, "label", option.label);
        const [text, unit] = this.#pointsWords(option, points[option.id]);
        fill(element, "points", text);
        fill(element, "unit", unit);
      },
    });
  }

  /**
   * What somebody gave to an option, and what a screen reader adds to it.
   * @param {any} option
   * @param {number} points
   * @returns {[string, string]}
   */
  #pointsWords(option, points) {
    const { say } = this.services;
    if (this.#method === "budget_amounts") return [euros(points), ""];
    if (this.#method === "budget_plans") return [euros(option.amount ?? 0), say("vote.picked")];
    if (this.#method === "top3") return [say(`vote.place.${points}`), ""];
    return this.#method === "dots" ? [String(points), ""] : ["✓", say("vote.picked")];
  }

  /** @param {Event} event */
  #press(event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    const row = /** @type {HTMLElement | null} */ (button?.closest("[data-option]"));
    if (!button || !row) return;
    const change = button.dataset.ref === "plus" ? 1 : -1;
    const option = row.dataset.option ?? "";
    if (change > 0 && !this.#allocation.canAdd(option)) {
      this.services.status.say(this.services.say(this.#isMoney ? "vote.no_money" : "vote.none_left"));
      return;
    }
    this.#choose(this.#allocation.changed(option, change));
  }

  /** @param {Event} event */
  #typed(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (field.closest("[data-option]"));
    if (!row) return;
    const option = row.dataset.option ?? "";
    if (field.type === "checkbox") this.#picked(option, field);
    else this.#choose(this.#allocation.with(option, this.#fitting(option, Number(field.value) || 0)));
  }

  /**
   * As much of what was typed as there is room for.
   * @param {string} option
   * @param {number} points
   */
  #fitting(option, points) {
    const left = this.#allocation.left + this.#allocation.of(option);
    return this.#allocation.rule.places ? points : Math.floor(Math.max(0, Math.min(points, this.#allocation.limit(option), left)));
  }

  /**
   * @param {string} option
   * @param {HTMLInputElement} field
   */
  #picked(option, field) {
    if (!field.checked || this.#allocation.canAdd(option)) {
      this.#choose(this.#allocation.with(option, field.checked ? 1 : 0));
      return;
    }
    field.checked = false;
    if (this.#isMoney) this.#offerSwap(option);
    else this.services.status.say(this.services.say("vote.picks_left", { n: this.#allocation.rule.total }));
  }

  /**
   * Too expensive: another plan may go away for it.
   * @param {string} wanted
   */
  async #offerSwap(wanted) {
    const { board } = /** @type {View} */ (this.#view);
    const option = board.options.find((/** @type {any} */ one) => one.id === wanted);
    const chosen = board.options.filter((/** @type {any} */ one) => this.#allocation.of(one.id));
    const away = await this.#swap.ask(option, this.#allocation.left, chosen);
    if (!away) return;
    const without = this.#allocation.with(away, 0);
    this.#choose(without.canAdd(wanted) ? without.with(wanted, 1) : without);
    if (!without.canAdd(wanted)) this.#offerSwap(wanted);
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
    const problem = this.#problem();
    if (problem) {
      this.services.status.say(problem);
      return;
    }
    this.services.status.clear();
    this.#turn("confirm");
  }

  /** What is still wrong, in words; nothing: it can be looked over. */
  #problem() {
    const { say, sayError } = this.services;
    const { step } = /** @type {View} */ (this.#view);
    if (this.#allocation.isEmpty) return say(this.#method === "dots" ? "vote.nothing" : "vote.nothing_picked");
    if (!this.#allocation.isWhole) return sayError({ code: "wrong_ranking" });
    if (!step.needs_code || this.#cast || this.#code.value.trim()) return "";
    this.#code.focus();
    return sayError({ code: "code_needed" });
  }

  #send() {
    const { step, online } = /** @type {View} */ (this.#view);
    const code = step.needs_code ? this.#code.value.trim() : "";
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
    const aboutCode = ABOUT_CODE.has(answer.error.code);
    this.#code.toggleAttribute("aria-invalid", aboutCode);
    this.#turn("choose", !aboutCode);
    if (aboutCode) this.#code.focus();
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
    return this.ref("options").querySelector("button, input, select");
  }
}

/**
 * What an option asks and where it is; else the theme it belongs to.
 * @param {any} option
 */
function factsOf({ amount, place, theme, label }) {
  const facts = [amount === null || amount === undefined ? "" : euros(amount), place].filter(Boolean);
  if (facts.length) return facts.join(" · ");
  return theme && theme.name !== label ? theme.name : "";
}

/**
 * @param {HTMLElement} container
 * @param {number} number
 */
function drawDots(container, number) {
  if (container.childElementCount === number) return;
  container.replaceChildren(...Array.from({ length: number }, () => document.createElement("i")));
}

/**
 * Say it with its figure in bold.
 * @param {HTMLElement} element
 * @param {string} sentence
 * @param {string} figure
 */
function emphasise(element, sentence, figure) {
  const at = sentence.indexOf(figure);
  const bold = document.createElement("b");
  bold.textContent = at < 0 ? "" : figure;
  element.replaceChildren(sentence.slice(0, Math.max(at, 0)), bold, sentence.slice(at < 0 ? 0 : at + figure.length));
}
