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

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, { actions, connection }) {
    super(root);
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
      update: (table, question) => this.#question(table, question, result.title),
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
