import { Component } from "../lib/component.js";
import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";
import { part, stamp, write } from "./stamp.js";

/** @typedef {import("./shapes.js").Waiting} Waiting */

/** The reason that fits a flag, so that hiding is one press. */
const REASONS = /** @type {Record<string, string>} */ ({
  swearing: "hurtful",
  phone: "sensitive",
  mail: "sensitive",
  postcode: "sensitive",
  house_number: "sensitive",
});

/**
 * Why a note with these flags would be hidden.
 * @param {string[]} flags
 */
function reasonFor(flags) {
  return REASONS[flags[0] ?? ""] ?? "contains_name";
}

/**
 * Notes that wait for a look, and those that are hidden. Their text is covered until someone
 * taps it: laptops are mirrored on the big screen more often than people think.
 */
export class ReviewQueue extends Component {
  static moduleName = "review-queue";

  #services;
  /** @type {Set<string>} */
  #uncovered = new Set();

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    services.connection.addEventListener("board", () => this.#draw());
    root.addEventListener("click", (event) => this.#press(event));
  }

  #draw() {
    const review = this.#services.actions.board?.review ?? [];
    const waiting = review.filter((row) => row.state === "waiting");
    const hidden = review.filter((row) => row.state === "hidden");
    this.#list("waiting", waiting);
    this.#list("hidden", hidden);
    this.root.classList.toggle("has-waiting", waiting.length > 0);
    this.ref("nothing-waits").hidden = waiting.length > 0;
    this.ref("hidden-block").hidden = hidden.length === 0;
    write(this.ref("hidden-count"), say("board.review.hidden", { n: hidden.length }));
  }

  /**
   * @param {"waiting" | "hidden"} name
   * @param {Waiting[]} rows
   */
  #list(name, rows) {
    reconcile(this.ref(name), rows, {
      key: (row) => row.id,
      create: () => stamp(this.ref(`${name}-row`)),
      update: (element, row) => this.#update(element, row),
    });
  }

  /**
   * @param {HTMLElement} element
   * @param {Waiting} row
   */
  #update(element, row) {
    element.dataset.id = row.id;
    const covered = !this.#uncovered.has(row.id);
    write(part(element, "why"), this.#why(row));
    write(part(element, "text"), covered ? "" : row.text);
    part(element, "text").hidden = covered;
    const cover = part(element, "cover");
    cover.setAttribute("aria-expanded", String(!covered));
    write(part(element, "cover-words"), say(covered ? "board.review.read" : "board.review.cover"));
    write(part(element, "number"), say("board.number", { number: String(row.number) }));
  }

  /** @param {Waiting} row */
  #why(row) {
    if (row.state === "hidden") return say(`hidden.${row.reason ?? "contains_name"}`);
    if (!row.flags.length) return say("board.review.look-at-all");
    return row.flags.map((flag) => say(`flag.${flag}`)).join(" · ");
  }

  /** @param {Event} event */
  #press(event) {
    const target = /** @type {Element} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-act]"));
    const id = /** @type {HTMLElement | null} */ (target.closest("[data-id]"))?.dataset.id;
    const row = this.#services.actions.board?.review.find((other) => other.id === id);
    if (!button || !row) return;
    const { actions } = this.#services;
    if (button.dataset.act === "show") actions.show(row.id);
    if (button.dataset.act === "hide") actions.hide([row.id], reasonFor(row.flags));
    if (button.dataset.act === "cover") this.#turn(row.id);
  }

  /** @param {string} id */
  #turn(id) {
    if (!this.#uncovered.delete(id)) this.#uncovered.add(id);
    this.#draw();
  }
}
