import { newId } from "../lib/ids.js";
import { proposedNumber } from "./card_number.js";

/**
 * The paper cards that were typed: those on the board, those on their way, and those that the
 * server did not take. Nothing typed disappears before it is saved or thrown away by hand.
 *
 * @typedef {{ id: string, number: number | null, text: string | null, table: number | null, key: string | null }} Card
 * @typedef {{ step: string, card: Card, error: { code: string, params: Record<string, any> } }} RefusedCard
 * @typedef {{ id: string, number: number | null, text: string, step: string, pending: boolean, waiting: boolean }} CardRow
 */

const COMMAND = "add_paper_notes";
const REFUSED = "refused-cards";

export class PaperCards extends EventTarget {
  #outbox;
  #drafts;
  /** @type {RefusedCard[]} */
  #refused;
  /** @type {import("../lib/board_state.js").Row[]} */
  #notes = [];
  #nextCard = 1;
  /** @type {number | null} */
  #last = null;

  /**
   * @param {{
   *   outbox: import("../lib/outbox.js").Outbox,
   *   drafts: import("../desk/drafts.js").Drafts,
   * }} kept
   */
  constructor({ outbox, drafts }) {
    super();
    this.#outbox = outbox;
    this.#drafts = drafts;
    this.#refused = drafts.kept(REFUSED) ?? [];
    outbox.addEventListener("change", () => this.#changed());
    outbox.addEventListener("answered", (event) => this.#answered(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {Record<string, any>} board */
  take(board) {
    this.#notes = board.notes;
    this.#nextCard = board.next_card;
    this.#changed();
  }

  get proposal() {
    const taken = new Set(this.#numbers());
    return proposedNumber({ nextCard: this.#nextCard, last: this.#last, taken });
  }

  /** @returns {RefusedCard[]} */
  get refused() {
    return this.#refused;
  }

  /** Cards of which the text is still to come, lowest number first. @returns {CardRow[]} */
  get pending() {
    return this.#rows()
      .filter((row) => row.pending)
      .sort((one, other) => (one.number ?? 0) - (other.number ?? 0));
  }

  /** The others, last typed first. @returns {CardRow[]} */
  get typed() {
    return this.#rows().filter((row) => !row.pending);
  }

  /**
   * The card that already has this number.
   * @param {number} number
   */
  withNumber(number) {
    return this.#rows().find((row) => row.number === number);
  }

  /**
   * @param {string} step
   * @param {Omit<Card, "id">} card
   */
  add(step, card) {
    if (card.number !== null) this.#last = card.number;
    return this.#send(step, { id: newId(), ...card });
  }

  /**
   * Send a refused card again, with another number.
   * @param {RefusedCard} refused
   * @param {number | null} number
   */
  sendAgain(refused, number) {
    this.throwAway(refused);
    return this.#send(refused.step, { ...refused.card, id: newId(), number });
  }

  /** @param {RefusedCard} refused */
  throwAway(refused) {
    this.#keepRefused(this.#refused.filter((one) => one !== refused));
  }

  /**
   * @param {string} step
   * @param {Card} card
   */
  #send(step, card) {
    const given = Object.fromEntries(Object.entries(card).filter(([, value]) => value !== null));
    return this.#outbox.add(COMMAND, { step, notes: [given] }, { key: card.id });
  }

  /** @param {{ entry: import("../lib/outbox.js").Entry, answer: import("../lib/outbox.js").Answer }} detail */
  #answered({ entry, answer }) {
    if (entry.command !== COMMAND || answer.ok) return;
    this.#keepRefused([...this.#refused, { step: entry.payload.step, card: cardOf(entry), error: answer.error }]);
  }

  /** @param {RefusedCard[]} refused */
  #keepRefused(refused) {
    this.#refused = refused;
    this.#drafts.keep(REFUSED, refused);
    this.#changed();
  }

  #numbers() {
    return this.#rows().flatMap(({ number }) => (number === null ? [] : [number]));
  }

  /** @returns {CardRow[]} on their way first, then the board from new to old */
  #rows() {
    const waiting = this.#outbox.entries.filter(({ command }) => command === COMMAND).map(waitingRow);
    const numbers = new Set(waiting.map(({ number }) => number));
    const ids = new Set(waiting.map(({ id }) => id));
    const known = this.#notes.filter(({ id, number }) => !ids.has(id) && !numbers.has(number)).map(boardRow);
    return [...waiting.reverse(), ...known.reverse()];
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * @param {import("../lib/outbox.js").Entry} entry
 * @returns {Card}
 */
function cardOf(entry) {
  const given = entry.payload.notes[0];
  return {
    id: given.id,
    number: given.number ?? null,
    text: given.text ?? null,
    table: given.table ?? null,
    key: given.key ?? null,
  };
}

/**
 * @param {import("../lib/outbox.js").Entry} entry
 * @returns {CardRow}
 */
function waitingRow(entry) {
  const { id, number, text } = cardOf(entry);
  return { id, number, text: text ?? "", step: entry.payload.step, pending: text === null, waiting: true };
}

/**
 * @param {import("../lib/board_state.js").Row} note
 * @returns {CardRow}
 */
function boardRow({ id, number, text, step, text_pending }) {
  return { id, number, text, step, pending: text_pending, waiting: false };
}
