import { Component } from "../lib/component.js";
import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";
import { part, stamp, write } from "../board/stamp.js";

/** @typedef {import("../board/shapes.js").MeetingClock} Times */
/** @typedef {import("../board/shapes.js").Shortening} Shortening */

/** The clock of the meeting: how late it is, when it ends, and what can be shorter. */
export class MeetingClock extends Component {
  static moduleName = "meeting-clock";

  /**
   * @param {HTMLElement} root
   * @param {import("../board/shapes.js").Services} services
   */
  constructor(root, { actions, connection }) {
    super(root);
    connection.addEventListener("board", () => this.#draw(actions.board?.clock));
  }

  /** @param {Times | undefined} clock */
  #draw(clock) {
    // Until the meeting has begun, or a time was planned, there is no end to speak of.
    const known = Boolean(clock?.expected_end);
    this.root.hidden = !known;
    if (!clock || !known) return;
    const late = clock.minutes_late;
    const key = late > 0 ? "run.clock.late" : late < 0 ? "run.clock.early" : "run.clock.on-time";
    write(this.ref("clock-words"), say(key, { n: Math.abs(late), end: clock.expected_end }));
    write(this.ref("clock-planned"), say("run.clock.planned", { end: clock.planned_end }));
    this.root.classList.toggle("is-late", late > 0);
    this.ref("shorter").hidden = clock.can_be_shorter.length === 0;
    reconcile(this.ref("shorter-list"), clock.can_be_shorter, {
      key: (row) => row.step,
      create: () => stamp(this.ref("shorter-row")),
      update: (element, row) => this.#row(element, row),
    });
  }

  /**
   * @param {HTMLElement} element
   * @param {Shortening} row
   */
  #row(element, row) {
    write(part(element, "title"), row.title);
    const key = row.skip ? "run.clock.skip" : "run.clock.shorter";
    write(part(element, "gain"), say(key, { n: row.minutes }));
  }
}
