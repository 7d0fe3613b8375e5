import { euros } from "../lib/euros.js";
import { reconcile } from "../lib/keyed_list.js";
import { paint } from "../lib/theme_colour.js";
import { fill, part, rowFrom, Scene } from "./scene.js";

/** @typedef {import("./scene.js").View} View */

/** The outcome as a list: the same as on the big screen. */
export class ResultsScene extends Scene {
  /** @param {View} view */
  update({ board }) {
    const result = board.results[board.results.length - 1];
    this.show("empty", !result);
    this.#drawFunding(result?.funding);
    reconcile(this.ref("questions"), result?.questions ?? [], {
      key: (/** @type {any} */ question) => question.question,
      create: () => this.row("question"),
      update: (element, question) => this.#draw(element, question),
    });
  }

  /** @param {any} funding */
  #drawFunding(funding) {
    this.show("funding", Boolean(funding));
    if (!funding) return;
    const params = { spent: euros(funding.spent), left: euros(funding.left) };
    this.fill("funding", this.services.say("result.money", params));
  }

  /**
   * @param {HTMLElement} element
   * @param {any} question
   */
  #draw(element, question) {
    const { say } = this.services;
    const voters = Object.values(/** @type {Record<string, number>} */ (question.voters));
    fill(element, "voters", say("result.voters", { n: voters.reduce((sum, one) => sum + one, 0) }));
    const largest = Math.max(1, ...question.rows.map((/** @type {any} */ row) => row.total));
    reconcile(part(element, "rows"), question.rows, {
      key: (/** @type {any} */ row) => row.id,
      create: () => rowFrom(this.root, "result"),
      update: (line, row) => this.#drawRow(line, row, largest),
    });
    part(element, "groups-part").hidden = question.groups.length === 0;
    part(element, "groups").replaceChildren(...question.groups.map((/** @type {any} */ group) => this.#group(group, question.rows)));
  }

  /**
   * @param {HTMLElement} line
   * @param {any} row
   * @param {number} largest
   */
  #drawRow(line, row, largest) {
    paint(line, row.theme);
    const chosen = row.total > 0; // what nobody chose has no place
    fill(line, "rank", chosen ? this.services.say("common.rank", { n: row.rank }) : "–");
    part(line, "number").hidden = !row.number;
    fill(line, "number", row.number);
    fill(line, "label", row.label);
    fill(line, "total", row.total);
    part(line, "tied").hidden = !row.tied || !chosen;
    const money = [row.outcome && this.services.say(`result.${row.outcome}`), row.amount && euros(row.amount)];
    part(line, "money").hidden = !row.outcome;
    fill(line, "money", row.outcome ? money.filter(Boolean).join(" · ") : "");
    const meter = /** @type {HTMLMeterElement} */ (part(line, "meter"));
    meter.max = largest;
    meter.value = row.total;
  }

  /**
   * @param {any} group
   * @param {any[]} rows
   */
  #group(group, rows) {
    const line = document.createElement("li");
    const names = rows.filter((row) => group.favourites.includes(row.id)).map((row) => row.label);
    const favourites = document.createElement("b");
    favourites.textContent = names.join(", ");
    line.append(`${this.services.say("result.group", { role: group.label, n: group.people })} `, favourites);
    return line;
  }
}
