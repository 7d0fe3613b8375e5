import { element } from "../desk/element.js";
import { icon } from "../lib/icon.js";
import { say, sayError } from "../lib/say.js";

const SHOWN = 12;

/**
 * What was typed from cards on this page: on its way, saved, or refused with a way back into the
 * form. Kept in memory only, because it may hold how people can be reached.
 */
export class SentList {
  /** @type {Map<string, { payload: Record<string, any>, state: "waiting" | "saved" | "refused", why: string }>} */
  #cards = new Map();
  #list;
  #command;
  #labelOf;
  #putBack;

  /**
   * @param {HTMLElement} list an empty <ul>
   * @param {{
   *   command: string,
   *   boxes: import("../lib/outbox.js").Outbox[],
   *   labelOf: (payload: Record<string, any>) => string,
   *   putBack: (payload: Record<string, any>) => void,
   * }} how
   */
  constructor(list, { command, boxes, labelOf, putBack }) {
    this.#list = list;
    this.#command = command;
    this.#labelOf = labelOf;
    this.#putBack = putBack;
    for (const box of boxes) {
      box.addEventListener("change", () => this.#waiting(box));
      box.addEventListener("answered", (event) => this.#answered(/** @type {CustomEvent} */ (event).detail));
      this.#waiting(box);
    }
  }

  /** @param {import("../lib/outbox.js").Outbox} box */
  #waiting(box) {
    for (const { command, payload } of box.entries) {
      if (command === this.#command) this.#cards.set(payload.id, { payload, state: "waiting", why: "" });
    }
    this.#show();
  }

  /** @param {{ entry: import("../lib/outbox.js").Entry, answer: import("../lib/outbox.js").Answer }} detail */
  #answered({ entry: { command, payload }, answer }) {
    if (command !== this.#command) return;
    const why = answer.ok ? "" : sayError(answer.error);
    this.#cards.set(payload.id, { payload, state: answer.ok ? "saved" : "refused", why });
    this.#show();
  }

  #show() {
    const newest = [...this.#cards.values()].reverse().slice(0, SHOWN);
    this.#list.replaceChildren(...newest.map((card) => this.#row(card)));
    const part = this.#list.parentElement;
    if (part) part.hidden = newest.length === 0;
  }

  /** @param {{ payload: Record<string, any>, state: string, why: string }} card */
  #row({ payload, state, why }) {
    const label = element("span", { class: "card-row__text", text: this.#labelOf(payload) });
    if (state !== "refused") {
      const [name, words] = state === "saved" ? ["check", "scribe.sent.saved"] : ["clock", "scribe.card.waiting"];
      return element("li", { class: "card-row" }, [label, element("span", { class: `card-row__${state}` }, [icon(name), say(words)])]);
    }
    const back = element("button", { type: "button", class: "button button--small", text: say("scribe.sent.put_back") });
    back.addEventListener("click", () => {
      this.#cards.delete(payload.id);
      this.#show();
      this.#putBack(payload);
    });
    return element("li", { class: "card-row card-row--refused" }, [
      element("p", { class: "card-row__why" }, [icon("warning"), why]),
      label,
      back,
    ]);
  }
}
