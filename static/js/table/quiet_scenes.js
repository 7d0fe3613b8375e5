import { element } from "../desk/element.js";
import { euros } from "../lib/euros.js";
import { Component } from "../lib/component.js";
import { icon } from "../lib/icon.js";
import { say } from "../lib/say.js";
import { waitingWords } from "./table_scene.js";

/** @type {Record<string, string>} */
const ICONS = { done: "check", now: "next", to_come: "clock" };

/** Nothing to write now: one sentence, and where we are in the meeting. */
export class WaitScene extends Component {
  static moduleName = "wait-scene";

  /** @param {Record<string, any>} board */
  show(board) {
    this.ref("words").textContent = say(waitingWords(board));
    this.ref("chapters").replaceChildren(
      ...board.chapters.map((/** @type {any} */ { name, state }) =>
        element("li", { class: `wait-chapter wait-chapter--${state}` }, [
          icon(ICONS[state] ?? "clock"),
          element("span", { text: name }),
          element("span", { class: "visually-hidden", text: ` (${say(`table.chapter.${state}`)})` }),
        ]),
      ),
    );
  }
}

/** Votes are given on phones or with stickers, never on the table's device. */
export class VoteScene extends Component {
  static moduleName = "vote-scene";

  /** @param {Record<string, any>} board */
  show(board) {
    this.ref("words").textContent = votingWords(board.step);
  }
}

/** @param {Record<string, any>} step */
function votingWords({ dots, pick, amount, method, kind }) {
  if (method === "top3") return say("table.vote.top3");
  if (amount) return say("table.vote.money", { amount: euros(amount) });
  if (kind === "budget") return say("table.vote.money_unknown");
  return dots ? say("table.vote.dots", { n: dots }) : say("table.vote.pick", { n: pick ?? 1 });
}

/** Thanks, and when people meet again. */
export class CloseScene extends Component {
  static moduleName = "close-scene";

  /** @param {Record<string, any>} board */
  show(board) {
    const { next_date, by_when, contact } = board.workshop.closing;
    const key = next_date ? "table.close.date" : by_when && contact ? "table.close.by_when" : "table.close.follows";
    this.ref("next").textContent = say(key, { date: next_date, by_when, contact });
    this.ref("contact").textContent = next_date && contact ? say("table.close.contact", { contact }) : "";
    const { notes } = board.counts;
    this.ref("counts").textContent = notes ? say("table.close.counts", { n: notes }) : "";
  }
}
