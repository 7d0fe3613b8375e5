import { ask } from "../lib/dialog.js";
import { Component } from "../lib/component.js";
import { say } from "../lib/say.js";
import { write } from "../board/stamp.js";
import { commandsOf, lackOf, nextMove, questionBeforeClosing } from "./next_step.js";

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
    if (!(await this.#sure(move))) return;
    button.setAttribute("aria-busy", "true");
    for (const { command, payload } of commandsOf(move)) {
      const answer = await this.#services.dispatch.send(command, payload);
      if (!answer.ok) break;
    }
    button.removeAttribute("aria-busy");
  }

  /**
   * Ask first when people are writing, when a vote ends for good, or when the next step has nothing in it.
   * @param {import("./next_step.js").Move} move
   */
  async #sure(move) {
    const board = this.#board;
    if (!board) return true;
    const current = board.steps.find((row) => row.place === "current");
    const question = questionBeforeClosing(current, board.counts);
    const lack = lackOf(move, board.lacking ?? []);
    if (!question && !lack) return true;
    const { writing, voted } = board.counts;
    const n = question === "writing" ? writing : voted;
    write(this.ref("close-dialog-title"), say(question ? "run.close.title" : "run.next.title"));
    write(this.ref("close-why"), question ? say(`run.close.${question}`, { n }) : "");
    write(this.ref("close-lack"), lack ? say(`run.lack.${lack}`) : "");
    write(this.ref("close-yes"), say(question ? "run.close.yes" : "run.next.yes"));
    write(this.ref("close-no"), say(question ? "run.close.no" : "run.next.no"));
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
