import { element } from "../desk/element.js";
import { Component } from "../lib/component.js";
import { icon } from "../lib/icon.js";
import { reconcile } from "../lib/keyed_list.js";
import { say, sayError } from "../lib/say.js";
import { numberTyped } from "./card_number.js";

const SHOWN = 30;

/** What was typed: first what needs a look, then 'tekst volgt', then the last ones. */
export class CardLists extends Component {
  static moduleName = "card-lists";

  #cards;

  /**
   * @param {HTMLElement} root
   * @param {{ cards: import("./paper_cards.js").PaperCards }} services
   */
  constructor(root, { cards }) {
    super(root);
    this.#cards = cards;
    cards.addEventListener("change", () => this.#show());
    this.#show();
  }

  #show() {
    const { refused, pending, typed } = this.#cards;
    this.#part("refused", refused.length);
    this.#part("pending", pending.length);
    this.ref("empty").hidden = refused.length + pending.length + typed.length > 0;
    this.ref("typed-part").hidden = typed.length === 0;
    reconcile(this.ref("refused"), refused, {
      key: (row) => row.card.id,
      create: (row) => this.#refusedCard(row),
    });
    reconcile(this.ref("pending"), pending, {
      key: cardKey,
      create: (row) => this.#pendingCard(row),
    });
    reconcile(this.ref("typed"), typed.slice(0, SHOWN), { key: cardKey, create: typedCard });
  }

  /**
   * @param {string} name
   * @param {number} count
   */
  #part(name, count) {
    this.ref(`${name}-part`).hidden = count === 0;
    this.ref(`${name}-count`).textContent = String(count);
  }

  /** @param {import("./paper_cards.js").CardRow} row */
  #pendingCard(row) {
    const fill = element("button", { type: "button", class: "button button--secondary button--small" }, [
      say("scribe.card.type_text"),
      element("span", { class: "visually-hidden", text: ` ${row.number}` }),
    ]);
    fill.addEventListener("click", () => this.#cards.dispatchEvent(new CustomEvent("fill-in", { detail: row })));
    return element("li", { class: "card-row card-row--pending" }, [
      numberOf(row.number),
      element("span", { class: "card-row__text", text: say("scribe.card.pending") }),
      row.waiting ? waiting() : fill,
    ]);
  }

  /** @param {import("./paper_cards.js").RefusedCard} refused */
  #refusedCard(refused) {
    const { card, error } = refused;
    const number = /** @type {HTMLInputElement} */ (
      element("input", { class: "input card-row__number", inputmode: "numeric", value: card.number ?? "", "aria-label": say("scribe.number") })
    );
    const form = element("form", { class: "card-row__again" }, [
      number,
      element("button", { class: "button button--small", text: say("scribe.refused.again") }),
      this.#throwAway(refused),
    ]);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = numberTyped(number.value);
      if (typed !== undefined) this.#cards.sendAgain(refused, typed);
    });
    const why = error.code === "number_taken" ? say("scribe.refused.number", { number: card.number }) : sayError(error);
    return element("li", { class: "card-row card-row--refused" }, [
      element("p", { class: "card-row__why" }, [icon("warning"), why]),
      element("p", { class: "card-row__text", text: card.text ?? say("scribe.card.pending") }),
      form,
    ]);
  }

  /** @param {import("./paper_cards.js").RefusedCard} refused */
  #throwAway(refused) {
    const button = element("button", { type: "button", class: "button button--text button--small", text: say("scribe.refused.drop") });
    button.addEventListener("click", () => this.#cards.throwAway(refused));
    return button;
  }
}

/** A card that has been saved gets another row, without 'wacht'. @param {import("./paper_cards.js").CardRow} row */
function cardKey(row) {
  return `${row.id} ${row.waiting} ${row.text}`;
}

/** @param {import("./paper_cards.js").CardRow} row */
function typedCard(row) {
  return element("li", { class: "card-row" }, [
    numberOf(row.number),
    element("span", { class: "card-row__text", text: row.text }),
    row.waiting ? waiting() : null,
  ]);
}

/** @param {number | null} number */
function numberOf(number) {
  return element("b", { class: "card-row__figure figures", text: number ?? "–" });
}

function waiting() {
  return element("span", { class: "card-row__waiting" }, [icon("clock"), say("scribe.card.waiting")]);
}
