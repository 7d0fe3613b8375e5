import { Component } from "../lib/component.js";
import { say } from "../lib/say.js";
import { Menu } from "../board/menu.js";
import { write } from "../board/stamp.js";
import { projected, revealsOneByOne } from "./projected.js";
import { preview } from "./screen_preview.js";

/** @typedef {import("../board/shapes.js").Board} Board */

/** What is on the big screen, and the buttons that change it. */
export class ScreenControl extends Component {
  static moduleName = "screen-control";

  #services;
  #menu;
  #signature = "";

  /**
   * @param {HTMLElement} root
   * @param {import("../board/shapes.js").Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    this.#menu = new Menu(this.ref("view-menu"), this.ref("view-menu-item"));
    services.connection.addEventListener("board", () => this.#draw());
    this.ref("choose-view").addEventListener("click", () => this.#choose());
    this.ref("freeze").addEventListener("click", () => this.#freeze());
    this.ref("black").addEventListener("click", () => this.#black());
    this.ref("follow").addEventListener("click", () => this.#show("step"));
    this.ref("reveal-more").addEventListener("click", () => this.#reveal(1));
    this.ref("reveal-less").addEventListener("click", () => this.#reveal(-1));
    this.ref("reveal-all").addEventListener("click", () => this.#send({ reveal: this.#rows }));
  }

  /** @returns {Board | null} */
  get #board() {
    return this.#services.actions.board;
  }

  get #view() {
    return projected(this.#board?.view, this.#board?.step ?? null);
  }

  /** How many themes or result rows there are to show; advice stands alone, and then all together. */
  get #rows() {
    const board = this.#board;
    if (this.#view === "themes") return board?.themes.filter((row) => row.state !== "merged").length ?? 0;
    if (this.#view === "advice") return board?.outcomes.length ? board.outcomes.length + 1 : 0;
    const last = board?.results[board.results.length - 1];
    return last?.questions[0]?.rows.length ?? 0;
  }

  #draw() {
    const board = this.#board;
    if (!board?.view) return;
    const view = this.#view;
    write(this.ref("view-name"), say(`run.view.${view}`));
    write(this.ref("view-why"), board.view.name === "step" ? say("run.screen.follows") : say("run.screen.fixed"));
    this.ref("frozen-mark").hidden = !board.view.frozen;
    this.ref("freeze").setAttribute("aria-pressed", String(board.view.frozen));
    this.ref("black").setAttribute("aria-pressed", String(view === "black"));
    this.ref("follow").hidden = board.view.name === "step";
    this.#drawReveal(board.view.reveal);
    this.#drawPicture(board, view);
  }

  /** @param {number | null} shown */
  #drawReveal(shown) {
    const bar = this.ref("reveal");
    bar.hidden = !revealsOneByOne(this.#view) || this.#rows === 0;
    const some = shown !== null && shown < this.#rows;
    const at = some ? say("run.reveal.at", { at: shown, of: this.#view === "advice" ? this.#rows - 1 : this.#rows }) : say("run.reveal.all-shown");
    write(this.ref("reveal-at"), at);
    write(this.ref("reveal-more"), say(some ? "run.reveal.more" : "run.reveal.one-by-one"));
    this.ref("reveal-less").hidden = !some;
    this.ref("reveal-all").hidden = !some;
  }

  /**
   * @param {Board} board
   * @param {string} view
   */
  #drawPicture(board, view) {
    const parts = preview(board, view);
    const signature = view + parts.map((element) => element.outerHTML + element.style.cssText).join();
    if (signature === this.#signature) return;
    this.#signature = signature;
    const picture = this.ref("picture");
    picture.dataset.view = view;
    picture.replaceChildren(...parts);
  }

  #choose() {
    const views = (this.#board?.views ?? []).filter((name) => name !== "step");
    const items = views.map((name) => ({ label: say(`run.view.${name}`), act: () => this.#show(name) }));
    const follow = { label: say("run.view.step"), act: () => this.#show("step") };
    this.#menu.show(this.ref("choose-view"), say("run.screen.choose"), [follow, ...items]);
  }

  #black() {
    return this.#show(this.#view === "black" ? "step" : "black");
  }

  #freeze() {
    return this.#send({ frozen: !this.#board?.view?.frozen });
  }

  /** @param {number} step */
  #reveal(step) {
    const now = this.#board?.view?.reveal ?? this.#rows;
    const shown = now >= this.#rows && step > 0 ? 0 : now;
    return this.#send({ reveal: Math.max(0, Math.min(this.#rows, shown + step)) });
  }

  /** @param {string} view */
  #show(view) {
    return this.#send({ view });
  }

  /** @param {Record<string, string | number | boolean>} payload */
  #send(payload) {
    return this.#services.dispatch.send("show", payload);
  }
}
