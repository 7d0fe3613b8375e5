import { Component } from "../lib/component.js";
import { say } from "../lib/say.js";
import { write } from "../board/stamp.js";

/** @typedef {import("../board/shapes.js").Counts} Counts */
/** @typedef {import("../board/shapes.js").StepView} StepView */

const notes = (/** @type {Counts} */ counts) => /** @type {[string, number]} */ (["run.counts.notes", counts.notes]);

/** What people did in steps of this kind, of the people in the hall. */
const MEASURES = /** @type {Record<string, (counts: Counts & { outcomes: number }) => [string, number]>} */ ({
  vote: (counts) => ["run.counts.voted", counts.voted],
  budget: (counts) => ["run.counts.voted", counts.voted],
  poll: (counts) => ["run.counts.answered", counts.answered],
  scale: (counts) => ["run.counts.answered", counts.answered],
  evaluate: (counts) => ["run.counts.answered", counts.answered],
  choose: (counts) => ["run.counts.answered", counts.answered],
  elaborate: (counts) => ["run.counts.plans", counts.plans],
  pitch: (counts) => ["run.counts.plans", counts.plans],
  "elaborate/cases": (counts) => ["run.counts.advice", counts.outcomes],
  "pitch/cases": (counts) => ["run.counts.advice", counts.outcomes],
  words: (counts) => ["run.counts.words", counts.step_notes],
  ideas: (counts) => ["run.counts.notes", counts.step_notes],
  group: notes,
});

/** These say 'x of y people', which needs to be known how many people there are. */
const OF_PEOPLE = new Set(["run.counts.voted", "run.counts.answered"]);

/** What came in, and on how many phones someone still writes; phones are never people. */
export class HallCounts extends Component {
  static moduleName = "hall-counts";

  /**
   * @param {HTMLElement} root
   * @param {import("../board/shapes.js").Services} services
   */
  constructor(root, { actions, connection }) {
    super(root);
    connection.addEventListener("board", () => {
      if (!actions.board) return;
      const { counts, outcomes, step } = actions.board;
      this.#draw({ ...counts, outcomes: outcomes.length }, step);
    });
  }

  /**
   * @param {Counts & { outcomes: number }} counts
   * @param {StepView | null} step
   */
  #draw(counts, step) {
    const measure = MEASURES[`${step?.kind}/${step?.about}`] ?? MEASURES[step?.kind ?? ""];
    const [key, n] = (measure ?? notes)(counts);
    // Where nothing is counted, nought notes say nothing.
    this.ref("counter").hidden = !measure && n === 0;
    write(this.ref("measure"), String(n));
    const known = counts.people > 0 || !OF_PEOPLE.has(key);
    write(this.ref("measure-words"), say(known ? key : `${key}-uncounted`, { n, people: counts.people }));
    const writing = this.ref("writing");
    writing.hidden = counts.writing === 0;
    write(writing, say("run.counts.writing", { n: counts.writing }));
  }
}
