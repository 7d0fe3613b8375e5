import { Clock } from "../lib/clock.js";
import { ask } from "../lib/dialog.js";
import { Component } from "../lib/component.js";
import { say } from "../lib/say.js";
import { write } from "../board/stamp.js";
import { minuteBricks } from "./minute_bricks.js";

/** @typedef {import("../lib/clock.js").Face} Face */

/** The clock of the step and the buttons that move it. It closes nothing. */
export class TimerPanel extends Component {
  static moduleName = "timer-panel";

  #dispatch;
  #clock = new Clock();
  #timer = { left_ms: /** @type {number | null} */ (null), running: false, total_ms: 0 };
  #minutes = 10;
  /** @type {number | null} */
  #told = null;

  /**
   * @param {HTMLElement} root
   * @param {import("../board/shapes.js").Services} services
   */
  constructor(root, { actions, connection, dispatch }) {
    super(root);
    this.#dispatch = dispatch;
    this.#clock.onTick((face) => this.#tick(face));
    connection.addEventListener("board", () => {
      const board = actions.board;
      if (!board) return;
      this.root.hidden = board.workshop.state === "closed";
      this.#timer = board.timer;
      this.#minutes = board.step?.minutes || 10;
      this.#clock.set(board.timer);
      this.#draw();
    });
    this.ref("less").addEventListener("click", () => this.#send({ add: -60 }));
    this.ref("more").addEventListener("click", () => this.#send({ add: 60 }));
    this.ref("pause").addEventListener("click", () => this.#pause());
    this.ref("set-time").addEventListener("click", () => this.#set());
  }

  #draw() {
    const { left_ms, running } = this.#timer;
    const none = left_ms === null;
    const word = none ? "run.timer.start" : running ? "run.timer.pause" : "run.timer.go";
    write(this.ref("pause"), say(word, { n: this.#minutes }));
    for (const name of ["less", "more"]) this.ref(name).hidden = none;
  }

  /** @param {Face} face */
  #tick({ text, state, left_ms }) {
    write(this.ref("figures"), state === "none" ? "–:––" : text);
    const words = say(`run.timer.${state}`, { n: Math.ceil(this.#timer.total_ms / 60_000) });
    write(this.ref("timer-words"), words);
    for (const name of ["running", "last-minute", "paused", "over", "none"]) {
      this.root.classList.toggle(`timer--${name}`, name === state);
    }
    this.#lay(left_ms);
  }

  /** @param {number | null} left_ms */
  #lay(left_ms) {
    const { total, used } = minuteBricks(left_ms, this.#timer.total_ms);
    const key = total * 1000 + used;
    if (key === this.#told) return;
    this.#told = key;
    const bricks = Array.from({ length: total }, (_, at) => {
      const brick = document.createElement("i");
      if (at < used) brick.className = "is-used";
      return brick;
    });
    this.ref("minute-bricks").replaceChildren(...bricks);
  }

  #pause() {
    const { left_ms, running } = this.#timer;
    if (left_ms === null) return this.#send({ seconds: this.#minutes * 60 });
    return this.#send({ paused: running });
  }

  async #set() {
    const field = /** @type {HTMLInputElement} */ (this.ref("minutes"));
    field.value = String(this.#minutes);
    const answering = ask(/** @type {HTMLDialogElement} */ (this.ref("time-dialog")));
    field.select();
    const minutes = (await answering) === "yes" ? Number(field.value) : 0;
    if (minutes > 0) await this.#send({ seconds: Math.round(minutes * 60) });
  }

  /** @param {Record<string, number | boolean>} change */
  #send(change) {
    return this.#dispatch.send("set_timer", change);
  }
}
