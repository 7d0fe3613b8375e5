import { reconcile } from "../lib/keyed_list.js";
import { looseSteps, noteRows } from "./note_rows.js";
import { OwnNotes } from "./own_notes.js";
import { fill, part, Scene } from "./scene.js";
import { asideOf } from "./scene_of.js";

/** @typedef {import("./scene.js").View} View */

/** Nothing to do: put the phone away. */
export class WaitingScene extends Scene {
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
  update({ board, own, step, waiting, online }) {
    const { say } = this.services;
    const talk = step.kind === "talk" && !step.waits_for;
    this.fill("aside", talk ? `${step.title}. ${step.text}` : say(asideOf(step)));
    this.#chapters(board.chapters);
    const people = board.counts.people;
    this.fill("people", people ? say("common.people_in_hall", { n: people }) : "");
    this.show("connected", people > 0 && online);
    const rows = noteRows({ notes: own.notes, step: null, waiting, recent: new Map(), online });
    this.show("notes-fold", rows.length > 0);
    this.#notes.draw(rows, { open: false, loose: looseSteps(board.steps, rows) });
    this.show("notes-section", true);
    this.show("notes-title", rows.length > 0);
    this.fill("notes-count", rows.length);
  }

  /** @param {any[]} chapters */
  #chapters(chapters) {
    reconcile(this.ref("chapters"), chapters, {
      key: (chapter) => chapter.name,
      create: () => this.row("chapter"),
      update: (element, chapter) => {
        element.className = `ahead__row ahead__row--${chapter.state}`;
        fill(element, "name", chapter.name);
        fill(element, "state", this.services.say(`phone.chapter.${chapter.state}`));
        part(element, "left").hidden = true;
      },
    });
  }
}
