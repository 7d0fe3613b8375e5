import { ask } from "../lib/dialog.js";
import { Component } from "../lib/component.js";
import { say } from "../lib/say.js";
import { write } from "../board/stamp.js";
import { commandsOf, nextMove, questionBeforeClosing } from "./next_step.js";

/** The one primary button: it closes what is current and goes on; at the end it ends the meeting. */
export class NextButton extends Component {
  static moduleName = "next-button";

  #services;

  /**
   * @param {HTMLElement} root
   * @param {import("../board/shapes.js").Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    services.connection.addEventListener("board", () => this.#draw());
    this.ref("next").addEventListener("click", () => this.#press());
  }

  get #board() {
    return this.#services.actions.board;
  }

  #draw() {
    const board = this.#board;
    if (!board) return;
    const move = nextMove(board.steps);
    const begun = board.steps.some((row) => row.place === "current");
    const key = move.go ? (begun ? "run.next" : "run.begin") : "run.end";
    const closed = board.workshop.state === "closed";
    write(this.ref("next-words"), closed ? say("run.ended") : say(key, { title: move.title }));
    this.ref("next").setAttribute("aria-disabled", String(closed));
  }

  async #press() {
    const board = this.#board;
    const button = this.ref("next");
    if (!board || button.getAttribute("aria-disabled") === "true") return;
    if (button.getAttribute("aria-busy") === "true") return;
    const move = nextMove(board.steps);
    if (!move.go) return this.#end();
    if (!(await this.#sure())) return;
    button.setAttribute("aria-busy", "true");
    for (const { command, payload } of commandsOf(move)) {
      const answer = await this.#services.dispatch.send(command, payload);
      if (!answer.ok) break;
    }
    button.removeAttribute("aria-busy");
  }

  /** Ask first when people are writing, or when a vote ends for good. */
  async #sure() {
    const board = this.#board;
    const current = board?.steps.find((row) => row.place === "current");
    const question = board && questionBeforeClosing(current, board.counts);
    if (!board || !question) return true;
    const { writing, voted } = board.counts;
    const n = question === "writing" ? writing : voted;
    write(this.ref("close-why"), say(`run.close.${question}`, { n }));
    const dialog = /** @type {HTMLDialogElement} */ (this.ref("close-dialog"));
    return (await ask(dialog)) === "yes";
  }

  async #end() {
    const { dispatch } = this.#services;
    const closing = this.#board?.workshop.closing;
    const fields = ["next_date", "by_when", "contact"].map((name) => ({
      name,
      field: /** @type {HTMLInputElement} */ (this.ref(name)),
    }));
    for (const { name, field } of fields) {
      field.value = closing?.[/** @type {keyof typeof closing} */ (name)] ?? "";
    }
    const dialog = /** @type {HTMLDialogElement} */ (this.ref("end-dialog"));
    const answer = await ask(dialog);
    if (!answer) return;
    const payload = Object.fromEntries(
      fields.map(({ name, field }) => [name, field.value.trim() || null]),
    );
    const kept = await dispatch.send("set_closing", payload);
    if (kept.ok && answer === "close") await dispatch.send("close_workshop");
  }
}
