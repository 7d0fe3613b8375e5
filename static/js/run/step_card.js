import { Component } from "../lib/component.js";
import { say } from "../lib/say.js";
import { write } from "../board/stamp.js";
import { progress, warningOf } from "./next_step.js";

/** @typedef {import("../board/shapes.js").Board} Board */

/** Where we are: the step, its state, what to say, and what runs beside it. */
export class StepCard extends Component {
  static moduleName = "step-card";

  /**
   * @param {HTMLElement} root
   * @param {import("../board/shapes.js").Services} services
   */
  constructor(root, { actions, connection }) {
    super(root);
    connection.addEventListener("board", () => actions.board && this.#draw(actions.board));
  }

  /** @param {Board} board */
  #draw(board) {
    const { step, beside } = board;
    const { at, of } = progress(board.steps);
    write(this.ref("step-at"), at ? say("run.step-at", { at, of }) : say("run.not-begun"));
    write(this.ref("step-title"), step?.title ?? board.workshop.title);
    const state = this.ref("step-state");
    state.hidden = !step;
    state.dataset.state = step?.state ?? "";
    write(state, step ? say(`run.state.${step.state}`) : "");
    const lack = warningOf(step, board.lacking ?? []);
    this.ref("step-lack").hidden = !lack;
    write(this.ref("step-lack"), lack ? say(`run.lack.${lack}`) : "");
    write(this.ref("step-host"), step?.host ?? "");
    this.ref("step-hint").hidden = !step?.host;
    write(this.ref("step-beside"), beside ? say("run.beside", { title: beside.title }) : "");
    document.title = `${step?.title ?? say("run.title")} · ${board.workshop.title}`;
    const chapters = this.ref("course");
    chapters.replaceChildren(...board.chapters.map(brick));
  }
}

/** @param {{ state: string }} chapter */
function brick({ state }) {
  const element = document.createElement("i");
  if (state !== "to_come") element.className = `course__${state}`;
  return element;
}
