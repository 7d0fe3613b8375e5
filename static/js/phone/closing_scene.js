import { reconcile } from "../lib/keyed_list.js";
import { paint } from "../lib/theme_colour.js";
import { looseSteps, noteRows } from "./note_rows.js";
import { OwnNotes } from "./own_notes.js";
import { fill, Scene } from "./scene.js";

/** @typedef {import("./scene.js").View} View */

/** Thanks, the next date, and where one's own notes and plans stand. */
export class ClosingScene extends Scene {
  #notes;

  /**
   * @param {HTMLElement} root
   * @param {import("./scene.js").Services} services
   */
  constructor(root, services) {
    super(root, services);
    this.#notes = new OwnNotes(root, "notes", services.say);
  }

  /** @param {View} view */
  update({ board, own, waiting, online }) {
    const { say } = this.services;
    // While the closing step plays, its own text already tells the date.
    this.show("next-line", board.workshop.state === "closed");
    const { next_date, by_when, contact } = board.workshop.closing;
    const later = by_when ? say("closing.by_when", { by_when }) : say("closing.follows");
    this.fill("next", next_date ?? later);
    this.show("contact-line", Boolean(contact));
    this.fill("contact", contact ?? "");
    this.#joined(board.items, own.pledges);
    const rows = noteRows({ notes: own.notes, step: null, waiting, recent: new Map(), online });
    this.#notes.draw(rows, { open: false, loose: looseSteps(board.steps, rows, true) });
    this.show("notes-section", rows.length > 0);
    this.show("notes-title", rows.length > 0);
    this.fill("notes-count", rows.length);
  }

  /**
   * @param {any[]} items
   * @param {{ item: string }[]} pledges
   */
  #joined(items, pledges) {
    const mine = items.filter((item) => pledges.some((pledge) => pledge.item === item.id));
    this.show("joined-section", mine.length > 0);
    this.fill("joined-title", this.services.say("joined", { n: mine.length }));
    reconcile(this.ref("joined"), mine, {
      key: (item) => item.id,
      create: () => this.row("joined"),
      update: (element, item) => {
        paint(element, item.theme);
        fill(element, "chip", item.number);
        fill(element, "label", item.title);
      },
    });
  }
}
