import { euros } from "../lib/euros.js";
import { Component } from "../lib/component.js";
import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";
import { part, stamp, write } from "./stamp.js";

/** @typedef {import("./shapes.js").StepResult} StepResult */
/** @typedef {import("./shapes.js").QuestionResult} QuestionResult */
/** @typedef {import("./shapes.js").ResultRow} ResultRow */

/** In these kinds of steps options are ranked; elsewhere answers are only counted. */
const RANKED = new Set(["vote", "budget", "count"]);

/** What steps that count something yielded, the latest first. */
export class ResultTables extends Component {
  static moduleName = "result-tables";

  #services;

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, services) {
    super(root);
    const { actions, connection } = services;
    this.#services = services;
    this.ref("results").addEventListener("click", (event) => this.#press(event));
    connection.addEventListener("board", () => this.#draw(actions.board?.results ?? []));
  }

  /** @param {StepResult[]} results */
  #draw(results) {
    this.ref("no-results").hidden = results.length > 0;
    reconcile(this.ref("results"), [...results].reverse(), {
      key: (result) => `${result.step}:${result.round}`,
      create: () => stamp(this.ref("result")),
      update: (element, result) => this.#result(element, result),
    });
  }

  /**
   * @param {HTMLElement} element
   * @param {StepResult} result
   */
  #result(element, result) {
    const again = result.round > 1 ? ` · ${say("board.result.round", { n: result.round })}` : "";
    write(part(element, "title"), result.title + again);
    element.classList.toggle("is-ranked", RANKED.has(result.kind));
    reconcile(part(element, "questions"), result.questions, {
      key: (question) => question.question,
      create: () => stamp(this.ref("result-question")),
      update: (table, question) => {
        this.#question(table, question, result.title);
        this.#money(table, question, result);
      },
    });
  }

  /**
   * @param {HTMLElement} table
   * @param {QuestionResult} question
   * @param {string} title
   */
  #question(table, question, title) {
    write(part(table, "caption"), question.text === title ? "" : question.text);
    write(part(table, "voters"), this.#voters(question));
    const most = Math.max(1, ...question.rows.map((row) => row.total));
    reconcile(part(table, "rows"), question.rows, {
      key: (row) => row.id,
      create: () => stamp(this.ref("result-row")),
      update: (element, row) => this.#row(element, row, most),
    });
    write(part(table, "groups"), this.#groups(question));
  }

  /**
   * @param {HTMLElement} element
   * @param {ResultRow} row
   * @param {number} most
   */
  #row(element, row, most) {
    paint(element, row.theme);
    const chip = part(element, "chip");
    chip.hidden = !row.number;
    write(chip, row.number);
    write(part(element, "label"), row.label);
    const facts = [typeof row.amount === "number" ? euros(row.amount) : "", row.outcome ? say(`board.result.${row.outcome}`) : ""];
    write(part(element, "facts"), facts.filter(Boolean).join(" · "));
    const bar = /** @type {HTMLMeterElement} */ (part(element, "bar"));
    bar.max = most;
    bar.value = row.total;
    write(part(element, "total"), String(row.total));
    const rank = say(row.tied ? "board.result.tied" : "board.result.rank", { rank: row.rank });
    write(part(element, "rank"), row.total ? rank : "–");
    write(part(element, "device"), String(row.device));
    write(part(element, "table"), String(row.table));
    write(part(element, "paper"), String(row.paper));
  }

  /**
   * Which plans get money, and lots to draw where equal ones do not all fit.
   * @param {HTMLElement} table
   * @param {QuestionResult} question
   * @param {StepResult} result
   */
  #money(table, question, { step, funding, cards }) {
    const words = [
      funding && say("board.result.money", { spent: euros(funding.spent), amount: euros(funding.amount), left: euros(funding.left) }),
      cards && say("board.result.cards", cards),
    ].filter(Boolean);
    part(table, "money").hidden = words.length === 0;
    write(part(table, "money"), words.join(" "));
    const may = this.#services.actions.board?.open_actions.includes("draw_lot") ?? false;
    const tied = question.rows.filter((row) => funding?.to_draw.includes(row.id));
    part(table, "draw").hidden = tied.length === 0 || !may;
    reconcile(part(table, "lots"), tied, {
      key: (row) => row.id,
      create: () => this.#lot(),
      update: (button, row) => {
        Object.assign(button.dataset, { step, option: row.id });
        write(button, `${row.number} ${row.label}`.trim());
      },
    });
    const undraw = part(table, "undraw");
    undraw.hidden = !funding?.drawn.length || !may;
    undraw.dataset.step = step;
  }

  #lot() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--secondary button--small";
    return button;
  }

  /** @param {Event} event */
  #press(event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (!button?.dataset.step) return;
    this.#services.dispatch.send("draw_lot", { step: button.dataset.step, option: button.dataset.option ?? null });
  }

  /** @param {QuestionResult} question */
  #voters(question) {
    const n = Object.values(question.voters).reduce((sum, count) => sum + count, 0);
    const voters = say("board.result.voters", { n });
    if (!question.invalid) return voters;
    return `${voters} · ${say("board.result.invalid", { n: question.invalid })}`;
  }

  /** @param {QuestionResult} question */
  #groups(question) {
    const labels = new Map(question.rows.map((row) => [row.id, row.label]));
    return question.groups
      .map((group) => {
        const plan = group.favourites.map((id) => labels.get(id) ?? id).join(", ");
        return say("board.result.favourite", { group: group.label, n: group.people, plan });
      })
      .join(" · ");
  }
}
